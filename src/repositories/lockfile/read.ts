import { type GenericSchema, getDotPath, type InferOutput, safeParse } from 'valibot';
import { mostOwned } from '../facts';
import { plainWords, webAddress } from '../hostText';
import {
  emptyLockfile,
  formatVersion,
  longestLockfile,
  mostLocked,
  ownerSchema,
  repositorySchema,
  type LockedOwner,
  type LockedRepository,
  type Lockfile,
} from './schema';

export interface ReadLockfile {
  /** What can be used of it, whatever is wrong with the rest. */
  readonly lockfile: Lockfile;
  /** What is wrong with it, as sentences; where it is anything, writing the file anew loses something. */
  readonly faults: readonly string[];
}

/** A file with more mistakes is hardly one of ours; nobody reads them all. */
const mostFaults = 20;
const conflictMark = /^(?:<{7}|={7}|>{7})(?: |\r?$)/m;
const knownParts = new Set(['$schema', 'version', 'owners', 'repositories']);

/** Reads a lockfile. Never throws, whatever the text; a byte order mark may stand before it. */
export function readLockfile(text: string): ReadLockfile {
  if (text.length > longestLockfile) {
    return unreadable('It is larger than 5 MB.');
  }
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return unreadable(
      conflictMark.test(text)
        ? 'It has the conflict markers of a merge.'
        : 'It is not written in JSON, or it is cut off.',
    );
  }
  if (!isObject(content)) {
    return unreadable('It holds no object.');
  }
  const { version } = content;
  if (version !== formatVersion) {
    return unreadable(
      typeof version === 'number' && version > formatVersion
        ? 'It was written by a newer version of Component Posts.'
        : 'Its `version` is missing or unknown.',
    );
  }
  return readContent(content);
}

function unreadable(fault: string): ReadLockfile {
  return { lockfile: emptyLockfile, faults: [fault] };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readContent(content: Readonly<Record<string, unknown>>): ReadLockfile {
  const faults: string[] = Object.keys(content)
    .filter((part) => !knownParts.has(part))
    .map((part) => `It has ${quoted(part)}, which this version does not know.`);
  const part = (name: string): readonly (readonly [string, unknown])[] => {
    const value = content[name] ?? {};
    if (!isObject(value)) {
      faults.push(`Its \`${name}\` hold no object.`);
      return [];
    }
    return Object.entries(value);
  };
  const [owners, repositories] = [part('owners'), part('repositories')];
  if (owners.length + repositories.length > mostLocked) {
    return unreadable('It holds more than 20,000 repositories and owners.');
  }
  const { $schema } = content;
  const lockfile = {
    schema: typeof $schema === 'string' ? $schema : undefined,
    owners: readEntries(owners, ownerSchema, cleanOwner, faults),
    repositories: readEntries(repositories, repositorySchema, cleanRepository, faults),
  };
  return { lockfile, faults: faults.slice(0, mostFaults) };
}

function readEntries<Schema extends GenericSchema>(
  entries: readonly (readonly [string, unknown])[],
  schema: Schema,
  clean: (key: string, entry: InferOutput<Schema>) => InferOutput<Schema> | undefined,
  faults: string[],
): ReadonlyMap<string, InferOutput<Schema>> {
  const read = new Map<string, InferOutput<Schema>>();
  for (const [key, value] of entries) {
    if (!isKey(key)) {
      faults.push(`${quoted(key)} names no repository and no owner.`);
      continue;
    }
    const result = safeParse(schema, value, { abortEarly: true });
    if (!result.success) {
      const [issue] = result.issues;
      const field = getDotPath(issue);
      faults.push(
        field === null
          ? `${quoted(key)} holds no object.`
          : issue.expected === 'never'
            ? `${quoted(key)} has ${quoted(field)}, which this version does not know.`
            : issue.received === 'undefined'
              ? `${quoted(key)} lacks ${quoted(field)}.`
              : `${quoted(key)} has something in ${quoted(field)} that does not belong there.`,
      );
      continue;
    }
    const entry = clean(key, result.output);
    if (entry === undefined) {
      faults.push(`${quoted(key)} has no address of its own host in “url”.`);
    } else {
      read.set(key, entry);
    }
  }
  return read;
}

/** As references have them: `host/owner` or `host/owner/name`, in lower case, without anything unseen. */
function isKey(key: string): boolean {
  return (
    key.length <= 500 &&
    /^[^/]+(?:\/[^/]+)+$/.test(key) &&
    key === key.toLowerCase() &&
    key === plainWords(key, 500)
  );
}

function quoted(words: string): string {
  return `“${plainWords(words, 100) ?? ''}”`;
}

/** The host of a key. */
export function hostOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}

/**
 * The address of a repository or owner, if it is on the host of its key: a lockfile that came with
 * somebody's changes leads nowhere else.
 */
export function addressOn(key: string, url: string | undefined): string | undefined {
  const address = webAddress(url);
  return address !== undefined && new URL(address).host.replace(/^www\./, '') === hostOf(key)
    ? address.replace(/\/$/, '')
    : undefined;
}

/** The decoded names in the path of an address; empty where it has none, or none that can be decoded. */
export function namesIn(url: string): readonly string[] {
  try {
    return new URL(url).pathname
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeURIComponent);
  } catch {
    return [];
  }
}

/** Text is that of strangers here as it is where it came from. @returns undefined where it leads astray. */
function cleanRepository(key: string, entry: LockedRepository): LockedRepository | undefined {
  const url = addressOn(key, entry.url);
  const isPlaced =
    url === undefined
      ? entry.url === undefined && entry.state !== 'found'
      : namesIn(url).length > 1;
  return isPlaced
    ? withoutAbsent<LockedRepository>({
        ...entry,
        ...cleanCommon(entry),
        url,
        license: plainWords(entry.license, 100),
        language: plainWords(entry.language, 100),
        fork: entry.fork === true ? true : plainWords(entry.fork),
      })
    : undefined;
}

function cleanOwner(key: string, entry: LockedOwner): LockedOwner | undefined {
  const url = addressOn(key, entry.url);
  const login = plainWords(entry.login);
  const isPlaced =
    url === undefined
      ? entry.url === undefined && entry.state !== 'found'
      : login !== undefined && isPathOf(login, url);
  return isPlaced
    ? withoutAbsent<LockedOwner>({
        ...entry,
        ...cleanCommon(entry),
        url,
        login,
        name: plainWords(entry.name),
        repositories: entry.repositories
          ?.flatMap((name) => plainWords(name) ?? [])
          .slice(0, mostOwned),
      })
    : undefined;
}

/** Whether the address of an owner ends with its name: there may be something before it (`/groups/x`). */
export function isPathOf(login: string, url: string): boolean {
  return `/${namesIn(url).join('/')}`.endsWith(`/${login}`);
}

function cleanCommon({ id, description }: LockedRepository | LockedOwner): {
  readonly id: string | undefined;
  readonly description: string | undefined;
} {
  return { id: plainWords(id), description: plainWords(description) };
}

/** Without properties that hold nothing, so that equal entries are equal as data. */
export function withoutAbsent<Entry extends object>(entry: Entry): Entry {
  return Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== undefined),
  ) as Entry;
}
