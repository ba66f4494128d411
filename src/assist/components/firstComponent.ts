import { factsOf } from '../../post/blockFacts';
import { normaliseName } from '../../post/names';
import type { Post } from '../../post/post';
import { endOfLine } from '../../post/text';

/** Where the entry and the section of the only component of a post end. */
export interface FirstComponent {
  readonly entryEnd: number;
  readonly sectionEnd: number;
}

/**
 * The component of a post that has just one: a list of one entry, and a name in bold below it that is
 * called the same. For an overview that is too little, but an author who adds another one goes on there.
 */
export function firstComponentOf(post: Post): FirstComponent | undefined {
  const { text } = post;
  const { start, blocks } = post.body();
  const body = text.slice(start);
  const list = blocks.findIndex(
    (placed) =>
      placed.block.kind === 'list' &&
      placed.block.items.length === 1 &&
      factsOf(placed, body).entries.length === 1,
  );
  const placed = blocks[list];
  const [entry] = placed === undefined ? [] : factsOf(placed, body).entries;
  if (placed === undefined || entry === undefined) {
    return undefined;
  }
  const names = new Set(entry.names.map(({ name }) => normaliseName(name)));
  const leadAt = blocks.findIndex(
    (block, index) =>
      index > list &&
      block.block.kind === 'paragraph' &&
      names.has(normaliseName(factsOf(block, body).lead?.name ?? '')),
  );
  if (leadAt === -1) {
    return undefined;
  }
  const behind = blocks.findIndex(
    ({ block }, index) => index > leadAt && (block.kind === 'heading' || block.kind === 'rule'),
  );
  const below = blocks.slice(leadAt, behind === -1 ? blocks.length : behind);
  const url = entry.link?.url;
  // The sentence that links the repository closes the section.
  const closing = below.findLast(
    ({ offset, block }) =>
      url !== undefined && body.slice(offset + block.start, offset + block.end).includes(url),
  );
  const last = closing ?? below.at(-1);
  return {
    entryEnd: endOfLine(text, start + placed.offset + entry.end),
    sectionEnd: endOfLine(text, start + (last?.offset ?? 0) + (last?.block.end ?? 0)),
  };
}
