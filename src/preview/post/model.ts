// What "Show Post as the Blog Shows It" draws: the post as its blog will show it, from what the profile
// of the blog and the rules know. Plain data that survives `postMessage`, with the schemas that hold it.
import * as v from 'valibot';
import { count, words } from '../schemas';

/** A picture that the post names. */
export const pictureSchema = v.object({
  /** As the post has it. */
  written: words(8192),
  /** `found`: `src` shows it. `remote`: on another site, not loaded unless the author wants that. */
  state: v.picklist(['found', 'remote', 'missing', 'unknown', 'none']),
  /** An address that the page may load. */
  src: v.exactOptional(words(8192)),
  /** In pixels, where somebody has looked. */
  width: v.exactOptional(count),
  height: v.exactOptional(count),
  /** In bytes. */
  bytes: v.exactOptional(count),
});
export type PostPicture = v.InferOutput<typeof pictureSchema>;

/** What a rule, or the check of the social card, says about what is shown. */
export const postProblemSchema = v.object({
  id: words(8192),
  severity: v.picklist(['error', 'warning', 'information', 'hint']),
  message: words(4000),
  /** Which part of the page it stands at. */
  at: v.picklist([
    'title',
    'author',
    'author-image',
    'date',
    'tags',
    'image',
    'description',
    'post',
  ]),
  fixes: v.pipe(v.array(v.object({ id: words(8192), title: words(1000) })), v.maxLength(8)),
});
export type PostProblem = v.InferOutput<typeof postProblemSchema>;

export const headSchema = v.object({
  title: words(4000),
  /** The title is the file's name, as the blog shows it where the post has none. */
  isTitleFromFile: v.boolean(),
  /** Absent where the blog's own author stands in. */
  author: v.exactOptional(words(1000)),
  authorImage: pictureSchema,
  image: pictureSchema,
  /** As the blog shows it: as written. */
  date: v.exactOptional(words(200)),
  /** `YYYY-MM-DD`, where it can be read. */
  day: v.exactOptional(v.pipe(v.string(), v.isoDate())),
  tags: v.pipe(v.array(words(1000)), v.maxLength(200)),
  /** Path of the post on the blog; absent where its profile does not say. */
  address: v.exactOptional(words(2000)),
  /** From the front matter; without it the blog shows the first 400 characters of the text. */
  description: v.exactOptional(words(8192)),
});
export type PostHead = v.InferOutput<typeof headSchema>;

export const postViewSchema = v.variant('state', [
  v.object({ state: v.literal('no-post') }),
  v.object({
    state: v.literal('post'),
    /** Its URI. */
    post: words(8192),
    fileName: words(2000),
    /** Whether this is a component post; other Markdown files have their text alone. */
    isPost: v.boolean(),
    /** Name of the profile in force. */
    profile: words(1000),
    today: v.pipe(v.string(), v.isoDate()),
    head: headSchema,
    /** Body of the post as Markdown, at most 300,000 UTF-16 code units. */
    markdown: v.pipe(v.string(), v.maxLength(300_000)),
    isTruncated: v.boolean(),
    /** Line of the file, from 0, on which the Markdown begins. */
    firstLine: count,
    /** Pictures that the body names, by what is written. */
    pictures: v.array(v.tuple([words(8192), pictureSchema])),
    problems: v.array(postProblemSchema),
    /** Whether pictures of other sites are loaded. */
    showsRemote: v.boolean(),
    /** Whether the author may want that: not in Restricted Mode. */
    canShowRemote: v.boolean(),
  }),
]);
export type PostPreview = v.InferOutput<typeof postViewSchema>;
export type ShownPost = Extract<PostPreview, { state: 'post' }>;
