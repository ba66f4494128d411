import { closingTemplateOf, type ClosingTemplate } from '../post/closing';
import type { Component } from '../post/component';
import { isHandle } from '../post/leads';
import type { Body, Post } from '../post/post';
import { detached } from '../post/text';

/** A component as one post presents it. */
export interface PresentedComponent {
  readonly name: string;
  /** The other name in the label of its entry: the role in `Name = Role`. */
  readonly role: string | undefined;
  /** Of its entry, else of its section. */
  readonly url: string | undefined;
}

/** A repository or owner as one post links it. */
export interface LinkedRepository {
  /** Equal for all spellings. */
  readonly key: string;
  readonly url: string;
}

/** What a post says about components, holding nothing of its text. */
export interface Presented {
  /** In the order of the post. */
  readonly components: readonly PresentedComponent[];
  /** Each once, in the order of the post. */
  readonly repositories: readonly LinkedRepository[];
  /** Different ones, in the order of the post. */
  readonly closings: readonly ClosingTemplate[];
}

export const nothingPresented: Presented = { components: [], repositories: [], closings: [] };

/** No real post presents so many; the rest of one that does is not kept. */
const mostComponents = 300;
const mostRepositories = 500;
const mostClosings = 20;
/** In UTF-16 code units; longer words are no role. */
const longestRole = 80;

/** Reads the body of a post. */
export function presentedIn(post: Post): Presented {
  const { components, sections } = post.body();
  const closings = new Map<string, ClosingTemplate>();
  for (const section of sections) {
    const template = closingTemplateOf(post.text, section);
    if (template !== undefined && closings.size < mostClosings) {
      const kept = { before: detached(template.before), after: detached(template.after) };
      closings.set(`${kept.before}\n${kept.after}`, kept);
    }
  }
  const kept = components.filter(({ name }) => !isHandle(name)).slice(0, mostComponents);
  const repositories = repositoriesIn(post.body(), kept);
  return kept.length + repositories.length + closings.size === 0
    ? nothingPresented
    : { components: kept.map(presented), repositories, closings: [...closings.values()] };
}

/** Of an owner alone, nobody knows whether it is a person: a component must stand for it. */
function repositoriesIn(
  { links }: Body,
  components: readonly Component[],
): readonly LinkedRepository[] {
  const stoodFor = new Set(
    components.flatMap(({ entry, section }) => [
      entry?.link?.repository.key,
      section?.link?.repository.key,
    ]),
  );
  const found = new Map<string, string>();
  for (const { url, repository } of links) {
    const { kind, key } = repository;
    if (
      !found.has(key) &&
      (kind === 'repository' || (kind === 'owner' && stoodFor.has(key))) &&
      found.size < mostRepositories
    ) {
      found.set(detached(key), detached(withoutPart(url)));
    }
  }
  return Array.from(found, ([key, url]) => ({ key, url }));
}

/** What leads to a part of a page is about that part. */
function withoutPart(url: string): string {
  return url.replace(/[?#].*$/s, '');
}

function presented({ name, entry, entryName, section }: Component): PresentedComponent {
  const { url } = entry?.link ?? section?.link ?? {};
  const other =
    entry?.separator?.place === 'label'
      ? entry.names.find((part) => part !== entryName)?.name
      : undefined;
  const role = other !== undefined && other.length <= longestRole ? other : undefined;
  return {
    name: detached(name),
    role: role === undefined ? undefined : detached(role),
    url: url === undefined ? undefined : detached(url),
  };
}

/** Whether two posts say the same about components. */
export function isSamePresented(one: Presented, other: Presented): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
