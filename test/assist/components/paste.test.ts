import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pasteEditsFor, type PasteEdit } from '../../../src/assist/components/paste';
import { repositoriesIn } from '../../../src/assist/components/pastedRepositories';
import { parsePost } from '../../../src/post/post';
import { applyEdits, span } from '../../../src/post/text';
import { noComponents, type KnownComponents } from '../../../src/profile/knownValues';
import { runs } from '../../support/fuzz';

const anvil = 'https://github.com/forge/anvil';
const bellows = 'https://codeberg.org/forge/bellows';

const overview = `---
title: "The forge"
---

What the forge is made of.

- [Hammer = Tool](https://github.com/forge/hammer)
- [Tongs](https://github.com/forge/tongs)

**Hammer**: Strikes.

To dive deeper into Hammer, see [Hammer on GitHub](https://github.com/forge/hammer)

**Tongs**: Hold what is hot.

To dive deeper into Tongs, see [Tongs on GitHub](https://github.com/forge/tongs)
`;

/** Offers for a text with `|` at the cursor, or two of them around a selection. */
function offersAt(
  marked: string,
  clipboard: string,
  known: KnownComponents = noComponents,
): { readonly text: string; readonly offers: readonly PasteEdit[] } {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|');
  const text = marked.replaceAll('|', '');
  const selection = span(start, end === start ? start : end - 1);
  return { text, offers: pasteEditsFor(parsePost(text), selection, clipboard, known) };
}

/** The text after the offer of a form, with its placeholder in angle quotes. */
function pasted(
  marked: string,
  clipboard: string,
  form: PasteEdit['form'],
  known?: KnownComponents,
): string | undefined {
  const { text, offers } = offersAt(marked, clipboard, known);
  const offer = offers.find((candidate) => candidate.form === form);
  if (offer === undefined) {
    return undefined;
  }
  const { edit, placeholder } = offer;
  const newText =
    placeholder === undefined
      ? edit.newText
      : `${edit.newText.slice(0, placeholder.start)}«${edit.newText.slice(placeholder.start, placeholder.end)}»${edit.newText.slice(placeholder.end)}`;
  return applyEdits(text, [{ span: edit.span, newText }]);
}

function formsAt(marked: string, clipboard = anvil): string {
  return offersAt(marked, clipboard)
    .offers.map(({ form }) => form)
    .join(' ');
}

/** The post with a cursor in front of the first occurrence of some words. */
function before(words: string): string {
  const at = overview.indexOf(words);
  assert.notEqual(at, -1);
  return `${overview.slice(0, at)}|${overview.slice(at)}`;
}

suite('repositories on the clipboard', () => {
  for (const [clipboard, urls] of [
    [anvil, [anvil]],
    [`  ${anvil}\r\n`, [anvil]],
    [`${anvil}\n${bellows}`, [anvil, bellows]],
    [`${anvil}, ${bellows},${anvil}`, [anvil, bellows]],
    [`${anvil}.git`, [anvil]],
    [`${anvil}/`, [anvil]],
    ['http://github.com/forge', ['https://github.com/forge']],
    ['git@github.com:forge/anvil.git', [anvil]],
    ['ssh://git@codeberg.org/forge/bellows.git', [bellows]],
    ['git@git.sr.ht:~forge/anvil', ['https://git.sr.ht/~forge/anvil']],
    ['git@gitlab.com:forge/tools/file.git', ['https://gitlab.com/forge/tools/file']],
    [`${anvil}?tab=readme-ov-file`, [`${anvil}?tab=readme-ov-file`]],
    [`${anvil}/issues/3`, []],
    [`${anvil} https://example.org`, []],
    [`See ${anvil}`, []],
    [`[Anvil](${anvil})`, []],
    ['git@example.org:forge/anvil.git', []],
    ['anvil', []],
    ['', []],
    [`${anvil} `.repeat(60), []],
  ] as const) {
    test(JSON.stringify(clipboard.slice(0, 80)), () => {
      assert.deepEqual(
        repositoriesIn(clipboard).map(({ url }) => url),
        urls,
      );
    });
  }
});

suite('what the address of a repository becomes', () => {
  test('what fits the place best comes first', () => {
    assert.equal(formsAt(before('Tongs](')), '', 'in a link nothing is offered');
    assert.equal(formsAt(before('- [Tongs]')), 'entry link section');
    assert.equal(formsAt(before('\n**Tongs**: Hold')), 'section entry link');
    assert.equal(formsAt(before('Strikes')), 'link entry section');
    assert.equal(formsAt('Some words |and nothing else.\n'), 'link');
    assert.equal(formsAt('Some words.\n\n|'), 'link section');
    assert.equal(formsAt('Some words.\n\n- |'), 'entry link');
  });

  test('an entry goes behind the one of the cursor, in the style of the list', () => {
    assert.equal(
      pasted(before('- [Tongs]'), anvil, 'entry'),
      overview.replace('tongs)\n', `tongs)\n- [anvil](${anvil})\n`),
    );
  });

  test('an entry fills the item that was begun', () => {
    const begun = overview.replace('forge/tongs)\n', 'forge/tongs)\n- |\n');
    assert.equal(pasted(begun, anvil, 'entry'), begun.replace('|', `[anvil](${anvil})`));
    assert.equal(
      pasted(begun.replace('- |', '-|'), anvil, 'entry'),
      begun.replace('|', `[anvil](${anvil})`),
    );
  });

  test('on the line below the list an entry gets its marker', () => {
    const below = overview.replace('forge/tongs)\n', 'forge/tongs)\n|');
    assert.equal(pasted(below, anvil, 'entry'), below.replace('|', `- [anvil](${anvil})\n`));
  });

  test('from elsewhere an entry goes to the end of the overview', () => {
    assert.equal(
      pasted(before('Strikes'), anvil, 'entry'),
      overview.replace('tongs)\n', `tongs)\n- [anvil](${anvil})\n`),
    );
  });

  test('a section on an empty line has a place for its text and the closing of the others', () => {
    assert.equal(
      pasted(before('\n**Tongs**: Hold'), anvil, 'section'),
      overview.replace(
        '\n**Tongs**: Hold',
        `\n**anvil**: «One of the components of this stack.»\n\nTo dive deeper into anvil, see [anvil on GitHub](${anvil})\n\n**Tongs**: Hold`,
      ),
    );
  });

  test('a section from within another goes behind that', () => {
    assert.equal(
      pasted(before('Strikes'), anvil, 'section'),
      overview.replace(
        '\n**Tongs**: Hold',
        `\n**anvil**: «One of the components of this stack.»\n\nTo dive deeper into anvil, see [anvil on GitHub](${anvil})\n\n**Tongs**: Hold`,
      ),
    );
  });

  test('a link stands where the cursor is', () => {
    assert.equal(
      pasted('See |.', 'git@github.com:forge/anvil.git', 'link'),
      `See [anvil on GitHub](${anvil}).`,
    );
  });

  test('a link around the words that are selected', () => {
    assert.equal(
      pasted('Use | the anvil |for that.', anvil, 'link'),
      `Use  [the anvil](${anvil}) for that.`,
    );
    assert.equal(formsAt('Use |the anvil| for that.'), 'link');
    assert.equal(formsAt('Use |https://example.org| for that.'), '');
    assert.equal(formsAt('Use |[a](https://example.org)| for that.'), '');
    assert.equal(formsAt('Use |the\nanvil| for that.'), '');
    assert.equal(formsAt('Use |the anvil| for that.', `${anvil} ${bellows}`), '');
  });

  test('several make a list, or entries where the overview is', () => {
    const both = `${anvil}\n${bellows}`;
    assert.equal(
      pasted('Some words.\n\n|', both, 'list'),
      `Some words.\n\n- [anvil](${anvil})\n- [bellows](${bellows})`,
    );
    assert.equal(formsAt('Some words.\n\n|', both), 'list');
    assert.equal(
      pasted('Some words.\r\n\r\n* |', both, 'entry'),
      `Some words.\r\n\r\n* [anvil](${anvil})\r\n* [bellows](${bellows})`,
    );
    assert.equal(
      pasted('Some words.\n\n1. |', both, 'entry'),
      `Some words.\n\n1. [anvil](${anvil})\n2. [bellows](${bellows})`,
    );
    assert.equal(formsAt(before('- [Tongs]'), both), 'entry');
    assert.equal(
      pasted(before('- [Tongs]'), both, 'entry'),
      overview.replace('tongs)\n', `tongs)\n- [anvil](${anvil})\n- [bellows](${bellows})\n`),
    );
    assert.equal(formsAt(before('Strikes'), both), 'entry list');
  });

  test('a numbered overview counts on', () => {
    const numbered = `1. [Hammer](https://github.com/forge/hammer)\n2. [Tongs](https://github.com/forge/tongs)|\n`;
    assert.equal(
      pasted(numbered, `${anvil} ${bellows}`, 'entry'),
      `${numbered.replace('|', '')}3. [anvil](${anvil})\n4. [bellows](${bellows})\n`,
    );
  });

  test('what the post has already is not offered again', () => {
    assert.equal(formsAt(before('Strikes'), 'https://github.com/forge/hammer'), 'link');
    const without = overview.replace(/- \[Tongs\].*\n/, '').replace('Strikes', '|Strikes');
    assert.equal(
      formsAt(
        without.replace('- [Hammer', '- [Rasp](https://github.com/forge/rasp)\n- [Hammer'),
        'https://github.com/forge/tongs',
      ),
      'link entry',
    );
  });

  test('names and roles are those that the blog uses', () => {
    const known: KnownComponents = {
      ...noComponents,
      components: [{ name: 'Great Anvil', role: 'Support', url: `${anvil}/`, uses: 2 }],
    };
    assert.equal(
      pasted(before('- [Tongs]'), anvil, 'entry', known),
      overview.replace('tongs)\n', `tongs)\n- [Great Anvil = Support](${anvil})\n`),
    );
    assert.equal(pasted('See |.', anvil, 'link', known), `See [Great Anvil on GitHub](${anvil}).`);
  });

  test('the header of a table is above its first row', () => {
    const row = (name: string): string =>
      `| ${name} | [${name}](https://github.com/forge/${name}) |`;
    const table = (...rows: readonly string[]): string =>
      ['| Name | Source |', '| - | - |', ...rows, ''].join('\n');
    const text = table(row('rasp'), row('tongs'));
    const [offer] = pasteEditsFor(parsePost(text), span(2, 2), anvil, noComponents);
    assert.equal(offer?.form, 'entry');
    assert.equal(
      applyEdits(text, [offer.edit]),
      table(row('anvil').replace('[anvil]', '[anvil on GitHub]'), row('rasp'), row('tongs')),
    );
  });

  for (const [what, marked] of [
    ['front matter', '---\ntitle: |\n---\n\nText.\n'],
    ['front matter that is not closed', '---\ntitle: A\n\n|\n'],
    ['code', 'Some `co|de` here.'],
    ['code that was just begun', 'Some `|` here.'],
    ['a block of code', '```sh\n|\n```\n'],
    ['a block of code at its end', '```sh\ngit clone |\n```\n'],
    ['a block of code that is not closed', 'Text.\n\n```sh\ngit clone |'],
    ['a block of code that is not closed, on its last line', 'Text.\n\n```sh\n|'],
    ['a block of code that is not closed, below an empty line', 'Text.\n\n```sh\nx\n\n|'],
    ['indented code', 'Text.\n\n    git clone |\n'],
    ['code in a list', '- Text\n\n  ```sh\n  git clone |\n  ```\n'],
    ['the words of a link', '[wo|rds](https://example.org)'],
    ['the destination of a link', '[words](|)'],
    ['the destination of a link that is not closed', 'See [words](|'],
    ['the destination of a link in brackets', 'See [words](<|>)'],
    ['the destination of a picture', '![words](|)'],
    ['a definition', '[words]: |\n'],
    ['a definition with an address', '[words]: https://|example.org\n'],
    ['an address', 'See <https://|example.org>.'],
    ['angle brackets', 'See <|>.'],
    ['an attribute', 'See <a href="|">this</a>.'],
    ['HTML', '<div>\nText |\n</div>\n'],
    ['a comment', 'Text <!-- | --> text.'],
    ['a comment that is not closed', '<!--\n\n|'],
  ] as const) {
    test(`nothing is offered in ${what}`, () => {
      assert.equal(formsAt(marked), '');
    });
  }

  test('every offer adds to the text and takes nothing but white space', () => {
    const lines = ['', 'Some words.', '- ', '* one', '1. [Anvil](https://github.com/forge/a)'];
    const pieces = fc.array(
      fc.constantFrom(
        ...lines,
        '- [Rasp](https://github.com/forge/rasp)',
        '| a | [b](https://github.com/forge/b) |\n| - | - |\n| c | [d](https://github.com/forge/d) |',
        '**Rasp**: text',
        '# Rasp',
        '> quoted',
        '```',
        '  indented',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        pieces,
        fc.constantFrom('\n', '\r\n'),
        fc.nat(),
        fc.constantFrom(anvil, `${anvil} ${bellows}`),
        (parts, lineEnd, seed, clipboard) => {
          const text = parts.join('\n').replaceAll('\n', lineEnd);
          const wanted = seed % (text.length + 1);
          // No cursor stands within a line end.
          const at = text.slice(wanted - 1, wanted + 1) === '\r\n' ? wanted - 1 : wanted;
          for (const { edit, placeholder } of pasteEditsFor(
            parsePost(text),
            span(at, at),
            clipboard,
            noComponents,
          )) {
            assert.equal(text.slice(edit.span.start, edit.span.end).trim(), '');
            assert.ok(edit.newText.includes(anvil));
            if (placeholder !== undefined) {
              assert.match(edit.newText.slice(placeholder.start, placeholder.end), /^One of .*\.$/);
            }
            if (lineEnd === '\r\n' && text.includes(lineEnd)) {
              assert.doesNotMatch(applyEdits(text, [edit]).replaceAll('\r\n', ''), /[\r\n]/);
            }
          }
        },
      ),
      runs(200),
    );
  });
});
