import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ownVariable, tokenFor, tokenHelp, variableFor } from '../../../src/cli/hosts/tokens';
import { runs } from '../../support/fuzz';

const token = 'abc123';

suite('tokens of the environment', () => {
  for (const [env, hostName, variable] of [
    [{ GITHUB_TOKEN: token }, 'github.com', 'GITHUB_TOKEN'],
    [{ GH_TOKEN: token, GITHUB_TOKEN: 'other' }, 'github.com', 'GH_TOKEN'],
    [
      { GITHUB_TOKEN: token, GITHUB_SERVER_URL: 'https://github.com' },
      'github.com',
      'GITHUB_TOKEN',
    ],
    [
      { GITHUB_TOKEN: token, GITHUB_SERVER_URL: 'https://codeberg.org' },
      'codeberg.org',
      'GITHUB_TOKEN',
    ],
    [{ GITLAB_TOKEN: token }, 'gitlab.com', 'GITLAB_TOKEN'],
    [{ GITLAB_TOKEN: token, GITLAB_HOST: 'git.acme.example' }, 'git.acme.example', 'GITLAB_TOKEN'],
    [
      { GITLAB_TOKEN: token, CI_SERVER_URL: 'https://git.acme.example' },
      'git.acme.example',
      'GITLAB_TOKEN',
    ],
    [{ BITBUCKET_TOKEN: token }, 'bitbucket.org', 'BITBUCKET_TOKEN'],
    [{ GITEA_TOKEN: token, GITEA_SERVER_URL: 'https://gitea.com/' }, 'gitea.com', 'GITEA_TOKEN'],
    [
      { FORGEJO_TOKEN: token, FORGEJO_SERVER_URL: 'https://code.forgejo.org' },
      'code.forgejo.org',
      'FORGEJO_TOKEN',
    ],
    [
      { COMPONENT_POSTS_TOKEN_GITHUB_COM: token, GITHUB_TOKEN: 'other' },
      'github.com',
      'COMPONENT_POSTS_TOKEN_GITHUB_COM',
    ],
    [
      { COMPONENT_POSTS_TOKEN_GIT_MY__COMPANY_EXAMPLE: `${token}\n` },
      'git.my-company.example',
      'COMPONENT_POSTS_TOKEN_GIT_MY__COMPANY_EXAMPLE',
    ],
  ] as const) {
    test(`${Object.keys(env).join(' and ')} for ${hostName}`, () => {
      assert.deepEqual(tokenFor(hostName, env), { variable, token });
    });
  }

  for (const [env, hostName] of [
    [{ GITHUB_TOKEN: token }, 'gitlab.com'],
    [{ GITHUB_TOKEN: token, GITHUB_SERVER_URL: 'https://codeberg.org' }, 'github.com'],
    [{ GITHUB_TOKEN: token, GITHUB_SERVER_URL: 'no host at all' }, 'github.com'],
    [{ GITHUB_TOKEN: token, GITHUB_SERVER_URL: 'https://github.com:8443' }, 'github.com'],
    [{ GITLAB_TOKEN: token, GITLAB_HOST: 'git.acme.example' }, 'gitlab.com'],
    [{ GITLAB_TOKEN: token }, 'gitlab.gnome.org'],
    [{ CI_JOB_TOKEN: token, CI_SERVER_URL: 'https://gitlab.com' }, 'gitlab.com'],
    [{ GITEA_TOKEN: token }, 'gitea.com'],
    [{ FORGEJO_TOKEN: token }, 'codeberg.org'],
    [{ COMPONENT_POSTS_TOKEN_GIT_MY_COMPANY_EXAMPLE: token }, 'git.my-company.example'],
    [{ GITHUB_TOKEN: '  ' }, 'github.com'],
    [{}, 'github.com'],
  ] as const) {
    test(`no ${Object.keys(env).join(' and ') || 'variable'} for ${hostName}`, () => {
      assert.equal(tokenFor(hostName, env), undefined);
    });
  }

  test('the help names each, and none besides', () => {
    const named = [...tokenHelp.matchAll(/^ {2}([A-Z_]+_TOKEN)\b/gm)].map(([, name]) => name ?? '');
    assert.deepEqual(named, [
      'GH_TOKEN',
      'GITHUB_TOKEN',
      'GITLAB_TOKEN',
      'BITBUCKET_TOKEN',
      'GITEA_TOKEN',
      'FORGEJO_TOKEN',
    ]);
    assert.ok(tokenHelp.includes(ownVariable('git.example.org')));
  });

  test('what cannot be a token is none', () => {
    const env = { GITHUB_TOKEN: 'two words' };
    assert.deepEqual(tokenFor('github.com', env), { variable: 'GITHUB_TOKEN', token: undefined });
  });

  test('the variable to set is one that the host then has', () => {
    const hosts = ['github.com', 'gitlab.com', 'bitbucket.org', 'gitea.com', 'git.a-b.example'];
    for (const hostName of hosts) {
      const variable = variableFor(hostName, {});
      assert.deepEqual(tokenFor(hostName, { [variable]: token }), { variable, token });
    }
    assert.equal(variableFor('github.com', {}), 'GITHUB_TOKEN');
  });

  test('no two hosts share a variable', () => {
    const label = fc.stringMatching(/^[a-z\d](?:[a-z\d-]{0,6}[a-z\d])?$/);
    const name = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'));
    fc.assert(
      fc.property(name, name, (one, other) => {
        assert.equal(ownVariable(one) === ownVariable(other), one === other);
        assert.match(ownVariable(one), /^[A-Z\d_]+$/);
      }),
      runs(500),
    );
    const names = ['a-b.c', 'a.b.c', 'a--b.c', 'a.b-c', 'a-b-c.d', 'a.b.c.d'];
    assert.equal(new Set(names.map(ownVariable)).size, names.length);
  });
});
