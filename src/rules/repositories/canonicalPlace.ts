import type { RepositoryFacts } from '../../repositories/facts';
import type { RepositoryReference } from '../../repositories/reference';

/** Where a repository is now, made of nothing but letters, digits and `.`, `-`, `_`, `~`. */
export interface CanonicalPlace {
  /** As in `RepositoryReference`. */
  readonly key: string;
  /** Without a slash at its end. */
  readonly url: string;
  /** `owner/name`, of GitLab with subgroups. */
  readonly path: string;
}

const plainAddress = /^https:\/\/(?:www\.)?([a-z\d.-]+)\/([\w.~-]+(?:\/[\w.~-]+)+)\/?$/i;
/** Parts of a path that lead elsewhere. */
const dots = /(?:^|\/)\.{1,2}(?:\/|$)/;

/**
 * The address that a host gives a repository.
 *
 * @returns undefined where it is on another host than the link, or where it holds what could become
 * Markdown: hosts repeat what strangers wrote.
 */
export function canonicalOf(
  { url }: RepositoryFacts,
  { hostName }: RepositoryReference,
): CanonicalPlace | undefined {
  const [, host = '', path = ''] = plainAddress.exec(url) ?? [];
  if (host.toLowerCase() !== hostName || dots.test(path)) {
    return undefined;
  }
  return {
    key: `${hostName}/${path}`.toLowerCase(),
    url: `https://${hostName}/${path}`,
    path,
  };
}
