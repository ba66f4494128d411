import { repositoryAt } from '../../post/links';
import { normaliseName } from '../../post/names';
import type { Post } from '../../post/post';
import type { KnownComponents } from '../../profile/knownValues';

/** Where the components and repositories of a post and its blog are, by normalised name. */
export function addressesOfNames(post: Post, known: KnownComponents): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>();
  const take = (name: string | undefined, url: string | undefined): void => {
    const key = normaliseName(name ?? '');
    if (key !== '' && url !== undefined && /^https?:\/\/[^\s<>()]+$/i.test(url)) {
      addresses.set(key, addresses.get(key) ?? url);
    }
  };
  for (const { name, entry, entryName, section } of post.body().components) {
    const url = section?.link?.url ?? entry?.link?.url;
    const aliases = [...(section?.aliases ?? []), ...(entryName?.aliases ?? [])];
    for (const written of [name, entryName?.name, ...aliases.map((alias) => alias.name)]) {
      take(written, url);
    }
  }
  for (const { name, url } of known.components) {
    take(name, url);
  }
  for (const { url } of known.repositories) {
    const repository = repositoryAt(url);
    take(repository?.name ?? repository?.owner, url);
  }
  return addresses;
}
