// Where an instance of GitHub is asked: github.com, an enterprise of its own (GHE.com), or a server of
// a company (GitHub Enterprise Server).

import type { Target } from '../../lookUp';
import { pathOf } from '../jsonApi';

const enterpriseCloud = '.ghe.com';

export interface Addresses {
  readonly origin: string;
  readonly graphql: string;
  /** Without a slash at its end. */
  readonly rest: string;
}

export function addressesOf(hostName: string): Addresses {
  if (hostName === 'github.com' || hostName.endsWith(enterpriseCloud)) {
    const origin = `https://api.${hostName}`;
    return { origin, graphql: `${origin}/graphql`, rest: origin };
  }
  const origin = `https://${hostName}`;
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
