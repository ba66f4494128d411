import assert from 'node:assert/strict';
import {
  convertSections,
  formOf,
  type SectionForm,
} from '../../../src/assist/components/convertSections';
import { parsePost } from '../../../src/post/post';
import { applyEdits } from '../../../src/post/text';
import { sharedMarkdown, sharedSuite } from '../../support/corpus';
import { assertRestAlone } from '../../support/edits';
import { withCrlf } from '../../support/fuzz';

const bold = `Intro.

## The stack

- [Anvil](https://github.com/smithy/anvil)
- [Bellows](https://github.com/smithy/bellows)
- [Logbook](https://codeberg.org/smithy/logbook)

### One by one

**Anvil** (also known as Block): Is heavy.
- Made of steel

To dive deeper into Anvil, see [Anvil on GitHub](https://github.com/smithy/anvil)

**Bellows:** Blow.

**[Logbook](https://codeberg.org/smithy/logbook)** – Remembers.
`;

const headings = `Intro.

## The stack

- [Anvil](https://github.com/smithy/anvil)
- [Bellows](https://github.com/smithy/bellows)
- [Logbook](https://codeberg.org/smithy/logbook)

### One by one

#### Anvil (also known as Block)

Is heavy.
- Made of steel

To dive deeper into Anvil, see [Anvil on GitHub](https://github.com/smithy/anvil)

#### Bellows

Blow.

#### [Logbook](https://codeberg.org/smithy/logbook)

Remembers.
`;

/** The text with all its sections in another form, or only those of some names. */
function converted(text: string, form: SectionForm, names?: readonly string[]): string | undefined {
  const post = parsePost(text);
  const sections = post
    .body()
    .sections.filter(
      (section) => formOf(section) !== form && names?.includes(section.name) !== false,
    );
  const edits = convertSections(post, sections, form);
  if (edits === undefined) {
    return undefined;
  }
  assertRestAlone(text, edits, `to ${form}`);
  return applyEdits(text, edits);
}

suite('convert sections', () => {
  test('all of them, in either direction', () => {
    assert.equal(converted(bold, 'heading'), headings);
    assert.equal(
      converted(headings, 'bold'),
      bold.replace('**Bellows:** ', '**Bellows**: ').replace('** – R', '**: R'),
    );
    assert.equal(converted(withCrlf(bold), 'heading'), withCrlf(headings));
  });

  test('a section that has no text but its closing line keeps that', () => {
    const text = headings.replace('Is heavy.\n- Made of steel\n\n', '').replace('Blow.', '- Blow');
    const after = converted(text, 'bold') ?? '';
    assert.match(after, /\*\*Anvil\*\* \(also known as Block\):\n\nTo dive deeper/);
    assert.match(after, /\*\*Bellows\*\*:\n\n- Blow\n/);
    assert.equal(converted(after, 'heading'), text);
  });

  test('names in bold on a line of their own become headings', () => {
    const text = bold
      .replace('**Anvil** (also known as Block): Is', '**Anvil** (also known as Block)\nIs')
      .replace('**Bellows:** ', '**Bellows**\n\n')
      .replace('** – ', '**\n');
    assert.equal(converted(text, 'heading'), headings);
  });

  test('underlined headings, closed ones, and headings below other text', () => {
    const text = `- [Anvil](https://github.com/smithy/anvil)
- [Bellows](https://github.com/smithy/bellows)
- [Logbook](https://codeberg.org/smithy/logbook)
## Anvil ##
Is heavy.
- Hard
## **Bellows** (Air)
Blow.

Logbook
---

Remembers.`;
    assert.equal(
      converted(text, 'bold'),
      `- [Anvil](https://github.com/smithy/anvil)
- [Bellows](https://github.com/smithy/bellows)
- [Logbook](https://codeberg.org/smithy/logbook)

**Anvil**: Is heavy.
- Hard

**Bellows** (Air): Blow.

**Logbook**: Remembers.`,
    );
  });

  test('one section only where the others stay what they are', () => {
    assert.equal(
      converted(bold, 'heading', ['Logbook']),
      bold.replace('**[Logbook]', '#### [Logbook]').replace(')** – ', ')\n\n'),
    );
    // The bold leads below would become part of its section.
    assert.equal(converted(bold, 'heading', ['Anvil']), undefined);
    assert.equal(
      converted(headings, 'bold', ['Anvil']),
      headings.replace('#### Anvil', '**Anvil**').replace('Block)\n\n', 'Block): '),
    );
    assert.equal(converted(headings, 'bold', ['Logbook']), undefined);
  });

  test('one that stands among headings takes their level', () => {
    const text = headings.replace('#### Bellows\n\nBlow', '**Bellows**: Blow');
    assert.equal(converted(text, 'heading'), headings);
  });

  test('one that links an owner only is a heading among the others', () => {
    const text = bold.replace(
      '**Bellows:** Blow.',
      '**Sheds**: Stand.\n\nSee [it](https://github.com/land)',
    );
    assert.equal(
      converted(text, 'heading'),
      headings.replace(
        '#### Bellows\n\nBlow.',
        '#### Sheds\n\nStand.\n\nSee [it](https://github.com/land)',
      ),
    );
  });

  test('not where something would be lost', () => {
    assert.equal(converted(`See [it](#bellows).\n\n${headings}`, 'bold'), undefined);
    assert.equal(
      converted(headings.replace('Blow.', 'Blow.\n\n##### More\n\nAir.'), 'bold'),
      undefined,
    );
    assert.equal(converted(bold.replace('### One', '###### One'), 'heading'), undefined);
    const items = bold.replace(/^\*\*/gm, '- **');
    assert.equal(converted(items, 'heading'), undefined);
  });
});

sharedSuite('convert sections of real posts', () => {
  const posts = ['corpus', 'seed'].flatMap(sharedMarkdown);

  test('nothing is lost in either direction', () => {
    let count = 0;
    for (const { text, name } of posts) {
      for (const form of ['heading', 'bold'] as const) {
        const after = converted(text, form);
        if (after !== undefined) {
          count++;
          const words = (one: string): string => one.replace(/[^\p{L}\p{N}]+/gu, '');
          assert.equal(words(after), words(text), name);
        }
      }
    }
    assert.ok(count > 0);
  });
});
