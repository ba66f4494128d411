import { bitbucketLookable } from '../../../src/repositories/hosts/bitbucketLookUp';
import { startBitbucket } from '../../doubles/bitbucket';
import { contractOf } from '../../doubles/contract';

const facts = [
  'name',
  'description',
  'visibility',
  'language',
  'isFork',
  'activeAt',
  'homepage',
  'defaultBranch',
] as const;

contractOf({
  name: 'Bitbucket (bodies written after its documentation)',
  lookable: bitbucketLookable,
  hostName: 'bitbucket.org',
  start: startBitbucket,
  modes: ['anonymous', 'signed in'],
  supports: {
    facts: { anonymous: facts, 'signed in': facts },
    ownerFacts: { anonymous: ['name', 'repositoryCount'], 'signed in': ['name'] },
    id: true,
    moved: true,
    readme: true,
    without: ['primary-limit'],
  },
});
