import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hosts } from '../../src/repositories/hosts/index';
import { recogniseRepository } from '../../src/repositories/recognise';
import { runs } from '../support/fuzz';

/** `kind host owner / name · detail`, or undefined. */
function read(url: string): string | undefined {
  const found = recogniseRepository(url);
  if (found === undefined) {
    return undefined;
  }
  const { kind, hostLabel, owner, name, detail } = found;
  return [
    `${kind} ${hostLabel} ${owner}`,
    ...(name === undefined ? [] : [`/ ${name}`]),
    ...(detail === undefined ? [] : [`· ${detail}`]),
  ].join(' ');
}

const table: readonly (readonly [string, string | undefined])[] = [
  ['https://github.com/owner/repo', 'repository GitHub owner / repo'],
  ['http://github.com/owner/repo', 'repository GitHub owner / repo'],
  ['https://www.github.com/owner/repo/', 'repository GitHub owner / repo'],
  ['https://github.com./owner/repo', 'repository GitHub owner / repo'],
  ['HTTPS://GitHub.com/Owner/Repo.git', 'repository GitHub Owner / Repo'],
  ['https://github.com/owner/repo?tab=readme-ov-file#use', 'repository GitHub owner / repo'],
  ['https://github.com/owner/repo.js', 'repository GitHub owner / repo.js'],
  ['https://github.com/owner//repo', 'repository GitHub owner / repo'],
  ['https://github.com:443/owner/repo', 'repository GitHub owner / repo'],
  ['https://github.com/owner', 'owner GitHub owner'],
  ['https://github.com/owner/', 'owner GitHub owner'],
  ['https://github.com/owner?tab=repositories', 'owner GitHub owner'],
  ['https://github.com/orgs/owner/repositories', 'owner GitHub owner'],
  ['https://github.com/acme_corp', 'owner GitHub acme_corp'],
  ['https://github.com/owner/repo/releases', 'deep GitHub owner / repo · releases'],
  ['https://github.com/owner/repo/releases/tag/v1.0', 'deep GitHub owner / repo · release v1.0'],
  ['https://github.com/owner/repo/tree/main', 'deep GitHub owner / repo · tree main'],
  ['https://github.com/owner/repo/tree/main/docs', 'deep GitHub owner / repo · folder docs'],
  ['https://github.com/owner/repo/blob/main/src/a.ts', 'deep GitHub owner / repo · file src/a.ts'],
  ['https://github.com/owner/repo/issues', 'deep GitHub owner / repo · issues'],
  ['https://github.com/owner/repo/issues/12', 'deep GitHub owner / repo · issue 12'],
  ['https://github.com/owner/repo/pull/7', 'deep GitHub owner / repo · pull request 7'],
  [
    'https://github.com/owner/repo/commit/0123456789abcdef0123456789abcdef01234567',
    'deep GitHub owner / repo · commit 0123456789',
  ],
  ['https://github.com/owner/repo/constructor/x', 'deep GitHub owner / repo · constructor x'],
  ['https://gitlab.com/group/project', 'repository GitLab group / project'],
  ['https://gitlab.com/group/sub/deeper/project', 'repository GitLab group/sub/deeper / project'],
  ['https://gitlab.com/group', 'owner GitLab group'],
  ['https://gitlab.com/groups/group/sub', 'owner GitLab group/sub'],
  ['https://gitlab.com/g/s/p/-/issues/3', 'deep GitLab g/s / p · issue 3'],
  ['https://gitlab.com/g/p/-/merge_requests/3', 'deep GitLab g / p · merge request 3'],
  ['https://gitlab.com/g/p/-/blob/main/a/b.c', 'deep GitLab g / p · file a/b.c'],
  ['https://gitlab.com/a/b/tree/master', 'deep GitLab a / b · tree master'],
  ['https://gitlab.com/a/b/blob/master/README.md', 'deep GitLab a / b · file README.md'],
  ['https://gitlab.com/a/b/issues/1', 'deep GitLab a / b · issue 1'],
  ['https://gitlab.com/a/b/issues', 'repository GitLab a/b / issues'],
  ['https://gitlab.gnome.org/GNOME/gtk', 'repository GNOME GitLab GNOME / gtk'],
  ['https://salsa.debian.org/debian/vim', 'repository Debian Salsa debian / vim'],
  ['https://codeberg.org/owner/repo', 'repository Codeberg owner / repo'],
  [
    'https://codeberg.org/owner/repo/src/branch/main/a.go',
    'deep Codeberg owner / repo · file a.go',
  ],
  ['https://codeberg.org/owner', 'owner Codeberg owner'],
  ['https://gitea.com/owner/repo', 'repository Gitea owner / repo'],
  ['https://code.forgejo.org/forgejo/runner', 'repository Forgejo forgejo / runner'],
  ['https://bitbucket.org/space/repo', 'repository Bitbucket space / repo'],
  ['https://bitbucket.org/space/', 'owner Bitbucket space'],
  [
    'https://bitbucket.org/space/repo/pull-requests/3',
    'deep Bitbucket space / repo · pull request 3',
  ],
  ['https://git.sr.ht/~owner/repo', 'repository SourceHut ~owner / repo'],
  ['https://sr.ht/~owner', 'owner SourceHut ~owner'],

  // Pages of the hosts themselves.
  ['https://github.com', undefined],
  ['https://github.com/', undefined],
  ['https://github.com/topics/rust', undefined],
  ['https://github.com/features/actions', undefined],
  ['https://github.com/sponsors/owner', undefined],
  ['https://github.com/Marketplace/x', undefined],
  ['https://github.com/orgs', undefined],
  ['https://gitlab.com/explore/projects', undefined],
  ['https://gitlab.com/-/profile', undefined],
  ['https://codeberg.org/explore/repos', undefined],
  ['https://bitbucket.org/product/features', undefined],
  ['https://git.sr.ht/projects', undefined],
  ['https://github.com/yaron2.png', undefined],

  // Look-alikes and tricks.
  ['https://github.com.evil.com/owner/repo', undefined],
  ['https://evilgithub.com/owner/repo', undefined],
  ['https://evil.com/github.com/owner/repo', undefined],
  ['https://gist.github.com/owner/0123', undefined],
  ['https://raw.githubusercontent.com/owner/repo/main/a', undefined],
  ['https://github.com@evil.com/owner/repo', undefined],
  ['https://github.com\\@evil.com/owner/repo', undefined],
  ['https://user:pass@github.com/owner/repo', undefined],
  ['https://github.com:8443/owner/repo', undefined],
  ['https://github.com/owner/%2e%2e%2fother', undefined],
  ['https://github.com/owner/..', undefined],
  ['https://github.com/-owner/repo', undefined],
  ['https://github.com/owner-/repo', undefined],
  ['https://github.com/ow%20ner/repo', undefined],
  ['https://github.com/%E0%A4%A/repo', undefined],
  [`https://github.com/${'a'.repeat(40)}/repo`, undefined],
  ['https://127.0.0.1:3000/owner/repo', undefined],
  ['git@github.com:owner/repo.git', undefined],
  ['ssh://git@github.com/owner/repo', undefined],
  ['javascript://github.com/owner/repo', undefined],
  ['//github.com/owner/repo', undefined],
  ['github.com/owner/repo', undefined],
  ['', undefined],
  ['https://', undefined],
];

suite('recognising repositories in URLs', () => {
  for (const [url, expected] of table) {
    test(`${url.slice(0, 70)} is ${expected ?? 'none'}`, () => {
      assert.equal(read(url), expected);
    });
  }

  test('two spellings of one repository have one key', () => {
    assert.equal(
      recogniseRepository('http://www.GitHub.com/Zero-OS/Core.git')?.key,
      recogniseRepository('https://github.com/zero-os/core/')?.key,
    );
  });

  test('a plain address leads where it does as a URL with a fragment, which is always parsed', () => {
    const host = fc.constantFrom(
      ...['github.com', 'www.github.com', 'gitlab.com', 'codeberg.org', 'example.org', 'a.b'],
      ...['github.com.', 'GitHub.com', '1.2.3.4', 'github', 'xn--a.com', 'git_hub.com', '-.com'],
    );
    const piece = fc.constantFrom(
      ...['/', 'owner', 'Repo.js', '.', '..', '...', '.git', '-', '_', '~', 'a%20b', '%2e', ':80'],
      ...['\\', ' ', 'é', '@', 'tree', 'blob', 'main', 'issues', '12', 'orgs', '+', '\0', '\t'],
    );
    fc.assert(
      fc.property(
        fc.constantFrom('https', 'http', 'HTTPS', 'ftp'),
        host,
        fc.array(piece, { maxLength: 8 }),
        (scheme, name, pieces) => {
          const url = `${scheme}://${name}${pieces.join('')}`;
          assert.deepEqual(recogniseRepository(url), recogniseRepository(`${url}#`), url);
        },
      ),
      runs(2_000),
    );
  });

  test('no host name belongs to two hosts', () => {
    const names = hosts.flatMap((host) => Object.keys(host.hostNames));
    assert.equal(new Set(names).size, names.length);
  });
});
