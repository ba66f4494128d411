// Values behind the colon of their field.
import { lineEndOf, span, textOf } from '../../post/text';
import type { FieldSpec } from '../../profile/fieldType';
import { listType } from '../../profile/fieldTypes/list';
import { tagsType } from '../../profile/fieldTypes/tags';
import type { FieldLine } from '../frontLines';
import { flowItemAt } from './flow';
import type { ValuePlace } from './place';
import { isCommentAt, itemBetween, scalarAt, type Scalar } from './written';

/** The value of a field, written or about to be; undefined where nobody can tell what is meant. */
export function valueAt(
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
