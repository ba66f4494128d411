import { lineAround, span, startOfNextLine, type Span } from '../../post/text';
import type { Fix } from '../rule';
import { quoted, shown } from '../../profile/values';

/** A line `key: value` that the mistake stands in, whatever YAML made of it. */
export interface FieldLine {
  readonly name: string;
  /** As written, without trailing spaces. */
  readonly value: string;
  readonly valueSpan: Span;
  /** More than this line belongs to it, or less: the value goes on below or stands in brackets. */
  readonly goesOn: boolean;
}

export function fieldLineAt(text: string, offset: number): FieldLine | undefined {
  const line = lineAround(text, offset);
  const written = text.slice(line.start, line.end);
  const found = /^[ \t]*(?:-[ \t]+)?([A-Za-z_][\w-]*)[ \t]*:[ \t]+(?=\S)/.exec(written);
  if (found === null) {
    return undefined;
  }
  const [head, name = ''] = found;
  const value = written.slice(head.length).trimEnd();
  const start = line.start + head.length;
  const below = text.slice(startOfNextLine(text, line.end));
  const goesOn = /^(?:[ \t]+\S|-[ \t]|[\]},])/.test(below) || /,$|^[^[{]*[\]}]$/.test(value);
  return { name, value, valueSpan: span(start, start + value.length), goesOn };
}

/** Puts a whole value in quotes; offers nothing where it is not whole. */
export function quoteFixes(line: FieldLine): Fix[] {
  const { name, value, valueSpan, goesOn } = line;
  if (/^["']/.test(value)) {
    return requoteFixes(line);
  }
  return goesOn
    ? []
    : [
        {
          title: `Put the value of ${name} in quotes`,
          edits: [{ span: valueSpan, newText: quoted(value) }],
          preferred: true,
          // What follows a number sign may be meant as a comment, and a mark may be meant for a tool.
          automatic: !/\s#|^[!&[{|>?-]/.test(value),
        },
      ];
}

/**
 * In `'It's'` the quotes around the whole were meant to hold it together; in `"a" b` and `"a" or "b"`
 * they belong to the value.
 */
export function requoteFixes({ name, value, valueSpan, goesOn }: FieldLine): Fix[] {
  const several = severalTexts(value);
  if (several !== undefined && !goesOn) {
    return [
      {
        title: `Put one pair of quotes around ${shown(several)}`,
        edits: [{ span: valueSpan, newText: quoted(several) }],
        preferred: true,
      },
    ];
  }
  const quote = value.charAt(0);
  const inner = value.slice(1, -1);
  const isAround = value.endsWith(quote) && !/^[^"']*[^\s"']["'](?:[\s,.;:!?]|$)/.test(inner);
  return goesOn
    ? []
    : [
        {
          title: `Put all of ${name} in quotes`,
          edits: [{ span: valueSpan, newText: quoted(isAround ? inner : value) }],
          preferred: true,
        },
      ];
}

/** `"tech", "open source"`, where the quotes are around each text, without them. */
function severalTexts(value: string): string | undefined {
  return /^(?:"[^"'\\,]+"|'[^"'\\,]+')(?:[ \t]*,[ \t]*(?:"[^"'\\,]+"|'[^"'\\,]+'))+$/.test(value)
    ? value.replace(/["']/g, '')
    : undefined;
}

/** Whether a value in quotes ends with the quote that it starts with. */
export function isClosed(written: string): boolean {
  return /^(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*')$/.test(written);
}
