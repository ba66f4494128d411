import type { Post } from '../post/post';
import { endOfLine, lineAround, lineEndOf, span, textOf, type Span } from '../post/text';
import type { FieldSpec } from '../profile/fieldType';
import { listType } from '../profile/fieldTypes/list';
import { objectType } from '../profile/fieldTypes/object';
import { tagsType } from '../profile/fieldTypes/tags';
import type { Profile } from '../profile/profile';
import { specOf } from '../rules/front-matter/fields';
import { linesAround, readFieldLines, type FieldLine } from './frontLines';

export type Quote = '' | '"' | "'";

/** How the value around the cursor is written, or will be. */
export type ValueForm =
  /** The value of the field itself. */
  | 'whole'
  /** One of several between commas in a text. */
  | 'commas'
  /** One of several in square brackets. */
  | 'flow'
  /** One of several behind dashes, each on its line. */
  | 'block';

/** What an author is about to write at the cursor. */
export type Place = NamePlace | ValuePlace;

export interface NamePlace {
  readonly kind: 'name';
  /** The name as far as it is written, without quotes. */
  readonly word: Span;
  readonly quote: Quote;
  /** A colon follows already. */
  readonly hasColon: boolean;
  /** The fields that may stand there. */
  readonly specs: readonly FieldSpec[];
  /** Those that are written beside it, in the order of the text. */
  readonly others: readonly FieldLine[];
  /** How many of them stand above. */
  readonly above: number;
}

export interface ValuePlace {
  readonly kind: 'value';
  readonly spec: FieldSpec;
  readonly form: ValueForm;
  /** What is written there, without quotes; the cursor is in it or at one of its ends. */
  readonly word: Span;
  readonly quote: Quote;
  /** Whether the quote that opens before the word closes behind it. */
  readonly closed: boolean;
  /** What a new value needs before it: a space behind a colon, a dash. */
  readonly before: string;
  readonly after: string;
  /** The other values of the same field. */
  readonly siblings: readonly string[];
  /** The whole text between commas, with its quotes. */
  readonly whole: Span | undefined;
  readonly fields: readonly FieldLine[];
}

/**
 * What is at the cursor, by the look of the lines.
 *
 * @returns undefined outside the front matter, in comments, and where nobody can tell.
 */
export function placeAt(post: Post, profile: Profile, offset: number): Place | undefined {
  const region = linesAround(post, offset);
  if (region === undefined || offset < region.start || offset > region.end) {
    return undefined;
  }
  const { text } = post;
  const line = lineAround(text, offset);
  if (line.start < region.start || isFence(post, line)) {
    return undefined;
  }
  const before = text.slice(line.start, offset);
  if (/^[ \t]*#/.test(before)) {
    return undefined;
  }
  const fields = readFieldLines(text, region, profile);
  const here = fields.findLast(({ keySpan }) => contains(line, keySpan.start));
  if (here !== undefined) {
    return offset <= here.keySpan.end
      ? nameAt(text, here.keySpan, offset, {
          hasColon: true,
          specs: specsBelow(profile, here.parent),
          others: fields.filter((field) => field !== here && field.parent === here.parent),
        })
      : valueAt(text, here, offset, fields, specFor(profile, here));
  }
  const owner = fields.findLast(({ keySpan }) => keySpan.start < line.start);
  if (owner !== undefined) {
    const item = itemAt(text, line, offset, owner, fields, profile);
    if (item !== undefined) {
      return item;
    }
    if (isInBrackets(text, owner, offset)) {
      return flowItemAt(text, owner, offset, fields, specFor(profile, owner));
    }
  }
  return newNameAt(text, line, offset, fields, profile);
}

/** A line on which nothing but a name is begun, or nothing at all. */
function newNameAt(
  text: string,
  line: Span,
  offset: number,
  fields: readonly FieldLine[],
  profile: Profile,
): NamePlace | undefined {
  const written = text.slice(line.start, line.end);
  const indent = written.search(/\S|$/);
  let parent = fields.findLast(({ keySpan }) => keySpan.start < line.start);
  while (parent !== undefined && parent.indent >= indent) {
    parent = parent.parent;
  }
  const others = fields.filter((field) => field.parent === parent);
  const column = others[0]?.indent ?? indent;
  const value = parent === undefined ? '' : text.slice(parent.valueStart, parent.lineEnd);
  // Further right than its neighbours it would be part of the value above it.
  if (
    !/^[ \t]*["']?[\w-]*["']?[ \t]*$/.test(written) ||
    indent !== column ||
    !/^[ \t]*(?:#.*)?$/.test(value)
  ) {
    return undefined;
  }
  const start = line.start + indent;
  const end = line.start + written.trimEnd().length;
  return nameAt(text, span(Math.min(start, offset), Math.max(end, start, offset)), offset, {
    hasColon: false,
    specs: specsBelow(profile, parent),
    others,
  });
}

function specFor(profile: Profile, { name, parent }: FieldLine): FieldSpec | undefined {
  return specOf(specsBelow(profile, parent), name);
}

/** The fields that may stand in another one; those of the post itself without it. */
function specsBelow(profile: Profile, parent: FieldLine | undefined): readonly FieldSpec[] {
  if (parent === undefined) {
    return profile.fields;
  }
  const spec = specFor(profile, parent);
  const inner = spec !== undefined && listType.isTypeOf(spec) ? spec.items : spec;
  return inner !== undefined && objectType.isTypeOf(inner) ? inner.fields : [];
}

function contains({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function isFence({ frontMatter }: Post, line: Span): boolean {
  return frontMatter.kind === 'yaml' && contains(line, frontMatter.closing.start);
}

function nameAt(
  text: string,
  key: Span,
  offset: number,
  { hasColon, specs, others }: Pick<NamePlace, 'hasColon' | 'specs' | 'others'>,
): NamePlace | undefined {
  const first = text.charAt(key.start);
  const quote = first === '"' || first === "'" ? first : '';
  const start = key.start + quote.length;
  const closes = quote !== '' && key.end > start && text.charAt(key.end - 1) === quote;
  const word = span(start, closes ? key.end - 1 : key.end);
  const above = others.filter(({ keySpan }) => keySpan.start < key.start).length;
  return contains(word, offset)
    ? { kind: 'name', word, quote, hasColon, specs, others, above }
    : undefined;
}

function valueAt(
  text: string,
  field: FieldLine,
  offset: number,
  fields: readonly FieldLine[],
  spec: FieldSpec | undefined,
): ValuePlace | undefined {
  if (spec === undefined || offset < field.valueStart) {
    return undefined;
  }
  const raw = text.slice(field.valueStart, field.lineEnd);
  const start = field.valueStart + raw.search(/[^ \t]|$/);
  const first = text.charAt(start);
  if (start < field.lineEnd && first === '[') {
    return flowItemAt(text, field, offset, fields, spec);
  }
  const base = { kind: 'value', spec, fields, whole: undefined, siblings: [] } as const;
  if (start === field.lineEnd || isCommentAt(text, start)) {
    // The value may stand on the lines below.
    const below = text.slice(field.lineEnd, field.end);
    return offset > start || /^(?:[ \t]+[^\s#]|-(?:\s|$))/m.test(below)
      ? undefined
      : { ...base, ...newValueAt(text, field, offset, spec) };
  }
  if (offset < start || /[{|>&*!]/.test(first)) {
    return undefined;
  }
  const scalar = scalarAt(text, start, field.lineEnd, offset, '');
  if (scalar === undefined) {
    return undefined;
  }
  const tight = start === field.valueStart ? ' ' : '';
  if (!holdsTags(spec)) {
    // A space behind the colon cannot come before a quote that is there.
    return scalar.quote !== '' && tight !== ''
      ? undefined
      : { ...base, form: 'whole', ...scalar, before: tight, after: '' };
  }
  return commaItemAt(text, offset, scalar, tight, base);
}

/** Where nothing is written yet, in the form in which the blog writes it. */
function newValueAt(
  text: string,
  { valueStart, lineEnd, indent, keySpan }: FieldLine,
  offset: number,
  spec: FieldSpec,
): Pick<ValuePlace, 'form' | 'word' | 'quote' | 'closed' | 'before' | 'after'> {
  const plain = { word: span(offset, offset), quote: '', closed: true } as const;
  const gap = offset === valueStart ? ' ' : '';
  const after = text.charAt(offset) === '#' ? ' ' : '';
  if (listType.isTypeOf(spec) || (tagsType.isTypeOf(spec) && spec.form === 'block')) {
    if (offset === lineEnd) {
      const margin = text.slice(keySpan.start - indent, keySpan.start);
      return {
        ...plain,
        form: 'block',
        // The space behind the colon goes, too.
        word: span(valueStart, offset),
        before: `${lineEndOf(text)}${margin}  - `,
        after,
      };
    }
  } else if (!tagsType.isTypeOf(spec) || spec.form !== 'flow') {
    const form = tagsType.isTypeOf(spec) ? 'commas' : 'whole';
    return { ...plain, form, before: gap, after };
  }
  return { ...plain, form: 'flow', before: `${gap}[`, after: `]${after}` };
}

/** Whether a text in the field is a list of tags with commas in between. */
function holdsTags(spec: FieldSpec): boolean {
  return tagsType.isTypeOf(spec);
}

interface Scalar {
  readonly word: Span;
  readonly quote: Quote;
  readonly closed: boolean;
}

/**
 * The text that starts at `start`, if the cursor is in it.
 *
 * @param ends characters that end a text without quotes, beside a comment.
 */
function scalarAt(
  text: string,
  start: number,
  lineEnd: number,
  offset: number,
  ends: string,
): Scalar | undefined {
  const first = text.charAt(start);
  if (first === '"' || first === "'") {
    const close = closingQuote(text, start, lineEnd);
    const word = span(start + 1, close ?? endOfPlain(text, start + 1, lineEnd, ends, offset));
    return contains(word, offset) ? { word, quote: first, closed: close !== undefined } : undefined;
  }
  const word = span(start, endOfPlain(text, start, lineEnd, ends, offset));
  return contains(word, offset) ? { word, quote: '', closed: true } : undefined;
}

function closingQuote(text: string, start: number, lineEnd: number): number | undefined {
  const quote = text.charAt(start);
  for (let at = start + 1; at < lineEnd; at++) {
    const unit = text.charAt(at);
    if (unit === '\\' && quote === '"') {
      at++;
    } else if (unit === quote) {
      if (quote === "'" && text.charAt(at + 1) === "'") {
        at++;
      } else {
        return at;
      }
    }
  }
  return undefined;
}

/** Where a text without quotes ends: before a comment, with spaces behind it only up to the cursor. */
function endOfPlain(
  text: string,
  start: number,
  lineEnd: number,
  ends: string,
  offset: number,
): number {
  let end = start;
  for (; end < lineEnd; end++) {
    if (isCommentAt(text, end) || ends.includes(text.charAt(end))) {
      break;
    }
  }
  const trimmed = start + text.slice(start, end).trimEnd().length;
  return offset > trimmed && offset <= end && !isCommentAt(text, offset) ? offset : trimmed;
}

function isCommentAt(text: string, at: number): boolean {
  return text.charAt(at) === '#' && /[ \t\r\n:]/.test(text.charAt(at - 1));
}

/** The part between commas that the cursor is in. */
function commaItemAt(
  text: string,
  offset: number,
  { word: inner, quote, closed }: Scalar,
  tight: string,
  base: Pick<ValuePlace, 'kind' | 'spec' | 'fields'>,
): ValuePlace | undefined {
  const written = textOf(text, inner);
  const at = offset - inner.start;
  const from = written.lastIndexOf(',', at - 1) + 1;
  const comma = written.indexOf(',', at);
  const to = comma === -1 ? written.length : comma;
  const between = itemBetween(
    text,
    span(inner.start + from, inner.start + to),
    written.slice(from, to),
    offset,
  );
  const others = [written.slice(0, Math.max(from - 1, 0)), comma === -1 ? '' : written.slice(to)];
  const spaced = !/,\S/.test(written) || /,[ \t]/.test(written);
  if (between === undefined || (quote !== '' && tight !== '')) {
    return undefined;
  }
  const { word, before, after } = between;
  return {
    ...base,
    form: 'commas',
    word,
    quote,
    closed,
    before: from === 0 ? tight : spaced ? before : '',
    after,
    siblings: tagsIn(others.join(',')),
    whole: quote === '' ? inner : span(inner.start - 1, closed ? inner.end + 1 : inner.end),
  };
}

function tagsIn(written: string): string[] {
  return written
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

/**
 * What is written between two separators, or nothing where the cursor stands apart from it.
 *
 * @param written the text of the span, with spaces instead of comments.
 */
function itemBetween(
  text: string,
  { start }: Span,
  written: string,
  offset: number,
): Pick<ValuePlace, 'word' | 'before' | 'after'> | undefined {
  const first = start + written.search(/\S|$/);
  const last = start + written.trimEnd().length;
  const isBehindComma = start > 0 && text.charAt(start - 1) === ',';
  const before = isBehindComma && offset === start ? ' ' : '';
  const after = text.charAt(offset) === '#' ? ' ' : '';
  if (first >= last) {
    return { word: span(offset, offset), before, after };
  }
  if (offset < first) {
    // A new one before the next.
    return { word: span(offset, offset), before, after: `,${after}` };
  }
  // Spaces that were just typed belong to the word: `open |source`.
  const word = span(first, Math.max(last, offset));
  return /[\r\n]/.test(textOf(text, word))
    ? undefined
    : {
        word,
        before: isBehindComma && first === start ? ' ' : '',
        after: offset > last ? after : '',
      };
}

/** Whether the brackets of a field's value are still open at the cursor. */
function isInBrackets(text: string, field: FieldLine, offset: number): boolean {
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

function flowItemAt(
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

/** A value as it is written in a list, without its quotes. */
function unquoted(written: string): string {
  const value = written.trim();
  const quote = /^["']/.exec(value)?.[0] ?? '';
  if (quote === '') {
    return value;
  }
  const inner = value.slice(1, value.length > 1 && value.endsWith(quote) ? -1 : undefined);
  return quote === '"' ? inner.replace(/\\(["\\])/g, '$1') : inner.replaceAll("''", "'");
}

const dashed = /^([ \t]*-)([ \t]*)(.*)$/;

/** An item of a list over several lines, written or about to be. */
function itemAt(
  text: string,
  line: Span,
  offset: number,
  owner: FieldLine,
  fields: readonly FieldLine[],
  profile: Profile,
): ValuePlace | undefined {
  const spec = specFor(profile, owner);
  const ownLine = text.slice(owner.valueStart, owner.lineEnd).replace(/(?:^|[ \t])#.*$/, '');
  if (spec === undefined || ownLine.trim() !== '') {
    return undefined;
  }
  const written = text.slice(line.start, line.end);
  const match = dashed.exec(written);
  const siblings = [...linesOf(text, span(owner.lineEnd, owner.end))]
    .filter(({ start }) => start !== line.start)
    .flatMap((other) => dashed.exec(textOf(text, other))?.[3] ?? [])
    .map((value) => unquoted(value.replace(/[ \t]#.*$/, '')))
    .filter((value) => value !== '');
  const base = { kind: 'value', spec, form: 'block', fields, whole: undefined, siblings } as const;
  if (match === null) {
    const indent = written.search(/\S|$/);
    // Below a name without a value, further right than the name: the first item, its dash still missing.
    if (written.trim() !== '' || indent <= owner.indent || !holdsMany(spec)) {
      return undefined;
    }
    return {
      ...base,
      word: span(offset, offset),
      quote: '',
      closed: true,
      before: '- ',
      after: '',
    };
  }
  const [, dash = '', gap = '', value = ''] = match;
  if (dash.length - 1 < owner.indent || !holdsMany(spec)) {
    return undefined;
  }
  const valueStart = line.start + dash.length + gap.length;
  if (offset < line.start + dash.length) {
    return undefined;
  }
  if (value === '' || isCommentAt(text, valueStart)) {
    return offset > valueStart
      ? undefined
      : {
          ...base,
          word: span(offset, offset),
          quote: '',
          closed: true,
          before: offset === line.start + dash.length ? ' ' : '',
          after: text.charAt(offset) === '#' ? ' ' : '',
        };
  }
  if (offset < valueStart || gap === '' || /^[{[|>&*!]/.test(value)) {
    return undefined;
  }
  const scalar = scalarAt(text, valueStart, line.end, offset, '');
  return scalar === undefined ? undefined : { ...base, ...scalar, before: '', after: '' };
}

/** Whether a field may hold a list. */
function holdsMany(spec: FieldSpec): boolean {
  return tagsType.isTypeOf(spec) || listType.isTypeOf(spec);
}

function* linesOf(text: string, { start, end }: Span): Generator<Span> {
  for (let at = start; at < end;) {
    const line = lineAround(text, at);
    yield line;
    at = Math.max(line.end, at) + 1;
  }
}
