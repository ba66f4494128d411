import {
  array,
  description,
  type InferOutput,
  literal,
  maxLength,
  type ObjectEntries,
  optional,
  picklist,
  pipe,
  record,
  regex,
  strictObject,
  string,
  union,
} from 'valibot';
import { mostOwned } from '../facts';

/** The name of the lockfile, beside the project file of the blog or in the folder of the workspace. */
export const lockfileName = 'component-posts.lock.json';
/** What is written; another number is another format, which this version does not read. */
export const formatVersion = 1;
/** UTF-16 code units of a lockfile that is read or written. */
export const longestLockfile = 5_000_000;
/** Repositories and owners in a lockfile together. */
export const mostLocked = 20_000;
/** An entry whose facts have not changed keeps its day for so many days. */
export const daysKept = 30;
/** A push is written once it is so many days older than the look. */
export const quietDays = 365;

/** A day of the calendar as `YYYY-MM-DD`. */
export const dayPattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

function day(meaning: string) {
  return pipe(string(), regex(dayPattern), description(meaning));
}

function text(meaning: string) {
  return optional(pipe(string(), maxLength(2_000), description(meaning)));
}

/** Said or left out; what is not so is not written. */
function flag(meaning: string) {
  return optional(pipe(literal(true), description(meaning)));
}

const common = {
  checked: day(
    `The day on which the host said so. It stays as it is while the host says the same, for at most ${String(daysKept)} days, so that a look which brings no news changes nothing here.`,
  ),
  state: pipe(
    picklist(['found', 'missing', 'blocked']),
    description(
      '`found`: readers get there. `missing`: not there, or private, and a second look agreed. `blocked`: the host refuses it to everybody. Of what could not be checked nothing is written.',
    ),
  ),
  url: text(
    'The address that its host calls the right one. Where it is not the address that the posts link, the repository or owner has moved.',
  ),
  id: text('What stays the same on its host while names change.'),
  replaced: flag(
    'The name answered before with another id, so it belongs to somebody else now. Remove this line once the link has been looked at.',
  ),
  description: text('What it is, in the words of its owner.'),
} satisfies ObjectEntries;

export const repositorySchema = strictObject({
  ...common,
  archived: optional(
    pipe(
      union([day('Since this day.'), literal(true)]),
      description('Archived by its owner: the day, or `true` where the host does not say when.'),
    ),
  ),
  license: text(
    'The SPDX identifier of its licence. `NONE` where the host looked and found no licence, `NOASSERTION` where it found one that it has no identifier for.',
  ),
  language: text('The main language of its code.'),
  fork: optional(
    pipe(
      union([string(), literal(true)]),
      description(
        'A fork: `owner/name` of what it was made from, or `true` where that is not known.',
      ),
    ),
  ),
  template: flag('A template for other repositories.'),
  mirror: flag('A mirror of a repository elsewhere.'),
  empty: flag('Nothing was ever pushed to it.'),
  disabled: flag('Switched off by its host.'),
  pushed: optional(
    day(
      `The day of the last push, written only once it is more than ${String(quietDays)} days before the look: repositories that are worked on would change this file each time.`,
    ),
  ),
  active: optional(
    day(
      `The day on which anything happened last, of hosts that do not tell of pushes; written only once it is more than ${String(quietDays)} days before the look.`,
    ),
  ),
});

export const ownerSchema = strictObject({
  ...common,
  login: text('Its name in addresses, as its host spells it.'),
  kind: optional(
    pipe(picklist(['organisation', 'person']), description('Who it is, where the host tells.')),
  ),
  name: text('The name that people read.'),
  verified: flag('The host has verified who it is.'),
  repositories: optional(
    pipe(
      array(pipe(string(), maxLength(300))),
      maxLength(200),
      description(
        `Names of its public repositories in alphabetical order, at most the ${String(mostOwned)} with the most stars.`,
      ),
    ),
  ),
});

const keyNote =
  'by the address that posts link, in lower case and without what stands before its host: `github.com/owner';

/** The whole file; it is read entry by entry, so that a broken one does not take the others along. */
export const lockfileSchema = strictObject({
  $schema: optional(pipe(string(), description('The schema of this file, for other editors.'))),
  version: pipe(
    literal(formatVersion),
    description('The format of this file. Another number is not read by this version.'),
  ),
  owners: optional(
    pipe(
      record(string(), ownerSchema),
      description(`People, organisations and groups ${keyNote}\`.`),
    ),
  ),
  repositories: optional(
    pipe(
      record(string(), repositorySchema),
      description(
        `Repositories ${keyNote}/name\`. Stars, topics and releases are left out: they would change this file each time without telling a reviewer anything.`,
      ),
    ),
  ),
});

type Known<Entry> = { readonly [Name in keyof Entry]: Entry[Name] };

/** What the lockfile says of a repository. */
export type LockedRepository = Known<InferOutput<typeof repositorySchema>>;
/** What the lockfile says of an owner of repositories. */
export type LockedOwner = Known<InferOutput<typeof ownerSchema>>;

/** The last known facts of what the posts of a blog link, by the keys of references. */
export interface Lockfile {
  /** What stands in `$schema`, which is kept as it is. */
  readonly schema: string | undefined;
  readonly repositories: ReadonlyMap<string, LockedRepository>;
  readonly owners: ReadonlyMap<string, LockedOwner>;
}

export const emptyLockfile: Lockfile = {
  schema: undefined,
  repositories: new Map(),
  owners: new Map(),
};
