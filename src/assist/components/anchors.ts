import { headingText } from '../../post/heading';
import { linksInBlock } from '../../post/links';
import { parsePost, type Post } from '../../post/post';
import { blocksOf } from '../../post/structure';
import { applyEdits, span, textOf, type Span, type TextEdit } from '../../post/text';

/**
 * The edits that let links within a post follow its headings: `#old-name` becomes `#new-name` where
 * `edits` give a heading other words.
 */
export function followingAnchors(post: Post, edits: readonly TextEdit[]): readonly TextEdit[] {
  const links = anchorLinks(post);
  if (links.length === 0) {
    return [];
  }
  const before = anchorsOf(post);
  const after = anchorsOf(parsePost(applyEdits(post.text, edits)));
  if (before.length !== after.length) {
    return [];
  }
  const followed = new Map(before.map((anchor, index) => [anchor, after[index] ?? anchor]));
  return links.flatMap((place) => {
    const written = decoded(textOf(post.text, place));
    const anchor = followed.get(written.toLowerCase());
    return anchor === undefined || anchor === written.toLowerCase()
      ? []
      : [{ span: place, newText: encodeURI(anchor) }];
  });
}

/** The anchors of all headings, as GitHub and editors make them; repeated ones are counted. */
function anchorsOf(post: Post): readonly string[] {
  const { text } = post;
  const { start, blocks } = post.body();
  const used = new Map<string, number>();
  return blocks.flatMap(({ block, offset }) =>
    [...blocksOf(block)].flatMap((nested) => {
      if (nested.kind !== 'heading') {
        return [];
      }
      const at = start + offset;
      const anchor = anchorOf(headingText(text.slice(at + nested.start, at + nested.end)));
      const count = used.get(anchor) ?? 0;
      used.set(anchor, count + 1);
      return [count === 0 ? anchor : `${anchor}-${String(count)}`];
    }),
  );
}

function anchorOf(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, '')
    .replace(/\s/g, '-');
}

/** What stands behind the number sign of each link within the post. */
function anchorLinks(post: Post): readonly Span[] {
  const { start, blocks } = post.body();
  const body = post.text.slice(start);
  const places = blocks.flatMap((placed) => {
    const at = start + placed.offset;
    const defined = [...blocksOf(placed.block)].flatMap((block) =>
      block.kind === 'definition' ? [block] : [],
    );
    return [...linksInBlock(placed, body), ...defined].flatMap(({ url, destination }) =>
      url?.startsWith('#') === true && destination !== undefined
        ? [span(at + destination.start + 1, at + destination.end)]
        : [],
    );
  });
  return places.filter(({ start: from }) => post.text[from - 1] === '#');
}

function decoded(anchor: string): string {
  try {
    return decodeURI(anchor);
  } catch {
    return anchor;
  }
}
