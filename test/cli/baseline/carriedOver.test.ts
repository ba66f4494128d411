import assert from 'node:assert/strict';
import { carriedOver } from '../../../src/cli/baseline/carriedOver';
import type { Baseline } from '../../../src/cli/baseline/schema';
import type { FileReport } from '../../../src/cli/report';

const place = {
  span: { start: 0, end: 0 },
  start: { line: 0, character: 0 },
  end: { line: 0, character: 0 },
};

/** @param keys a rule, and what the problem is known by. */
function report(file: string, ...keys: readonly string[]): FileReport {
  const problems = keys.map((key) => {
    const [rule = '', fingerprint = ''] = key.split(' ');
    const words = { message: key, line: key, severity: 'warning' } as const;
    return { ...place, ...words, rule, fingerprint, related: [] };
  });
  return { file, problems, unchecked: [] };
}

const baselineOf = (...keys: readonly string[]): Baseline => ({
  schema: undefined,
  files: new Map([['a.md', keys]]),
});

suite('A baseline after a fix', () => {
  const carried = (
    frozen: readonly string[],
    before: readonly string[],
    after: readonly string[],
  ): readonly string[] => {
    const { files } = carriedOver(
      baselineOf(...frozen),
      [report('a.md', ...before)],
      [report('a.md', ...after)],
    );
    return [...(files.get('a.md') ?? [])].sort();
  };

  test('has the problems whose lines were changed, under what they are known by now', () => {
    assert.deepEqual(
      carried(['x/a 1', 'x/b 1', 'x/c 1'], ['x/a 1', 'x/b 1', 'x/c 1'], ['x/b 2', 'x/c 1']),
      ['x/a 1', 'x/b 2', 'x/c 1'],
    );
  });

  test('takes no problem for an old one that was new before, in whatever line it is now', () => {
    assert.deepEqual(carried(['x/a 1'], ['x/a 1', 'x/a 2'], ['x/a 3']), ['x/a 1']);
    assert.deepEqual(carried(['x/a 1'], ['x/a 1', 'x/a 2'], ['x/a 2']), ['x/a 1']);
    assert.deepEqual(carried(['x/a 1'], ['x/a 1', 'x/a 2'], ['x/a 2', 'x/a 3']), ['x/a 3']);
  });

  test('has no more than before where a fix brings others, and none that was fixed earlier', () => {
    assert.deepEqual(carried(['x/a 1'], ['x/a 1'], ['x/a 2', 'x/a 3']), ['x/a 2']);
    assert.deepEqual(carried(['x/a 1'], ['x/b 1'], ['x/a 2']), ['x/a 1']);
    assert.deepEqual(carried(['x/a 1'], ['x/a 1'], ['x/b 2']), ['x/a 1']);
  });

  test('is the same where nothing is other', () => {
    const baseline = baselineOf('x/a 1', 'x/b 1');
    assert.equal(
      carriedOver(baseline, [report('a.md', 'x/a 1', 'x/b 1')], [report('a.md', 'x/b 1')]),
      baseline,
    );
    assert.equal(
      carriedOver(baseline, [report('b.md', 'x/a 1')], [report('b.md', 'x/a 2')]),
      baseline,
    );
    assert.equal(carriedOver(baseline, [report('a.md', 'x/a 1')], []), baseline);
  });
});
