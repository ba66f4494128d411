import { definedLabels } from '../../post/linkParts';
import { linksInBlock, type LinkInBlock } from '../../post/links';
import type { Post } from '../../post/post';
import type { ComponentSection } from '../../post/sections';
import { span, textOf } from '../../post/text';

/** Whether a section links anything outside of the post, in any form that readers may follow. */
export function linksAnything(post: Post, section: ComponentSection): boolean {
  if (section.links.length > 0) {
    return true;
  }
  const { start, blocks } = post.body();
  for (let index = section.firstBlock; index < section.endBlock; index++) {
    const placed = blocks[index];
    if (placed === undefined) {
      continue;
    }
    const { block } = placed;
    const at = start + placed.offset;
    const links = linksInBlock({ block, offset: at }, post.text);
    // Of its list, an item has a part alone.
    let next = section.shape === 'list-item' ? firstFrom(links, section.span.start - at) : 0;
    for (; next < links.length; next++) {
      const link = links[next];
      if (link === undefined || at + link.start >= section.span.end) {
        break;
      }
      if (leadsAway(post, link, at)) {
        return true;
      }
    }
    const own =
      section.shape === 'list-item' ? section.span : span(at + block.start, at + block.end);
    if (block.kind !== 'definition' && mayLink(textOf(post.text, own))) {
      return true;
    }
  }
  return false;
}

function firstFrom(links: readonly LinkInBlock[], offset: number): number {
  let low = 0;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((links[middle]?.start ?? 0) < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** `[0]` without a definition is text; `[source][code]` is a link whose definition is missing. */
function leadsAway(
  post: Post,
  { url, reference, labelSpan, end }: LinkInBlock,
  at: number,
): boolean {
  if (url !== undefined) {
    return url !== '' && !url.startsWith('#');
  }
  if (reference === undefined) {
    return false;
  }
  const definition = definedLabels(post).get(reference);
  return definition === undefined
    ? labelSpan !== undefined && /[^[\]\s]/.test(post.text.slice(at + labelSpan.end + 1, at + end))
    : !definition.url.startsWith('#');
}

const unseen = /<!--[\s\S]*?(?:-->|$)|!\[[^[\]]{0,300}\](?:\([^()]{0,1000}\)|\[[^[\]]{0,300}\])?/g;

/** HTML, code to copy and shortcodes of a theme may hold a link, too. */
function mayLink(text: string): boolean {
  return /<a\s|:\/\/|\bwww\.|\{\{/i.test(text.replace(unseen, ''));
}
