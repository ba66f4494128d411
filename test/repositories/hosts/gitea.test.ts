import { giteaLookable } from '../../../src/repositories/hosts/giteaLookUp';
import { contractOf } from '../../doubles/contract';
import { startGitea } from '../../doubles/gitea';

const facts = [
  'name',
  'description',
  'visibility',
  'stars',
  'license',
  'language',
  'topics',
  'isArchived',
  'archivedAt',
  'isFork',
  'isTemplate',
  'isMirror',
  'isEmpty',
  'activeAt',
  'homepage',
  'defaultBranch',
] as const;

contractOf({
  name: 'Gitea (bodies hold names and types of fields only, after gitea-js)',
  lookable: giteaLookable,
  hostName: 'codeberg.org',
  start: startGitea,
  modes: ['anonymous', 'signed in'],
  supports: {
    facts: { anonymous: facts, 'signed in': facts },
    ownerFacts: {
      anonymous: ['name', 'description', 'repositoryCount'],
      'signed in': ['name', 'description'],
    },
    id: true,
    moved: true,
    readme: true,
    saysNoLicense: false,
    without: ['primary-limit'],
  },
});
