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

  test('the names in the overview, each by what the sections show it to be', () => {
    assert.deepEqual(
      tokensOf(
        [
          '- [Bus = Carrier (Ferry)](https://github.com/tide/bus)',
          '- [Storage: log](https://github.com/tide/log)',
          '- Map (Chart): <https://github.com/tide/map>',
          '- https://github.com/tide/pier',
          '- [@mara](https://github.com/mara)',
          '',
          '**Bus**: carries.',
          '',
          '**`map`** — shows.',
          '',
          '**log**',
          'Keeps.',
        ].join('\n'),
      ).filter((token) => !token.startsWith('repositoryLink')),
      [
        'component Bus',
        'componentRole Carrier',
        'componentAlias Ferry',
        'componentRole Storage',
        'component log',
        'component Map',
        'componentAlias Chart',
        'component Bus',
        'component map',
        'component log',
      ],
    );
  });

  test('names in the rows of a table', () => {
    assert.deepEqual(
      tokensOf(
        [
          '| Component | Role | Source |',
          '| - | - | - |',
          '| Bus | carries | [GitHub](https://github.com/tide/bus) |',
          '| **Log** | keeps | [GitHub](https://github.com/tide/log) |',
        ].join('\n'),
      ),
      [
        'component Bus',
        'repositoryLink https://github.com/tide/bus',
        'component Log',
        'repositoryLink https://github.com/tide/log',
      ],
    );
  });

  test('a definition that two links share has one token', () => {
    const text = '[a][r] [b][r]\n\n[r]: https://github.com/tide/bus\n';
    assert.deepEqual(tokensOf(text), ['repositoryLink https://github.com/tide/bus']);
  });
});
