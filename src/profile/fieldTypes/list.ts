import { description, pipe } from 'valibot';
import { unquotedSpan } from '../../post/fields';
import { textOf } from '../../post/text';
import type { FieldSpec } from '../fieldType';
import { adviceFor, sentences } from '../wording';
import { defineFieldType } from './define';

export interface ListSpec extends FieldSpec {
  /** What each item is; its name is that of the list. */
  readonly items: FieldSpec;
}

const what = 'a list, with each item on a line of its own behind a dash';

export const listType = defineFieldType<ListSpec>({
  name: 'list',
  summary: 'A list of values of one type.',
  what,
  options: (anyField) => ({
    items: pipe(anyField, description('What each item of the list is.')),
  }),
  check: (value, spec, { text }) => {
    if (value.kind === 'list' || value.kind === 'alias') {
      return [];
    }
    const isItem = value.kind === 'scalar' && unquotedSpan(text, value) !== undefined;
    const written = textOf(text, value.span);
    return [
      {
        span: value.span,
        message: sentences(`\`${spec.name}\` is no list`, adviceFor(spec, what)),
        // A plain text may hold what would mean something between brackets.
        fixes:
          isItem && (value.style !== 'plain' || !/[,[\]{}:]/.test(written))
            ? [
                {
                  title: 'Make it a list of one item',
                  edits: [
                    { span: { start: value.span.start, end: value.span.start }, newText: '[' },
                    { span: { start: value.span.end, end: value.span.end }, newText: ']' },
                  ],
                  preferred: true,
                },
              ]
            : [],
      },
    ];
  },
  elements: (value, _spec, text) =>
    value.kind !== 'list'
      ? []
      : value.items.flatMap((item) => {
          const inner = unquotedSpan(text, item);
          return item.kind === 'scalar' && inner !== undefined && item.text.trim() !== ''
            ? [{ text: item.text, span: inner }]
            : [];
        }),
});
