import assert from 'node:assert/strict';
import { fitOf } from '../../../src/repositories/lockfile/fit';
import { emptyLockfile, type Lockfile } from '../../../src/repositories/lockfile/schema';
import { referenceTo } from './facts';

const lockfile: Lockfile = {
  schema: undefined,
  owners: new Map([['github.com/acme', { checked: '2026-10-01', state: 'found' }]]),
  repositories: new Map([
    ['github.com/acme/tongs', { checked: '2026-11-24', state: 'found' }],
    ['github.com/acme/anvil', { checked: '2026-11-25', state: 'missing' }],
  ]),
};
const links = [
  'https://github.com/acme/tongs',
  'https://github.com/acme/anvil',
  'https://github.com/acme',
].map(referenceTo);
const options = { today: '2026-11-24', maxAge: undefined };

suite('how a lockfile fits its blog', () => {
  test('one with an entry for each link fits, however old', () => {
    assert.deepEqual(fitOf(lockfile, links, options), { missing: [], unused: [], old: [] });
    assert.deepEqual(fitOf(emptyLockfile, [], options), { missing: [], unused: [], old: [] });
  });

  test('links without entries and entries without links are told in order', () => {
    const bellows = referenceTo('https://github.com/acme/bellows');
    const fit = fitOf(lockfile, [referenceTo('https://gitlab.com/x/y'), bellows], options);
    assert.deepEqual(
      fit.missing.map(({ key }) => key),
      ['github.com/acme/bellows', 'gitlab.com/x/y'],
    );
    assert.deepEqual(fit.unused, [
      'github.com/acme',
      'github.com/acme/anvil',
      'github.com/acme/tongs',
    ]);
  });

  test('nobody misses what a host can never tell', () => {
    const owner = referenceTo('https://git.sr.ht/~acme');
    const unasked = referenceTo('https://hg.sr.ht/~acme/anvil');
    assert.deepEqual(fitOf(emptyLockfile, [owner, unasked], options).missing, []);
    const repository = referenceTo('https://git.sr.ht/~acme/anvil');
    assert.deepEqual(fitOf(emptyLockfile, [repository], options).missing, [repository]);
  });

  test('an entry is old behind its last day, and never before its first', () => {
    const old = (maxAge: number): readonly string[] =>
      fitOf(lockfile, links, { ...options, maxAge }).old.map(({ key }) => key);
    assert.deepEqual(old(54), []);
    assert.deepEqual(old(53), ['github.com/acme']);
    assert.deepEqual(fitOf(lockfile, [], { ...options, maxAge: 0 }).old, [], 'not linked');
  });
});
