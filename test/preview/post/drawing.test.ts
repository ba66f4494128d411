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
  /** @param cost milliseconds that reading a character takes. */
  function drawing(cost: number): {
    drawing: Drawing;
    drawn: DrawnBody[];
    events: string[];
    pass: (milliseconds: number) => void;
  } {
    let now = 0;
    let reading = 0;
    let timers: { at: number; call: () => void; id: number }[] = [];
    const drawn: DrawnBody[] = [];
    const events: string[] = [];
    let current = '';
    const subject = new Drawing(
      {
        now: () => {
          // The clock is asked before and after reading.
          reading += 1;
          now += reading % 2 === 0 ? cost * current.length : 0;
          return now;
        },
        after: (milliseconds, call) => {
          timers.push({ at: now + milliseconds, call, id: timers.length + 1 });
          return timers.length;
        },
        cancel: (timer) => {
          timers = timers.filter(({ id }) => id !== timer);
        },
      },
      (body) => {
        drawn.push(body);
        events.push(`drawn ${String(body.markdown.length)}`);
      },
      () => {
        events.push('slow');
      },
    );
    const draw = subject.draw.bind(subject);
    subject.draw = (markdown, isNew) => {
      current = markdown;
      draw(markdown, isNew);
    };
    return {
      drawing: subject,
      drawn,
      events,
      pass: (milliseconds) => {
        now += milliseconds;
        const due = timers.filter(({ at }) => at <= now);
        timers = timers.filter(({ at }) => at > now);
        due.forEach(({ call }) => {
          call();
        });
      },
    };
  }

  test('a short one is read at once, and not again while it stays the same', () => {
    const { drawing: subject, events, pass } = drawing(0.001);
    subject.draw('one', true);
    pass(0);
    subject.draw('one', false);
    pass(0);
    subject.draw('one!', false);
    pass(0);
    assert.deepEqual(events, ['drawn 3', 'drawn 4']);
  });

  test('a long one is read when typing rests, the last version alone, and that is told', () => {
    const { drawing: subject, events, pass } = drawing(1);
    subject.draw('x'.repeat(400), true);
    pass(20);
    for (const length of [401, 402, 403]) {
      subject.draw('x'.repeat(length), false);
      pass(100);
    }
    assert.deepEqual(events, ['drawn 400', 'slow', 'slow', 'slow']);
    pass(1_000);
    assert.deepEqual(events.slice(-1), ['drawn 403']);
  });

  test('another post is not waited for, and has keys of its own', () => {
    const { drawing: subject, drawn, pass } = drawing(1);
    subject.draw('a\n\nb', true);
    pass(20);
    subject.draw('c\n\nb', true);
    pass(20);
    assert.deepEqual(
      drawn.map(({ excerpt }) => excerpt),
      ['a b', 'c b'],
    );
    assert.equal(drawn[1]?.keys.length, drawn[1]?.tree.children.length);
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
