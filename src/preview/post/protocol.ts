// What the post preview and the extension say to each other; both sides hold it against these schemas.
import * as v from 'valibot';
import { count, words } from '../schemas';
import { isWebAddress } from '../text';
import { postViewSchema } from './model';

const post = words(8192);

const hostMessage = v.variant('type', [
  v.object({ type: v.literal('show'), view: postViewSchema }),
  /** The editor shows this line of the file, from 0, on top. */
  v.object({ type: v.literal('scroll'), post, line: count }),
]);
export type PostHostMessage = v.InferOutput<typeof hostMessage>;

const viewMessage = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  /** Show this line of the file, from 0, in the editor. */
  v.object({ type: v.literal('reveal'), post, line: count }),
  /** Show the field of the front matter that this part comes from. */
  v.object({
    type: v.literal('reveal-field'),
    post,
    at: v.picklist(['title', 'author', 'author-image', 'date', 'tags', 'image', 'description']),
  }),
  v.object({ type: v.literal('open'), url: v.pipe(words(8192), v.check(isWebAddress)) }),
  v.object({ type: v.literal('fix'), post, problem: words(8192), fix: words(8192) }),
  /** Load pictures of other sites, in this preview and until it is closed. */
  v.object({ type: v.literal('show-remote') }),
]);
export type PostViewMessage = v.InferOutput<typeof viewMessage>;

export function parsePostViewMessage(message: unknown): PostViewMessage | undefined {
  const parsed = v.safeParse(viewMessage, message);
  return parsed.success ? parsed.output : undefined;
}

export function parsePostHostMessage(message: unknown): PostHostMessage | undefined {
  const parsed = v.safeParse(hostMessage, message);
  return parsed.success ? parsed.output : undefined;
}
