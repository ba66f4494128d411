import { fieldsOf, type Post } from '../post/post';
import { detached } from '../post/text';
import type { Profile } from '../profile/profile';
import {
  longestHead,
  longestRead,
  mayPresent,
  parseForIndex,
  readIndexedPost,
} from './indexedPost';
import { nothingPresented, presentedIn, type Presented } from './presented';
import { usedElements } from './usedElements';

/** The different values that a post gives each of its fields: plain data that holds nothing of its text. */
export type FieldValues = readonly (readonly [field: string, values: readonly string[]])[];

/** The part of a post that an index reads: what stands in its front matter, as if nothing followed. */
export function headOf(text: string, post: Post): Post {
  return post.frontMatter.kind === 'yaml' && post.bodyStart <= longestHead
    ? post
    : readIndexedPost(text).head;
}

/** What other posts may be told of the fields of a post. */
export function fieldValuesIn(head: Post, profile: Profile): FieldValues {
  const names = new Set([
    ...profile.fields.map(({ name }) => name),
    ...fieldsOf(head).map(({ name }) => name),
  ]);
  const values: (readonly [string, readonly string[]])[] = [];
  for (const name of names) {
    const texts = new Set(usedElements(head, profile, name).map(({ text }) => text));
    if (texts.size > 0) {
      values.push([detached(name), [...texts].map(detached)]);
    }
  }
  return values;
}

/**
 * What other posts may be told of the body of a post.
 *
 * @param post of that text, whose body is read already where `isRead`.
 */
export function presentedOf(text: string, post: Post, isRead: boolean): Presented {
  const isLonger = text.length > longestRead;
  if (isRead && !isLonger && post.body().links.length > 0) {
    return presentedIn(post);
  }
  return mayPresent(readIndexedPost(text))
    ? presentedIn(isLonger ? parseForIndex(text) : post)
    : nothingPresented;
}
