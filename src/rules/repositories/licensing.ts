import type { RepositoryFacts } from '../../repositories/facts';
import { otherLicenses } from './otherLicenses';

/** In lower case: hosts write identifiers in either. */
const others: ReadonlySet<string> = new Set(otherLicenses.map((id) => id.toLowerCase()));

/**
 * Why a repository is surely no open source, to follow its name in a message.
 *
 * @returns undefined also where the host names no licence, or one that nobody here knows.
 */
export function notOpenSource({ license }: RepositoryFacts): string | undefined {
  if (license === undefined) {
    return undefined;
  }
  if (license === 'none') {
    return 'has no licence';
  }
  const { spdxId } = license;
  return spdxId !== undefined && others.has(spdxId.toLowerCase())
    ? `has the licence ${spdxId}, which the Open Source Initiative has not approved`
    : undefined;
}
