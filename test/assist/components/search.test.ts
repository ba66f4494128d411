import assert from 'node:assert/strict';
import { findComponents, usesIn } from '../../../src/assist/components/search';
import { usesOfComponentAt } from '../../../src/assist/components/uses';
import { placesOf, type PostPlaces } from '../../../src/blog/componentPlaces';
import { parsePost } from '../../../src/post/post';
import { builtInProfile } from '../../../src/profile/builtIn';

function postAbout(title: string, body: string): PostPlaces {
  return placesOf(
    `mem:/blog/${title.toLowerCase()}.md`,
    parsePost(`---\ntitle: ${title}\n---\n\n${body}`),
    builtInProfile,
  );
}

const forge = postAbout(
  'Forge',
  `- [Tools = Anvil](https://github.com/forge/anvil)
- [Tongs](https://github.com/forge/tongs)

**Anvil** (also known as Block): Everything rests on it.
`,
);
const shop = postAbout(
  'Shop',
  `- [Anvil](https://github.com/forge/anvil)
- [Night Owl](https://github.com/forge/owl), see the [tongs](https://github.com/forge/tongs/issues)
`,
);

function found(query: string, most = 10): string[] {
  return findComponents(query, [forge, shop], most).map(
    ({ name, container, place }) => `${name} @ ${container} ${String(place.start.line)}`,
  );
}

suite('components of a workspace', () => {
  test('are found by letters in their order, in any case', () => {
    assert.deepEqual(found('AVL'), ['Anvil @ Forge 7', 'Anvil @ Shop 4']);
    assert.deepEqual(found('lva'), []);
    assert.deepEqual(found('night owl'), ['Night Owl @ Shop 5']);
    assert.deepEqual(found('anvil shop'), ['Anvil @ Shop 4']);
    assert.equal(found('').length, 4);
  });

  test('are found by another name, and say so', () => {
    assert.deepEqual(found('block'), ['Block (Anvil) @ Forge 7']);
  });

  test('what is called like the query comes first where there are too many', () => {
    assert.deepEqual(found('on', 1), ['Tongs @ Forge 5']);
    assert.deepEqual(found('nl', 1), ['Anvil @ Forge 7']);
    assert.deepEqual(found('ow', 9), ['Night Owl @ Shop 5']);
  });

  test('their uses in other posts are by name, those of a repository by address', () => {
    const text =
      '- [Anvil](https://github.com/forge/anvil)\n- [Tongs](https://github.com/forge/tongs)\n';
    const post = parsePost(text);
    const lines = (offset: number, other: PostPlaces): number[] =>
      usesIn(other, usesOfComponentAt(post, offset)!).map(({ start }) => start.line);
    assert.deepEqual(lines(text.indexOf('Anvil'), forge), [7]);
    assert.deepEqual(lines(text.indexOf('forge/anvil'), forge), [4]);
    assert.deepEqual(lines(text.indexOf('forge/tongs'), shop), [5]);
  });
});
