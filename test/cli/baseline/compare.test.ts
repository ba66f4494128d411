import assert from 'node:assert/strict';
import { compare, type Comparison } from '../../../src/cli/baseline/compare';
import type { Scope } from '../../../src/cli/baseline/scope';
import { textOfBaseline } from '../../../src/cli/baseline/text';
import type { FileReport, ReportedProblem } from '../../../src/cli/report';

const nowhere = {
  span: { start: 0, end: 0 },
  start: { line: 0, character: 0 },
  end: { line: 0, character: 0 },
};

/** @param key the rule, and what the problem is known by; the line says that too. */
function problem(key: string, line = key): ReportedProblem {
  const [rule = '', fingerprint = ''] = key.split(' ');
  return { ...nowhere, rule, fingerprint, line, message: key, severity: 'warning', related: [] };
}

function report(
  file: string,
  keys: readonly string[],
  unchecked: readonly string[] = [],
): FileReport {
  return { file, problems: keys.map((key) => problem(key)), unchecked };
}

type Frozen = Readonly<Record<string, readonly string[]>>;

const whole: Scope = {
  isChecked: () => true,
  isWhole: true,
  isCounted: () => true,
  isGone: () => false,
  renamed: () => new Map(),
};

function compared(
  frozen: Frozen,
  reports: readonly FileReport[],
  scope: Partial<Scope> = {},
): { readonly told: Frozen; readonly left: Frozen; readonly present: Frozen } & Pick<
  Comparison,
  'known' | 'fixed'
> {
  const baseline = { schema: undefined, files: new Map(Object.entries(frozen)) };
  const { files, known, fixed, left, present } = compare(baseline, reports, { ...whole, ...scope });
  const shown = (of: typeof left): Frozen =>
    (JSON.parse(textOfBaseline(of)) as { readonly files: Frozen }).files;
  const told = Object.fromEntries(
    files.map(({ file, problems }) => [file, problems.map(({ message }) => message)] as const),
  );
  return { told, known, fixed, left: shown(left), present: shown(present) };
}

suite('a baseline compared with a check', () => {
  test('what is in it is not told, what is new is', () => {
    const { told, known, fixed } = compared({ 'a.md': ['x/a 1', 'x/b 2'] }, [
      report('a.md', ['x/b 2', 'x/a 1', 'x/c 3']),
      report('b.md', ['x/a 1']),
    ]);
    assert.deepEqual(told, { 'a.md': ['x/c 3'], 'b.md': ['x/a 1'] });
    assert.deepEqual([known, fixed], [2, 0]);
  });

  test('equal ones count as often as they are in it', () => {
    const { told, known } = compared({ 'a.md': ['x/a 1', 'x/a 1'] }, [
      report('a.md', ['x/a 1', 'x/a 1', 'x/a 1']),
    ]);
    assert.deepEqual(told, { 'a.md': ['x/a 1'] });
    assert.equal(known, 2);
  });

  test('what is fixed is counted and taken out', () => {
    const { fixed, left, present } = compared(
      { 'a.md': ['x/a 1', 'x/a 1', 'x/b 2'], 'b.md': ['x/c 3'] },
      [report('a.md', ['x/a 1']), report('b.md', [])],
    );
    assert.equal(fixed, 3);
    assert.deepEqual(left, { 'a.md': ['x/a 1'] });
    assert.deepEqual(present, { 'a.md': ['x/a 1'] });
  });

  test('nothing is taken out of a file with something new, which may hide the rest', () => {
    const frozen = { 'a.md': ['x/a 1', 'x/b 2'] };
    const { told, fixed, left, present } = compared(frozen, [report('a.md', ['file/encoding 9'])]);
    assert.deepEqual(told, { 'a.md': ['file/encoding 9'] });
    assert.equal(fixed, 0);
    assert.deepEqual(left, frozen);
    assert.deepEqual(present, { 'a.md': ['file/encoding 9'] });
  });

  test('what only facts of repositories tell stays while there are none', () => {
    const frozen = { 'a.md': ['repositories/moved 1', 'x/b 2'] };
    const offline = compared(frozen, [report('a.md', [], ['github.com/a/b'])]);
    assert.equal(offline.fixed, 1);
    assert.deepEqual(offline.left, { 'a.md': ['repositories/moved 1'] });
    assert.deepEqual(offline.present, { 'a.md': ['repositories/moved 1'] });
    const informed = compared(frozen, [report('a.md', [])]);
    assert.equal(informed.fixed, 2);
    assert.deepEqual(informed.left, {});
  });

  test('files that were not checked keep theirs', () => {
    const frozen = { 'a.md': ['x/a 1'], 'b.md': ['x/b 2'], 'no-post.md': ['x/c 3'] };
    const { fixed, left, present } = compared(frozen, [report('a.md', [])], {
      isWhole: false,
      isChecked: (file) => file !== 'b.md',
    });
    assert.equal(fixed, 2);
    assert.deepEqual(left, { 'b.md': ['x/b 2'] });
    assert.deepEqual(present, { 'b.md': ['x/b 2'] });
  });

  test('a file that is gone has its problems no more, once everything is checked', () => {
    const frozen = { 'a.md': ['x/a 1'] };
    const isGone = (): boolean => true;
    assert.equal(compared(frozen, [], { isGone }).fixed, 1);
    const partial = compared(frozen, [], { isGone, isWhole: false, isChecked: () => false });
    assert.equal(partial.fixed, 0);
    assert.deepEqual(partial.left, frozen);
  });

  test('a mistake of this program is never frozen', () => {
    const { present } = compared({}, [report('a.md', ['internal/rule-failed 1', 'x/a 1'])]);
    assert.deepEqual(present, { 'a.md': ['x/a 1'] });
  });
});

suite('a renamed file in a baseline', () => {
  const isGone = (file: string): boolean => file.startsWith('old');

  test('goes on where most of its problems are', () => {
    const { told, known, left } = compared(
      { 'old.md': ['x/a 1', 'x/b 2', 'x/c 3'], 'kept.md': ['x/k 9'] },
      [
        report('kept.md', ['x/k 9']),
        report('new.md', ['x/a 1', 'x/b 2', 'x/n 4']),
        report('other.md', ['x/c 3']),
      ],
      { isGone },
    );
    assert.deepEqual(told, { 'kept.md': [], 'new.md': ['x/n 4'], 'other.md': ['x/c 3'] });
    assert.equal(known, 3);
    assert.deepEqual(left, { 'kept.md': ['x/k 9'], 'new.md': ['x/a 1', 'x/b 2', 'x/c 3'] });
  });

  test('is not taken for another that has what many have', () => {
    const shared = compared(
      { 'old.md': ['x/a 1'], 'kept.md': ['x/a 1'] },
      [report('kept.md', ['x/a 1']), report('new.md', ['x/a 1'])],
      { isGone },
    );
    assert.deepEqual(shared.told, { 'kept.md': [], 'new.md': ['x/a 1'] });
    const fence = { file: 'new.md', problems: [problem('x/a 1', '---')], unchecked: [] };
    assert.deepEqual(compared({ 'old.md': ['x/a 1'] }, [fence], { isGone }).told, {
      'new.md': ['x/a 1'],
    });
  });

  test('goes on under the same name in another folder', () => {
    const fence = (file: string): FileReport => ({
      file,
      problems: [problem('x/a 1', '---')],
      unchecked: [],
    });
    for (const [before, now, isSame] of [
      ['old/a.md', 'new/a.md', true],
      ['old/a/index.md', 'new/a/index.md', true],
      ['old/a/index.md', 'new/b/index.md', false],
      ['old/a.md', 'new/b.md', false],
    ] as const) {
      const { known } = compared({ [before]: ['x/a 1'] }, [fence(now)], { isGone });
      assert.equal(known, isSame ? 1 : 0, now);
    }
    const twice = [fence('new/a.md'), fence('newer/a.md')];
    assert.equal(compared({ 'old/a.md': ['x/a 1'] }, twice, { isGone }).known, 0);
  });

  test('is what somebody knows it to be, if it is gone', () => {
    const fence = { file: 'new.md', problems: [problem('x/a 1', '---')], unchecked: [] };
    for (const [before, known] of [
      ['old.md', 1],
      ['kept.md', 0],
      ['unknown.md', 0],
    ] as const) {
      const renamed = (): ReadonlyMap<string, string> => new Map([['new.md', before]]);
      const frozen = { 'old.md': ['x/a 1'], 'kept.md': ['x/a 1'] };
      assert.equal(compared(frozen, [fence], { isGone, renamed }).known, known, before);
    }
  });

  test('is none while the old one is there', () => {
    assert.equal(compared({ 'a.md': ['x/a 1'] }, [report('copy.md', ['x/a 1'])]).known, 0);
  });
});
