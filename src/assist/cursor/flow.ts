// Lists in square brackets, over one line or several.
import { endOfLine, lineAround, span, textOf, type Span } from '../../post/text';
import type { FieldSpec } from '../../profile/fieldType';
import type { FieldLine } from '../frontLines';
import type { ValuePlace } from './place';
import { closingQuote, contains, isCommentAt, itemBetween, scalarAt, unquoted } from './written';

/** Whether the brackets of a field's value are still open at the cursor. */
export function isInBrackets(text: string, field: FieldLine, offset: number): boolean {
  return (
    text.slice(field.valueStart, field.lineEnd).trimStart().startsWith('[') &&
    offset <= field.end &&
    flowItems(text, field, offset) !== undefined
  );
}

/**
 * The items of a value in square brackets, from separator to separator; undefined where the cursor is
 * not among them.
 */
function flowItems(text: string, field: FieldLine, offset: number): Span[] | undefined {
  const open = text.indexOf('[', field.valueStart);
  const items: Span[] = [];
  let start = open + 1;
  /** Nothing but blanks stands between the separator and here. */
  let isStart = true;
  let lineEnd = -1;
  const last = Math.max(field.end, offset);
  for (let at = start; at < last; at++) {
    const unit = text.charAt(at);
    // Looked for once per line: hostile ones are long.
    lineEnd = at > lineEnd ? endOfLine(text, at) : lineEnd;
    if (unit === '"' || unit === "'") {
      at = isStart ? (closingQuote(text, at, lineEnd) ?? lineEnd - 1) : at;
      isStart = false;
    } else if (unit === ',') {
      items.push(span(start, at));
      start = at + 1;
      isStart = true;
    } else if (unit === ']') {
      items.push(span(start, at));
      return offset > at || offset <= open ? undefined : items;
    } else if (unit === '[' || unit === '{') {
      return undefined;
    } else if (isCommentAt(text, at)) {
      if (offset > at && offset <= lineEnd) {
        return undefined;
      }
      at = lineEnd - 1;
      isStart = false;
    } else {
      isStart &&= /\s/.test(unit);
    }
  }
  items.push(span(start, last));
  return offset <= open ? undefined : items;
}

/** The item that the cursor is in, or would begin; undefined where nobody can tell what is meant. */
export function flowItemAt(
  text: string,
  field: FieldLine,
  offset: number,
  fields: readonly FieldLine[],
  spec: FieldSpec | undefined,
): ValuePlace | undefined {
  const items = spec === undefined ? undefined : flowItems(text, field, offset);
  const here = items?.find((item) => contains(item, offset));
  if (items === undefined || here === undefined || spec === undefined) {
    return undefined;
  }
  const base = {
    kind: 'value',
    spec,
    form: 'flow',
    fields,
    whole: undefined,
    siblings: items
      .filter((item) => item !== here)
      .map((item) => unquoted(withoutComments(textOf(text, item))))
      .filter((value) => value !== ''),
  } as const;
  const written = withoutComments(textOf(text, here));
  const first = here.start + written.search(/\S|$/);
  if (/["']/.test(text.charAt(first)) && first < offset && offset <= here.end) {
    const { end } = lineAround(text, first);
    const scalar = scalarAt(text, first, Math.min(here.end, end), offset, ',]');
    return scalar === undefined ? undefined : { ...base, ...scalar, before: '', after: '' };
  }
  const between = itemBetween(text, here, written, offset);
  if (between === undefined) {
    return undefined;
  }
  // On a line of its own an item stands further right than the name of the field.
  const line = lineAround(text, between.word.start);
  const column = between.word.start - line.start;
  const margin =
    line.start > field.keySpan.start && column <= field.indent
      ? ' '.repeat(field.indent + 2 - column)
      : '';
  return { ...base, ...between, before: margin + between.before, quote: '', closed: true };
}

/** Comments as spaces; a text in quotes has none. */
function withoutComments(written: string): string {
  return /^\s*["']/.test(written)
    ? written
    : written.replace(/(?:^|(?<=\s))#[^\r\n]*/g, ({ length }) => ' '.repeat(length));
}
