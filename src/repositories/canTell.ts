import type { AskedAt } from './lookUp';
import { hostNamed } from './recognise';
import type { RepositoryReference } from './reference';

/**
 * Whether a host can tell anything about a repository or owner at all.
 *
 * @param name undefined for an owner.
 */
export function tells(
  { origins, tellsOfOwners = true }: AskedAt,
  hostName: string,
  name: string | undefined,
): boolean {
  return origins(hostName).length > 0 && (name !== undefined || tellsOfOwners);
}

/** Whether its host can tell anything about it: of what it never can, nothing is ever known. */
export function canTell({
  hostName,
  name,
}: Pick<RepositoryReference, 'hostName' | 'name'>): boolean {
  const askedAt = hostNamed(hostName)?.host.askedAt;
  return askedAt !== undefined && tells(askedAt, hostName, name);
}
