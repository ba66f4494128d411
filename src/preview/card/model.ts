// What a repository card draws: plain data that survives `postMessage`, with the schemas that hold it.
// Text in here comes from strangers. It is bounded, always drawn as text and never read as HTML.
import * as v from 'valibot';
import { address, avatar, color, count, words } from '../schemas';

/** ISO 8601: a day, or a point in time. */
const moment = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?$/));

/** Something special about the other end of a link. Who builds a card puts first what matters most. */
export const badgeSchema = v.variant('kind', [
  /** Its host says that nothing is there for the eyes that looked; `isConfirmed`: it said so twice. */
  v.object({ kind: v.literal('missing'), isConfirmed: v.boolean(), isAnonymous: v.boolean() }),
  /** By its host, for legal reasons. */
  v.object({ kind: v.literal('blocked') }),
  /** To the author's own sign-in, so that it is not known what readers see. */
  v.object({ kind: v.literal('forbidden') }),
  /** The name belongs to another repository than before. */
  v.object({ kind: v.literal('replaced') }),
  /** `to`: owner and name that it has now; `shown`: the part of that which is new. */
  v.object({ kind: v.literal('moved'), to: words(600), shown: words(600) }),
  v.object({ kind: v.literal('private'), visibility: v.picklist(['private', 'internal']) }),
  /** Switched off by its host. */
  v.object({ kind: v.literal('disabled') }),
  v.object({ kind: v.literal('archived'), at: v.exactOptional(moment) }),
  v.object({ kind: v.literal('empty') }),
  v.object({ kind: v.literal('mirror') }),
  /** `parent`: `owner/name` of what it was made from. */
  v.object({ kind: v.literal('fork'), parent: v.exactOptional(words(600)) }),
  v.object({ kind: v.literal('template') }),
]);
export type Badge = v.InferOutput<typeof badgeSchema>;

const languageSchema = v.object({ name: words(300), color: v.exactOptional(color) });

/** What a card says of a repository. What is absent was not said by its host. */
export const repositorySchema = v.object({
  description: v.exactOptional(words(1000)),
  language: v.exactOptional(languageSchema),
  stars: v.exactOptional(count),
  /** `none`: its host looked and found none; `other`: one that its host cannot name. */
  license: v.exactOptional(
    v.variant('kind', [
      v.object({ kind: v.literal('none') }),
      v.object({ kind: v.literal('other') }),
      v.object({ kind: v.literal('named'), name: words(300) }),
    ]),
  ),
  pushedAt: v.exactOptional(moment),
  /** Of the last activity of any kind, where its host knows no push. */
  activeAt: v.exactOptional(moment),
  release: v.exactOptional(
    v.object({
      tag: words(300),
      publishedAt: v.exactOptional(moment),
      url: v.exactOptional(address),
    }),
  ),
  topics: v.pipe(v.array(words(100)), v.maxLength(20)),
  homepage: v.exactOptional(address),
});
export type RepositoryWords = v.InferOutput<typeof repositorySchema>;

/** A row in the list of what an owner has. */
export const ownedSchema = v.object({
  name: words(300),
  url: address,
  description: v.exactOptional(words(1000)),
  language: v.exactOptional(languageSchema),
  stars: v.exactOptional(count),
  pushedAt: v.exactOptional(moment),
  isArchived: v.boolean(),
});
export type OwnedRepository = v.InferOutput<typeof ownedSchema>;

/** What a card says of a user, an organisation or a group. */
export const ownerSchema = v.object({
  /** The name that people read, where it has one beside the login. */
  displayName: v.exactOptional(words(300)),
  kind: v.exactOptional(v.picklist(['organisation', 'person'])),
  isVerified: v.boolean(),
  description: v.exactOptional(words(1000)),
  /** Of all public ones; the list below may have fewer. */
  repositoryCount: v.exactOptional(count),
  /** Public ones, most starred first. */
  repositories: v.pipe(v.array(ownedSchema), v.maxLength(50)),
});
export type OwnerWords = v.InferOutput<typeof ownerSchema>;

/** Whether newer facts can come, and what stands in the way of them. */
export const standingSchema = v.variant('state', [
  /** What is known is as new as it has to be. */
  v.object({ state: v.literal('current') }),
  /** Its host is being asked, or will be in a moment. */
  v.object({ state: v.literal('loading') }),
  /** The author has not said yet whether hosts may be asked. */
  v.object({ state: v.literal('unasked') }),
  /** The author said no. */
  v.object({ state: v.literal('off') }),
  /** Restricted Mode. */
  v.object({ state: v.literal('restricted') }),
  /** Nobody knows how to ask this host. */
  v.object({ state: v.literal('unknown-host') }),
  /** It was asked and gives no answers now; `message`: why, as one sentence. */
  v.object({
    state: v.literal('unavailable'),
    reason: v.picklist(['limited', 'bad-token', 'unreachable', 'not-understood']),
    message: words(1000),
    canSignIn: v.boolean(),
  }),
]);
export type Standing = v.InferOutput<typeof standingSchema>;

/** One repository, owner or page of a repository, and all that is known of it. */
export const cardSchema = v.object({
  /** Equal for two links to the same place. */
  key: words(8192),
  host: v.object({
    /** Kind of software: `github`, `gitlab`, `gitea`, … */
    id: words(100),
    /** Host name: `github.com`. */
    name: words(300),
    /** The name that readers know: `GitHub`. */
    label: words(300),
  }),
  /** `page`: any page below a repository or owner. */
  kind: v.picklist(['repository', 'owner', 'page']),
  /** User, organisation, or group with its subgroups, as written in the post. */
  owner: words(2000),
  /** Absent for an owner. */
  name: v.exactOptional(words(2000)),
  /** Of a page, what it is: `release v1.0`, `folder docs on main`, `issue 12`. */
  page: v.exactOptional(words(2000)),
  /** As the post has it; absent where that is no address for a browser. */
  url: v.exactOptional(address),
  /** A monogram stands in for it. */
  avatar: v.exactOptional(avatar),
  badges: v.pipe(v.array(badgeSchema), v.maxLength(12)),
  repository: v.exactOptional(repositorySchema),
  ownerFacts: v.exactOptional(ownerSchema),
  /** From when and where the facts are; absent where nothing is known. */
  asOf: v.exactOptional(
    v.object({
      /** `YYYY-MM-DD`, in the author's time zone. */
      day: v.pipe(v.string(), v.isoDate()),
      /** `14:02`, where the day is today. */
      time: v.exactOptional(words(20)),
      source: v.picklist(['host', 'lockfile']),
    }),
  ),
  standing: standingSchema,
});
export type Card = v.InferOutput<typeof cardSchema>;
