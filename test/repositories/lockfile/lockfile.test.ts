import assert from 'node:assert/strict';
import fc from 'fast-check';
import { safeParse } from 'valibot';
import { readLockfile } from '../../../src/repositories/lockfile/read';
import {
  emptyLockfile,
  lockfileSchema,
  longestLockfile,
  type Lockfile,
} from '../../../src/repositories/lockfile/schema';
import { updateLockfile, type Look } from '../../../src/repositories/lockfile/update';
import { lockedVerdict } from '../../../src/repositories/lockfile/verdict';
import { writeLockfile } from '../../../src/repositories/lockfile/write';
import { mutate, mutation, runs } from '../../support/fuzz';
import { anyLook, anyWords, ownerAt, referenceTo, repositoryAt, today, verdict } from './facts';

type Looks = readonly (readonly [ReturnType<typeof referenceTo>, ReturnType<typeof verdict>])[];

function lookOf(looks: Looks): Look {
  const verdicts = new Map(looks.map(([{ key }, said]) => [key, said]));
  return {
    linked: [...new Map(looks.map(([reference]) => [reference.key, reference])).values()],
    answered: new Set(verdicts.keys()),
    today,
    verdictOf: ({ key }) => verdicts.get(key),
  };
}

function lockfileOf(...looks: Looks): Lockfile {
  return updateLockfile(emptyLockfile, lookOf(looks)).lockfile;
}

const anyLooks = fc.array(anyLook, { maxLength: 12 });

const sample = lockfileOf(
  [
    referenceTo('https://github.com/acme/anvil'),
    verdict(
      repositoryAt('https://github.com/Forge/anvil', {
        id: 'R_1',
        description: 'Hammers "things" \u202Eflat',
        visibility: 'public',
        stars: 12,
        license: { spdxId: 'Apache-2.0', name: 'Apache License 2.0' },
        language: { name: 'Go', color: '#00ADD8' },
        topics: ['metal'],
        isArchived: true,
        archivedAt: '2021-03-04T05:06:07Z',
        isFork: true,
        parent: 'smith/anvil',
        pushedAt: '2021-03-01T00:00:00Z',
        latestRelease: { tag: 'v1' },
      }),
    ),
  ],
  [referenceTo('https://codeberg.org/tidewater/gone'), verdict(undefined, { state: 'missing' })],
  [
    referenceTo('https://github.com/acme'),
    verdict(
      ownerAt('https://github.com/acme', {
        name: 'Acme',
        repositories: [
          repositoryAt('https://github.com/acme/tongs'),
          repositoryAt('https://github.com/acme/anvil', { visibility: 'public' }),
          repositoryAt('https://github.com/acme/secret', { visibility: 'private' }),
        ],
      }),
    ),
  ],
);

const sampleText = `{
  "version": 1,
  "owners": {
    "github.com/acme": {
      "checked": "2026-11-24",
      "kind": "organisation",
      "login": "acme",
      "name": "Acme",
      "repositories": [
        "anvil",
        "tongs"
      ],
      "state": "found",
      "url": "https://github.com/acme"
    }
  },
  "repositories": {
    "codeberg.org/tidewater/gone": {
      "checked": "2026-11-24",
      "state": "missing"
    },
    "github.com/acme/anvil": {
      "archived": "2021-03-04",
      "checked": "2026-11-24",
      "description": "Hammers \\"things\\" flat",
      "fork": "smith/anvil",
      "id": "R_1",
      "language": "Go",
      "license": "Apache-2.0",
      "pushed": "2021-03-01",
      "state": "found",
      "url": "https://github.com/Forge/anvil"
    }
  }
}
`;

suite('lockfile', () => {
  test('it is written sorted, without what changes daily and without private names', () => {
    assert.equal(writeLockfile(sample), sampleText);
  });

  test('what is written is read, as the schema says', () => {
    fc.assert(
      fc.property(anyLooks, (looks) => {
        const lockfile = lockfileOf(...looks);
        const text = writeLockfile(lockfile);
        const read = readLockfile(text);
        assert.deepEqual(read.faults, []);
        assert.deepEqual(read.lockfile, lockfile);
        assert.equal(writeLockfile(read.lockfile), text);
        assert.ok(safeParse(lockfileSchema, JSON.parse(text)).success);
      }),
      runs(1_000),
    );
  });

  test('a verdict from it says what the host said, as far as it is kept', () => {
    fc.assert(
      fc.property(anyLook, ([reference, said]) => {
        const read = lockedVerdict(lockfileOf([reference, said]), reference.key);
        if (read === undefined) {
          return;
        }
        assert.equal(read.state, said.state);
        assert.equal(read.source, 'lockfile');
        assert.equal(read.isConfirmed, true);
        assert.equal(read.day, said.day);
        const [before, after] = [said.facts?.repository, read.facts?.repository];
        if (after !== undefined) {
          assert.equal(after.url, before?.url);
          assert.equal(after.name, before?.name);
          assert.equal(after.owner.login, before?.owner.login);
          assert.equal(after.id, before?.id);
          assert.equal(after.isEmpty === true, before?.isEmpty === true);
          assert.equal(after.license === 'none', before?.license === 'none');
        }
        if (read.facts?.owner !== undefined) {
          const kept = new Set(said.facts?.owner?.repositories.map(({ url }) => url));
          for (const { url } of read.facts.owner.repositories) {
            assert.ok(kept.has(url), url);
          }
        }
      }),
      runs(1_000),
    );
  });

  test('its day begins before anything that a host said on that day, wherever the author is', () => {
    const read = lockedVerdict(sample, 'github.com/acme/anvil');
    assert.equal(read?.checkedAt, Date.parse(`${today}T00:00:00+14:00`));
    assert.equal(lockedVerdict(sample, 'github.com/acme/other'), undefined);
  });

  test('nothing of what not everybody may see is written', () => {
    fc.assert(
      fc.property(
        anyLook,
        fc.constantFrom('private' as const, 'internal' as const),
        ([reference, said], visibility) => {
          const repository = said.facts?.repository;
          fc.pre(repository !== undefined);
          const hidden = {
            ...said,
            facts: { repository: { ...repository, visibility, description: 'hush', id: 'hush' } },
          };
          const text = writeLockfile(lockfileOf([reference, hidden]));
          assert.doesNotMatch(text, /hush/);
          assert.ok(said.state !== 'found' || !text.includes(reference.key));
        },
      ),
      runs(500),
    );
  });

  const broken: readonly (readonly [string, string, RegExp])[] = [
    ['no JSON', '{', /not written in JSON/],
    ['nothing', '', /not written in JSON/],
    ['a merge', sampleText.replace('    "github', '<<<<<<< HEAD\n    "github'), /conflict markers/],
    ['a list', '[]', /holds no object/],
    ['a newer format', '{"version":2}', /newer version/],
    ['no format', '{"repositories":{}}', /`version` is missing/],
    ['a large file', ' '.repeat(longestLockfile + 1), /larger than 5 MB/],
    ['depth', '['.repeat(200_000), /not written in JSON/],
    ['parts of another kind', '{"version":1,"repositories":[]}', /`repositories` hold no object/],
    ['unknown parts', '{"version":1,"stars":1}', /“stars”, which this version does not know/],
    ['a key of nothing', '{"version":1,"repositories":{"anvil":{}}}', /names no repository/],
    [
      'a key in capitals',
      sampleText.replace('github.com/acme/anvil', 'github.com/Acme/anvil'),
      /“github.com\/Acme\/anvil” names no/,
    ],
    [
      'an entry of another kind',
      '{"version":1,"owners":{"github.com/acme":3}}',
      /“github.com\/acme” holds no object/,
    ],
    ['no day', sampleText.replace(/ +"checked.*\n/, ''), /lacks “checked”/],
    ['a wrong day', sampleText.replace('2026-11-24', '2026-13-01'), /in “checked” that does not/],
    ['an unknown state', sampleText.replace('"missing"', '"forbidden"'), /in “state” that does/],
    ['a newer field', sampleText.replace('"fork"', '"stars"'), /“stars”, which this version/],
    ['a found one without address', sampleText.replace('"missing"', '"found"'), /no address/],
    [
      'an address elsewhere',
      sampleText.replace('https://github.com/Forge', 'https://evil.example/Forge'),
      /no address of its own host/,
    ],
    [
      'an address that runs something',
      sampleText.replace('https://github.com/Forge/anvil', 'command:run'),
      /no address of its own host/,
    ],
    [
      'an address with a password',
      sampleText.replace('https://github.com/Forge', 'https://a:b@github.com/Forge'),
      /no address of its own host/,
    ],
    [
      'an address with a port',
      sampleText.replace('https://github.com/Forge', 'https://github.com:8443/Forge'),
      /no address of its own host/,
    ],
    [
      'an owner by another name than its address',
      sampleText.replace('"login": "acme"', '"login": "other"'),
      /“github.com\/acme” has no address/,
    ],
  ];
  for (const [what, text, fault] of broken) {
    test(`it says what is wrong with ${what}`, () => {
      const { faults } = readLockfile(text);
      assert.equal(faults.length, 1, faults.join('\n'));
      assert.match(faults[0] ?? '', fault);
    });
  }

  test('a broken entry takes no other along', () => {
    const { lockfile } = readLockfile(sampleText.replace('"missing"', '"lost"'));
    assert.deepEqual([...lockfile.repositories.keys()], ['github.com/acme/anvil']);
    assert.deepEqual([...lockfile.owners.keys()], ['github.com/acme']);
  });

  test('line ends, a byte order mark and its schema change nothing else', () => {
    const text = sampleText.replace('{\n', '{\n  "$schema": "https://example.org/lock.json",\n');
    const { lockfile, faults } = readLockfile(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
    assert.deepEqual(faults, []);
    assert.equal(writeLockfile(lockfile), text);
  });

  test('more entries than any blog has are not read', () => {
    const entry = { checked: today, state: 'missing' };
    const many = (count: number): string =>
      JSON.stringify({
        version: 1,
        repositories: Object.fromEntries(
          Array.from({ length: count }, (_, index) => [`github.com/acme/r${String(index)}`, entry]),
        ),
      });
    assert.equal(readLockfile(many(20_000)).lockfile.repositories.size, 20_000);
    assert.match(readLockfile(many(20_001)).faults[0] ?? '', /more than 20,000/);
  });

  test('whatever the text, it is read without a throw, and what is read is safe to show', () => {
    fc.assert(
      fc.property(anyLooks, fc.array(mutation, { maxLength: 6 }), (looks, mutations) => {
        const text = mutations.reduce(mutate, writeLockfile(lockfileOf(...looks)));
        const { lockfile, faults } = readLockfile(text);
        assertSafe(faults);
        for (const key of [...lockfile.repositories.keys(), ...lockfile.owners.keys()]) {
          const { facts } = lockedVerdict(lockfile, key) ?? {};
          const url = facts?.repository?.url ?? facts?.owner?.url;
          assert.ok(url === undefined || new URL(url).host === key.split('/')[0]);
          assertSafe(facts);
        }
        const again = readLockfile(writeLockfile(lockfile));
        assert.deepEqual(again.faults, []);
        assert.deepEqual(again.lockfile.owners, lockfile.owners);
      }),
      runs(2_000),
    );
  });

  test('hostile words in any field are harmless', () => {
    fc.assert(
      fc.property(anyWords, anyWords, (key, words) => {
        const { lockfile, faults } = readLockfile(
          JSON.stringify({
            version: 1,
            [key]: words,
            owners: {
              [key]: { checked: today, state: 'found' },
              'github.com/acme': {
                checked: today,
                state: 'found',
                login: 'acme',
                url: 'https://github.com/acme',
                name: words,
                repositories: [words, words],
              },
            },
            repositories: {
              'github.com/acme/anvil': {
                checked: today,
                state: 'found',
                url: 'https://github.com/acme/anvil',
                description: words,
                license: words,
                fork: words,
              },
            },
          }),
        );
        assertSafe(faults);
        assert.equal(lockfile.repositories.size, 1);
        assertSafe(lockedVerdict(lockfile, 'github.com/acme/anvil')?.facts);
        assertSafe(lockedVerdict(lockfile, 'github.com/acme')?.facts);
      }),
      runs(1_000),
    );
  });
});

/** Bounded plain words in every text, and addresses that a reader may follow. */
function assertSafe(part: unknown): void {
  if (typeof part === 'string') {
    assert.ok(part.length <= 2_100, part);
    assert.doesNotMatch(part, /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
  } else if (typeof part === 'object' && part !== null) {
    for (const [name, inner] of Object.entries(part) as [string, unknown][]) {
      assertSafe(inner);
      if (name === 'url') {
        assert.match(String(inner), /^https:\/\//);
      }
    }
  }
}
