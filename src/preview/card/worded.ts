// A repository card in words: plain data, in the language of the editor, that a page draws as it is. Who
// makes it puts days, counts and states into words once, so that pages need no words for them. Text of
// strangers has been made visible, and is always drawn as text.
import * as v from 'valibot';
import { address, avatar, color, count, words } from '../schemas';

const language = v.exactOptional(v.object({ name: words(300), color: v.exactOptional(color) }));

/** One thing that is special about a link target. */
const badge = v.object({
  /** Name of the codicon that stands for it. */
  icon: words(50),
  /** A few words: `archived 2021`. */
  short: words(1000),
  /** All of it, without a full stop: `Archived on 3 May 2021`. */
  long: words(1000),
  /** `warning`: readers see something broken. `information`: worth knowing. `plain`: what it is. */
  tone: v.picklist(['warning', 'information', 'plain']),
});
export type BadgeWords = Readonly<v.InferOutput<typeof badge>>;

/** One fact of a repository or owner. */
const fact = v.object({
  kind: v.picklist([
    'language',
    'stars',
    'license',
    'activity',
    'release',
    'homepage',
    'owner',
    'count',
  ]),
  /** As it is shown: `1.2k`. */
  text: words(9000),
  /** As it is read out or told in full, where what is shown is not enough: `1,234 stars`. */
  long: v.exactOptional(words(9000)),
  /** Name of the codicon that stands before it. */
  icon: v.exactOptional(words(50)),
  /** Of a language. */
  color: v.exactOptional(color),
  /** Where it leads to. */
  url: v.exactOptional(address),
});
export type FactWords = Readonly<v.InferOutput<typeof fact>>;

/** A row in the list of what an owner has. */
const owned = v.object({
  name: words(300),
  url: address,
  description: v.exactOptional(words(1000)),
  language,
  stars: v.exactOptional(v.object({ count, short: words(50), long: words(100) })),
  /** `at`: ISO 8601. */
  push: v.exactOptional(v.object({ at: words(50), ago: words(100) })),
  isArchived: v.boolean(),
});
export type OwnedWords = Readonly<v.InferOutput<typeof owned>>;

/** What can be done about missing facts. */
export const cardActions = ['look-up', 'add-host', 'sign-in', 'retry'] as const;
export type CardActionName = (typeof cardActions)[number];

export const wordedSchema = v.object({
  /** Equal for two links to the same place. */
  key: words(8192),
  /** `page`: any page below a repository or owner. */
  kind: v.picklist(['repository', 'owner', 'page']),
  /** Host name: `github.com`. */
  hostName: words(300),
  /** The name that readers know: `GitHub`. */
  hostLabel: words(300),
  /** User, organisation, or group with its subgroups, as written in the post. */
  owner: words(2000),
  /** Absent for an owner. */
  name: v.exactOptional(words(2000)),
  /** Of an owner, the name that people read, where it has one beside the login. */
  displayName: v.exactOptional(words(300)),
  /** As the post has it; absent where that is no address for a browser. */
  url: v.exactOptional(address),
  /** `owner/name`, or the owner alone. */
  place: words(5000),
  /** What the card is of: `Repository on GitHub`. */
  what: words(5000),
  avatar: v.exactOptional(avatar),
  /** What stands in for an avatar: letters, perhaps none, on a disc of one of five tints. */
  initials: words(20),
  tint: count,
  /** `waiting`: nothing is known yet, but soon will be. `unknown`: and will not be by itself. */
  state: v.picklist(['known', 'waiting', 'unknown']),
  badges: v.pipe(v.array(badge), v.maxLength(12)),
  facts: v.pipe(v.array(fact), v.maxLength(8)),
  description: v.exactOptional(words(1000)),
  topics: v.pipe(v.array(words(100)), v.maxLength(20)),
  /**
   * What is being waited for or why nothing is known; where something is: why it is nothing newer, and
   * what to do about its target.
   */
  why: v.exactOptional(words(2000)),
  /** From when the facts are, where that is not now. */
  asOf: v.exactOptional(words(500)),
  /** Facts, or newer ones, are being waited for. */
  asking: v.exactOptional(words(500)),
  can: v.pipe(v.array(v.picklist(cardActions)), v.maxLength(4)),
  /** Of an owner: its repositories. */
  owned: v.exactOptional(
    v.object({
      /** `32 repositories`. */
      words: words(100),
      /** Of all there are, of which the rows may be some. */
      count,
      /** `All 32 on GitHub`. */
      all: words(500),
      rows: v.pipe(v.array(owned), v.maxLength(50)),
    }),
  ),
  /** By what the card is sorted: its stars, and its last push, in milliseconds since 1970. */
  stars: v.exactOptional(count),
  pushed: v.exactOptional(v.number()),
});
export type WordedCard = v.InferOutput<typeof wordedSchema>;
export type OwnedList = NonNullable<WordedCard['owned']>;
