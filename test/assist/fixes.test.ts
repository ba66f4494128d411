import assert from 'node:assert/strict';
import { chooseFixes, fixAll } from '../../src/assist/fixes';
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

suite('choosing fixes', () => {
  const automatic = problem('a/b', 0, 3, '1');
  const preferred = problem('a/c', 4, 7, '2', false);
  const inProject: Problem = {
    ...preferred,
    span: span(8, 13),
    fixes: [
      {
        title: 'Add three to the known tags',
        edits: [],
        change: { kind: 'add-known-value', field: 'tags', value: 'three' },
        preferred: true,
      },
    ],
  };
  const all = [automatic, preferred, inProject];

  test('takes preferred fixes only where suggestions are meant, and never those of a project file', () => {
    assert.deepEqual(chooseFixes(all, {}).problems, [automatic]);
    assert.deepEqual(chooseFixes(all, { suggested: true }).problems, [automatic, preferred]);
  });

  test('tells which problems its edits fix, and no others', () => {
    const clash = problem('a/d', 2, 5, 'x');
    const { edits, problems } = chooseFixes([automatic, clash], { suggested: true });
    assert.deepEqual(problems, [automatic]);
    assert.equal(applyEdits('one two three', edits), '1 two three');
  });

  test('can be of several rules, or of none', () => {
    const rules = new Set(['a/c']);
    assert.deepEqual(chooseFixes(all, { rules, suggested: true }).problems, [preferred]);
    assert.deepEqual(chooseFixes(all, { rules: new Set(), suggested: true }).edits, []);
  });
});
