import { span, textOf, type Span } from './text';

/** What is wrong with the YAML at a place; the rule `front-matter/syntax` has the words for each. */
export interface SyntaxFault {
  readonly code:
    | 'bad-escape'
    | 'bad-indentation'
    | 'control-character'
    | 'missing-character'
    | 'nested-field'
    | 'not-fields'
    | 'reserved-character'
    | 'several-documents'
    | 'stray-line'
    | 'tab-indentation'
    | 'too-deep'
    | 'unexpected'
    | 'unknown-alias';
  readonly span: Span;
}

export type ScalarStyle = 'plain' | 'single-quoted' | 'double-quoted' | 'block';

export type FieldValue =
  /** Nothing after the colon (an empty span where a value would go), or YAML's null. */
  | { readonly kind: 'empty'; readonly span: Span }
  | {
      readonly kind: 'scalar';
      readonly span: Span;
      /** The value as text, without quotes; never turned into a date or number. */
      readonly text: string;
      readonly style: ScalarStyle;
    }
  | {
      readonly kind: 'list';
      readonly span: Span;
      readonly items: readonly FieldValue[];
      readonly style: 'flow' | 'block';
    }
  | {
      readonly kind: 'map';
      readonly span: Span;
      readonly fields: readonly Field[];
      readonly style: 'flow' | 'block';
    }
  | { readonly kind: 'alias'; readonly span: Span; readonly anchor: string };

export interface Field {
  readonly name: string;
  readonly keySpan: Span;
  /** The whole lines of the field with their line end, so that removing it leaves no gap. */
  readonly entrySpan: Span;
  readonly value: FieldValue;
}

/** What front matter says. */
export interface YamlResult {
  readonly fields: readonly Field[];
  readonly faults: readonly SyntaxFault[];
  /** The fields stand in braces, so that no line can simply be added or removed. */
  readonly inBraces: boolean;
}

/** Where a value stands without its quotes; undefined for values over several lines. */
export function unquotedSpan(text: string, value: FieldValue): Span | undefined {
  if (value.kind !== 'scalar' || value.style === 'block') {
    return undefined;
  }
  if (/[\r\n]/.test(textOf(text, value.span))) {
    return undefined;
  }
  return value.style === 'plain' ? value.span : span(value.span.start + 1, value.span.end - 1);
}
