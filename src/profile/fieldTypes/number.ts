import { boolean, description, number, optional, pipe } from 'valibot';
import { unquotedSpan } from '../../post/fields';
import type { FieldSpec, Misfit } from '../fieldType';
import { shown } from '../values';
import { defineFieldType } from './define';
import { notOneText } from './kind';

export interface NumberSpec extends FieldSpec {
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  /** Whether only whole numbers will do. */
  readonly integer?: boolean | undefined;
}

const what = 'a number';
/** What YAML reads as the same number everywhere. */
const decimal = /^[-+]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i;

export const numberType = defineFieldType<NumberSpec>({
  name: 'number',
  summary: 'A number.',
  what,
  options: () => ({
    minimum: optional(pipe(number(), description('The least number allowed.'))),
    maximum: optional(pipe(number(), description('The largest number allowed.'))),
    integer: optional(pipe(boolean(), description('Whether only whole numbers will do.'))),
  }),
  check: (value, spec, { text }): readonly Misfit[] => {
    if (value.kind !== 'scalar') {
      return notOneText(value, spec, what);
    }
    const written = value.text.trim();
    const base = { span: value.span };
    if (!decimal.test(written)) {
      const meant = plainNumber(written);
      return [
        {
          ...base,
          message: `\`${spec.name}\` is “${shown(written)}”, which ${meant === undefined ? 'is no number. Write a number' : `not every reader takes for a number. Write ${meant}`}.`,
          fixes:
            meant === undefined || unquotedSpan(text, value) === undefined ? [] : [writeAs(meant)],
        },
      ];
    }
    if (value.style !== 'plain') {
      return [
        {
          ...base,
          message: `\`${spec.name}\` is “${shown(written)}” in quotes, which is text. Write ${written} without them.`,
          fixes: unquotedSpan(text, value) === undefined ? [] : [writeAs(written)],
        },
      ];
    }
    const read = Number(written);
    const { minimum = -Infinity, maximum = Infinity, integer = false } = spec;
    if (read < minimum) {
      const message = `\`${spec.name}\` is ${shown(written)}. Write ${String(minimum)} or more.`;
      return [{ ...base, message, option: 'minimum' }];
    }
    if (read > maximum) {
      const message = `\`${spec.name}\` is ${shown(written)}. Write ${String(maximum)} or less.`;
      return [{ ...base, message, option: 'maximum' }];
    }
    return integer && !Number.isInteger(read)
      ? [
          {
            ...base,
            message: `\`${spec.name}\` is ${shown(written)}. Write a whole number.`,
            option: 'integer',
          },
        ]
      : [];

    function writeAs(better: string): NonNullable<Misfit['fixes']>[number] {
      return {
        title: `Write ${better}`,
        edits: [{ span: value.span, newText: better }],
        preferred: true,
      };
    }
  },
});

/** A number with marks between its digits, without them; undefined where they may mean something. */
function plainNumber(written: string): string | undefined {
  const joined = written.replace(/[_ '\u00A0\u2009\u202F]/g, '');
  // Commas and dots are decimal marks in one language and between thousands in another.
  const trimmed = joined.replace(/^([-+]?)0+(?=\d)/, '$1');
  return decimal.test(trimmed) && /^[-+]?[\d_ '\u00A0\u2009\u202F.]+$/.test(written)
    ? trimmed
    : undefined;
}
