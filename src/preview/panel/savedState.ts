// How the author left the view of each post: kept while the webview is hidden or VS Code restarts.
import * as v from 'valibot';
import { sortNames } from './sort';

/** What a state without the newer fields means, so that one by an earlier version is read too. */
const postStateSchema = v.object({
  /** The `post` of the view's frame. */
  post: v.string(),
  /** What stands in the filter box. */
  filter: v.string(),
  sort: v.fallback(v.picklist(sortNames), 'post'),
  onlyProblems: v.fallback(v.boolean(), false),
  /** CSS pixels from the top. */
  scrollTop: v.pipe(v.number(), v.finite()),
  /** Key of the stop that has the keyboard, or had it last. */
  current: v.exactOptional(v.string()),
});
export type PostState = Readonly<v.InferOutput<typeof postStateSchema>>;

export interface SavedState {
  /** The post shown last, by which the extension finds it again. */
  readonly post?: string;
  /** The one left last comes last. */
  readonly posts: readonly PostState[];
}

/** A state grows no further than this; posts left longest ago are forgotten. */
const maximumPosts = 20;

const stateSchema = v.object({
  post: v.exactOptional(v.fallback(v.string(), '')),
  posts: v.array(v.unknown()),
});

/** Reads what an earlier version of the page may have written. */
export function parseState(value: unknown): SavedState {
  const state = v.safeParse(stateSchema, value);
  if (!state.success) {
    return { posts: [] };
  }
  const { post = '', posts } = state.output;
  const read = posts.flatMap((each) => {
    const parsed = v.safeParse(postStateSchema, each);
    return parsed.success ? [parsed.output] : [];
  });
  return { ...(post === '' ? {} : { post }), posts: read.slice(-maximumPosts) };
}

/** The state with this post as the one left last. */
export function withPost(state: SavedState, post: PostState): SavedState {
  const others = state.posts.filter((other) => other.post !== post.post);
  return { post: post.post, posts: [...others, post].slice(-maximumPosts) };
}
