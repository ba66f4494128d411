import assert from 'node:assert/strict';
import { componentRefactorings } from '../../../src/assist/components/refactorings';
import { parsePost } from '../../../src/post/post';
import { applyEdits, span } from '../../../src/post/text';
import { context } from '../../support/checking';
import { assertRestAlone } from '../../support/edits';
import { marked } from '../../support/marked';

/** The titles offered at the cursor, each with the text after it. */
function offered(source: string): ReadonlyMap<string, string> {
  const { text, offset } = marked(source);
  const found = componentRefactorings(parsePost(text), span(offset, offset), context.known);
  return new Map(
    found.map(({ title, edits, improves }) => {
      assertRestAlone(text, edits, title);
      assert.equal(improves, false, 'only those who ask see it');
      return [title, applyEdits(text, edits)];
    }),
  );
}

const post = `- [Anvil](https://github.com/smithy/anvil)
- [Air = Bellows](https://github.com/smithy/bellows)
- [Logbook](https://codeberg.org/smithy/logbook)

**Logbook**: Remembers.

See [Logbook on Codeberg](https://codeberg.org/smithy/logbook)

**Anvil**: Is heavy.

See [Anvil on GitHub](https://github.com/smithy/anvil)

**Tongs**: Hold.

See [Tongs on GitHub](https://github.com/smithy/tongs)
`;

suite('refactorings of components', () => {
  test('at an entry', () => {
    const found = offered(post.replace('Bellows', 'Bel|lows'));
    assert.deepEqual(
      [...found.keys()],
      [
        'Add a section for Bellows',
        'Move Bellows up',
        'Move Bellows down',
        'Sort the sections as in the overview list',
      ],
    );
    const added = found.get('Add a section for Bellows') ?? '';
    assert.match(
      added,
      /\n\n\*\*Bellows\*\*: Air\.\n\nTo dive deeper into Bellows, see \[Bellows on GitHub\]/,
    );
  });

  test('at a section', () => {
    const found = offered(post.replace('Hold', 'H|old'));
    assert.deepEqual(
      [...found.keys()],
      [
        'Add Tongs to the overview list',
        'Move Tongs up',
        'Sort the sections as in the overview list',
        'Write the name Tongs as a heading',
        'Write the names of all 3 sections as headings',
      ],
    );
    assert.match(
      found.get('Add Tongs to the overview list') ?? '',
      /\n- \[Tongs\]\(https:\/\/github\.com\/smithy\/tongs\)\n/,
    );
    assert.equal(
      found.get('Write the names of all 3 sections as headings')?.match(/^## /gm)?.length,
      3,
    );
  });

  test('where there is no overview', () => {
    const found = offered(post.slice(post.indexOf('**')).replace('Hold', 'H|old'));
    assert.ok(found.has('Make an overview list from the sections'));
    assert.ok(![...found.keys()].some((title) => title.startsWith('Add')));
  });

  test('nowhere else', () => {
    assert.deepEqual([...offered(`Te|xt.\n\n${post}`).keys()], []);
    assert.deepEqual([...offered('Te|xt.').keys()], []);
  });
});
