import { headingText } from '../../post/heading';
import { linksInBlock } from '../../post/links';
import { parsePost, type Post } from '../../post/post';
import { blocksOf } from '../../post/structure';
import { applyEdits, contains, span, textOf, type Span, type TextEdit } from '../../post/text';

/**
 * The edits that let links within a post follow its headings: `#old-name` becomes `#new-name` where
 * `edits` give a heading other words.
 */
export function followingAnchors(post: Post, edits: readonly TextEdit[]): readonly TextEdit[] {
  const links = anchorLinks(post);
  if (links.length === 0) {
    return [];
  }
  const before = headingsOf(post);
  const after = headingsOf(parsePost(applyEdits(post.text, edits)));
  if (before.length !== after.length) {
    return [];
  }
  const followed = new Map(
    before.map(({ anchor }, index) => [anchor, after[index]?.anchor ?? anchor]),
  );
  return links.flatMap((place) => {
    const written = decoded(textOf(post.text, place));
    const anchor = followed.get(written.toLowerCase());
    return anchor === undefined || anchor === written.toLowerCase()
      ? []
      : [{ span: place, newText: encodeURI(anchor) }];
  });
}

interface Heading {
  readonly span: Span;
  readonly anchor: string;
}

/** All headings with their anchors, as GitHub and editors make them; repeated ones are counted. */
function headingsOf(post: Post): readonly Heading[] {
  const { start, blocks } = post.body();
  const used = new Map<string, number>();
  return blocks.flatMap(({ block, offset }) =>
    [...blocksOf(block)].flatMap((nested) => {
      if (nested.kind !== 'heading') {
        return [];
      }
      const place = span(start + offset + nested.start, start + offset + nested.end);
      const anchor = anchorOf(headingText(textOf(post.text, place)));
      const count = used.get(anchor) ?? 0;
      used.set(anchor, count + 1);
      return [{ span: place, anchor: count === 0 ? anchor : `${anchor}-${String(count)}` }];
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

/** Whether a link within the post leads to the heading in a place. */
export function leadsToAnchorIn(post: Post, place: Span): boolean {
  const links = anchorLinks(post);
  return (
    links.length > 0 &&
    links.some((link) => {
      const wanted = decoded(textOf(post.text, link)).toLowerCase();
      return headingsOf(post).some(
        ({ anchor, span: heading }) => anchor === wanted && contains(place, heading),
      );
    })
  );
}
