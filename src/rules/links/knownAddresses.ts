import { normaliseName } from '../../post/names';
import type { Post } from '../../post/post';
import type { KnownValues } from '../../profile/knownValues';

/** Tells where the component or repository of a normalised name is, as the post or else its blog has it. */
export function addressesOfNames(
  post: Post,
  known: Pick<KnownValues, 'addressOfComponent' | 'addressesOfRepositories'>,
): (name: string) => string | undefined {
  const own = addressesIn(post);
  return (name) =>
    own.get(name) ??
    (name === ''
      ? undefined
      : [known.addressOfComponent(name), ...known.addressesOfRepositories(name)].find(isWritable));
}

function addressesIn(post: Post): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>();
  for (const { name, entry, entryName, section } of post.body().components) {
    const url = section?.link?.url ?? entry?.link?.url;
    if (!isWritable(url)) {
      continue;
    }
    const aliases = [...(section?.aliases ?? []), ...(entryName?.aliases ?? [])];
    for (const written of [name, entryName?.name, ...aliases.map((alias) => alias.name)]) {
      const key = normaliseName(written ?? '');
      if (key !== '' && !addresses.has(key)) {
        addresses.set(key, url);
      }
    }
  }
  return addresses;
}

/** Whether a definition could have the address as it is. */
function isWritable(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\/[^\s<>()]+$/i.test(url);
}
