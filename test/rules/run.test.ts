import assert from 'node:assert/strict';
import { parsePost } from '../../src/post/post';
import { span } from '../../src/post/text';
import { ruleById, rules } from '../../src/rules/registry';
import type { Finding, Rule } from '../../src/rules/rule';
import { runRules, startOf } from '../../src/rules/run';
import { context } from '../support/checking';

function rule(
  id: Rule['id'],
  check: () => readonly Finding[],
  needs: Rule['needs'] = 'body',
): Rule {
  return {
    id,
    summary: 'A rule of this test.',
    severity: 'hint',
    needs,
    fix: 'none',
    rationale: 'It exists for this test only.',
    examples: [],
    since: '0.0.0',
    check,
  };
}

const post = parsePost('---\ntitle: One\n---\n\nText.\n');
const finding = (start: number, end: number, more: Partial<Finding> = {}): Finding => ({
  message: `From ${String(start)}.`,
  span: span(start, end),
  ...more,
});

suite('running rules', () => {
  test('problems come in the order of the post, with rule and severity', () => {
    const problems = runRules(
      [
        rule('test/late', () => [finding(9, 12)]),
        rule('test/early', () => [finding(4, 9, { severity: 'error' }), finding(4, 5)]),
      ],
      post,
      context,
    );
    assert.deepEqual(
      problems.map((problem) => [
        problem.rule,
        problem.severity,
        problem.span.start,
        problem.span.end,
      ]),
      [
        ['test/early', 'hint', 4, 5],
        ['test/early', 'error', 4, 9],
        ['test/late', 'hint', 9, 12],
      ],
    );
    assert.deepEqual([problems[0]?.fixes, problems[0]?.related], [[], []]);
  });

  test('only rules for the part asked for run', () => {
    const both = [
      rule('test/front', () => [finding(0, 3)], 'front-matter'),
      rule('test/body', () => [finding(20, 24)], 'body'),
    ];
    const ids = (needs?: Rule['needs']): readonly string[] =>
      runRules(both, post, context, needs).map((problem) => problem.rule);
    assert.deepEqual(ids('front-matter'), ['test/front']);
    assert.deepEqual(ids('body'), ['test/body']);
    assert.deepEqual(ids(), ['test/front', 'test/body']);
  });

  test('a rule that throws becomes a problem, and the others go on', () => {
    const problems = runRules(
      [
        rule('test/throws', () => {
          throw new Error('It fell.');
        }),
        rule('test/throws-late', () => [
          finding(4, 9),
          finding(4, 9, {
            fixes: () => {
              throw new TypeError('It fell later.');
            },
          }),
        ]),
        rule('test/sound', () => [finding(4, 9)]),
      ],
      post,
      context,
    );
    assert.deepEqual(
      problems.map((problem) => `${problem.severity} ${problem.rule}: ${problem.message}`),
      [
        'warning internal/rule-failed: The rule test/throws failed, so it checked nothing here: It fell. Please report it.',
        'warning internal/rule-failed: The rule test/throws-late failed, so it checked nothing here: It fell later. Please report it.',
        'hint test/sound: From 4.',
      ],
    );
  });

  test('what a rule threw is kept for the log, and its words end like a sentence', () => {
    const error = new Error('first line\n  second line');
    const [problem] = runRules(
      [
        rule('test/throws', () => {
          throw error;
        }),
      ],
      post,
      context,
    );
    assert.equal(problem?.cause, error);
    assert.match(problem.message, /: first line second line\. Please report it\.$/);
    assert.ok(
      !('cause' in (runRules([rule('test/sound', () => [finding(4, 9)])], post, context)[0] ?? {})),
    );
  });

  test('what is thrown need not be an error', () => {
    const [problem] = runRules(
      [
        rule('test/throws', () => {
          // eslint-disable-next-line @typescript-eslint/only-throw-error -- Any code may do so.
          throw 'a string';
        }),
      ],
      post,
      context,
    );
    assert.match(problem?.message ?? '', /a string/);
  });

  for (const [why, outside] of [
    ['its place', finding(4, 99)],
    ['a negative place', finding(-1, 3)],
    ['a place that ends before it starts', finding(9, 4)],
    ['a related place', finding(4, 9, { related: [{ span: span(0, 99), message: 'There.' }] })],
    [
      'an edit',
      finding(4, 9, { fixes: [{ title: 'Fix', edits: [{ span: span(30, 40), newText: '' }] }] }),
    ],
    ['a place that is no number', finding(Number.NaN, 4)],
  ] as const) {
    test(`a rule that points outside with ${why} becomes a problem`, () => {
      const problems = runRules(
        [rule('test/outside', () => [outside]), rule('test/sound', () => [finding(4, 9)])],
        post,
        context,
      );
      assert.deepEqual(
        problems.map((problem) => problem.rule),
        ['internal/rule-failed', 'test/sound'],
      );
    });
  }

  test('rules that really exist never fail on an empty post', () => {
    for (const text of ['', '\n', '---', '\uFEFF']) {
      const failed = runRules(rules, parsePost(text), context).filter(
        (problem) => problem.rule === 'internal/rule-failed',
      );
      assert.deepEqual(failed, []);
    }
  });

  test('the whole post is shown at its first line', () => {
    assert.deepEqual(startOf(parsePost('One\r\ntwo')), span(0, 3));
    assert.deepEqual(startOf(parsePost('')), span(0, 0));
  });

  test('rules are found by their id', () => {
    assert.equal(ruleById('front-matter/missing')?.id, 'front-matter/missing');
    assert.equal(ruleById('front-matter/nothing'), undefined);
  });
});
