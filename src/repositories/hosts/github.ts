import reservedNames from 'github-reserved-names/reserved-names.json';
import type { PathReference, RepositoryHost } from '../reference';
import { githubAskedAt } from './askedAt';
import { referenceBelow } from './paths';
import { githubPicturedAt } from './picturedAt';

/** Letters, digits and single hyphens; `_` stands in the names of managed accounts. */
const loginPattern = /^[a-z\d](?:[a-z\d]|[-_](?=[a-z\d]))*$/i;
const longestLogin = 39;
const reserved: ReadonlySet<string> = new Set(reservedNames);

/** Pages of an owner that are reached through a prefix: `github.com/orgs/NAME/repositories`. */
const ownerPrefixes: ReadonlySet<string> = new Set(['orgs', 'users']);

function isLogin(segment: string): boolean {
  return (
    segment.length <= longestLogin &&
    loginPattern.test(segment) &&
    !reserved.has(segment.toLowerCase())
  );
}

export const github: RepositoryHost = {
  id: 'github',
  label: 'GitHub',
  hostNames: { 'github.com': 'GitHub' },
  read([first = '', second, ...rest]): PathReference | undefined {
    if (ownerPrefixes.has(first.toLowerCase())) {
      return second !== undefined && isLogin(second) ? { owner: second } : undefined;
    }
    if (!isLogin(first)) {
      return undefined;
    }
    if (second === undefined) {
      return { owner: first };
    }
    return referenceBelow(first, second, rest);
  },
  askedAt: githubAskedAt,
  picturedAt: githubPicturedAt,
};
