import type { PathReference, RepositoryHost } from '../reference';
import { askedAtOwnName } from './askedAt';
import { referenceBelow } from './paths';
import { giteaPicturedAt } from './picturedAt';

const ownerPattern = /^[a-z\d](?:[\w-]|\.(?!\.))*$/i;

/** First segments that are Gitea's or Forgejo's own: `reservedUsernames` in models/user/user.go. */
const reserved: ReadonlySet<string> = new Set([
  'admin',
  'api',
  'assets',
  'attachments',
  'avatar',
  'avatars',
  'captcha',
  'devtest',
  'explore',
  'issues',
  'login',
  'milestones',
  'notifications',
  'org',
  'pulls',
  'repo',
  'search',
  'ssh_info',
  'swagger.v1.json',
  'user',
  'v2',
]);

/** Gitea and Forgejo, which share their URLs. */
export const gitea: RepositoryHost = {
  id: 'gitea',
  label: 'Gitea',
  hostNames: {
    'codeberg.org': 'Codeberg',
    'code.forgejo.org': 'Forgejo',
    'gitea.com': 'Gitea',
  },
  read([first = '', second, ...rest]): PathReference | undefined {
    if (reserved.has(first.toLowerCase()) || !ownerPattern.test(first)) {
      return undefined;
    }
    if (second === undefined || second === '-') {
      return { owner: first };
    }
    return referenceBelow(first, second, rest);
  },
  askedAt: askedAtOwnName,
  picturedAt: giteaPicturedAt,
};
