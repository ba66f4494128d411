import { isLazyLinkText } from '../../post/closing';
import { Derived } from '../../post/derived';
import type { PlacedLinkParts } from '../../post/linkParts';
import { linksInBlock, type LinkInBlock } from '../../post/links';
import { blocksOf, type Block } from '../../post/structure';
import { span, type Span } from '../../post/text';

/** A link whose text says nothing, with the text that holds it; offsets are relative to its block. */
export interface LazyLink {
  readonly link: LinkInBlock;
  readonly labelSpan: Span;
  /** The paragraph, heading or table. */
  readonly holder: Span;
}

/** No words that say nothing are longer, with all that may stand around them. */
const longest = 40;

const none: readonly LazyLink[] = [];
const lazyByBlock = new Derived<Block, readonly LazyLink[]>();

/** Read once per block that has links, in the order of the text. */
export function lazyLinksIn({ block, at }: PlacedLinkParts, text: string): readonly LazyLink[] {
  let lazy = lazyByBlock.get(block);
  if (lazy === undefined) {
    const links = readLazyLinks(block, at, text);
    lazy = links.length === 0 ? none : withHolders(block, links);
    lazyByBlock.set(block, lazy);
  }
  return lazy;
}

function readLazyLinks(block: Block, at: number, text: string): readonly LinkInBlock[] {
  let found: LinkInBlock[] | undefined;
  for (const link of linksInBlock({ block, offset: at }, text)) {
    const { label, labelSpan } = link;
    if (
      label !== undefined &&
      labelSpan !== undefined &&
      label.length <= longest &&
      isLazyLinkText(label) &&
      // The words of a picture are about the picture, and code is a name.
      !/!\[|`/.test(text.slice(at + labelSpan.start, at + labelSpan.end))
    ) {
      found ??= [];
      found.push(link);
    }
  }
  return found ?? [];
}

function withHolders(block: Block, links: readonly LinkInBlock[]): readonly LazyLink[] {
  const lazy: LazyLink[] = [];
  let next = 0;
  for (const holder of blocksOf(block)) {
    if (!('inlines' in holder)) {
      continue;
    }
    for (; next < links.length; next++) {
      const link = links[next];
      if (link?.labelSpan === undefined || link.start >= holder.end) {
        break;
      }
      lazy.push({ link, labelSpan: link.labelSpan, holder: span(holder.start, holder.end) });
    }
  }
  return lazy;
}
