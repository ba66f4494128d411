import { normaliseName } from '../post/names';
import { fieldsOf, type Post } from '../post/post';
import { detached } from '../post/text';
import type { Profile } from '../profile/profile';
import { longestHead, mayPresent, parseForIndex, readIndexedPost } from './indexedPost';
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

/** What other posts may be told of the body of a text. */
export function presentedOf(text: string): Presented {
  return mayPresent(readIndexedPost(text)) ? presentedIn(parseForIndex(text)) : nothingPresented;
}

/**
 * Names, normalised, that stand in what other posts may be told of a body that is read, and perhaps a few more:
 * what is not among them need not be looked for in it.
 */
export function namesPresentedBy(post: Post): readonly string[] {
  const { components, links } = post.body();
  const names = new Set<string>();
  for (const { name } of components) {
    names.add(normaliseName(name));
  }
  for (const { repository } of links) {
    names.add(normaliseName(repository.name ?? repository.owner));
  }
  return [...names];
}
