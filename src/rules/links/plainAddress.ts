import type { WrittenAddress } from '../../post/linkParts';
import type { RepositoryReference } from '../../repositories/reference';

const scheme = 'https://';

/**
 * Whether an address is written as the page of its repository or owner has it, with nothing behind:
 * nearly all are, and are told at a glance, since every link of every post is looked at.
 *
 * @param at where the block of the address starts in the post.
 */
export function isPlain(
  text: string,
  at: number,
  { destination, url }: WrittenAddress,
  repository: RepositoryReference,
): boolean {
  const { hostName, owner, name } = repository;
  const ownerStart = scheme.length + hostName.length + 1;
  const ownerEnd = ownerStart + owner.length;
  return (
    url.length === (name === undefined ? ownerEnd : ownerEnd + 1 + name.length) &&
    url.startsWith(scheme) &&
    url.startsWith(hostName, scheme.length) &&
    url.charAt(ownerStart - 1) === '/' &&
    url.startsWith(owner, ownerStart) &&
    (name === undefined || (url.charAt(ownerEnd) === '/' && url.endsWith(name))) &&
    destination.end - destination.start === url.length &&
    text.startsWith(url, at + destination.start)
  );
}
