import { description, pipe, record, string } from 'valibot';
import type { FieldSpec } from '../fieldType';
import { adviceFor, sentences } from '../wording';
import { defineFieldType } from './define';

export interface ObjectSpec extends FieldSpec {
  /** What is in it, in order; a project file says it by name. */
  readonly fields: readonly FieldSpec[];
}

const what = 'its fields on lines of their own, further to the right';

export const objectType = defineFieldType<ObjectSpec>({
  name: 'object',
  summary: 'A field with fields of its own.',
  what,
  options: (anyField) => ({
    fields: pipe(
      record(string(), anyField),
      description('The fields in it by name, in the order in which the blog writes them.'),
    ),
  }),
  check: (value, spec) =>
    value.kind === 'map' || value.kind === 'alias'
      ? []
      : [
          {
            span: value.span,
            message: sentences(`\`${spec.name}\` has no fields of its own`, adviceFor(spec, what)),
          },
        ],
  explain: (_field, { fields }) =>
    fields.length === 0
      ? []
      : [`Its fields: ${fields.map(({ name }) => `\`${name}\``).join(', ')}.`],
});
