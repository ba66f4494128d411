import assert from 'node:assert/strict';
import { semanticTokens } from '../../src/assist/semanticTokens';
import { parsePost } from '../../src/post/post';
import { textOf } from '../../src/post/text';
import { builtInProfile } from '../../src/profile/builtIn';

function tokensOf(text: string): string[] {
  return semanticTokens(parsePost(text), builtInProfile).map(
    ({ span, type }) => `${type} ${textOf(text, span)}`,
  );
}

suite('semantic tokens', () => {
  test('known fields and their values, in lists too', () => {
    assert.deepEqual(tokensOf('---\ntitle: "A"\ntags:\n  - one\n  - two\nother: x\n---\n'), [
      'frontMatterField title',
      'frontMatterValue "A"',
      'frontMatterField tags',
      'frontMatterValue one',
      'frontMatterValue two',
    ]);
  });

  test('components, aliases and repository links', () => {
    assert.deepEqual(
      tokensOf(
        [
          '**Bus** (also known as Ferry): carries.',
          '',
          'See [Bus](https://github.com/tide/bus).',
          '',
          '**Log (Store)**: keeps.',
          '',
          'See <https://codeberg.org/tide>, not [this](https://example.org/tide).',
        ].join('\n'),
      ),
      [
        'component Bus',
        'componentAlias Ferry',
        'repositoryLink https://github.com/tide/bus',
        'component Log',
        'componentAlias Store',
        'repositoryLink https://codeberg.org/tide',
      ],
    );
  });

  test('a definition that two links share has one token', () => {
    const text = '[a][r] [b][r]\n\n[r]: https://github.com/tide/bus\n';
    assert.deepEqual(tokensOf(text), ['repositoryLink https://github.com/tide/bus']);
  });
});
