// What the Linked Repositories view draws. It has no offsets into the post: what the author does names a
// component or link by its id, and whoever holds the post finds its place as it is by then.
import * as v from 'valibot';
import { wordedSchema } from '../card/worded';
import { count, oneOf, words } from '../schemas';

const id = words(8192);

/** What a rule says about a component or a link, with what can be done about it. */
export const problemSchema = v.object({
  /** Unique within its row. */
  id,
  /** `area/name`. */
  rule: words(200),
  severity: v.picklist(['error', 'warning', 'information', 'hint']),
  message: words(4000),
  fixes: v.pipe(v.array(v.object({ id, title: words(1000) })), v.maxLength(8)),
});
export type PanelProblem = v.InferOutput<typeof problemSchema>;

/** One link to a repository, owner or page. */
export const linkSchema = v.object({
  /** Unique within its row, and the same as before while only other parts of the post change. */
  id,
  /** Key of the card in {@link frameSchema}'s view. */
  card: id,
  /** Where it stands: in the overview entry or the section of its component, or elsewhere. */
  place: v.picklist(['entry', 'section', 'other']),
  /** The link's text in the post, without markup. */
  label: v.exactOptional(words(2000)),
  /** The complete address, as it is opened and copied. */
  url: words(8192),
  /** Which other components link the same place: `also in A, B and 3 more`. */
  alsoIn: v.exactOptional(words(5000)),
  /** Owner and name that it has now, where its address can be put right in the post. */
  canonical: v.exactOptional(words(600)),
});
export type PanelLink = v.InferOutput<typeof linkSchema>;

/** A component of the stack, or another part of the post with links. */
export const rowSchema = v.object({
  /** Unique within the view, and the same as before while only other parts of the post change. */
  id,
  /**
   * `overview`: a component that has an entry in the overview list, with its section if it has one;
   * `section`: a component with a section only; `other`: links that belong to no component.
   */
  part: v.picklist(['overview', 'section', 'other']),
  /** Text of the entry, name of the component, or the nearest heading; may be empty for `other`. */
  title: words(2000),
  aliases: v.pipe(v.array(words(2000)), v.maxLength(20)),
  /** Of a component with both entry and section. */
  match: v.exactOptional(
    v.object({
      /** Name of the section. */
      section: words(2000),
      /** `matched by alias`. */
      words: words(500),
      /** What is the same on both sides, in a sentence. */
      reason: words(6000),
    }),
  ),
  /** Beginning of the section's description, as plain text. */
  excerpt: v.exactOptional(words(1000)),
  links: v.pipe(v.array(linkSchema), v.maxLength(2000)),
  problems: v.pipe(v.array(problemSchema), v.maxLength(50)),
  /** What the post lets be done with the component. */
  can: v.object({
    /** A component without a section can be given one. */
    insertSection: v.boolean(),
    /** A component without an entry can be added to the overview list. */
    addEntry: v.boolean(),
    /** It can change places with others of its part that can. */
    move: v.boolean(),
  }),
});
export type PanelRow = v.InferOutput<typeof rowSchema>;
export type RowPart = PanelRow['part'];

const footSchema = v.object({
  /** Pieces that belong on one line, with dots between them. */
  pieces: v.array(words(1000)),
  /** Something stands in the way of newer facts. */
  isTrouble: v.boolean(),
  action: v.exactOptional(
    oneOf('kind', [
      v.object({ kind: v.literal('sign-in'), hostName: words(300) }),
      /** Asks again who may be asked. */
      v.object({ kind: v.literal('consent') }),
    ]),
  ),
});
export type FootLine = v.InferOutput<typeof footSchema>;

/** Everything about a post but its rows and cards. */
export const frameSchema = v.object({
  /** Says which post this is, for example its URI. A post seen before gets back how it was left. */
  post: id,
  /** From the front matter; empty if there is none. */
  title: words(4000),
  /** The name of the file without its folders. */
  fileName: words(2000),
  /** Whether this is a component post, rather than some other Markdown file. */
  isPost: v.boolean(),
  /** Distinct things in the whole post, whatever is shown of it. */
  counts: v.object({ entries: count, sections: count, repositories: count, owners: count }),
  /** Asks whether the hosts of the links may be asked; absent where that is decided. */
  question: v.exactOptional(words(10_000)),
  /** From where and when the facts are, or why there are none; a line each. */
  foot: v.array(footSchema),
  canRefresh: v.boolean(),
  /** The post was too large to be read whole, and only its links are known. */
  isTruncated: v.boolean(),
});
export type PanelFrame = v.InferOutput<typeof frameSchema>;

export const panelViewSchema = oneOf('state', [
  /** No Markdown document is active, or the one that was shown has been closed. */
  v.object({ state: v.literal('no-post') }),
  v.object({
    state: v.literal('post'),
    frame: frameSchema,
    /** In the order of the post, entries before sections of their own before others. */
    rows: v.array(rowSchema),
    /** Those that the rows link, each once. */
    cards: v.array(wordedSchema),
  }),
]);
export type PanelView = v.InferOutput<typeof panelViewSchema>;
export type PanelPost = Extract<PanelView, { state: 'post' }>;

/** What of a view is other than in the one sent before. */
export const panelChangeSchema = v.object({
  /** Number of the view that this changes, and that it makes. */
  from: count,
  to: count,
  frame: frameSchema,
  /** Ids of all rows in their order. */
  order: v.array(id),
  /** Rows that are new or other. */
  rows: v.array(rowSchema),
  /** Cards that are new or other; those that no row links any more are dropped. */
  cards: v.array(wordedSchema),
});
export type PanelChange = v.InferOutput<typeof panelChangeSchema>;
