// Lists with an item on each line, behind dashes.
import { lineAround, span, textOf, type Span } from '../../post/text';
import type { FieldSpec } from '../../profile/fieldType';
import { listType } from '../../profile/fieldTypes/list';
import { tagsType } from '../../profile/fieldTypes/tags';
import type { FieldLine } from '../frontLines';
import type { ValuePlace } from './place';
import { isCommentAt, scalarAt, unquoted } from './written';

const dashed = /^([ \t]*-)([ \t]*)(.*)$/;

/** An item of a list over several lines, written or about to be. */
export function itemAt(
  text: string,
  line: Span,
  offset: number,
  owner: FieldLine,
  fields: readonly FieldLine[],
  spec: FieldSpec | undefined,
): ValuePlace | undefined {
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
