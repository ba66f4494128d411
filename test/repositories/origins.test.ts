// Where each host is asked: exact origins that belong to it, and nothing of what a link says.
import assert from 'node:assert/strict';
import { gitHost } from '../../src/repositories/hosts/gitProbe';
import { hosts } from '../../src/repositories/hosts/index';
import type { Lookable } from '../../src/repositories/lookUp';

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

function holdOrigins(lookable: Lookable, hostName: string): readonly string[] {
  const origins = lookable.origins(hostName);
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
      test(`${host.label}: ${hostName}`, () => {
        const { lookable } = host;
        assert.ok(lookable !== undefined, 'every built-in host can be asked');
        const origins = holdOrigins(lookable, hostName);
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
    for (const lookable of [...kinds.map((host) => host.lookable), gitHost]) {
      assert.ok(lookable !== undefined);
      assert.deepEqual(holdOrigins(lookable, added), [`https://${added}`]);
    }
  });
});
