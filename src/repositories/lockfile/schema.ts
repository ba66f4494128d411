import {
  array,
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

const day = pipe(string(), regex(dayPattern));
const text = optional(pipe(string(), maxLength(2_000)));
/** Said or left out; what is not so is not written. */
const flag = optional(literal(true));

const common = {
  checked: day,
  state: picklist(['found', 'missing', 'blocked']),
  url: text,
  id: text,
  replaced: flag,
  description: text,
} satisfies ObjectEntries;

// What each of these means stands in `meanings.ts`, so that no editor loads it at every start.

export const repositorySchema = strictObject({
  ...common,
  archived: optional(union([day, literal(true)])),
  license: text,
  language: text,
  fork: optional(union([string(), literal(true)])),
  template: flag,
  mirror: flag,
  empty: flag,
  disabled: flag,
  pushed: optional(day),
  active: optional(day),
});

export const ownerSchema = strictObject({
  ...common,
  login: text,
  kind: optional(picklist(['organisation', 'person'])),
  name: text,
  verified: flag,
  repositories: optional(pipe(array(pipe(string(), maxLength(300))), maxLength(200))),
});

/** The whole file; it is read entry by entry, so that a broken one does not take the others along. */
export const lockfileSchema = strictObject({
  $schema: optional(string()),
  version: literal(formatVersion),
  owners: optional(record(string(), ownerSchema)),
  repositories: optional(record(string(), repositorySchema)),
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
