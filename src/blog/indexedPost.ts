import { detectFence } from '../post/fence';
import { repositoryAt } from '../post/links';
import { addressesIn } from '../post/linkScan';
import { parsePost, type Post } from '../post/post';
import { detached } from '../post/text';
import { isSamePresented, nothingPresented, presentedIn, type Presented } from './presented';

/** UTF-16 code units of a post that are looked at; real posts stay below a tenth of it. */
export const longestRead = 256 * 1024;
/** Longer front matter is not read: nobody writes it by hand, and it could cost too much at once. */
export const longestHead = 16 * 1024;
/** Of a text without front matter, where fields may stand that nothing opens. */
const lookedAtForFields = 4_000;

/**
 * What the index keeps of a post: enough for its fields and their places, and what it says about
 * components once somebody asked for that. It holds nothing of the text that it was read from.
 */
export interface IndexedPost {
  /** The post up to the end of its front matter, as if nothing followed. */
  readonly head: Post;
  /** The addresses in its body, each once, in the order of the text. */
  readonly addresses: readonly string[];
  /** What its body says about components; undefined while nobody has read it. */
  readonly presented: Presented | undefined;
}

/** Reads what the index keeps, all but the body. Never throws, whatever the text. */
export function readIndexedPost(text: string): IndexedPost {
  const read = text.slice(0, longestRead);
  const { headEnd, bodyStart } = partsOf(read);
  return {
    head: parsePost(headEnd > longestHead ? '' : detached(read.slice(0, headEnd))),
    addresses: addressesIn(read, bodyStart).map(detached),
    presented: undefined,
  };
}

/** Whether the body may say something about components: without a repository it presents none. */
export function mayPresent({ addresses }: IndexedPost): boolean {
  return addresses.some((address) => repositoryAt(address) !== undefined);
}

/** The part of a post in which components are looked for; an earlier one makes that quicker. */
export function parseForIndex(text: string, previous?: Post): Post {
  return parsePost(text.slice(0, longestRead), previous);
}

/** Adds what the body says; the whole post is asked for only where that may be something. */
export function withPresented(indexed: IndexedPost, whole: () => Post): IndexedPost {
  return {
    ...indexed,
    presented: mayPresent(indexed) ? presentedIn(whole()) : nothingPresented,
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

/** Whether the fields of two posts are the same, and their places. */
export function hasSameHead(one: IndexedPost, other: IndexedPost): boolean {
  return one.head.text === other.head.text;
}

/** Whether two posts say the same about components and repositories, as far as that is known. */
export function hasSameComponents(one: IndexedPost, other: IndexedPost): boolean {
  return (
    one.addresses.length === other.addresses.length &&
    one.addresses.every((address, index) => address === other.addresses[index]) &&
    (one.presented === undefined || other.presented === undefined
      ? one.presented === other.presented
      : isSamePresented(one.presented, other.presented))
  );
}
