// What is read of a changed text with the help of what it was is what is read of it alone.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePost } from '../../src/post/post';
import { runs } from '../support/fuzz';
import { assertSameAsFresh } from '../support/invariants';

suite('lists and quotes while an author types', () => {
  const list = '  w\n- a\n\n-  a | bb c\n- b c\n-   ba c\n\n* e\n-\t\n  w\n\n    **a';
  const quote =
    '>  \n- [ ] </div>\n>- [Bar](https://github.com/x/bar)\n>- [Bar](https://github.com/x/bar)\t\n> \r\n' +
    '>- > a\n> > [a]\n-   (a)\na\\] | a | b |\n</div>\na\\ ';
  const fences =
    '-\n\t<!--\n\n  - |-|-- [ ] |-|-\n    ```\r\n    - w\t\n   ```\n   a | b\n>   ===  \n';

  // Each was read otherwise once, where the parser took over parts of lists and quotes.
  for (const [what, text, changed] of [
    ['an item that starts with a blank line', list, list.replace('\n* e', '  |-|-|')],
    ['a quote whose blank line ends in spaces', quote, quote.replace('x/bar', 'bar')],
    [
      'a comment in an item that starts with a blank line',
      fences,
      fences.replace('   a | b', '   - a\\\n\na | b'),
    ],
  ] as const) {
    test(`${what} goes on where it does when opened`, () => {
      assert.notEqual(changed, text);
      const before = parsePost(text);
      before.body();
      assertSameAsFresh(parsePost(changed, before));
    });
  }

  const start = fc.constantFrom(
    ...['', '', ' ', '  ', '    ', '\t', '> ', '>', '> > ', '>- ', '> - ', '- > '],
    ...['- ', '-   ', '-\t', '* ', '1. ', '2) ', '- [ ] ', '  - ', '    - '],
  );
  const words = fc.constantFrom(
    ...['', '', 'a', '**a', 'a | b', '|-|-|', '-|-', '---', '===', '# h', '```', '~~~', '`c`'],
    ...['<div>', '</div>', '<!--', '-->', '[x](https://github.com/x/bar)', '    code', 'b c  '],
  );
  const end = fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n', ' \n', '  \n', '\t\n');
  const line = fc.tuple(start, start, words, end).map((parts) => parts.join(''));
  const edit = fc.tuple(fc.nat(999), fc.nat(24), fc.oneof(line, words, start));

  test('they say what they say when opened', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 2, maxLength: 14 }),
        fc.array(edit, { minLength: 1, maxLength: 5 }),
        (lines, edits) => {
          let post = parsePost(lines.join(''));
          post.body();
          for (const [place, length, inserted] of edits) {
            const { text } = post;
            const at = Math.floor((place / 999) * text.length);
            post = parsePost(text.slice(0, at) + inserted + text.slice(at + length), post);
            assertSameAsFresh(post);
          }
        },
      ),
      runs(400),
    );
  });
});
