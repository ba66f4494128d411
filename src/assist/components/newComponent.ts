import { repositoryAt } from '../../post/links';
import { normaliseName } from '../../post/names';
import type { Post } from '../../post/post';
import type { KnownComponents } from '../../profile/knownValues';

/** A component that an author wants in the post. */
export interface NewComponent {
  readonly name: string;
  /** What an overview may call it beside its name. */
  readonly role: string | undefined;
  /** Of its repository or owner. */
  readonly url: string | undefined;
}

/** The host that `owner/name` means where neither post nor blog links that owner. */
const usualHost = 'https://github.com';

/**
 * What an author means by the words typed: the address of a repository, `owner/name`, or a name.
 *
 * @returns undefined for words that are none of it, such as an address that is on no known host.
 */
export function readNewComponent(
  input: string,
  post: Post,
  known: KnownComponents,
): NewComponent | undefined {
  const words = input.trim().replace(/\s+/g, ' ');
  if (!/[\p{L}\p{N}]/u.test(words)) {
    return undefined;
  }
  const address = addressIn(words);
  const url = address === undefined ? repositoryByPath(words, post, known) : rootOf(address);
  if (url !== undefined) {
    return ofRepository(url, known);
  }
  if (address !== undefined || /^[a-z][a-z\d+.-]*:\/\//i.test(words)) {
    return undefined;
  }
  const wanted = normaliseName(words);
  const same = known.components.find(({ name }) => normaliseName(name) === wanted);
  return { name: same?.name ?? words, role: same?.role, url: same?.url };
}

/** The component of a repository or owner, called as the blog calls it. */
function ofRepository(url: string, { components }: KnownComponents): NewComponent {
  const repository = repositoryAt(url);
  const words = repository?.name ?? repository?.owner.split('/').at(-1) ?? url;
  const byUrl = components.find(
    (known) => known.url !== undefined && repositoryAt(known.url)?.key === repository?.key,
  );
  const byName = components.find(({ name }) => normaliseName(name) === normaliseName(words));
  return { name: (byUrl ?? byName)?.name ?? words, role: (byUrl ?? byName)?.role, url };
}

/** The words as the address of a web page, also without a scheme, or as git clones it. */
function addressIn(words: string): string | undefined {
  const [, host, path] = /^(?:ssh:\/\/)?git@([\w.-]+)[:/](\S+)$/.exec(words) ?? [];
  const candidates = [
    words,
    ...(host === undefined || path === undefined ? [] : [`https://${host}/${path}`]),
    ...(/^[\w-]+(?:\.[\w-]+)+\/\S+$/.test(words) ? [`https://${words}`] : []),
  ];
  return candidates.find((candidate) => repositoryAt(candidate) !== undefined);
}

/** The address of the repository itself, whatever page below it an address leads to. */
function rootOf(address: string): string {
  const repository = repositoryAt(address);
  if (repository === undefined) {
    return address;
  }
  const { hostName, owner, name } = repository;
  return ['https:/', hostName, owner, ...(name === undefined ? [] : [name])].join('/');
}

/** The repository that `owner/name` means: on the host where post or blog has others of the owner. */
function repositoryByPath(
  words: string,
  post: Post,
  { components, repositories }: KnownComponents,
): string | undefined {
  if (!/^~?[\w.-]+(?:\/[\w.-]+)+$/.test(words)) {
    return undefined;
  }
  const owner = words.slice(0, words.lastIndexOf('/')).toLowerCase();
  const linked = [...post.body().links, ...repositories, ...components]
    .flatMap(({ url }) => (url === undefined ? [] : (repositoryAt(url) ?? [])))
    .find((repository) => repository.owner.toLowerCase() === owner);
  const url = `${linked === undefined ? usualHost : `https://${linked.hostName}`}/${words}`;
  return repositoryAt(url)?.kind === 'repository' ? url : undefined;
}

/** The components and repositories of the blog that a post does not have yet, most used first. */
export function componentsToInsert(post: Post, known: KnownComponents): readonly NewComponent[] {
  const { components, links } = post.body();
  const names = new Set(
    components.flatMap(({ name, entry, section }) =>
      [
        name,
        ...(entry?.names ?? []).map((part) => part.name),
        ...(section?.aliases ?? []).map((alias) => alias.name),
      ].map(normaliseName),
    ),
  );
  const keys = new Set(links.map(({ repository }) => repository.key));
  const isNew = (component: NewComponent): boolean => {
    const key = component.url === undefined ? undefined : repositoryAt(component.url)?.key;
    const name = normaliseName(component.name);
    if (names.has(name) || (key !== undefined && keys.has(key))) {
      return false;
    }
    names.add(name);
    if (key !== undefined) {
      keys.add(key);
    }
    return true;
  };
  return [
    ...known.components.map(({ name, role, url }) => ({ name, role, url })),
    ...known.repositories
      .filter(({ url }) => repositoryAt(url)?.kind === 'repository')
      .map(({ url }) => ofRepository(rootOf(url), known)),
  ].filter(isNew);
}
