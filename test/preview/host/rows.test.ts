import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePost } from '../../../src/post/post';
import { textOf } from '../../../src/post/text';
import type { PanelPost, PanelRow } from '../../../src/preview/panel/model';
import { parseHostMessage } from '../../../src/preview/panel/hostMessages';
import { placedRows, rowAt } from '../../../src/vscode/panel/placedRows';
import { panelView, type KnownOfRows } from '../../../src/vscode/panel/rows';
import { coatedPost, runs } from '../../support/fuzz';
import { verdict } from '../../support/verdicts';
import { about, nothing } from './known';

const post = `---
title: "Our stack"
---

First, [the organisation](https://github.com/tide).

## Components

- [Bus = Transport](https://github.com/tide/bus) and its [releases](https://github.com/tide/bus/releases/tag/v1.0)
- [Log](https://codeberg.org/Tide/log)
- [Mast](https://github.com/tide/mast)

**Bus** (Ferry): carries [**everything**](https://github.com/tide/bus/issues/12) on \`wires\`.

**Log**: keeps it.

See [Log](https://codeberg.org/tide/log), [again](https://codeberg.org/tide/log) and [the bus](https://github.com/tide/bus).

**Sail**: pulls, see [it](https://github.com/tide/sail).

## Thanks

To [the tools](https://gitlab.com/tools/deep/saw) and [the tools](https://gitlab.com/tools/deep/saw) again.
`;

function view(text = post, more: Partial<KnownOfRows> = {}): PanelPost {
  const made = panelView(parsePost(text), about, { ...nothing, ...more });
  const message = { type: 'show', number: 1, view: made };
  assert.deepEqual(parseHostMessage(structuredClone(message)), message, 'what is sent is taken');
  return made;
}

function row(title: string, made = view()): PanelRow {
  const found = made.rows.find((candidate) => candidate.title === title);
  assert.ok(found, title);
  return found;
}

suite('The rows of a post', () => {
  test('components of the overview, those with a section alone, other links by heading', () => {
    assert.deepEqual(
      view().rows.map(({ part, title, links }) => [part, title, links.length]),
      [
        ['overview', 'Bus = Transport', 3],
        ['overview', 'Log', 3],
        ['overview', 'Mast', 1],
        ['section', 'Sail', 1],
        ['other', '', 1],
        ['other', 'Thanks', 1],
      ],
    );
  });

  test('entry and section are one component, with what shows that', () => {
    assert.deepEqual(row('Bus = Transport').match, {
      section: 'Bus',
      words: 'matched by name',
      reason: 'The entry and the section “Bus” have the same name: “Bus”.',
    });
    assert.deepEqual(row('Bus = Transport').aliases, ['Ferry']);
    assert.equal(row('Mast').match, undefined);
    assert.equal(row('Sail').match, undefined);
  });

  test('the excerpt is plain text', () => {
    assert.equal(row('Bus = Transport').excerpt, 'carries everything on wires.');
    assert.equal(row('Mast').excerpt, undefined);
  });

  test('a long excerpt is cut at a word', () => {
    const { excerpt = '' } = row('Log', view(post.replace('keeps it.', 'keeps it. '.repeat(80))));
    assert.ok(excerpt.length > 250 && excerpt.length <= 301, String(excerpt.length));
    assert.match(excerpt, /(?:keeps|it\.)…$/);
  });

  test('links say where they stand, each place once, and who else links it', () => {
    assert.deepEqual(
      row('Log').links.map(({ place, label, url, alsoIn }) => [place, label, url, alsoIn]),
      [
        ['entry', 'Log', 'https://codeberg.org/Tide/log', undefined],
        ['section', 'Log', 'https://codeberg.org/tide/log', undefined],
        ['section', 'the bus', 'https://github.com/tide/bus', 'also in Bus'],
      ],
    );
    assert.deepEqual(
      row('Thanks').links.map(({ place, label }) => [place, label]),
      [['other', 'the tools']],
    );
  });

  test('each link has its card, and links to one place share it', () => {
    const { rows, cards } = view();
    const keys = cards.map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
    for (const { links } of rows) {
      for (const { card } of links) {
        assert.ok(keys.includes(card), card);
      }
    }
    const [inEntry, inSection] = row('Log').links;
    assert.equal(inEntry?.card, inSection?.card);
  });

  test('what moved can be put right where the post can be changed and has the old address', () => {
    const verdictOf: KnownOfRows['verdictOf'] = ({ name, hostName }) =>
      name === 'mast' && hostName === 'github.com'
        ? verdict({ url: 'https://github.com/harbour/mast', name: 'mast' })
        : undefined;
    const canonical = (more: Partial<KnownOfRows>): string | undefined =>
      row('Mast', view(post, { verdictOf, ...more })).links[0]?.canonical;
    assert.equal(canonical({}), 'harbour/mast');
    assert.equal(canonical({ canReplace: () => false }), undefined);
    assert.equal(canonical({ isEditable: false }), undefined);
    assert.equal(row('Mast').links[0]?.canonical, undefined);
  });

  test('what the post lets be done', () => {
    const can = (made: PanelPost): unknown =>
      made.rows.map(({ title, can: { insertSection, addEntry, move } }) => [
        title,
        [insertSection && 'section', addEntry && 'entry', move && 'move'].filter(Boolean).join(' '),
      ]);
    assert.deepEqual(can(view()), [
      ['Bus = Transport', 'move'],
      ['Log', 'move'],
      ['Mast', 'section move'],
      ['Sail', 'entry'],
      ['', ''],
      ['Thanks', ''],
    ]);
    assert.ok(
      view(post, { isEditable: false }).rows.every(({ can: all }) =>
        Object.values(all).every((one) => !one),
      ),
    );
  });

  test('ids are kept while other parts change', () => {
    const ids = (made: PanelPost): unknown =>
      made.rows.map(({ id, links }) => [id, ...links.map((link) => link.id)]);
    const edited = view(
      post.replace('First', 'First of all').replace('carries', 'carries and brings'),
    );
    assert.deepEqual(ids(edited), ids(view()));
    const added = view(post.replace('- [Log]', '- [Keel](https://github.com/tide/keel)\n- [Log]'));
    const before = view().rows.map(({ id }) => id);
    assert.deepEqual(
      added.rows.map(({ id }) => id).filter((id) => before.includes(id)),
      before,
    );
  });

  test('any post gives a view that is taken, with ids of their own', () => {
    fc.assert(
      fc.property(coatedPost, (text) => {
        const { rows, cards } = view(text);
        const ids = rows.map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length, ids.join('\n'));
        for (const { links } of rows) {
          const inRow = links.map(({ id }) => id);
          assert.equal(new Set(inRow).size, inRow.length, inRow.join('\n'));
        }
        const linked = new Set(rows.flatMap(({ links }) => links.map(({ card }) => card)));
        assert.deepEqual(new Set(cards.map(({ key }) => key)), linked);
      }),
      runs(200),
    );
  });

  test('no link of a post is missing', () => {
    fc.assert(
      fc.property(coatedPost, (text) => {
        const parsed = parsePost(text);
        const shown = new Set(
          placedRows(parsed).flatMap(({ links }) => links.flatMap((link) => link.links)),
        );
        assert.ok(parsed.body().links.every((link) => shown.has(link)));
      }),
      runs(200),
    );
  });

  test('what is too long to be shown is cut or left out', () => {
    const long = 'x'.repeat(7_000);
    const made = view(
      `- [${long}](https://github.com/a/b)\n- [B](https://github.com/a/c)\n\n[x](https://github.com/a/b/blob/main/${long})\n`,
    );
    assert.ok(made.rows.every(({ title }) => title.length <= 1_000));
    assert.ok(made.rows.every(({ links }) => links.every(({ url }) => url.length < 2_001)));
    const many = Array.from(
      { length: 3_000 },
      (_, index) => `https://github.com/a/b${String(index)}\n`,
    );
    assert.equal(view(many.join('\n')).rows[0]?.links.length, 2_000);
  });
});

suite('The row at a place', () => {
  const rows = placedRows(parsePost(post));
  const at = (words: string): readonly (string | undefined)[] => {
    const found = rowAt(rows, post.indexOf(words) + 1);
    return [found?.row.title, found?.link?.links[0].url];
  };

  test('is that of the entry or section, with the link there', () => {
    assert.deepEqual(at('[Log](https://codeberg.org/Tide'), [
      'Log',
      'https://codeberg.org/Tide/log',
    ]);
    assert.deepEqual(at('and its'), ['Bus = Transport', undefined]);
    assert.deepEqual(at('[releases]'), [
      'Bus = Transport',
      'https://github.com/tide/bus/releases/tag/v1.0',
    ]);
    assert.deepEqual(at('carries'), ['Bus = Transport', undefined]);
    assert.deepEqual(at('[again]'), ['Log', 'https://codeberg.org/tide/log']);
    assert.deepEqual(at('the tools](https://gitlab.com/tools/deep/saw) again'), [
      'Thanks',
      'https://gitlab.com/tools/deep/saw',
    ]);
    assert.deepEqual(at('## Thanks'), ['Thanks', undefined]);
    assert.deepEqual(at('Our stack'), [undefined, undefined]);
  });

  test('leads back to where it is', () => {
    const places = rows.map(({ place }) => textOf(post, place).split('\n')[0]);
    assert.deepEqual(places, [
      '- [Bus = Transport](https://github.com/tide/bus) and its [releases](https://github.com/tide/bus/releases/tag/v1.0)',
      '- [Log](https://codeberg.org/Tide/log)',
      '- [Mast](https://github.com/tide/mast)',
      '**Sail**:',
      '[the organisation](https://github.com/tide)',
      '## Thanks',
    ]);
  });
});
