import { detectFence } from '../post/fence';
import { repositoryAt } from '../post/links';
import { addressesIn } from '../post/linkScan';
import { parsePost, type Post } from '../post/post';
import { detached } from '../post/text';
import type { RepositoryReference } from '../repositories/reference';

/** UTF-16 code units of a post that are looked at; real posts stay below a tenth of it. */
export const longestRead = 256 * 1024;
/** Longer front matter is not read: nobody writes it by hand, and it could cost too much at once. */
const longestHead = 16 * 1024;
/** Of a text without front matter, where fields may stand that nothing opens. */
const lookedAtForFields = 4_000;

/**
 * What the index keeps of a post: enough for its fields and their places, not its body. It holds
 * nothing of the text that it was read from.
 */
export interface IndexedPost {
  /** The post up to the end of its front matter, as if nothing followed. */
  readonly head: Post;
  /** The addresses in its body, each once, in the order of the text. */
  readonly addresses: readonly string[];
}

/** Reads what the index keeps. Never throws, whatever the text. */
export function readIndexedPost(text: string): IndexedPost {
  const read = text.slice(0, longestRead);
  const { headEnd, bodyStart } = partsOf(read);
  return {
    head: parsePost(headEnd > longestHead ? '' : detached(read.slice(0, headEnd))),
    addresses: addressesIn(read, bodyStart).map(detached),
  };
}

function partsOf(text: string): { readonly headEnd: number; readonly bodyStart: number } {
  const fence = detectFence(text);
  switch (fence.kind) {
    case 'absent':
      return {
        headEnd: fence.almostOpening !== undefined || fence.belowComment ? lookedAtForFields : 0,
        bodyStart: fence.at,
      };
    case 'unclosed':
      return { headEnd: fence.content.end, bodyStart: fence.content.end };
    case 'unsupported':
    case 'yaml':
      return { headEnd: fence.bodyStart, bodyStart: fence.bodyStart };
  }
}

/** The repositories and owners that a post links; recognised when somebody asks. */
export function repositoriesOf({ addresses }: IndexedPost): readonly RepositoryReference[] {
  return addresses.map(repositoryAt).filter((repository) => repository !== undefined);
}

/** Whether an index that holds the one may as well hold the other. */
export function isSamePost(one: IndexedPost, other: IndexedPost): boolean {
  return (
    one.head.text === other.head.text &&
    one.addresses.length === other.addresses.length &&
    one.addresses.every((address, index) => address === other.addresses[index])
  );
}
