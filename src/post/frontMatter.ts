import { detectFence } from './fence';
import type { Field, SyntaxFault } from './fields';
import type { Span } from './text';
import { longestFrontMatter, readYaml } from './yaml';

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
