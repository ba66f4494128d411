import assert from 'node:assert/strict';
import { fixAll } from '../../src/assist/fixes';
import { applyEdits, span } from '../../src/post/text';
import type { Problem } from '../../src/rules/rule';

function problem(
  rule: string,
  start: number,
  end: number,
  newText: string,
  automatic = true,
): Problem {
  return {
    rule,
    message: `${rule} at ${String(start)}`,
    severity: 'warning',
    span: span(start, end),
    related: [],
    fixes: [
      { title: 'Something else', edits: [{ span: span(start, end), newText: 'no' }] },
      { title: 'Fix', edits: [{ span: span(start, end), newText }], preferred: true, automatic },
    ],
  };
}

suite('fix all', () => {
  const text = 'one two three';

  test('takes the automatic fix of each problem', () => {
    const edits = fixAll([problem('a/b', 0, 3, '1'), problem('a/c', 4, 7, '2')]);
    assert.equal(applyEdits(text, edits), '1 2 three');
  });

  test('leaves alone what only the author can decide', () => {
    assert.deepEqual(fixAll([problem('a/b', 0, 3, '1', false)]), []);
  });

  test('can be of one rule', () => {
    const edits = fixAll([problem('a/b', 0, 3, '1'), problem('a/c', 4, 7, '2')], 'a/c');
    assert.equal(applyEdits(text, edits), 'one 2 three');
  });

  test('never lets two fixes touch one place', () => {
    const edits = fixAll([problem('a/b', 0, 7, '1'), problem('a/c', 4, 7, '2')]);
    assert.equal(applyEdits(text, edits), '1 three');
  });

  test('a fix with several edits is taken whole or not at all', () => {
    const wide: Problem = {
      ...problem('a/d', 0, 3, ''),
      fixes: [
        {
          title: 'Fix',
          preferred: true,
          automatic: true,
          edits: [
            { span: span(8, 13), newText: '3' },
            { span: span(4, 7), newText: 'x' },
          ],
        },
      ],
    };
    const edits = fixAll([problem('a/c', 4, 7, '2'), wide]);
    assert.equal(applyEdits(text, edits), 'one 2 three');
  });
});
