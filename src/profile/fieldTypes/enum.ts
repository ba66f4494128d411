import {
  array,
  description,
  minLength,
  optional,
  pipe,
  strictObject,
  string,
  union,
} from 'valibot';
import { unquotedSpan } from '../../post/fields';
import { editDistance } from '../spelling';
import type { FieldSpec } from '../fieldType';
import { shown } from '../values';
import { choice } from '../wording';
import { defineFieldType } from './define';
import { notOneText } from './kind';

export interface EnumValue {
  readonly value: string;
  /** As Markdown. */
  readonly documentation?: string | undefined;
}

export interface EnumSpec extends FieldSpec {
  readonly values: readonly (string | EnumValue)[];
}

const what = 'one of the values that the blog knows';
/** More than a message can name. */
const mostNamed = 8;

export const enumType = defineFieldType<EnumSpec>({
  name: 'enum',
  summary: 'One of a few values.',
  what,
  options: () => ({
    values: pipe(
      array(
        union([
          string(),
          strictObject({
            value: pipe(string(), description('As posts write it.')),
            documentation: optional(
              pipe(string(), description('What the value means, as Markdown.')),
            ),
          }),
        ]),
      ),
      minLength(1),
      description('The values that the field may have, in the order in which they are offered.'),
    ),
  }),
  check: (value, spec, { text }) => {
    if (value.kind !== 'scalar') {
      return notOneText(value, spec, what);
    }
    const written = value.text.trim();
    const values = valuesOf(spec).map((known) => known.value);
    if (values.includes(written)) {
      return [];
    }
    const near = nearest(written, values);
    const inner = unquotedSpan(text, value);
    const advice =
      near !== undefined
        ? `Did you mean ${near}?`
        : values.length > mostNamed
          ? `Write one of the ${String(values.length)} values that the blog knows.`
          : `Write ${choice(values)}.`;
    return [
      {
        span: value.span,
        message: `\`${spec.name}\` is “${shown(written)}”, a value that the blog does not know. ${advice}`,
        fixes:
          near === undefined || inner === undefined
            ? []
            : [
                {
                  title: `Write ${near}`,
                  edits: [{ span: inner, newText: near }],
                  preferred: true,
                },
              ],
        option: 'values',
      },
    ];
  },
  *suggest(spec) {
    for (const { value, documentation } of new Map(
      valuesOf(spec).map((known) => [known.value, known]),
    ).values()) {
      yield { value, ...(documentation !== undefined && { documentation }) };
    }
  },
  explain: ({ value }, spec) => {
    const written = value.kind === 'scalar' ? value.text.trim() : undefined;
    const documentation = valuesOf(spec).find((known) => known.value === written)?.documentation;
    return documentation === undefined ? [] : [documentation];
  },
});

function valuesOf({ values }: EnumSpec): readonly EnumValue[] {
  return values.map((value) => (typeof value === 'string' ? { value } : value));
}

function nearest(written: string, values: readonly string[]): string | undefined {
  const lower = written.toLowerCase();
  return (
    values.find((value) => value.toLowerCase() === lower) ??
    // In short words one letter makes another word.
    values.find((value) => value.length > 3 && editDistance(lower, value.toLowerCase()) === 1)
  );
}
