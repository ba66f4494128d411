import { Derived } from '../../post/derived';
import { parsePost, type Body, type Post } from '../../post/post';
import { applyEdits, type TextEdit } from '../../post/text';

/**
 * Whether edits that move parts of a body leave it made of the same parts. What moves may mean
 * something else in its new place: a paragraph goes on with the line below, a fence that nobody
 * closed swallows the rest.
 *
 * @param isWanted says what else must hold of the result.
 */
export function keepsParts(
  post: Post,
  edits: readonly TextEdit[],
  isWanted: (after: Body) => boolean,
): boolean {
  const after = parsePost(applyEdits(post.text, edits), post);
  return partsOf(after) === partsOf(post) && isWanted(after.body());
}

const known = new Derived<Body, string>();

/** Two orders are tried of one post. */
function partsOf(post: Post): string {
  const body = post.body();
  return known.of(body, () => readParts(body));
}

function readParts({ blocks, overview, sections, links }: Body): string {
  return JSON.stringify([
    blocks.map(({ block }) => block.kind).sort(),
    sections.map(({ shape, name, bullets }) => [shape, name, bullets.length].join(' ')).sort(),
    overview?.entries.map(({ label, isLinked }) => `${label} ${String(isLinked)}`).sort(),
    links.map(({ url, label = '' }) => `${url} ${label}`).sort(),
  ]);
}
