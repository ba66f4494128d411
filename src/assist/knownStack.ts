import { linkTextFor } from '../post/closing';
import { repositoryAt } from '../post/links';
import { normaliseName } from '../post/names';
import type { Post } from '../post/post';
import { overlaps, type Span } from '../post/text';
import type { KnownComponents } from '../profile/knownValues';
import { namesComponent, namesOfEntry } from '../rules/components/stack';

/** A component or repository that a post may want to name. */
export interface KnownPart {
  readonly name: string;
  readonly role: string | undefined;
  readonly url: string | undefined;
  /** In how many other posts; undefined for what this post itself has. */
  readonly uses: number | undefined;
}

/** A link that a post may want to have. */
export interface KnownLink {
  /** What a reader sees. */
  readonly words: string;
  readonly url: string;
  readonly uses: number | undefined;
}

/**
 * What the overview of a post lacks: its own sections without an entry, then the components and the
 * repositories of the blog.
 *
 * @param typed where the author is writing an entry, which is not there yet.
 */
export function missingEntries(
  post: Post,
  known: KnownComponents,
  typed: Span,
): readonly KnownPart[] {
  const { overview, components } = post.body();
  const entries = (overview?.entries ?? []).filter(({ span: own }) => !overlaps(own, typed));
  const names = new Set(entries.flatMap(namesOfEntry));
  const keys = new Set(
    entries.flatMap(({ links }) => links.map(({ repository }) => repository.key)),
  );
  const missing: KnownPart[] = [];
  const take = (part: KnownPart): void => {
    if (!names.has(normaliseName(part.name)) && namesComponent(part.name)) {
      names.add(normaliseName(part.name));
      missing.push(part);
    }
  };
  for (const { name, entry, section } of components) {
    if (entry === undefined && section !== undefined && !overlaps(section.span, typed)) {
      take({ name, role: undefined, url: tidyAddress(section.link?.url), uses: undefined });
    }
  }
  for (const { name, role, url, uses } of known.components) {
    // Several components may share an owner, or a part of a repository.
    const repository = url === undefined ? undefined : repositoryAt(url);
    if (repository?.kind !== 'repository' || !keys.has(repository.key)) {
      take({ name, role, url: tidyAddress(url), uses });
    }
  }
  for (const { url } of missing) {
    keys.add((url === undefined ? undefined : repositoryAt(url)?.key) ?? '');
  }
  for (const { url, uses } of known.repositories) {
    const repository = repositoryAt(url);
    if (repository !== undefined && !keys.has(repository.key)) {
      take({
        name: repository.name ?? repository.owner,
        role: undefined,
        url: tidyAddress(url),
        uses,
      });
    }
  }
  return missing;
}

/**
 * The links that a post may want: those of its own components, of the section that the place is in
 * first, then those of the blog.
 */
export function knownLinks(
  post: Post,
  known: KnownComponents,
  offset: number,
): readonly KnownLink[] {
  const links = new Map<string, KnownLink>();
  const names = new Map<string, string>();
  const take = (name: string, url: string | undefined, uses: number | undefined): void => {
    const address = tidyAddress(url);
    if (address === undefined || !namesComponent(name)) {
      return;
    }
    names.set(repositoryAt(address)?.key ?? address, name);
    for (const words of [linkTextFor(name, address), name]) {
      if (!links.has(`${words}\n${address}`)) {
        links.set(`${words}\n${address}`, { words, url: address, uses });
      }
    }
  };
  const { components } = post.body();
  const isHere = (place: Span | undefined): boolean =>
    place !== undefined && place.start <= offset && offset <= place.end;
  const here = components.filter(({ section }) => isHere(section?.span));
  for (const { name, entry, section } of [...here, ...components]) {
    // A link to which somebody is just writing the words is none yet.
    const link = [section?.link, entry?.link].find((own) => own !== undefined && !isHere(own.span));
    take(name, link?.url, undefined);
  }
  for (const { name, url, uses } of known.components) {
    take(name, url, uses);
  }
  for (const { url, uses } of known.repositories) {
    const repository = repositoryAt(url);
    if (repository !== undefined && !names.has(repository.key)) {
      take(repository.name ?? repository.owner, url, uses);
    }
  }
  return [...links.values()];
}

/** An address as new links should have it; others may have written it with ballast. */
function tidyAddress(url: string | undefined): string | undefined {
  const kind = url === undefined ? undefined : repositoryAt(url)?.kind;
  return url === undefined || kind === undefined || kind === 'deep'
    ? url
    : url
        .replace(/^https?:\/\/(?:www\.)?/i, 'https://')
        .replace(/[?#].*$/s, '')
        .replace(/\/+$/, '')
        .replace(/\.git$/, '');
}
