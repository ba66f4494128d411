import { parsePost, type Post } from '../../post/post';
import { applyEdits, type TextEdit } from '../../post/text';

/**
 * Whether edits that move parts of a body leave it made of the same parts. What moves may mean
 * something else in its new place: a paragraph goes on with the line below, a fence that nobody
 * closed swallows the rest.
 */
export function keepsParts(post: Post, edits: readonly TextEdit[]): boolean {
  return partsOf(parsePost(applyEdits(post.text, edits), post)) === partsOf(post);
}

function partsOf(post: Post): string {
  const { blocks, overview, sections, links } = post.body();
  return JSON.stringify([
    blocks.map(({ block }) => block.kind).sort(),
    sections.map(({ shape, name, bullets }) => [shape, name, bullets.length].join(' ')).sort(),
    overview?.entries.map(({ label, isLinked }) => `${label} ${String(isLinked)}`).sort(),
    links.map(({ url, label = '' }) => `${url} ${label}`).sort(),
  ]);
}
