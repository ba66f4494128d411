import assert from 'node:assert/strict';
import { Arranger } from '../../../src/preview/panel/arrange';
import { dragOver, isDone, moveByOne } from '../../../src/preview/panel/reorder';
import { parseState, withPost, type PostState } from '../../../src/preview/panel/savedState';
import { sortNames, type SortName } from '../../../src/preview/panel/sort';
import { shownOf, withChange } from '../../../src/preview/panel/store';
import {
  coreCard,
  frame,
  link,
  movedCard,
  row,
  sampleCardsOfPanel,
  samplePost,
  sampleRows,
  storageCard,
  view,
} from './samples';

const everything = { filter: '', sort: 'post', onlyProblems: false } as const;

function arrangedIds(filter: string, sort: SortName = 'post'): string[] {
  const { post } = shownOf(1, samplePost());
  assert.ok(post);
  return new Arranger()
    .arrange(post, { ...everything, filter, sort })
    .parts.flatMap(({ rows }) => rows.map((each) => each.row.id));
}

suite('preview/panel: data', () => {
  suite('filter', () => {
    for (const [typed, ids] of [
      ['', ['loom', 'os', 'ledger', 'storage', 'history']],
      ['WEAVER', ['loom']],
      ['weäver', ['loom']],
      ['codeberg', ['storage']],
      ['rust mit', ['storage']],
      ['archived', ['loom']],
      ['kite organisation', ['os']],
      ['ledger', ['ledger']],
      ['our linter', ['history']],
      ['https://github.com/meridian/loom', ['loom']],
      ['loom rust', []],
    ] as const) {
      test(JSON.stringify(typed), () => {
        assert.deepEqual(arrangedIds(typed), ids);
      });
    }
  });

  suite('sort', () => {
    const rows = [
      row('b', [link(coreCard)]),
      row('unknown', []),
      row('a', [link(movedCard)]),
      row('10', [link(storageCard)]),
      row('9', [link(storageCard), link(movedCard)]),
    ];
    const orders: Readonly<Record<SortName, readonly string[]>> = {
      post: ['b', 'unknown', 'a', '10', '9'],
      name: ['9', '10', 'a', 'b', 'unknown'],
      stars: ['10', '9', 'a', 'b', 'unknown'],
      push: ['10', '9', 'b', 'a', 'unknown'],
      state: ['a', 'b', 'unknown', '10', '9'],
    };
    for (const sort of sortNames) {
      test(sort, () => {
        const { post } = shownOf(1, view(rows, sampleCardsOfPanel));
        assert.ok(post);
        const { parts } = new Arranger().arrange(post, { ...everything, sort });
        assert.deepEqual(
          parts[0]?.rows.map((each) => each.row.title),
          orders[sort],
        );
      });
    }
  });

  suite('changes', () => {
    const shown = shownOf(1, samplePost());
    const change = { from: 1, to: 2, frame: frame(), rows: [], cards: [] };

    test('keep the objects of what did not change, and drop what nobody links', () => {
      const changed = withChange(shown, { ...change, order: ['os', 'storage'] });
      assert.equal(changed?.number, 2);
      assert.equal(changed.post?.rows[0], shown.post?.rows[1]);
      assert.deepEqual(
        [...(changed.post?.cards.keys() ?? [])],
        ['github.com/kite-os', storageCard.key],
      );
      const again = new Arranger();
      assert.ok(changed.post && shown.post);
      const [before, after] = [shown.post, changed.post].map((each) =>
        again.arrange(each, everything),
      );
      assert.equal(after?.parts[0]?.rows[0], before?.parts[0]?.rows[1]);
    });

    test('are refused where something is missing', () => {
      const fresh = row('New', [link(coreCard, { card: 'nowhere' })]);
      for (const broken of [
        { ...change, from: 2, order: [] },
        { ...change, order: ['nobody'] },
        { ...change, order: [fresh.id], rows: [fresh] },
      ]) {
        assert.equal(withChange(shown, broken), undefined);
      }
      assert.equal(withChange(undefined, { ...change, order: [] }), undefined);
      assert.equal(
        withChange(shownOf(1, { state: 'no-post' }), { ...change, order: [] }),
        undefined,
      );
    });
  });

  suite('moves', () => {
    test('by one place, as far as there is one', () => {
      assert.equal(moveByOne(sampleRows, 'loom', 'up'), undefined);
      assert.deepEqual(moveByOne(sampleRows, 'loom', 'down'), { row: 'loom', before: 'ledger' });
      assert.deepEqual(moveByOne(sampleRows, 'os', 'down'), { row: 'os', before: undefined });
      assert.equal(moveByOne(sampleRows, 'ledger', 'down'), undefined);
      assert.equal(moveByOne(sampleRows, 'storage', 'up'), undefined);
    });

    test('under the pointer, of which some lead nowhere', () => {
      assert.deepEqual(
        [0, 1, 2, 3].map((index) => {
          const { before, after, isNowhere } = dragOver(sampleRows, 'os', index);
          return [before, after, isNowhere];
        }),
        [
          ['loom', undefined, false],
          ['os', undefined, true],
          ['ledger', undefined, true],
          [undefined, 'ledger', false],
        ],
      );
    });

    test('are done when the post has them', () => {
      const move = { row: 'os', before: 'loom' };
      assert.equal(isDone(sampleRows, move), false);
      const [loom, os, ...others] = sampleRows;
      assert.equal(isDone([os!, loom!, ...others], move), true);
      assert.equal(isDone([], move), false);
    });
  });

  suite('saved state', () => {
    const left: PostState = { ...everything, post: 'a', filter: 'x', scrollTop: 3, current: 'row' };

    test('is read as it was written', () => {
      const state = withPost({ posts: [] }, left);
      assert.deepEqual(parseState(JSON.parse(JSON.stringify(state))), { post: 'a', posts: [left] });
    });

    test('of an earlier version lacks what that did not know', () => {
      assert.deepEqual(parseState({ posts: [{ post: 'a', filter: '', scrollTop: 0 }] }), {
        posts: [{ ...everything, post: 'a', scrollTop: 0 }],
      });
    });

    test('is not believed blindly', () => {
      for (const broken of [undefined, null, 3, 'x', [], { posts: 3 }, { posts: [null, 3, {}] }]) {
        assert.deepEqual(parseState(broken), { posts: [] });
      }
      const infinite = { ...left, scrollTop: Infinity };
      assert.deepEqual(parseState({ post: 3, posts: [infinite, left] }), { posts: [left] });
    });

    test('does not grow without end, and keeps the post left last', () => {
      let state = parseState(undefined);
      for (let count = 0; count < 50; count++) {
        state = withPost(state, { ...left, post: String(count) });
      }
      assert.equal(state.posts.length, 20);
      assert.equal(state.posts.at(-1)?.post, '49');
      assert.equal(state.post, '49');
    });
  });
});
