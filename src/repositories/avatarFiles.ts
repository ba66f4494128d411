// The files in which pictures of owners outlive the editor: one for each address.
import type { StoredFile } from './directoryPorts';
import { fileHash } from './fileHash';
import { fieldsOf, jsonIn } from './hosts/jsonFields';
import { count } from './hostText';
import { isDataAddress } from './pictureBytes';

const format = 'component-posts-picture';
const version = 1;

/** Files that are kept, and bytes of them all. */
const mostFiles = 200;
const mostBytes = 4 * 1_048_576;

/** Bytes of a file that is read: the largest picture needs less. */
const largestFile = 131_072;

/** What an address answered. */
export interface KeptPicture {
  /** As a `data:` address; undefined where the address has none. */
  readonly picture: string | undefined;
  /** Epoch milliseconds. */
  readonly fetchedAt: number;
}

/** The name tells nothing of whose picture it is. */
export function pictureFile(url: string): string {
  return `${fileHash(url)}.json`;
}

export function keptPicture(url: string, { picture, fetchedAt }: KeptPicture): Uint8Array {
  return new TextEncoder().encode(
    JSON.stringify({ format, version, url, fetchedAt, picture: picture ?? null }),
  );
}

/** @returns undefined where the bytes are no such file: broken, of another version, of another address. */
export function readPicture(url: string, bytes: Uint8Array): KeptPicture | undefined {
  if (bytes.length > largestFile) {
    return undefined;
  }
  const file = fieldsOf(jsonIn(new TextDecoder().decode(bytes)));
  const fetchedAt = count(file?.['fetchedAt']);
  if (
    file?.['format'] !== format ||
    file['version'] !== version ||
    file['url'] !== url ||
    fetchedAt === undefined
  ) {
    return undefined;
  }
  const picture: unknown = file['picture'];
  if (picture === null) {
    return { picture: undefined, fetchedAt };
  }
  return typeof picture === 'string' && isDataAddress(picture) ? { picture, fetchedAt } : undefined;
}

/** Names of the files that are too many or too much, the oldest of all. */
export function trimmed(files: readonly StoredFile[]): readonly string[] {
  const newestFirst = files.toSorted((a, b) => b.changedAt - a.changedAt);
  let bytes = 0;
  return newestFirst
    .filter(({ size }, index) => {
      bytes += size;
      return index >= mostFiles || bytes > mostBytes;
    })
    .map(({ name }) => name);
}
