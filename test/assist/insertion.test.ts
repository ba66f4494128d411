import assert from 'node:assert/strict';
import { insertionAt, type InsertedPart } from '../../src/assist/insertion';
import { parsePost } from '../../src/post/post';
import { applyEdits } from '../../src/post/text';

/** The text with `NEW` inserted where `|` stands. */
function insert(marked: string, part: InsertedPart = 'block'): string {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { span, before, after } = insertionAt(parsePost(text), offset, part);
  return applyEdits(text, [{ span, newText: `${before}NEW${after}` }]);
}

const front = '---\ntitle: "A"\npublished_at: 2026-03-09\n---\n';

suite('where a snippet goes', () => {
  test('into an empty document', () => {
    assert.equal(insert('|'), 'NEW');
  });

  test('below the paragraph of the cursor, all of its lines', () => {
    assert.equal(
      insert('One |line\nand one more.\n\nNext.\n'),
      'One line\nand one more.\n\nNEW\n\nNext.\n',
    );
    assert.equal(insert('Last| line'), 'Last line\n\nNEW');
  });

  test('never into the front matter', () => {
    assert.equal(
      insert(`|${front}\nText.\n`),
      `${front}\nNEW\nText.\n`.replace('NEW\n', 'NEW\n\n'),
    );
    assert.equal(insert(front.replace('title', 'ti|tle') + 'Text.\n'), `${front}Text.\n\nNEW\n`);
    assert.equal(insert(front.replace('title', 'ti|tle')), `${front}\nNEW`);
  });

  test('never into code', () => {
    assert.equal(
      insert('```\nco|de\n\nmore\n```\n\nText.\n'),
      '```\ncode\n\nmore\n```\n\nNEW\n\nText.\n',
    );
  });

  test('apart from the lines around an empty one', () => {
    assert.equal(insert('A.\n|\n**B**: b'), 'A.\n\nNEW\n\n**B**: b');
    assert.equal(insert('A.\n\n|\n\nB.'), 'A.\n\nNEW\n\nB.');
    assert.equal(insert('A.\n  |  \nB.'), 'A.\n\nNEW\n\nB.');
  });

  test('below a whole list, and below the list of an indented line', () => {
    assert.equal(insert('- a\n  - n|ested\n- b\n\nText.'), '- a\n  - nested\n- b\n\nNEW\n\nText.');
  });

  test('apart from a heading that follows at once', () => {
    assert.equal(insert('A|.\n# B\n'), 'A.\n\nNEW\n\n# B\n');
  });

  test('an entry goes below the item of the cursor', () => {
    assert.equal(insert('- a|\n- b\n', 'item'), '- a\nNEW\n- b\n');
    assert.equal(insert('- a\n- b|\n\nText.\n', 'item'), '- a\n- b\nNEW\n\nText.\n');
  });

  test('an entry on the empty line below a list joins it, apart from the text that follows', () => {
    assert.equal(insert('- a\n|\nText.\n', 'item'), '- a\nNEW\n\nText.\n');
  });

  test('an entry elsewhere starts a list of its own', () => {
    assert.equal(insert('Te|xt.\n', 'item'), 'Text.\n\nNEW\n');
  });

  test('line ends of Windows count as line ends', () => {
    assert.equal(insert('A|.\r\nB.\r\n\r\nC.\r\n'), 'A.\r\nB.\n\nNEW\r\n\r\nC.\r\n');
    assert.equal(insert('A.\r\n|\r\nC.\r\n'), 'A.\r\n\nNEW\n\r\nC.\r\n');
  });
});
