import { gitlabLookable } from '../../../src/repositories/hosts/gitlabLookUp';
import { contractOf } from '../../doubles/contract';
import { startGitLab } from '../../doubles/gitlab';

const facts = [
  'name',
  'description',
  'visibility',
  'stars',
  'language',
  'topics',
  'isArchived',
  'isEmpty',
  'activeAt',
] as const;

contractOf({
  name: 'GitLab (bodies of REST hold names and types of fields only, after @gitbeaker/rest)',
  lookable: gitlabLookable,
  hostName: 'gitlab.com',
  start: startGitLab,
  modes: ['anonymous', 'signed in'],
  supports: {
    facts: { anonymous: facts, 'signed in': facts },
    ownerFacts: {
      anonymous: ['name', 'description', 'repositoryCount'],
      'signed in': ['name', 'description'],
    },
    // The list in which a user is found by name has no biography.
    personFacts: {
      anonymous: ['name', 'repositoryCount'],
      'signed in': ['name', 'repositoryCount'],
    },
    id: true,
    moved: true,
    readme: true,
  },
});
