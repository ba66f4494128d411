import assert from 'node:assert/strict';
import fc from 'fast-check';
import { headingText } from '../../src/post/heading';
import {
  applyEdits,
  conflict,
  contains,
  LineIndex,
  lineEndOf,
  overlaps,
  span,
  type TextEdit,
  endOfLine,
  lineAround,
  startOfNextLine,
  textOf,
} from '../../src/post/text';
import { outside, runs } from '../support/fuzz';

function edit(start: number, end: number, newText: string): TextEdit {
  return { span: span(start, end), newText };
}

suite('edits', () => {
  const table: readonly (readonly [string, readonly TextEdit[], string])[] = [
    ['replaces', [edit(1, 3, 'XY')], 'aXYdef'],
    ['inserts', [edit(3, 3, '-')], 'abc-def'],
    ['inserts at both ends', [edit(6, 6, '>'), edit(0, 0, '<')], '<abcdef>'],
    ['removes', [edit(0, 6, '')], ''],
    ['applies in the order of the text', [edit(4, 5, 'E'), edit(0, 1, 'AA')], 'AAbcdEf'],
    ['takes edits that touch', [edit(0, 2, 'x'), edit(2, 4, 'y')], 'xyef'],
    ['inserts where a replaced part ends', [edit(0, 2, 'x'), edit(2, 2, '+')], 'x+cdef'],
    ['does nothing without edits', [], 'abcdef'],
  ];
  for (const [title, edits, expected] of table) {
    test(title, () => {
      assert.equal(applyEdits('abcdef', edits), expected);
    });
  }

  for (const [title, edits] of [
    ['edits that overlap', [edit(0, 3, ''), edit(2, 4, '')]],
    ['an edit behind the end', [edit(6, 7, '')]],
    ['an edit before the start', [edit(-1, 0, '')]],
    ['an edit that ends before it starts', [edit(3, 2, '')]],
  ] as const) {
    test(`refuses ${title}`, () => {
      assert.throws(() => applyEdits('abcdef', edits), RangeError);
    });
  }

  test('do not change the list that they are given in', () => {
    const edits = [edit(4, 5, 'E'), edit(0, 1, 'A')];
    applyEdits('abcdef', edits);
    assert.deepEqual(edits, [edit(4, 5, 'E'), edit(0, 1, 'A')]);
  });

  test('leave all text outside of them as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.uniqueArray(fc.nat(60), { minLength: 2, maxLength: 8 }),
        fc.string({ maxLength: 5 }),
        (text, places, newText) => {
          const sorted = places.map((place) => place % (text.length + 1)).sort((a, b) => a - b);
          const edits = [edit(sorted[0]!, sorted[1]!, newText)];
          const changed = applyEdits(text, edits);
          assert.equal(outside(text, edits), text.slice(0, sorted[0]) + text.slice(sorted[1]));
          assert.equal(changed.length, text.length + newText.length - (sorted[1]! - sorted[0]!));
          assert.ok(changed.startsWith(text.slice(0, sorted[0])));
          assert.ok(changed.endsWith(text.slice(sorted[1])));
        },
      ),
      runs(200),
    );
  });
});

suite('spans', () => {
  test('touching is no overlap', () => {
    assert.equal(overlaps(span(0, 2), span(2, 4)), false);
    assert.equal(overlaps(span(0, 3), span(2, 4)), true);
    assert.equal(overlaps(span(1, 1), span(0, 2)), true);
  });

  test('a span contains itself and empty spans at its ends', () => {
    assert.ok(contains(span(1, 3), span(1, 3)));
    assert.ok(contains(span(1, 3), span(1, 1)));
    assert.ok(contains(span(1, 3), span(3, 3)));
    assert.ok(!contains(span(1, 3), span(0, 2)));
    assert.ok(!contains(span(1, 3), span(2, 4)));
  });

  test('two insertions at one place are in conflict', () => {
    assert.ok(conflict(edit(2, 2, 'a'), edit(2, 2, 'b')));
    assert.ok(conflict(edit(1, 3, 'a'), edit(2, 2, 'b')));
    assert.ok(!conflict(edit(0, 1, 'a'), edit(1, 2, 'b')));
  });
});

suite('line ends', () => {
  for (const [text, expected] of [
    ['', '\n'],
    ['a', '\n'],
    ['a\nb\r\n', '\n'],
    ['a\r\nb\n', '\r\n'],
    ['a\rb\n', '\r'],
    ['\r\n', '\r\n'],
  ] as const) {
    test(`the first of ${JSON.stringify(text)} counts`, () => {
      assert.equal(lineEndOf(text), expected);
    });
  }
});

suite('lines and columns', () => {
  test('LF, CRLF and CR end lines, and nothing else does', () => {
    const lines = new LineIndex('a\nb\r\nc\rd\u2028e\u0085f\vg\n');
    assert.equal(lines.lineCount, 5);
    assert.deepEqual(lines.positionAt(5), { line: 2, character: 0 });
    assert.deepEqual(lines.positionAt(7), { line: 3, character: 0 });
    assert.equal(lines.offsetAt({ line: 3, character: 2 }), 9);
    assert.deepEqual(lines.positionAt(15), { line: 4, character: 0 });
  });

  test('columns count UTF-16 code units', () => {
    const lines = new LineIndex('\u{1F600}a\n\uFEFFb');
    assert.deepEqual(lines.positionAt(2), { line: 0, character: 2 });
    assert.deepEqual(lines.positionAt(5), { line: 1, character: 1 });
  });

  test('places outside the text are its nearest end', () => {
    const lines = new LineIndex('ab\ncd');
    assert.deepEqual(lines.positionAt(-3), { line: 0, character: 0 });
    assert.deepEqual(lines.positionAt(99), { line: 1, character: 2 });
    assert.equal(lines.offsetAt({ line: -1, character: 5 }), 0);
    assert.equal(lines.offsetAt({ line: 9, character: 0 }), 5);
    assert.equal(lines.offsetAt({ line: 0, character: -2 }), 0);
    assert.equal(lines.offsetAt({ line: 1, character: 99 }), 5);
  });

  test('a column behind the end of a line stays in the line', () => {
    const lines = new LineIndex('ab\r\ncd');
    assert.ok(lines.positionAt(lines.offsetAt({ line: 0, character: 99 })).line <= 1);
    assert.ok(lines.offsetAt({ line: 0, character: 99 }) <= 4);
  });

  test('an empty text has one line', () => {
    const lines = new LineIndex('');
    assert.equal(lines.lineCount, 1);
    assert.deepEqual(lines.positionAt(0), { line: 0, character: 0 });
  });

  test('every offset comes back, and lines are those of the usual splitter', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom('a', '\n', '\r', '\r\n', '\u{1F600}', '\uD800', '\u2028', 'bc'))
          .map((parts) => parts.join('')),
        (text) => {
          const lines = new LineIndex(text);
          const split = text.split(/\r\n|\n|\r/);
          assert.equal(lines.lineCount, split.length);
          for (let offset = 0; offset <= text.length; offset++) {
            const position = lines.positionAt(offset);
            assert.equal(lines.offsetAt(position), offset);
            assert.ok(position.character <= (split[position.line]?.length ?? 0) + 1);
          }
        },
      ),
      runs(300),
    );
  });
});

suite('lines', () => {
  const text = 'one\r\ntwo\rthree\n\nfour';

  test('end before their line end and start after it', () => {
    assert.deepEqual(
      [0, 3, 5, 9, 15, 16].map((from) => endOfLine(text, from)),
      [3, 3, 8, 14, 15, 20],
    );
    assert.deepEqual(
      [3, 8, 14, 20].map((end) => startOfNextLine(text, end)),
      [5, 9, 15, 20],
    );
  });

  test('are found around an offset', () => {
    assert.deepEqual(
      [0, 3, 6, 12, 15, 20].map((at) => textOf(text, lineAround(text, at))),
      ['one', 'one', 'two', 'three', '', 'four'],
    );
  });
});

suite('the text of a heading', () => {
  for (const [source, expected] of [
    ['# One', 'One'],
    ['### One *two* ###', 'One two'],
    ['# C#', 'C#'],
    ['One\n===', 'One'],
    ['## [One](https://example.org)\r\nmore', 'One'],
    ['#', ''],
    ['', ''],
  ] as const) {
    test(JSON.stringify(source), () => {
      assert.equal(headingText(source), expected);
    });
  }
});
