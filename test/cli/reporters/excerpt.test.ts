import assert from 'node:assert/strict';
import fc from 'fast-check';
import { widthOf } from '../../../src/cli/width';
import { excerptOf } from '../../../src/cli/reporters/excerpt';
import { reportedProblems } from '../../../src/cli/engine/unpacking';
import { LineIndex } from '../../../src/post/text';
import { runs } from '../../support/fuzz';
import { problemIn } from './support';

function shown(marked: string, columns = 80): string[] {
  const { text, mark } = excerptOf(problemIn(marked), columns);
  return [text, mark];
}

suite('excerpts', () => {
  for (const [what, marked, expected] of [
    ['a word', 'one ‹two› three', ['one two three', '    ^^^']],
    ['an empty place', 'one ‹›two', ['one two', '    ^']],
    ['the end of a line', 'one‹›', ['one', '   ^']],
    ['an empty line', '‹›', ['', '^']],
    ['more than one line', 'one ‹two\nthree› four', ['one two', '    ^^^']],
    ['a tab before', '\tone ‹two›', ['    one two', '        ^^^']],
    ['a tab in the middle of its stop', 'ab\t‹c›', ['ab  c', '    ^']],
    ['a tab that is the place', 'ab‹\t›c', ['ab  c', '  ^^']],
    ['wide characters', '世界 ‹世界› x', ['世界 世界 x', '     ^^^^']],
    ['a character with marks', 'e\u0301e\u0301 ‹e\u0301›', ['e\u0301e\u0301 e\u0301', '   ^']],
    ['an emoji of several characters', '👩‍👩‍👧 ‹👍🏽› x', ['👩‍👩‍👧 👍🏽 x', '   ^^']],
    ['half of a character', '👍‹🏽› x', ['👍🏽 x', '^^']],
    ['control characters', 'a\u001b[1m‹b›', ['a␛[1mb', '     ^']],
    ['what shows nothing', '\u200b‹\u202e›x', ['<U+200B><U+202E>x', '        ^^^^^^^^']],
  ] as const) {
    test(what, () => {
      assert.deepEqual(shown(marked), expected);
    });
  }

  test('a long line is cut around the place', () => {
    const [text = '', mark = ''] = shown(`${'a '.repeat(200)}‹here›${' b'.repeat(200)}`, 40);
    assert.equal(text, '… a a a a a a here b b b b b b b b b b …');
    assert.equal(text.slice(mark.indexOf('^'), mark.length), 'here');
  });

  test('a long place is cut, too', () => {
    assert.deepEqual(shown(`ab ‹${'x'.repeat(100)}›`, 20), [
      `ab ${'x'.repeat(16)}…`,
      `   ${'^'.repeat(16)}`,
    ]);
  });

  test('a place far in a line of a whole book is there', () => {
    const text = `${'a'.repeat(5_000)} here ${'b'.repeat(5_000)}`;
    const [problem] = reportedProblems(
      { text, lines: new LineIndex(text) },
      [
        {
          rule: 'links/insecure',
          message: '',
          severity: 'hint',
          span: { start: 5_001, end: 5_005 },
          related: [],
          fixes: [],
        },
      ],
      { withFixes: false },
    );
    assert.ok(problem !== undefined && problem.line.length <= 2_000);
    const { text: line, mark } = excerptOf(problem, 30);
    assert.equal(line.slice(mark.indexOf('^'), mark.length), 'here');
  });

  test('hundreds of marks on a character stay within their line', () => {
    const [text = ''] = shown(`‹a${'\u0301'.repeat(500)}›`);
    assert.ok(text.length <= 40);
  });

  test('is never wider than there is room, and always points at something', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.nat(80),
        fc.nat(20),
        fc.integer({ min: 20, max: 60 }),
        (line, from, length, columns) => {
          const start = Math.min(from, line.length);
          const end = Math.min(start + length, line.length);
          const clean = line.replace(/[‹›\r\n]/g, '.');
          const marked = `${clean.slice(0, start)}‹${clean.slice(start, end)}›${clean.slice(end)}`;
          const [text = '', mark = ''] = shown(marked, columns);
          assert.ok(widthOf(text) <= columns, text);
          assert.match(mark, /^ *\^+$/);
          assert.ok(mark.length <= columns + 1, mark);
        },
      ),
      runs(1_000),
    );
  });
});
