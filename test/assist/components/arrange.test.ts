import assert from 'node:assert/strict';
import fc from 'fast-check';
import { moveComponentAt, sortComponents } from '../../../src/assist/components/arrange';
import type { Outcome } from '../../../src/assist/components/outcome';
import { parsePost } from '../../../src/post/post';
import { applyEdits, span } from '../../../src/post/text';
import { sharedMarkdown, sharedSuite } from '../../support/corpus';
import { assertRestAlone } from '../../support/edits';
import { runs, withCrlf } from '../../support/fuzz';
import { marked } from '../../support/marked';

const parts = {
  anvil: {
    entry: '- [Anvil](https://github.com/smithy/anvil)',
    section: '**Anvil**: Is heavy.\n\nSee [Anvil](https://github.com/smithy/anvil)',
  },
  bellows: {
    entry: '- [Bellows](https://github.com/smithy/bellows)\n  - blow',
    section: '**Bellows**: Blow.\n- Air\n- Wind',
  },
  logbook: {
    entry: '- [Log = Logbook](https://codeberg.org/smithy/logbook) - keeps',
    section: '**Logbook** (Log): Keeps.\n\n```\n**Anvil**: no\n```',
  },
};

type Name = keyof typeof parts;

function postOf(entries: readonly Name[], sections: readonly Name[] = entries): string {
  return `${entries.map((name) => parts[name].entry).join('\n')}\n\n## Parts\n\n${sections
    .map((name) => parts[name].section)
    .join('\n\n')}`;
}

function refusalOf(outcome: Outcome): string | undefined {
  return 'refusal' in outcome ? outcome.refusal : undefined;
}

/** A text after a change, with the cursor as `|`. */
function changed(text: string, offset: number, change: 'up' | 'down' | 'sort'): string {
  const post = parsePost(text);
  const selected = span(offset, offset);
  const outcome =
    change === 'sort' ? sortComponents(post, selected) : moveComponentAt(post, selected, change);
  assert.ok('edits' in outcome, JSON.stringify(outcome));
  assertRestAlone(text, outcome.edits, change);
  const after = applyEdits(text, outcome.edits);
  const { selection } = outcome;
  return selection === undefined
    ? after
    : `${after.slice(0, selection.start)}|${after.slice(selection.end)}`;
}

function moved(source: string, direction: 'up' | 'down'): string {
  const { text, offset } = marked(source);
  return changed(text, offset, direction);
}

suite('move a component', () => {
  const before = postOf(['anvil', 'bellows', 'logbook']);

  test('its entry and its section together, and the cursor with them', () => {
    const after = postOf(['anvil', 'logbook', 'bellows']);
    assert.equal(
      moved(before.replace('Keeps.', 'Ke|eps.'), 'up'),
      after.replace('Keeps.', 'Ke|eps.'),
    );
    assert.equal(
      moved(before.replace('- keeps', '- ke|eps'), 'up'),
      after.replace('- keeps', '- ke|eps'),
    );
    assert.equal(
      moved(before.replace('- Wind', '- W|ind'), 'down'),
      after.replace('- Wind', '- W|ind'),
    );
    assert.equal(
      withCrlf(moved(before.replace('Keeps.', 'Ke|eps.'), 'up')),
      moved(withCrlf(before.replace('Keeps.', 'Ke|eps.')), 'up'),
    );
  });

  test('with a byte order mark, front matter and line end at the end of the file', () => {
    const around = (text: string): string => `\uFEFF---\ntitle: "A"\n---\n\n${text}\n`;
    assert.equal(
      moved(around(before.replace('Keeps.', '|Keeps.')), 'up'),
      around(postOf(['anvil', 'logbook', 'bellows']).replace('Keeps.', '|Keeps.')),
    );
  });

  test('a section of another order comes to stand where the entries will', () => {
    const mixed = postOf(['anvil', 'bellows', 'logbook'], ['logbook', 'anvil', 'bellows']);
    assert.equal(
      moved(mixed.replace('- keeps', '- ke|eps'), 'up'),
      postOf(['anvil', 'logbook', 'bellows'], ['logbook', 'anvil', 'bellows']).replace(
        '- keeps',
        '- ke|eps',
      ),
    );
  });

  test('at the ends, and elsewhere, it says why not', () => {
    const refused = (source: string, direction: 'up' | 'down'): string | undefined => {
      const { text, offset } = marked(source);
      return refusalOf(moveComponentAt(parsePost(text), span(offset, offset), direction));
    };
    assert.equal(refused(`|${before}`, 'up'), 'Anvil is the first component already.');
    assert.equal(refused(`${before}|`, 'down'), 'Logbook is the last component already.');
    assert.match(refused(before.replace('## P', '## |P'), 'up') ?? '', /^Put the cursor in/);
    assert.match(refused('Te|xt.', 'up') ?? '', /^Put the cursor in/);
  });

  test('moving up and down again restores the post', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.keys(parts) as Name[], { minLength: 3 }),
        fc.boolean(),
        fc.nat(),
        fc.constantFrom('up' as const, 'down' as const),
        (names, crlf, at, direction) => {
          const text = crlf ? withCrlf(postOf(names)) : postOf(names);
          const offset = at % text.length;
          const outcome = moveComponentAt(parsePost(text), span(offset, offset), direction);
          if ('refusal' in outcome) {
            return;
          }
          const { text: after, offset: now } = marked(changed(text, offset, direction));
          assert.equal(
            changed(after, now, direction === 'up' ? 'down' : 'up'),
            `${text.slice(0, offset)}|${text.slice(offset)}`,
          );
        },
      ),
      runs(150),
    );
  });
});

suite('sort components', () => {
  test('puts the sections in the order of the overview, and keeps the cursor', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.keys(parts) as Name[], { minLength: 3 }),
        fc.shuffledSubarray(Object.keys(parts) as Name[], { minLength: 3 }),
        (entries, sections) => {
          const text = postOf(entries, sections);
          if (entries.join() !== sections.join()) {
            const offset = text.indexOf('- Wind');
            assert.equal(
              changed(text, offset, 'sort'),
              postOf(entries).replace('- Wind', '|- Wind'),
            );
          }
        },
      ),
      runs(40),
    );
  });

  test('says why there is nothing to sort', () => {
    const refused = (text: string): string | undefined =>
      refusalOf(sortComponents(parsePost(text), span(0, 0)));
    assert.match(
      refused(postOf(['anvil', 'bellows'])) ?? '',
      /in the order of the overview list already/,
    );
    assert.match(refused('Text.') ?? '', /has no overview list/);
    const parted = postOf(['anvil', 'bellows'], ['bellows', 'anvil']).replace(
      '**Anvil**',
      '## More\n\n**Anvil**',
    );
    assert.match(refused(parted) ?? '', /cannot change places/);
  });
});

sharedSuite('arrange the components of real posts', () => {
  const posts = ['corpus', 'seed'].flatMap(sharedMarkdown);

  test('after a move the same entries and sections are there, and every byte', () => {
    let moves = 0;
    for (const { text, name } of posts) {
      const post = parsePost(text);
      for (const { entry, section } of post.body().components.slice(0, 12)) {
        for (const direction of ['up', 'down'] as const) {
          const { start } = (section ?? entry)?.span ?? span(0, 0);
          const outcome = moveComponentAt(post, span(start, start), direction);
          if ('edits' in outcome) {
            moves++;
            const after = applyEdits(text, outcome.edits);
            assert.deepEqual(said(after), said(text), name);
            assert.deepEqual(Buffer.from(after).sort(), Buffer.from(text).sort(), name);
          }
        }
      }
    }
    assert.ok(moves > 20, String(moves));
  });
});

function said(text: string): unknown {
  const { overview, sections } = parsePost(text).body();
  return [
    overview?.entries.map(({ label, link }) => [label, link?.url].join(' ')).sort(),
    sections
      .map(({ name, aliases }) => [name, ...aliases.map((alias) => alias.name)].join())
      .sort(),
  ];
}
