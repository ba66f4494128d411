import { githubLookable } from '../../../src/repositories/hosts/github/lookable';
import { contractOf } from '../../doubles/contract';
import { startGitHub } from '../../doubles/github/double';

const repositoryFacts = [
  'description',
  'visibility',
  'stars',
  'license',
  'language',
  'topics',
  'isArchived',
  'isFork',
  'parent',
  'isTemplate',
  'isMirror',
  'isDisabled',
  'pushedAt',
  'homepage',
] as const;

const ownerFacts = ['name', 'avatarUrl', 'description', 'website', 'repositoryCount'] as const;

contractOf({
  name: 'GitHub',
  lookable: githubLookable,
  hostName: 'github.com',
  start: startGitHub,
  modes: ['anonymous', 'signed in'],
  supports: {
    facts: {
      anonymous: [...repositoryFacts, 'defaultBranch'],
      'signed in': [...repositoryFacts, 'archivedAt', 'isEmpty', 'latestRelease'],
    },
    ownerFacts: { anonymous: ownerFacts, 'signed in': [...ownerFacts, 'isVerified'] },
    id: true,
    moved: true,
    etags: ['anonymous'],
    organisationSignIn: true,
    readme: true,
  },
});
