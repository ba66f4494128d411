import { repositoryAt } from '../post/links';
import type { RepositoryReference } from '../repositories/reference';
import type { MemberPost, PostPlaces } from './componentPlaces';

/**
 * The repositories and owners that posts link, each key once, in the order of their keys. An address
 * that merely stands in a comment or in code is no link.
 *
 * @param posts the same posts as the index has them, which knows how addresses are spelled.
 */
export function linkedRepositories(
  places: readonly PostPlaces[],
  posts: readonly MemberPost[],
): readonly RepositoryReference[] {
  const spelled = new Map<string, RepositoryReference>();
  for (const url of posts.flatMap(({ post }) => post.addresses)) {
    const repository = repositoryAt(url);
    if (repository !== undefined && spelled.get(repository.key)?.kind !== 'repository') {
      spelled.set(repository.key, repository);
    }
  }
  const keys = new Set(places.flatMap(({ links }) => links.map(({ key }) => key)));
  // What was typed a moment ago is not in the index yet; a key is an address, too.
  return [...keys]
    .toSorted()
    .flatMap((key) => spelled.get(key) ?? repositoryAt(`https://${key}`) ?? []);
}
