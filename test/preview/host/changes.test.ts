import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePost } from '../../../src/post/post';
import type { PanelChange, PanelPost, PanelView } from '../../../src/preview/panel/model';
import { parseHostMessage } from '../../../src/preview/panel/hostMessages';
import { ViewUpdates } from '../../../src/vscode/panel/changes';
import { panelView, type KnownOfRows } from '../../../src/vscode/panel/rows';
import { generatedStack } from '../../support/stacks';
import { runs } from '../../support/fuzz';
import { verdict } from '../../support/verdicts';
import { about, nothing } from './known';

const text = `- [Bus](https://github.com/tide/bus)
- [Log](https://github.com/tide/log)

**Bus**: carries.

**Log**: keeps.
`;

function view(post = text, more: Partial<KnownOfRows> = {}, id = about.id): PanelPost {
  return panelView(parsePost(post), { ...about, id }, { ...nothing, ...more });
}

function change(updates: ViewUpdates, next: PanelView): PanelChange {
  const update = updates.next(next);
  assert.equal(update?.type, 'change');
  return update.change;
}

/** What a page makes of a change. */
function patched(before: PanelPost, { frame, order, rows, cards }: PanelChange): PanelPost {
  const rowOf = new Map([...before.rows, ...rows].map((row) => [row.id, row]));
  const cardOf = new Map([...before.cards, ...cards].map((card) => [card.key, card]));
  const after = order.map((id) => {
    const row = rowOf.get(id);
    assert.ok(row, id);
    return row;
  });
  const linked = new Set(after.flatMap(({ links }) => links.map(({ card }) => card)));
  return {
    state: 'post',
    frame,
    rows: after,
    cards: [...linked].map((key) => {
      const card = cardOf.get(key);
      assert.ok(card, key);
      return card;
    }),
  };
}

suite('What is sent of a view', () => {
  test('at first all of it, then nothing while it stays the same', () => {
    const updates = new ViewUpdates();
    assert.deepEqual(updates.next(view()), { type: 'show', number: 1, view: view() });
    assert.equal(updates.next(view()), undefined);
    assert.equal(updates.next(view()), undefined);
  });

  test('of an edit, only the row that it changed', () => {
    const updates = new ViewUpdates();
    updates.next(view());
    const { from, to, rows, cards, order } = change(
      updates,
      view(text.replace('carries.', 'carries everything.')),
    );
    assert.deepEqual([from, to], [1, 2]);
    assert.deepEqual(
      rows.map(({ title }) => title),
      ['Bus'],
    );
    assert.deepEqual(cards, []);
    assert.equal(order.length, 2);
  });

  test('of an answer, only the card that it is about', () => {
    const updates = new ViewUpdates();
    updates.next(view());
    const seen = verdict({ url: 'https://github.com/tide/bus', name: 'bus' });
    const { rows, cards } = change(
      updates,
      view(text, { verdictOf: ({ name }) => (name === 'bus' ? seen : undefined) }),
    );
    assert.deepEqual(rows, []);
    assert.deepEqual(
      cards.map(({ key }) => key),
      ['github.com/tide/bus'],
    );
  });

  test('of another order, the order', () => {
    const updates = new ViewUpdates();
    updates.next(view());
    const [first = '', second = ''] = text.split('\n');
    const moved = change(updates, view(text.replace(`${first}\n${second}`, `${second}\n${first}`)));
    assert.deepEqual(moved.rows, []);
    assert.deepEqual(
      moved.order,
      view()
        .rows.map(({ id }) => id)
        .toReversed(),
    );
  });

  test('all of another post, of none, and of one that comes after none', () => {
    const updates = new ViewUpdates();
    updates.next(view());
    const other = view(text, {}, 'file:///other.md');
    assert.deepEqual(updates.next(other), { type: 'show', number: 2, view: other });
    const none = { state: 'no-post' } as const;
    assert.deepEqual(updates.next(none), { type: 'show', number: 3, view: none });
    assert.equal(updates.next(none), undefined);
    assert.equal(updates.next(other)?.type, 'show');
  });

  test('all of it to a page that has lost it', () => {
    const updates = new ViewUpdates();
    updates.next(view());
    updates.forget();
    assert.deepEqual(updates.next(view()), { type: 'show', number: 2, view: view() });
  });

  test('a page that follows changes has what one that starts anew gets', () => {
    fc.assert(
      fc.property(fc.array(generatedStack, { minLength: 2, maxLength: 4 }), (stacks) => {
        const updates = new ViewUpdates();
        let page: PanelPost | undefined;
        for (const { text: written } of stacks) {
          const next = view(written);
          const update = updates.next(next);
          if (update === undefined) {
            assert.deepEqual(page, next);
            continue;
          }
          assert.deepEqual(parseHostMessage(structuredClone(update)), update);
          if (page === undefined) {
            assert.equal(update.type, 'show');
            page = next;
          } else {
            assert.equal(update.type, 'change');
            page = patched(page, update.change);
            assert.deepEqual(page, next);
          }
        }
      }),
      runs(100),
    );
  });
});
