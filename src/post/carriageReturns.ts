import type { Field, FieldValue, YamlResult } from './fields';
import { span, type Span } from './text';

/** The result for text with line feeds as it is for the same text `written` with CRLF at `base`. */
export function withCarriageReturns(
  { fields, faults, inBraces }: YamlResult,
  written: string,
  base: number,
): YamlResult {
  /** Where the line feeds of CRLF are when each stands for both. */
  const lineFeeds = Array.from(written.matchAll(/\r\n/g), ({ index }, nth) => index - nth);
  const moveOffset = (offset: number): number => {
    let low = 0;
    let high = lineFeeds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lineFeeds[middle] ?? 0) < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return base + offset + low;
  };
  const move = ({ start, end }: Span): Span => span(moveOffset(start), moveOffset(end));
  const moveField = (field: Field): Field => ({
    ...field,
    keySpan: move(field.keySpan),
    entrySpan: move(field.entrySpan),
    value: moveValue(field.value),
  });
  const moveValue = (value: FieldValue): FieldValue => {
    const place = move(value.span);
    switch (value.kind) {
      case 'list':
        return { ...value, span: place, items: value.items.map(moveValue) };
      case 'map':
        return { ...value, span: place, fields: value.fields.map(moveField) };
      default:
        return { ...value, span: place };
    }
  };
  return {
    fields: fields.map(moveField),
    faults: faults.map((fault) => ({ ...fault, span: move(fault.span) })),
    inBraces,
  };
}
