import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../../../src/profile/days';
import type { RepositoryFacts, Verdict } from '../../../src/repositories/facts';
import { emptyLockfile, type Lockfile } from '../../../src/repositories/lockfile/schema';
import { updateSummary } from '../../../src/repositories/lockfile/summary';
import {
  updateLockfile,
  type LockfileUpdate,
  type UpdateCounts,
} from '../../../src/repositories/lockfile/update';
import { lockedVerdict, newerVerdict } from '../../../src/repositories/lockfile/verdict';
import { writeLockfile } from '../../../src/repositories/lockfile/write';
import { runs } from '../../support/fuzz';
import { anyLook, ownerAt, referenceTo, repositoryAt, today, verdict } from './facts';

const url = 'https://github.com/acme/anvil';
const key = 'github.com/acme/anvil';
const found = (more: Partial<RepositoryFacts> = {}): Verdict => verdict(repositoryAt(url, more));

/** The last day of which something is said. */
function theDayOf(said: Iterable<Verdict | undefined>): string {
  return [...said].map((one) => one?.day ?? today).reduce((a, b) => (a > b ? a : b), today);
}

/** Each link with what its host said; undefined for no answer. */
function update(
  before: Lockfile,
  said: Readonly<Record<string, Verdict | undefined>>,
): LockfileUpdate {
  const linked = Object.keys(said).map(referenceTo);
  const byKey = new Map(Object.entries(said).map(([link, one]) => [referenceTo(link).key, one]));
  return updateLockfile(before, {
    linked,
    today: theDayOf(byKey.values()),
    answered: new Set([...byKey].flatMap(([link, one]) => (one === undefined ? [] : [link]))),
    verdictOf: (reference) => byKey.get(reference.key),
  });
}

function lockfileOf(said: Readonly<Record<string, Verdict | undefined>>): Lockfile {
  return update(emptyLockfile, said).lockfile;
}

function entryOf({ repositories }: Lockfile): object | undefined {
  return repositories.get(key);
}

suite('update of the lockfile', () => {
  test('what was not answered stays, what is linked no more goes', () => {
    const before = lockfileOf({ [url]: found(), 'https://codeberg.org/acme/tongs': found() });
    assert.equal(before.repositories.size, 1, 'facts on another host are not taken');
    const { lockfile, counts } = update(before, {
      [url]: undefined,
      'https://github.com/acme/new': undefined,
    });
    assert.deepEqual(lockfile.repositories, before.repositories);
    assert.equal(counts.unchecked, 2);
    assert.deepEqual(lockfileOf({}), emptyLockfile);
    assert.equal(update(before, {}).lockfile.repositories.size, 0);
  });

  test('what the host says is taken only where it answered now', () => {
    const before = lockfileOf({ [url]: found() });
    const { lockfile } = updateLockfile(before, {
      linked: [referenceTo(url)],
      answered: new Set(),
      today,
      verdictOf: () => found({ description: 'from long ago' }),
    });
    assert.deepEqual(lockfile, before);
  });

  test('a day that is still to come gives way to what the host says now', () => {
    const ahead = (days: number): Lockfile =>
      lockfileOf({ [url]: { ...found({ isArchived: true }), day: addDays(today, days) } });
    assert.equal(
      update(ahead(2), { [url]: found() }).lockfile.repositories.get(key)?.checked,
      today,
    );
    // Of an author in the far east, it may be the day that it is there.
    assert.deepEqual(update(ahead(1), { [url]: found() }).lockfile, ahead(1));
  });

  test('the newer of an answer and the lockfile counts, unless the lockfile is of a day to come', () => {
    const locked = (day: string): Verdict =>
      lockedVerdict(lockfileOf({ [url]: { ...found(), day } }), key)!;
    const now = Date.parse(`${today}T12:00:00Z`);
    const answered = { ...found(), checkedAt: now - 7 * 86_400_000 };
    const yesterday = locked(addDays(today, -1));
    assert.equal(newerVerdict(answered, yesterday, now), yesterday);
    const longAgo = locked(addDays(today, -8));
    assert.equal(newerVerdict(answered, longAgo, now), answered);
    const neverYet = locked('9999-12-31');
    assert.equal(newerVerdict(answered, neverYet, now), answered);
    assert.equal(newerVerdict(undefined, neverYet, now), neverYet);
    assert.equal(newerVerdict(answered, undefined, now), answered);
  });

  test('an entry that says the same keeps its day for a month', () => {
    const before = lockfileOf({ [url]: found({ stars: 1 }) });
    for (const [days, day] of [
      [1, today],
      [30, today],
      [31, addDays(today, 31)],
    ] as const) {
      const later = { ...found({ stars: 2 }), day: addDays(today, days) };
      const { lockfile } = update(before, { [url]: later });
      assert.deepEqual(entryOf(lockfile), { checked: day, state: 'found', url });
    }
  });

  test('an entry that says something else has the day on which the host said so', () => {
    const before = lockfileOf({ [url]: found() });
    const day = addDays(today, 1);
    const { lockfile } = update(before, { [url]: { ...found({ isArchived: true }), day } });
    assert.deepEqual(entryOf(lockfile), { archived: true, checked: day, state: 'found', url });
  });

  test('what somebody else looked up later stays', () => {
    const before = lockfileOf({ [url]: { ...found(), day: addDays(today, 1) } });
    const { lockfile } = update(before, { [url]: found({ isArchived: true }) });
    assert.deepEqual(lockfile, before);
  });

  test('only a look that was confirmed makes something missing, which keeps its last facts', () => {
    const before = lockfileOf({ [url]: found({ description: 'Hammers', id: '1' }) });
    const missing = verdict(undefined, { state: 'missing' });
    const first = update(before, { [url]: { ...missing, isConfirmed: false } });
    assert.deepEqual(first.lockfile, before);
    assert.equal(first.counts.unchecked, 1);
    const second = update(before, { [url]: missing });
    assert.deepEqual(entryOf(second.lockfile), {
      checked: today,
      description: 'Hammers',
      id: '1',
      state: 'missing',
      url,
    });
    assert.equal(second.counts.missing, 1);
    const read = lockedVerdict(second.lockfile, key);
    assert.equal(read?.state, 'missing');
    assert.equal(read.facts?.repository?.description, 'Hammers');
  });

  test('what a sign-in may not see is not checked', () => {
    const before = lockfileOf({ [url]: found() });
    const { lockfile, counts } = update(before, {
      [url]: verdict(undefined, { state: 'forbidden' }),
    });
    assert.deepEqual(lockfile, before);
    assert.equal(counts.unchecked, 1);
  });

  test('what has become private goes, and so do the facts of what is missing and was private', () => {
    const before = lockfileOf({ [url]: found() });
    const hidden = found({ visibility: 'private', description: 'hush' });
    const { lockfile, counts } = update(before, { [url]: hidden });
    assert.equal(lockfile.repositories.size, 0);
    assert.equal(counts.private, 1);
    const gone = lockfileOf({ [url]: { ...hidden, state: 'missing' } });
    assert.deepEqual(entryOf(gone), { checked: today, state: 'missing' });
  });

  test('the same name with another id is replaced until somebody says that it was looked at', () => {
    const before = lockfileOf({ [url]: found({ id: '1' }) });
    const replaced = update(before, { [url]: found({ id: '2' }) });
    assert.equal(replaced.counts.replaced, 1);
    assert.equal(lockedVerdict(replaced.lockfile, key)?.isReplaced, true);
    const later = { ...found({ id: '2' }), isReplaced: false };
    assert.equal(update(replaced.lockfile, { [url]: later }).counts.replaced, 1);
    const reviewed = lockfileOf({ [url]: found({ id: '2' }) });
    const again = { ...found({ id: '2' }), isReplaced: true };
    assert.equal(update(reviewed, { [url]: again }).counts.replaced, 0);
    assert.equal(update(emptyLockfile, { [url]: again }).counts.replaced, 1);
  });

  test('a push is told of only where it is long ago', () => {
    const pushed = (day: string): unknown =>
      lockedVerdict(lockfileOf({ [url]: found({ pushedAt: `${day}T23:00:00Z` }) }), key)?.facts
        ?.repository?.pushedAt;
    assert.equal(pushed('2025-11-24'), undefined);
    assert.equal(pushed('2025-11-23'), '2025-11-23T00:00:00Z');
  });

  test('licences have the names of SPDX, also where there is none', () => {
    const license = (said: RepositoryFacts['license']): unknown =>
      lockedVerdict(lockfileOf({ [url]: found({ license: said }) }), key)?.facts?.repository
        ?.license;
    assert.equal(license(undefined), undefined);
    assert.equal(license('none'), 'none');
    assert.deepEqual(license({ name: 'Our own' }), {});
    assert.deepEqual(license({ spdxId: 'MIT', name: 'MIT License' }), { spdxId: 'MIT' });
  });

  test('repositories of a group keep their subgroups, wherever the page of the group is', () => {
    const group = verdict(
      ownerAt('https://gitlab.com/tide', {
        url: 'https://gitlab.com/groups/tide',
        repositories: [
          repositoryAt('https://gitlab.com/tide/tools', {
            owner: { login: 'tide/tools' },
            name: 'gauge',
            url: 'https://gitlab.com/tide/tools/gauge',
          }),
          repositoryAt('https://gitlab.com/other/stray'),
        ],
      }),
    );
    const lockfile = lockfileOf({ 'https://gitlab.com/groups/tide': group });
    assert.deepEqual(lockfile.owners.get('gitlab.com/tide')?.repositories, ['tools/gauge']);
    const [gauge] = lockedVerdict(lockfile, 'gitlab.com/tide')?.facts?.owner?.repositories ?? [];
    assert.equal(gauge?.url, 'https://gitlab.com/tide/tools/gauge');
    assert.equal(gauge.owner.login, 'tide/tools');
  });

  test('what moved is told from what is only spelled otherwise', () => {
    const { counts } = update(emptyLockfile, {
      [url]: verdict(repositoryAt('https://github.com/Acme/Anvil')),
      'https://github.com/acme/tongs': verdict(repositoryAt('https://github.com/smith/tongs')),
      'https://github.com/old': verdict(ownerAt('https://github.com/new')),
    });
    assert.equal(counts.moved, 2);
    assert.equal(counts.repositories, 2);
    assert.equal(counts.owners, 1);
  });

  test('the order of links, and a second time, change nothing', () => {
    fc.assert(
      fc.property(
        fc.array(anyLook, { maxLength: 10 }),
        fc.array(anyLook, { maxLength: 10 }),
        (earlier, now) => {
          const take = (
            before: Lockfile,
            looks: readonly (readonly [ReturnType<typeof referenceTo>, Verdict])[],
          ): Lockfile => {
            const byKey = new Map(looks.map((look) => [look[0].key, look]));
            return updateLockfile(before, {
              linked: [...byKey.values()].map(([reference]) => reference),
              answered: new Set(byKey.keys()),
              today: theDayOf(looks.map(([, one]) => one)),
              verdictOf: (reference) => byKey.get(reference.key)?.[1],
            }).lockfile;
          };
          const before = take(emptyLockfile, earlier);
          const once = take(before, now);
          assert.equal(writeLockfile(take(once, now)), writeLockfile(once));
          const unique = [...new Map(now.map((look) => [look[0].key, look])).values()];
          assert.equal(writeLockfile(take(before, unique.toReversed())), writeLockfile(once));
        },
      ),
      runs(500),
    );
  });

  const none: UpdateCounts = {
    repositories: 0,
    owners: 0,
    moved: 0,
    archived: 0,
    replaced: 0,
    missing: 0,
    private: 0,
    unchecked: 0,
  };

  test('facts whose address and names do not belong together are not relied on', () => {
    const { lockfile, counts } = update(emptyLockfile, { [url]: found({ name: 'other' }) });
    assert.equal(lockfile.repositories.size, 0);
    assert.equal(counts.unchecked, 1);
  });

  test('the author is told in one sentence', () => {
    assert.equal(
      updateSummary({ ...none, repositories: 40, moved: 2, archived: 1, unchecked: 3 }, true),
      'Facts of 40 repositories written; 2 moved, 1 archived, 3 could not be checked.',
    );
    assert.equal(
      updateSummary({ ...none, repositories: 1, owners: 1 }, true),
      'Facts of 1 repository and 1 owner written.',
    );
    assert.equal(
      updateSummary({ ...none, owners: 2, private: 1 }, false),
      'Nothing to write: the facts of 2 owners are as they were; 1 private and left out.',
    );
  });
});
