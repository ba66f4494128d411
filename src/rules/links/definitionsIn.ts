import { definitionsOf, noDefinitions, type Definition } from '../../post/links';
import type { Body, Post } from '../../post/post';

const definitionsByBody = new WeakMap<Body, ReadonlyMap<string, Definition>>();

/** The definitions that references in a post may mean, by normalised label. */
export function definitionsIn(post: Post): ReadonlyMap<string, Definition> {
  const body = post.body();
  let definitions = definitionsByBody.get(body);
  if (definitions === undefined) {
    definitions = post.text.includes(']:', body.start)
      ? definitionsOf(body.blocks, body.start)
      : noDefinitions;
    definitionsByBody.set(body, definitions);
  }
  return definitions;
}
