// The files in which facts outlive the editor: one for each host and account.
import type { Entry } from './entry';
import { fileHash } from './fileHash';
import { fieldsOf } from './hosts/jsonFields';
import { count, plainWords } from './hostText';
import { readFacts } from './keptFacts';

const format = 'component-posts-facts';
const version = 1;

/** Entries of a file; whichever were used longest ago are dropped. */
export const mostKept = 2_000;

/** Bytes of a file that are read: `mostKept` entries need a fourth of it. */
const largestFile = 32 * 1024 * 1024;

/** An ETag as HTTP has it, of a length that can be sent back. */
const etagPattern = /^(?:W\/)?"[\x21\x23-\x7e]{0,200}"$/;

export interface KeptEntry {
  readonly entry: Entry;
  /** When it was last wanted or answered, epoch milliseconds. */
  readonly usedAt: number;
}

/**
 * The file for what an account was told by a host, or for what everybody is told. The account is not
 * readable from it, for whoever finds the folder.
 */
export function fileNameOf(hostName: string, account: string | undefined): string {
  const plain = hostName.replace(/[^a-z\d.-]/g, '-');
  const host = plain === hostName ? plain : `${plain}-${fileHash(hostName)}`;
  return `${host}.${account === undefined ? 'public' : fileHash(account)}.json`;
}

export function encodeKept(hostName: string, entries: Iterable<KeptEntry>): Uint8Array {
  const written = Array.from(entries, ({ entry, usedAt }) => ({ ...entry, usedAt }));
  return new TextEncoder().encode(
    JSON.stringify({ format, version, host: hostName, entries: written }),
  );
}

/**
 * @returns the entries that make sense.
 * @throws {Error} where the bytes are no such file: broken, of another version, of another host.
 */
export function decodeKept(hostName: string, bytes: Uint8Array): readonly KeptEntry[] {
  if (bytes.length > largestFile) {
    throw new Error(`It has ${String(bytes.length)} bytes.`);
  }
  const file = fieldsOf(JSON.parse(new TextDecoder().decode(bytes)));
  if (file?.['format'] !== format || file['version'] !== version || file['host'] !== hostName) {
    throw new Error('It is not a file of facts that this version writes.');
  }
  const entries: unknown = file['entries'];
  if (!Array.isArray(entries)) {
    throw new Error('It has no entries.');
  }
  return entries.slice(0, mostKept).flatMap((value) => readEntry(hostName, value) ?? []);
}

function readEntry(hostName: string, value: unknown): KeptEntry | undefined {
  const fields = fieldsOf(value) ?? {};
  const key = fields['key'];
  const state = states.find((known) => known === fields['state']);
  const checkedAt = count(fields['checkedAt']);
  if (!isKey(key, hostName) || state === undefined || checkedAt === undefined) {
    return undefined;
  }
  const facts = readFacts(fields['facts']);
  if (state === 'found' && facts === undefined) {
    return undefined;
  }
  const etag = fields['etag'];
  return {
    entry: {
      key,
      state,
      facts,
      etag: typeof etag === 'string' && etagPattern.test(etag) ? etag : undefined,
      id: plainWords(fields['id']),
      previousId: plainWords(fields['previousId']),
      isConfirmed: fields['isConfirmed'] === true,
      missingSince: count(fields['missingSince']),
      isAnonymous: fields['isAnonymous'] === true,
      checkedAt,
    },
    usedAt: count(fields['usedAt']) ?? checkedAt,
  };
}

const states = ['found', 'missing', 'blocked', 'forbidden'] as const;

function isKey(value: unknown, hostName: string): value is string {
  return typeof value === 'string' && value.length <= 2_000 && value.startsWith(`${hostName}/`);
}
