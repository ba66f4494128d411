import { detectFence } from './fence';
import type { Span } from './text';
import { longestFrontMatter, readYaml } from './yaml';

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
  /** Nothing behind the colon (an empty span where a value would go), or YAML's null. */
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
  | { readonly kind: 'map'; readonly span: Span; readonly fields: readonly Field[] }
  | { readonly kind: 'alias'; readonly span: Span; readonly anchor: string };

export interface Field {
  readonly name: string;
  readonly keySpan: Span;
  /** The whole lines of the field with their line end, so that removing it leaves no gap. */
  readonly entrySpan: Span;
  readonly value: FieldValue;
}

export type FrontMatter =
  | {
      readonly kind: 'absent';
      /** Where front matter would be inserted: the start of the text, behind a BOM. */
      readonly at: number;
    }
  | {
      readonly kind: 'unclosed';
      readonly opening: Span;
      /** The lines behind the fence that look like fields. */
      readonly content: Span;
      readonly almostClosing: Span | undefined;
      readonly fields: readonly Field[];
    }
  | {
      readonly kind: 'unsupported';
      readonly opening: Span;
      readonly language: string;
      readonly languageSpan: Span | undefined;
      readonly content: Span;
    }
  | {
      readonly kind: 'yaml';
      readonly opening: Span;
      readonly content: Span;
      readonly closing: Span;
      /** In the order of the text; a repeated name stands as often as it is written. */
      readonly fields: readonly Field[];
      readonly faults: readonly SyntaxFault[];
      /** Larger than what is read: `fields` and `faults` are then empty. */
      readonly tooLarge: boolean;
    };

/** Reads the front matter at the start of a post. Never throws, whatever the text. */
export function readFrontMatter(text: string): {
  readonly frontMatter: FrontMatter;
  readonly bodyStart: number;
} {
  const fence = detectFence(text);
  switch (fence.kind) {
    case 'absent':
      return { frontMatter: fence, bodyStart: fence.at };
    case 'unclosed': {
      const { fields } = readYaml(text, fence.content);
      return { frontMatter: { ...fence, fields }, bodyStart: fence.content.end };
    }
    case 'unsupported': {
      const { bodyStart, ...rest } = fence;
      return { frontMatter: rest, bodyStart };
    }
    case 'yaml': {
      const { bodyStart, ...rest } = fence;
      const tooLarge = fence.content.end - fence.content.start > longestFrontMatter;
      return { frontMatter: { ...rest, ...readYaml(text, fence.content), tooLarge }, bodyStart };
    }
  }
}
