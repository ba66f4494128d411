import assert from 'node:assert/strict';
import {
  isRepositoryHost,
  mayBeAdded,
  recogniseRepository,
  setAddedHosts,
} from '../../src/repositories/recognise';

suite('hosts that a user adds', () => {
  teardown(() => {
    setAddedHosts({});
  });

  test('links to them are recognised as on the host whose software they run', () => {
    assert.equal(recogniseRepository('https://code.example.org/acme/anvil'), undefined);
    assert.deepEqual(
      setAddedHosts({
        'Code.Example.org': 'gitea',
        'git.example.com': 'git',
        'ghe.example.com': 'github',
      }),
      [],
    );
    const found = recogniseRepository('https://code.example.org/acme/anvil/issues/3');
    assert.equal(found?.host, 'gitea');
    assert.equal(found.hostLabel, 'code.example.org');
    assert.equal(found.key, 'code.example.org/acme/anvil');
    assert.equal(found.detail, 'issue 3');
    assert.ok(isRepositoryHost('www.code.example.org'));
    assert.equal(recogniseRepository('https://ghe.example.com/acme')?.kind, 'owner');
    setAddedHosts({});
    assert.equal(recogniseRepository('https://code.example.org/acme/anvil'), undefined);
  });

  for (const [url, key] of [
    ['https://git.example.com/pub/linux/kernel.git', 'git.example.com/pub/linux/kernel'],
    [
      'https://git.example.com/pub/linux/kernel.git/tree/README',
      'git.example.com/pub/linux/kernel',
    ],
    ['https://git.example.com/~mara/anvil', 'git.example.com/~mara/anvil'],
    ['https://git.example.com/mara/anvil/tree/main', 'git.example.com/mara/anvil'],
    ['https://git.example.com/mara', undefined],
    ['https://git.example.com/', undefined],
    ['https://git.example.com/a/..%2f', undefined],
  ] as const) {
    test(`any server that git can clone from: ${url}`, () => {
      setAddedHosts({ 'git.example.com': 'git' });
      assert.equal(recogniseRepository(url)?.key, key);
    });
  }

  for (const name of [
    '127.0.0.1',
    '10.0.0.7',
    '192.168.0.10',
    '127.0.0.0x1',
    '[::1]',
    'localhost',
    'intranet',
    'github.com',
    'www.example.org',
    'user@example.org',
    'example.org:8443',
    'example.org/path',
    'exämple.org',
    '.example.org',
    'example..org',
    '-a.example.org',
    '',
  ]) {
    test(`"${name}" cannot be added`, () => {
      assert.equal(mayBeAdded(name), false);
      assert.deepEqual(setAddedHosts({ [name]: 'gitea' }), [name]);
    });
  }

  test('a kind that nobody knows is refused', () => {
    assert.deepEqual(setAddedHosts({ 'code.example.org': 'svn', 'b.example.org': 7 }), [
      'code.example.org',
      'b.example.org',
    ]);
  });
});
