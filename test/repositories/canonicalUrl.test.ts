import assert from 'node:assert/strict';
import { canonicalUrl, movedTo } from '../../src/repositories/canonicalUrl';
import type { Facts } from '../../src/repositories/facts';
import { recogniseRepository } from '../../src/repositories/recognise';
import type { RepositoryReference } from '../../src/repositories/reference';

function referenceOf(url: string): RepositoryReference {
  const reference = recogniseRepository(url);
  assert.ok(reference, url);
  return reference;
}

/** What the host says: `owner/name` of a repository, or the login of an owner in brackets. */
function facts(name: string): Facts {
  const owner = /^\[(.*)\]$/.exec(name)?.[1];
  if (owner !== undefined) {
    const url = `https://github.com/${owner}`;
    return { owner: { login: owner, kind: 'organisation', url, repositories: [] } };
  }
  const at = name.lastIndexOf('/');
  return {
    repository: {
      kind: 'repository',
      owner: { login: name.slice(0, at) },
      name: name.slice(at + 1),
      url: `https://github.com/${name}`,
    },
  };
}

const table: readonly (readonly [url: string, now: string, canonical: string | undefined])[] = [
  ['https://github.com/acme/anvil', 'acme/anvil', undefined],
  ['https://github.com/acme/anvil', 'Acme/Anvil', undefined],
  ['https://github.com/acme/anvil', 'forge/anvil', 'https://github.com/forge/anvil'],
  ['https://github.com/acme/anvil/', 'forge/hammer', 'https://github.com/forge/hammer/'],
  ['https://github.com/ACME/Anvil', 'forge/hammer', 'https://github.com/forge/hammer'],
  ['http://www.github.com/acme/anvil', 'forge/anvil', 'http://www.github.com/forge/anvil'],
  ['https://github.com/acme/anvil.git', 'forge/hammer', 'https://github.com/forge/hammer.git'],
  [
    'https://github.com/acme/anvil/blob/main/docs/acme/anvil.md?plain=1#L3-L5',
    'forge/hammer',
    'https://github.com/forge/hammer/blob/main/docs/acme/anvil.md?plain=1#L3-L5',
  ],
  ['https://github.com//acme//anvil', 'forge/hammer', 'https://github.com//forge/hammer'],
  ['https://github.com/acme/anvil?q=/acme/anvil', 'a/b', 'https://github.com/a/b?q=/acme/anvil'],
  ['https://github.com/acme', '[forge]', 'https://github.com/forge'],
  ['https://github.com/orgs/acme/repositories', '[f]', 'https://github.com/orgs/f/repositories'],
  ['https://gitlab.com/acme/tools/anvil', 'f/t/anvil', 'https://gitlab.com/f/t/anvil'],
  ['https://gitlab.com/acme/anvil/-/issues/3', 'f/t/a', 'https://gitlab.com/f/t/a/-/issues/3'],
  ['https://git.sr.ht/~acme/anvil', '~forge/anvil', 'https://git.sr.ht/~forge/anvil'],
  // A project that is a group after all is not the same thing moved.
  ['https://gitlab.com/acme/tools', '[acme/tools]', undefined],
  ['https://github.com/acme', 'acme/anvil', undefined],
];

suite('The canonical address of a link', () => {
  for (const [url, now, canonical] of table) {
    test(`${url}, now ${now}`, () => {
      const reference = referenceOf(url);
      assert.equal(canonicalUrl(url, reference, facts(now)), canonical);
      if (canonical !== undefined) {
        const { owner, name, detail } = referenceOf(canonical);
        const expected = now.replace(/^\[|\]$/g, '');
        assert.equal([owner, name].filter((part) => part !== undefined).join('/'), expected);
        assert.equal(detail, reference.detail);
      }
    });
  }

  test('writes no more than a name of what the host calls it', () => {
    const url = 'https://github.com/acme/anvil';
    assert.equal(
      canonicalUrl(url, referenceOf(url), facts('forge) [x](command:x/an"vil')),
      'https://github.com/forge%29%20%5Bx%5D%28command%3Ax/an%22vil',
    );
  });

  test('says the new name', () => {
    const reference = referenceOf('https://github.com/acme/anvil');
    assert.equal(movedTo(reference, facts('forge/anvil')), 'forge/anvil');
    assert.equal(movedTo(reference, facts('ACME/anvil')), undefined);
    assert.equal(movedTo(referenceOf('https://github.com/acme'), facts('[forge]')), 'forge');
  });
});
