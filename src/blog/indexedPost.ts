import { detectFence } from '../post/fence';
import { scanRepositoryLinks } from '../post/linkScan';
import { parsePost, type Post } from '../post/post';
import { detached } from '../post/text';
import type { RepositoryReference } from '../repositories/reference';

/** UTF-16 code units of a post that are looked at; real posts stay below a tenth of it. */
const longestRead = 256 * 1024;
/** Longer front matter is not read: nobody writes it by hand, and it could cost too much at once. */
const longestHead = 16 * 1024;
/** Of a text without front matter, where fields may stand that nothing opens. */
const lookedAtForFields = 4_000;

export interface LinkedRepository {
  /** As it is written first. */
  readonly url: string;
  readonly repository: RepositoryReference;
}

/**
 * What the index keeps of a post: enough for its fields and their places, not its body. It holds
 * nothing of the text that it was read from.
 */
export interface IndexedPost {
  /** The post up to the end of its front matter, as if nothing followed. */
  readonly head: Post;
  /** The repositories and owners that its body links, each once, in the order of the text. */
  readonly repositories: readonly LinkedRepository[];
}

/** Reads what the index keeps. Never throws, whatever the text. */
export function readIndexedPost(text: string): IndexedPost {
  const read = text.slice(0, longestRead);
  const { headEnd, bodyStart } = partsOf(read);
  return {
    head: parsePost(headEnd > longestHead ? '' : detached(read.slice(0, headEnd))),
    repositories: repositoriesIn(read, bodyStart),
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

function repositoriesIn(text: string, bodyStart: number): LinkedRepository[] {
  const found = new Map<string, LinkedRepository>();
  for (const { url, repository } of scanRepositoryLinks(text, bodyStart)) {
    if (!found.has(url)) {
      const kept = detached(url);
      found.set(kept, { url: kept, repository });
    }
  }
  return [...found.values()];
}

/** Whether an index that holds the one may as well hold the other. */
export function isSamePost(one: IndexedPost, other: IndexedPost): boolean {
  return (
    one.head.text === other.head.text &&
    one.repositories.length === other.repositories.length &&
    one.repositories.every(({ url }, index) => url === other.repositories[index]?.url)
  );
}
