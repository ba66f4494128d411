// Where an instance of GitHub is asked: github.com, an enterprise of its own (GHE.com), or a server of
// a company (GitHub Enterprise Server).

import type { Target } from '../../lookUp';
import { githubAskedAt } from '../askedAt';
import { pathOf } from '../jsonApi';

export interface Addresses {
  readonly origin: string;
  readonly graphql: string;
  /** Without a slash at its end. */
  readonly rest: string;
}

export function addressesOf(hostName: string): Addresses {
  const [origin = ''] = githubAskedAt.origins(hostName);
  if (origin !== `https://${hostName}`) {
    return { origin, graphql: `${origin}/graphql`, rest: origin };
  }
  return { origin, graphql: `${origin}/api/graphql`, rest: `${origin}/api/v3` };
}

/**
 * Address in the REST API of a repository or, without a name, of an owner.
 *
 * @returns undefined where the names are such that nothing can be called so
 */
export function addressOf({ owner, name }: Target, hostName: string): string | undefined {
  const path = name === undefined ? pathOf('users', owner) : pathOf('repos', owner, name);
  return path === undefined ? undefined : `${addressesOf(hostName).rest}${path}`;
}

export const commonHeaders = { 'x-github-api-version': '2022-11-28' };
