import assert from 'node:assert/strict';
import { renameAt, renamePlaceAt } from '../../../src/assist/components/rename';
import { parsePost } from '../../../src/post/post';
import { applyEdits, textOf } from '../../../src/post/text';
import { assertRestAlone } from '../../support/edits';
import { marked } from '../../support/marked';

const body = `---
title: "Anvil"
---

See [the anvil](#anvil) first, or [what it needs](#bellows).

- [Workbench = Anvil](https://github.com/smithy/anvil)
- [Bellows = Air](https://github.com/smithy/bellows) - for Anvil
- [Logbook](https://codeberg.org/smithy/logbook)

### Anvil (also known as Block)

Anvil is heavy.

To dive deeper into Anvil, see [Anvil on GitHub](https://github.com/smithy/Anvil)

### Bellows

Blows. Not for Anvil-based work.

To dive deeper into Bellows, Anvil and BellowsPro, see [Bellows on GitHub](https://github.com/smithy/bellows)

### Chronicle (Logbook)

Remembers.

To dive deeper into Logbook, see [Chronicle on Codeberg](https://codeberg.org/smithy/logbook)
`;

/** The body with the cursor in the n-th occurrence of some words. */
function at(words: string, occurrence = 0): number {
  let offset = -1;
  for (let count = 0; count <= occurrence; count++) {
    offset = body.indexOf(words, offset + 1);
  }
  assert.notEqual(offset, -1, words);
  return offset + 1;
}

function renamed(text: string, offset: number, name: string): string {
  const renaming = renameAt(parsePost(text), offset, name);
  assert.ok(renaming !== undefined && 'edits' in renaming, JSON.stringify(renaming));
  assertRestAlone(text, renaming.edits, 'rename');
  return applyEdits(text, renaming.edits);
}

function refusal(name: string, text = body, offset = at('= Anvil') + 2): string | undefined {
  const renaming = renameAt(parsePost(text), offset, name);
  return renaming !== undefined && 'refusal' in renaming ? renaming.refusal : undefined;
}

suite('rename a component', () => {
  const expected = body
    .replace('(#anvil)', '(#steel-block-also-known-as-block)')
    .replace('= Anvil]', '= Steel Block]')
    .replace('### Anvil', '### Steel Block')
    .replace('into Anvil, see [Anvil on', 'into Steel Block, see [Steel Block on');

  test('changes its name in entry, section and closing line, from any of them', () => {
    // The anchor of a heading with an alias holds the alias, so that `#anvil` leads nowhere.
    const wanted = expected.replace('(#steel-block-also-known-as-block)', '(#anvil)');
    for (const offset of [
      at('= Anvil') + 2,
      at('### Anvil') + 5,
      at('into Anvil') + 5,
      at('[Anvil on') + 1,
    ]) {
      assert.equal(renamed(body, offset, 'Steel Block'), wanted);
    }
  });

  test('links to its heading follow', () => {
    const text = body.replace('(#anvil)', '(#anvil-also-known-as-block)');
    assert.equal(renamed(text, text.indexOf('### Anvil') + 5, 'Steel Block'), expected);
    assert.equal(
      renamed(body, at('### Bellows') + 5, 'Größe 2'),
      body
        .replace('#bellows', '#gr%C3%B6%C3%9Fe-2')
        .replace('[Bellows =', '[Größe 2 =')
        .replace('### Bellows', '### Größe 2')
        .replace('into Bellows,', 'into Größe 2,')
        .replace('[Bellows on', '[Größe 2 on'),
    );
  });

  test('an alias stays, unless the entry calls the component by it', () => {
    assert.equal(
      renamed(body, at('### Chronicle') + 6, 'Annals'),
      body.replaceAll('Chronicle', 'Annals'),
    );
    assert.equal(
      renamed(body, at('- [Logbook') + 4, 'Journal'),
      body
        .replace('[Logbook]', '[Journal]')
        .replace('(Logbook)', '(Journal)')
        .replace('into Logbook', 'into Journal'),
    );
  });

  test('in CRLF, in marks, and with another spelling on the other side', () => {
    const text =
      '\uFEFF---\r\ntitle: "A"\r\n---\r\n\r\n- [`fore-man`](https://github.com/a/foreman)\r\n- [Anvil](https://github.com/a/anvil)\r\n\r\n**Fore Man**: Leads.\r\n\r\n**Anvil**: Is hit.';
    assert.equal(
      renamed(text, text.indexOf('Fore Man'), 'Lead'),
      text.replace('fore-man', 'Lead').replace('Fore Man', 'Lead'),
    );
  });

  test('nothing else can be renamed', () => {
    for (const [words, occurrence = 0] of [
      ['title'],
      ['Anvil'],
      ['Workbench'],
      ['Air'],
      ['for Anvil'],
      ['smithy/anvil'],
      ['Block'],
      ['Anvil is heavy'],
      ['smithy/Anvil'],
      ['Anvil-based'],
      ['BellowsPro'],
      ['and BellowsPro'],
      ['To dive'],
      ['GitHub'],
    ] satisfies (readonly [string, number?])[]) {
      assert.equal(renamePlaceAt(parsePost(body), at(words, occurrence)), undefined, words);
    }
    const bare = marked(
      '- <https://github.com/a/anv|il>\n- https://github.com/a/bellows\n\n**Anvil**: Is hit.\n',
    );
    assert.equal(renamePlaceAt(parsePost(bare.text), bare.offset), undefined);
  });

  test('tells the name at the cursor, without the marks around it', () => {
    const post = parsePost(body.replace('### Bellows', '### `Bellows`'));
    const found = renamePlaceAt(post, post.text.indexOf('`Bellows`') + 1);
    assert.equal(found && textOf(post.text, found.span), 'Bellows');
  });

  test('names that would not be read as one are refused, with the reason', () => {
    assert.match(refusal('') ?? '', /needs a name/);
    assert.match(refusal('  ') ?? '', /needs a name/);
    assert.match(refusal('A\nB') ?? '', /one line/);
    assert.match(refusal('A\r\nB') ?? '', /one line/);
    assert.match(refusal('!!!') ?? '', /would not be read as the name/);
    assert.match(refusal('@mara') ?? '', /would not be read as the name/);
    assert.match(refusal('Works well.') ?? '', /would not be read as the name/);
    assert.ok(refusal('A = B', body, at('### Bellows') + 5) !== undefined);
    for (const name of ['A](b)', 'A (b)', 'A `b', '*', 'a [b']) {
      assert.ok(refusal(name) !== undefined, name);
    }
    for (const name of ['C++', 'Tide-Table 2', 'AT&T', "Smith's", 'Größe', '锤子', 'x_y_z']) {
      assert.equal(refusal(name), undefined, name);
    }
  });
});
