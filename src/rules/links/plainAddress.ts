import type { WrittenAddress } from '../../post/linkParts';
import type { RepositoryReference } from '../../repositories/reference';
import { writtenName } from '../repositories/linkedPlaces';

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
  const { hostName } = repository;
  const path = writtenName(repository);
  return (
    url.length === scheme.length + hostName.length + 1 + path.length &&
    url.startsWith(scheme) &&
    url.startsWith(hostName, scheme.length) &&
    url.charAt(scheme.length + hostName.length) === '/' &&
    url.endsWith(path) &&
    destination.end - destination.start === url.length &&
    text.startsWith(url, at + destination.start)
  );
}
