// Where each host is asked: exact origins that belong to it, and nothing of what a link says.
import assert from 'node:assert/strict';
import { git } from '../../src/repositories/hosts/git';
import { hosts } from '../../src/repositories/hosts/index';
import { lookables } from '../../src/repositories/hosts/lookables';
import type { AskedAt } from '../../src/repositories/lookUp';
import type { PicturedAt } from '../../src/repositories/picturedAt';

/** By the name in links; none where an instance is not asked. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'github.com': ['https://api.github.com'],
  'gitlab.com': ['https://gitlab.com'],
  'codeberg.org': ['https://codeberg.org'],
  'code.forgejo.org': ['https://code.forgejo.org'],
  'gitea.com': ['https://gitea.com'],
  'bitbucket.org': ['https://api.bitbucket.org'],
  'git.sr.ht': ['https://git.sr.ht'],
  'hg.sr.ht': [],
  'sr.ht': [],
};

const added = 'git.company.example';

/** Where pictures of owners are, by the name in links. */
const pictured: Readonly<Record<string, readonly string[]>> = {
  'github.com': ['https://avatars.githubusercontent.com'],
  'bitbucket.org': [
    'https://bitbucket.org',
    'https://secure.gravatar.com',
    'https://avatar-management--avatars.us-west-2.prod.public.atl-paas.net',
  ],
};

const services = [
  'https://secure.gravatar.com',
  'https://www.gravatar.com',
  'https://seccdn.libravatar.org',
];

function holdOrigins(
  askedAt: Pick<AskedAt | PicturedAt, 'origins'>,
  hostName: string,
): readonly string[] {
  const origins = askedAt.origins(hostName);
  for (const origin of origins) {
    assert.match(origin, /^https:\/\/[a-z\d.-]+$/);
    assert.equal(new URL(origin).origin, origin);
  }
  assert.equal(new Set(origins).size, origins.length);
  return origins;
}

suite('origins of hosts', () => {
  for (const host of hosts) {
    for (const hostName of Object.keys(host.hostNames)) {
      test(`pictures of ${host.label}: ${hostName}`, () => {
        const { picturedAt } = host;
        const origins = picturedAt === undefined ? [] : holdOrigins(picturedAt, hostName);
        const otherwise = host.id === 'sourcehut' ? [] : [`https://${hostName}`, ...services];
        assert.deepEqual(origins, pictured[hostName] ?? otherwise);
      });

      test(`${host.label}: ${hostName}`, () => {
        const { askedAt } = host;
        assert.ok(askedAt !== undefined, 'every built-in host can be asked');
        const origins = holdOrigins(askedAt, hostName);
        if (Object.hasOwn(expected, hostName)) {
          assert.deepEqual(origins, expected[hostName]);
        } else {
          assert.deepEqual(origins, [`https://${hostName}`]);
        }
      });
    }
  }

  test('an instance that a user adds is asked at its own name alone', () => {
    const kinds = hosts.filter(({ id }) => ['github', 'gitlab', 'gitea'].includes(id));
    assert.equal(kinds.length, 3);
    for (const { askedAt } of [...kinds, git]) {
      assert.ok(askedAt !== undefined);
      assert.deepEqual(holdOrigins(askedAt, added), [`https://${added}`]);
    }
  });

  test('pictures of an instance that a user adds are at its own name, below it or at known services', () => {
    for (const { picturedAt } of [...hosts, git].filter(({ id }) => id !== 'bitbucket')) {
      for (const origin of picturedAt === undefined ? [] : holdOrigins(picturedAt, added)) {
        assert.ok(
          services.includes(origin) || new URL(origin).hostname.endsWith(added),
          `${origin} is not of ${added}`,
        );
      }
    }
    assert.equal(git.picturedAt, undefined);
  });

  // Adapters are registered apart, since they are loaded only where somebody asks.
  test('every host that can be asked has an adapter, which asks where the host says', () => {
    const known = [...hosts, git].filter(({ askedAt }) => askedAt !== undefined);
    assert.deepEqual(Object.keys(lookables).sort(), known.map(({ id }) => id).sort());
    for (const { id, askedAt } of known) {
      const adapter = lookables[id];
      assert.ok(adapter !== undefined && askedAt !== undefined);
      assert.equal(adapter.origins, askedAt.origins, id);
      assert.equal(adapter.allowsBrowsers, askedAt.allowsBrowsers, id);
    }
  });
});
