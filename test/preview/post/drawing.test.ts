import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blocksAfter } from '../../../src/preview/post/blockKeys';
import { Drawing, type DrawnBody } from '../../../src/preview/post/drawing';
import { type PlacedBlock, placeOf } from '../../../src/preview/post/scroll';
import { runs } from '../../support/fuzz';

suite('keys of the blocks of a post', () => {
  const keysOf = (...versions: readonly (readonly string[])[]): number[][] => {
    let blocks: ReturnType<typeof blocksAfter> = [];
    return versions.map((sources) => {
      blocks = blocksAfter(blocks, sources);
      return blocks.map(({ key }) => key);
    });
  };

  test('stay while one block is written', () => {
    assert.deepEqual(keysOf(['a', 'b', 'c'], ['a', 'bb', 'c']), [
      [0, 1, 2],
      [0, 1, 2],
    ]);
  });

  test('stay around blocks that come and go', () => {
    assert.deepEqual(keysOf(['a', 'b', 'c'], ['a', 'x', 'b', 'c'], ['a', 'c']), [
      [0, 1, 2],
      [0, 3, 1, 2],
      [0, 2],
    ]);
  });

  test('are never the same for two blocks, and stay at both ends', () => {
    const sources = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
    fc.assert(
      fc.property(sources, sources, (first, second) => {
        const before = blocksAfter([], first);
        const after = blocksAfter(before, second);
        assert.deepEqual(
          after.map(({ source }) => source),
          second,
        );
        assert.equal(new Set(after.map(({ key }) => key)).size, after.length);
        if (first[0] !== undefined && first[0] === second[0]) {
          assert.equal(after[0]?.key, before[0]?.key);
        }
        if (first.length === second.length && first.at(-1) === second.at(-1)) {
          assert.equal(after.at(-1)?.key, before.at(-1)?.key);
        }
      }),
      runs(300),
    );
  });
});

suite('when a post is read', () => {
  interface Page {
    readonly drawing: Drawing;
    readonly events: string[];
    readonly drawn: DrawnBody[];
    /** Runs one of the tasks that wait. @returns whether there was one. */
    readonly task: () => boolean;
    readonly finish: () => void;
  }

  /** @param cost milliseconds that pass whenever the clock is asked, which is once for each piece. */
  function pageWhere(cost: number): Page {
    let now = 0;
    const waiting: (() => void)[] = [];
    const events: string[] = [];
    const drawn: DrawnBody[] = [];
    const drawing = new Drawing(
      {
        now: () => {
          now += cost;
          return now;
        },
        soon: (call) => {
          waiting.push(call);
        },
      },
      (body, isWhole) => {
        drawn.push(body);
        events.push(`${isWhole ? 'all' : 'part'} ${String(body.blocks.length)}`);
      },
      () => {
        events.push('slow');
      },
    );
    const task = (): boolean => {
      const next = waiting.shift();
      next?.();
      return next !== undefined;
    };
    return {
      drawing,
      events,
      drawn,
      task,
      finish: () => {
        while (task()) {
          // Until none waits.
        }
      },
    };
  }

  const paragraphs = (count: number, word = 'word'): string =>
    Array.from({ length: count }, (_, index) => `${word} ${String(index)}\n\n`).join('');

  test('a short one is drawn at once, and not again while it stays the same', () => {
    const { drawing, events } = pageWhere(0);
    drawing.draw(paragraphs(2), true);
    drawing.draw(paragraphs(2), false);
    drawing.draw(paragraphs(3), false);
    assert.deepEqual(events, ['all 2', 'all 3']);
  });

  test('of a long one the beginning comes at once, the rest in tasks of its own', () => {
    const { drawing, events, task, finish } = pageWhere(4);
    drawing.draw(paragraphs(100), true);
    assert.deepEqual(events, ['part 2']);
    task();
    assert.deepEqual(events, ['part 2'], 'it is not drawn after each slice');
    finish();
    assert.equal(events.at(-1), 'all 100');
    assert.equal(events.filter((event) => event === 'slow').length, 1);
    assert.ok(events.filter((event) => event.startsWith('part')).length < 10);
  });

  test('an edit of a long one is drawn when all of it is there, the last version alone', () => {
    const { drawing, events, finish } = pageWhere(4);
    drawing.draw(paragraphs(50), true);
    finish();
    events.length = 0;
    drawing.draw(paragraphs(50, 'a'), false);
    drawing.draw(paragraphs(50, 'ab'), false);
    finish();
    assert.deepEqual(events, ['slow', 'all 50']);
  });

  test('an edit reads what has changed, and hands on the rest as it was', () => {
    const { drawing, drawn } = pageWhere(0);
    drawing.draw(paragraphs(5), true);
    drawing.draw(paragraphs(5).replace('word 2', 'words\nupon words'), false);
    const [before, after] = drawn.map(({ blocks }) => blocks);
    assert.deepEqual(
      after?.map(({ nodes, key }, index) => [
        key === before?.[index]?.key,
        nodes === before?.[index]?.nodes,
      ]),
      [0, 1, 2, 3, 4].map((index) => [true, index !== 2]),
    );
    assert.deepEqual(
      after.map(({ line }) => line),
      [0, 2, 4, 7, 9],
    );
  });

  test('another post is shown from its beginning, with keys of its own', () => {
    const { drawing, drawn, events } = pageWhere(4);
    drawing.draw(paragraphs(50), true);
    drawing.draw(paragraphs(40, 'other'), true);
    assert.deepEqual(events, ['part 2', 'part 2']);
    assert.equal(drawn.at(-1)?.excerpt, 'other 0 other 1');
  });
});

suite('where a line of the editor is on the page', () => {
  const blocks: readonly PlacedBlock[] = [
    { line: 10, top: 300 },
    { line: 14, top: 500 },
  ];
  const end: PlacedBlock = { line: 20, top: 800 };
  for (const [line, top] of [
    [0, 0],
    [9, 0],
    [10, 300],
    [12, 400],
    [14, 500],
    [17, 650],
    [20, 800],
    [99, 800],
  ] as const) {
    test(`line ${String(line)} at ${String(top)}`, () => {
      assert.equal(placeOf(line, blocks, end), top);
    });
  }

  test('a post without text has no other place than its top', () => {
    assert.equal(placeOf(5, [], end), 0);
  });
});
