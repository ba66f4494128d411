import type { PathReference, RepositoryHost } from '../reference';
import { bitbucketAskedAt } from './askedAt';
import { referenceBelow } from './paths';
import { bitbucketPicturedAt } from './picturedAt';

const workspacePattern = /^[a-z\d_][\w-]*$/i;
const reserved: ReadonlySet<string> = new Set([
  'account',
  'api',
  'blog',
  'dashboard',
  'product',
  'repo',
  'site',
  'snippets',
  'support',
  'workspaces',
  'xhr',
]);

export const bitbucket: RepositoryHost = {
  id: 'bitbucket',
  label: 'Bitbucket',
  hostNames: { 'bitbucket.org': 'Bitbucket' },
  read([first = '', second, ...rest]): PathReference | undefined {
    if (reserved.has(first.toLowerCase()) || !workspacePattern.test(first)) {
      return undefined;
    }
    if (second === undefined || (second === 'workspace' && rest[0] !== undefined)) {
      return { owner: first };
    }
    return referenceBelow(first, second, rest);
  },
  askedAt: bitbucketAskedAt,
  picturedAt: bitbucketPicturedAt,
};
