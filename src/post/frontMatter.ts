import { contentOfLateFence, detectFence, type FenceResult } from './fence';
import type { Field, SyntaxFault } from './fields';
import { readOtherFormat, type OtherFrontMatter } from './otherFormats';
import type { Span } from './text';
import { longestFrontMatter, readYaml } from './yaml';

export type FrontMatter =
  | (FenceResult & { readonly kind: 'absent' })
  | {
      readonly kind: 'unclosed';
      readonly opening: Span;
      /** The lines after the fence that look like fields. */
      readonly content: Span;
      readonly almostClosing: Span | undefined;
      readonly fields: readonly Field[];
    }
  | (OtherFrontMatter & {
      /** No YAML, whether the blog reads it or not: its profile tells. */
      readonly kind: 'unsupported';
      readonly opening: Span;
      readonly language: string;
      readonly languageSpan: Span | undefined;
      readonly content: Span;
    })
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
      /** The fields stand in braces, so that no line can simply be added or removed. */
      readonly inBraces: boolean;
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
      return {
        frontMatter: { ...rest, ...readOtherFormat(text, rest.content, rest.language) },
        bodyStart,
      };
    }
    case 'yaml': {
      const { kind, bodyStart, opening, content, closing } = fence;
      const tooLarge = content.end - content.start > longestFrontMatter;
      const read = readYaml(text, content);
      const late = read.faults.length > 0 ? contentOfLateFence(text, content) : undefined;
      if (late !== undefined) {
        const { fields } = readYaml(text, late.content);
        return {
          frontMatter: { kind: 'unclosed', opening, ...late, fields },
          bodyStart: late.content.end,
        };
      }
      const { fields, faults, inBraces } = read;
      // Named one by one: nearly every post passes here, and copying what an object has is slow.
      return {
        frontMatter: { kind, opening, content, closing, fields, faults, tooLarge, inBraces },
        bodyStart,
      };
    }
  }
}
