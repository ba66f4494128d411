/** How the author left the view of one post. */
export interface PostState {
  /** The `id` of the post's view. */
  readonly post: string;
  /** What stands in the filter box. */
  readonly filter: string;
  /** CSS pixels from the top. */
  readonly scrollTop: number;
  /** The row that has the keyboard, or had it last. */
  readonly current?: string;
}

/** What is kept while the webview is hidden or VS Code restarts; the post left last comes last. */
export interface SavedState {
  readonly posts: readonly PostState[];
}

/** A state grows no further than this; posts left longest ago are forgotten. */
const maximumPosts = 20;

/** Reads what an earlier version of the page may have written. */
export function parseState(value: unknown): SavedState {
  const posts: unknown = isRecord(value) ? value['posts'] : undefined;
  return { posts: Array.isArray(posts) ? posts.filter(isPostState).slice(-maximumPosts) : [] };
}

/** The state with this post as the one left last. */
export function withPost(state: SavedState, post: PostState): SavedState {
  const others = state.posts.filter((other) => other.post !== post.post);
  return { posts: [...others, post].slice(-maximumPosts) };
}

function isPostState(value: unknown): value is PostState {
  return (
    isRecord(value) &&
    typeof value['post'] === 'string' &&
    typeof value['filter'] === 'string' &&
    Number.isFinite(value['scrollTop']) &&
    (value['current'] === undefined || typeof value['current'] === 'string')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
