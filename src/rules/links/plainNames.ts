// Addresses as the page of a repository or owner has them, which nearly all are: told at a glance,
// since every link of every post is looked at.
import type { WrittenAddress } from '../../post/linkParts';
import { repositoryAt } from '../../post/links';
import { keysOf, type SpelledName } from './spellings';

const nothing: readonly SpelledName[] = [];
const scheme = 'https://';

/**
 * The names in an address that has nothing too much, none for one that leads to no repository.
 *
 * @param at where the block of the address starts in the post.
 * @returns undefined where the address has to be taken apart to tell.
 */
export function plainNames(
  text: string,
  at: number,
  { kind, destination, url }: WrittenAddress,
): readonly SpelledName[] | undefined {
  const repository = kind === 'image' ? undefined : repositoryAt(url);
  if (repository === undefined) {
    return nothing;
  }
  const { hostName, owner, name } = repository;
  const path = name === undefined ? owner : `${owner}/${name}`;
  const isPlain =
    url.length === scheme.length + hostName.length + 1 + path.length &&
    destination.end - destination.start === url.length &&
    text.startsWith(url, at + destination.start) &&
    url.startsWith(scheme) &&
    url.startsWith(hostName, scheme.length) &&
    url.charAt(scheme.length + hostName.length) === '/' &&
    url.endsWith(path) &&
    !/[<>]/.test(path);
  return isPlain ? keysOf(repository, path.split('/')) : undefined;
}
