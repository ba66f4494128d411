import assert from 'node:assert/strict';
import fc from 'fast-check';
import { componentOutline, type ComponentSymbol } from '../../../src/assist/components/outline';
import { foldableSections, selectionsAt } from '../../../src/assist/components/regions';
import { counterpartAt, sideAt } from '../../../src/assist/components/sides';
import { usesOfComponentAt } from '../../../src/assist/components/uses';
import { parsePost, type Post } from '../../../src/post/post';
import { contains, textOf, type Span } from '../../../src/post/text';
import { generatedPost, mutate, mutation, runs } from '../../support/fuzz';
import { sharedMarkdown, sharedSuite } from '../../support/corpus';

const text = `---
title: "The stack"
---

## Our stack

- [Tools = Anvil](https://github.com/forge/anvil)
- [Bellows](https://github.com/forge/bellows) - moves air
- [Keeping time](https://github.com/forge/hourglass)
- [Tongs](https://github.com/forge/tongs)

### The components

**Anvil** (also known as Block): Everything rests on it. It replaced [Bellows][b] in
the middle.
- Heavy
- Quiet

To dive deeper into Anvil, see [here](https://github.com/forge/anvil/)

**Bellows**: Moves air, says the [Anvil](https://example.org/why) of all guides.

**Hourglass**: Keeps time.

To dive deeper, see [the source](https://github.com/forge/hourglass)

**Logbook**: Writes it down at <https://github.com/forge/logbook>

## Thanks

To all.

[b]: https://github.com/forge/bellows
`;

const post = parsePost(text);

/** The offset of a part of a passage, or of its start. */
function at(passage: string, part = passage): number {
  const start = text.indexOf(passage);
  assert.notEqual(start, -1, passage);
  return start + passage.indexOf(part) + 1;
}

function usesAt(offset: number, of: Post = post): string[] {
  return (usesOfComponentAt(of, offset)?.here ?? []).map(
    (place) => `${String(of.lines.positionAt(place.start).line)} ${textOf(of.text, place)}`,
  );
}

suite('components in the outline', () => {
  const lines = (symbols: readonly ComponentSymbol[]): unknown[] =>
    symbols.map(({ name, detail, children }) => [name, detail, ...lines(children)]);

  test('have their role or address, their entry and their links', () => {
    assert.deepEqual(lines(componentOutline(post)), [
      ['Tongs', 'forge/tongs · no section', ['forge/tongs', 'GitHub']],
      [
        'Anvil',
        'Tools',
        ['Tools = Anvil', 'overview'],
        ['forge/bellows', 'GitHub'],
        ['forge/anvil', 'GitHub'],
      ],
      ['Bellows', 'moves air', ['Bellows', 'overview'], ['forge/bellows', 'GitHub']],
      ['Hourglass', 'Keeping time', ['Keeping time', 'overview'], ['forge/hourglass', 'GitHub']],
      ['Logbook', 'forge/logbook · no entry', ['forge/logbook', 'GitHub']],
    ]);
  });

  test('reach from their lead to the end of their section', () => {
    const anvil = componentOutline(post).find(({ name }) => name === 'Anvil');
    assert.ok(anvil);
    assert.match(textOf(text, anvil.span), /^\*\*Anvil\*\* [\s\S]*forge\/anvil\/\)$/);
    assert.equal(textOf(text, anvil.selection), 'Anvil');
    assert.deepEqual(
      anvil.children.map((child) => textOf(text, child.selection)),
      ['Tools = Anvil', '[Bellows][b]', '[here](https://github.com/forge/anvil/)'],
    );
  });

  test('of a post that only lists them do not lack anything', () => {
    const listed = parsePost(
      '- [Anvil](https://github.com/forge/anvil), release [2](https://github.com/forge/anvil/releases/tag/v2)\n- [Tongs](https://github.com/forge/tongs)\n',
    );
    assert.deepEqual(lines(componentOutline(listed)), [
      ['Anvil', 'release 2', ['forge/anvil', 'GitHub'], ['forge/anvil', 'GitHub, release v2']],
      ['Tongs', 'forge/tongs', ['forge/tongs', 'GitHub']],
    ]);
  });

  test('a long role is cut between words', () => {
    const role = 'holds what is hot while it is beaten and turned and beaten again';
    const [first] = componentOutline(
      parsePost(
        `- [Tongs](https://github.com/forge/tongs) - ${role}\n- [Anvil](https://github.com/forge/anvil)\n`,
      ),
    );
    assert.equal(first?.detail, 'holds what is hot while it is beaten and turned and beaten…');
  });
});

suite('entry and section lead to each other', () => {
  const target = (offset: number): unknown => {
    const found = counterpartAt(post, offset);
    return found && [found.from, found.selection].map((place) => textOf(text, place)).join(' -> ');
  };

  test('from any part of the label, and from name, alias and lead', () => {
    assert.equal(target(at('Tools = ')), 'Tools = Anvil -> Anvil');
    assert.equal(target(at('Tools = Anvil', 'Anvil')), 'Tools = Anvil -> Anvil');
    assert.equal(target(at('**Anvil**', 'Anvil')), 'Anvil -> Anvil');
    assert.equal(target(at('as Block', 'Block')), '**Anvil** (also known as Block): -> Anvil');
    assert.equal(target(at('**Hourglass', 'Hour')), 'Hourglass -> Keeping time');
  });

  test('not from an address, nor where there is one side alone', () => {
    assert.equal(target(at('https://github.com/forge/anvil')), undefined);
    assert.equal(target(at('[Tongs]', 'Tongs')), undefined);
    assert.equal(target(at('**Logbook', 'Log')), undefined);
    assert.equal(target(at('Everything rests')), undefined);
  });

  test('the address in a heading is none of its name', () => {
    const headed = parsePost(
      '## [Anvil](https://github.com/forge/anvil)\n\nText.\n\n## [Tongs](https://github.com/forge/tongs)\n\nText.\n',
    );
    assert.equal(sideAt(headed, headed.text.indexOf('Anvil') + 1)?.side, 'section');
    assert.equal(sideAt(headed, headed.text.indexOf('github')), undefined);
  });

  test('an address that stands for itself is no label', () => {
    const bare = parsePost(
      '- <https://github.com/forge/anvil>\n- <https://github.com/forge/tongs>\n',
    );
    assert.equal(bare.body().components.length, 2);
    assert.equal(sideAt(bare, 10), undefined);
  });
});

suite('uses of a component', () => {
  test('are entry, lead, closing sentence and links of its name', () => {
    const uses = ['6 Anvil', '13 Anvil', '18 Anvil', '20 Anvil'];
    assert.deepEqual(usesAt(at('Tools = ')), uses);
    assert.deepEqual(usesAt(at('**Anvil**', 'Anvil')), uses);
    assert.deepEqual(usesAt(at('**Bellows')), ['7 Bellows', '13 Bellows', '20 Bellows']);
  });

  test('a closing sentence without the name is there with its link', () => {
    assert.deepEqual(usesAt(at('Keeping time')), [
      '8 Keeping time',
      '22 Hourglass',
      '24 [the source](https://github.com/forge/hourglass)',
    ]);
  });

  test('of one with a heading are the links to that, too', () => {
    const headed = parsePost(
      'See [above](#anvil).\n\n## Anvil\n\nAt <https://github.com/forge/anvil>, mostly.\n\n## Tongs\n\nAt <https://github.com/forge/tongs>\n',
    );
    assert.deepEqual(usesAt(headed.text.indexOf('## Anvil') + 4, headed), ['0 above', '2 Anvil']);
  });

  test('a name within another word is none', () => {
    const inWord = parsePost(
      '- [Bell](https://github.com/forge/bell)\n- [Tongs](https://github.com/forge/tongs)\n\n**Bell**: Rings.\n\nBellows know Bell, see [it](https://github.com/forge/bell)\n',
    );
    assert.deepEqual(usesAt(4, inWord), ['0 Bell', '3 Bell', '5 Bell']);
  });
});

suite('uses of a repository', () => {
  test('are all links to it, however they write its address', () => {
    assert.deepEqual(usesAt(at('[here]', 'here')), [
      '6 https://github.com/forge/anvil',
      '18 https://github.com/forge/anvil/',
    ]);
    assert.deepEqual(usesAt(at('(https://github.com/forge/anvil/)', 'github')), [
      '6 https://github.com/forge/anvil',
      '18 https://github.com/forge/anvil/',
    ]);
  });

  test('are references with their definition', () => {
    const uses = [
      '7 https://github.com/forge/bellows',
      '13 [Bellows][b]',
      '32 https://github.com/forge/bellows',
    ];
    assert.deepEqual(usesAt(at('[Bellows][b]')), uses);
    assert.deepEqual(usesAt(at('[b]: https', 'https')), uses);
  });

  test('are nothing elsewhere', () => {
    assert.equal(usesOfComponentAt(post, at('To all.')), undefined);
    assert.equal(usesOfComponentAt(post, at('https://example.org/why')), undefined);
  });
});

suite('folding and selecting by component', () => {
  test('sections without a heading fold, to their end', () => {
    assert.deepEqual(
      foldableSections(post).map((place) =>
        [place.start, place.end].map((offset) => post.lines.positionAt(offset).line),
      ),
      [
        [13, 18],
        [20, 20],
        [22, 24],
        [26, 26],
      ],
    );
  });

  test('a section with a heading of its own is left to Markdown', () => {
    const headed = parsePost(
      '## Anvil\n\nAt <https://github.com/forge/anvil>\n\n## Tongs\n\nAt <https://github.com/forge/tongs>\n',
    );
    assert.equal(headed.body().sections.length, 2);
    assert.deepEqual(foldableSections(headed), []);
  });

  test('a selection grows from a name to its section', () => {
    assert.deepEqual(
      selectionsAt(post, at('**Hourglass', 'Hour')).map((place) => textOf(text, place)),
      [
        'Hourglass',
        '**Hourglass**:',
        '**Hourglass**: Keeps time.',
        '**Hourglass**: Keeps time.\n\nTo dive deeper, see [the source](https://github.com/forge/hourglass)',
      ],
    );
    const inBullet = selectionsAt(post, at('- Heavy', 'Heavy')).map((place) => textOf(text, place));
    assert.deepEqual(inBullet.slice(0, 2), ['- Heavy', '- Heavy\n- Quiet']);
    assert.match(inBullet[2] ?? '', /^\*\*Anvil/);
  });

  test('and from a name to the overview', () => {
    const grown = selectionsAt(post, at('= Anvil', 'Anvil')).map((place) => textOf(text, place));
    assert.deepEqual(grown.slice(0, 4), [
      'Anvil',
      'Tools = Anvil',
      '[Tools = Anvil](https://github.com/forge/anvil)',
      '- [Tools = Anvil](https://github.com/forge/anvil)',
    ]);
    assert.match(grown[4] ?? '', /^- \[Tools[\s\S]*tongs\)$/);
    assert.deepEqual(selectionsAt(post, at('To all.')), []);
  });
});

suite('whatever the post', () => {
  test('what is said of its components lies in it, each inside what holds it', () => {
    fc.assert(
      fc.property(generatedPost, fc.array(mutation, { maxLength: 4 }), (generated, mutations) => {
        const content = mutations.reduce(mutate, generated);
        const read = parsePost(content);
        const whole = { start: 0, end: content.length };
        checkSymbols(componentOutline(read), content);
        for (const place of foldableSections(read)) {
          assert.ok(contains(whole, place));
        }
        const { components, links } = read.body();
        const offsets = [
          ...components.map(({ entry, section }) => (section?.nameSpan ?? entry?.labelSpan)?.start),
          ...links.map((link) => link.span.start),
        ];
        for (const offset of offsets.filter((found) => found !== undefined)) {
          checkSelections(selectionsAt(read, offset), offset, content);
          let end = 0;
          for (const place of usesOfComponentAt(read, offset)?.here ?? []) {
            assert.ok(end <= place.start && place.start < place.end && contains(whole, place));
            ({ end } = place);
          }
          counterpartAt(read, offset);
        }
      }),
      runs(500),
    );
  });
});

sharedSuite('components of real posts', () => {
  const posts = sharedMarkdown('corpus');

  test('every selection of every symbol lies in its range', () => {
    for (const { name, text: content } of posts) {
      checkSymbols(componentOutline(parsePost(content)), name);
    }
  });

  test('each selection lies in the next one, everywhere', () => {
    for (const { name, text: content } of posts) {
      const read = parsePost(content);
      for (let offset = 0; offset <= content.length; offset += 7) {
        checkSelections(selectionsAt(read, offset), offset, name);
      }
    }
  });
});

function checkSymbols(symbols: readonly ComponentSymbol[], of: string): void {
  for (const { name, span, selection, children } of symbols) {
    assert.notEqual(name.trim(), '', of);
    assert.ok(contains(span, selection), `${of}: ${name}`);
    checkSymbols(children, of);
  }
}

function checkSelections(places: readonly Span[], offset: number, of: string): void {
  for (const [index, place] of places.entries()) {
    assert.ok(contains(places[index + 1] ?? place, place), of);
    assert.ok(place.start <= offset && offset <= place.end, of);
  }
}
