import assert from 'node:assert/strict';
import { parsePost } from '../../src/post/post';
import { applyEdits, textOf } from '../../src/post/text';
import { rules } from '../../src/rules/registry';
import type { Problem, Severity } from '../../src/rules/rule';
import { problemsOf } from '../support/checking';
import { sharedSuite, sharedText } from '../support/corpus';

interface Expected {
  readonly rule: string;
  readonly severity: Severity;
  /** What is marked. */
  readonly marks: string;
  readonly says: RegExp;
  readonly fixes: readonly string[];
}

/** What a careful editor would say about the post. A rule that is not in the registry yet waits. */
const expectations: readonly Expected[] = [
  {
    rule: 'components/label-style',
    severity: 'hint',
    marks: 'Jumpscale  = Automation Framework',
    says: /has two spaces before `=`, unlike the other entry with `=`\. Write one space/,
    fixes: ['Write one space around ='],
  },
  ...['Zero-OS', 'Zero Storage', 'Cockpit', 'ThreeFold Chain', 'ItsYou.Online'].map(
    (name): Expected => ({
      rule: 'links/text-not-descriptive',
      severity: 'hint',
      marks: 'here',
      says: /^This link says only “here”: .* Say where it leads, for example “Zero-OS on GitHub”\.$/,
      fixes: [`Write “see ${name} on GitHub”`],
    }),
  ),
  {
    rule: 'front-matter/date-format',
    severity: 'information',
    marks: '2018-2-2',
    says: /^`published_at` is written 2018-2-2\. Write it as 2018-02-02: the blog reads both/,
    fixes: ['Write the date as 2018-02-02'],
  },
  {
    rule: 'components/order-differs',
    severity: 'hint',
    marks:
      '- [Jumpscale  = Automation Framework](https://github.com/threefoldtech/jumpscaleX_threebot)',
    says: /^The sections come as Zero-OS, Zero Storage, Cockpit, ThreeFold Chain, ItsYou\.Online, in another order/,
    fixes: ['Reorder the entries like the sections', 'Reorder the sections like the entries'],
  },
  {
    rule: 'components/link-differs',
    severity: 'information',
    marks: 'https://github.com/threefoldtech/jumpscaleX_threebot',
    says: /^The entry links jumpscaleX_threebot, its section Cockpit links jumpscaleX_core\./,
    fixes: [
      'Use github.com/threefoldtech/jumpscaleX_threebot in both places',
      'Use github.com/threefoldtech/jumpscaleX_core in both places',
    ],
  },
  {
    rule: 'components/link-differs',
    severity: 'information',
    marks: 'https://github.com/rivine',
    says: /^The entry links the owner rivine, its section ThreeFold Chain links threefoldfoundation\/tfchain\./,
    fixes: [
      'Use github.com/rivine in both places',
      'Use github.com/threefoldfoundation/tfchain in both places',
    ],
  },
  {
    rule: 'components/section-without-entry',
    severity: 'hint',
    marks: 'Zero Storage',
    says: /^Zero Storage has a section but no entry in the overview list\./,
    fixes: ['Add Zero Storage to the overview list'],
  },
];

/** The first line of what a problem marks. */
function marked(text: string, { span }: Problem): string {
  return textOf(text, span).split('\n', 1)[0] ?? '';
}

/** What a problem says beside its message, in an order of its own. */
function sorted(
  problems: readonly Pick<Expected, 'rule' | 'severity' | 'marks' | 'fixes'>[],
): readonly string[] {
  return problems
    .map(({ rule, severity, marks, fixes }) => [rule, severity, marks, ...fixes].join(' | '))
    .sort();
}

sharedSuite('the problems of the post that the project started from', () => {
  const text = sharedText('seed/open_source_technology.md') ?? '';
  const options = { fileName: 'open_source_technology.md' };

  test('are those expected and no other', () => {
    const known = new Set<string>(rules.map(({ id }) => id));
    assert.deepEqual(
      sorted(
        problemsOf(text, options).map((problem) => ({
          ...problem,
          marks: marked(text, problem),
          fixes: problem.fixes.map(({ title }) => title),
        })),
      ),
      sorted(expectations.filter(({ rule }) => known.has(rule))),
    );
  });

  for (const { rule, marks, says } of expectations) {
    test(`${rule} at ${marks} says what to do`, () => {
      const problem = problemsOf(text, options).find(
        (found) => found.rule === rule && marked(text, found) === marks,
      );
      assert.match(problem?.message ?? '', says);
    });
  }

  test('the date is fixed by the one right answer, which may be applied unseen', () => {
    const [problem] = problemsOf(text, options);
    const [fix] = problem?.fixes ?? [];
    assert.equal(fix?.preferred, true);
    assert.equal(fix.automatic, true);
    assert.equal(
      applyEdits(text, fix.edits),
      text.replace('published_at: 2018-2-2\n', 'published_at: 2018-02-02\n'),
    );
  });

  test('all links say where they lead once their fixes are applied, and nothing else changes', () => {
    const edits = problemsOf(text, options)
      .filter(({ rule }) => rule === 'links/text-not-descriptive')
      .flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits));
    const names = [
      'Zero-OS',
      'Zero Storage',
      'Cockpit',
      'ThreeFold Chain',
      'ItsYou.Online',
    ].values();
    assert.equal(
      applyEdits(text, edits),
      text.replaceAll('click [here]', () => `see [${names.next().value ?? ''} on GitHub]`),
    );
  });

  test('the label gets one space, which may be written unseen', () => {
    const problem = problemsOf(text, options).find(({ rule }) => rule === 'components/label-style');
    const [fix] = problem?.fixes ?? [];
    assert.equal(fix?.automatic, true);
    assert.equal(applyEdits(text, fix.edits), text.replace('Jumpscale  =', 'Jumpscale ='));
  });

  test('the same holds with CRLF', () => {
    const crlf = text.replaceAll('\n', '\r\n');
    assert.deepEqual(
      problemsOf(crlf, options).map(({ rule, message }) => [rule, message]),
      problemsOf(text, options).map(({ rule, message }) => [rule, message]),
    );
    assert.equal(parsePost(crlf).body().sections.length, 5);
  });

  test('a section without an entry gets one behind that of the section above', () => {
    const problem = problemsOf(text, options).find(
      ({ rule }) => rule === 'components/section-without-entry',
    );
    const above = '- [Distributed OS = Zero-OS](https://github.com/zero-os)\n';
    assert.equal(
      applyEdits(text, problem?.fixes[0]?.edits ?? []),
      text.replace(above, `${above}- [Zero Storage](https://github.com/zero-os)\n`),
    );
  });

  test('either order ends the problem, and nothing but the order changes', () => {
    const problem = problemsOf(text, options).find(
      ({ rule }) => rule === 'components/order-differs',
    );
    for (const { edits, title } of problem?.fixes ?? []) {
      const fixed = applyEdits(text, edits);
      assert.deepEqual(fixed.split('\n').sort(), text.split('\n').sort(), title);
      assert.deepEqual(
        problemsOf(fixed, options)
          .map(({ rule }) => rule)
          .sort(),
        problemsOf(text, options)
          .map(({ rule }) => rule)
          .filter((rule) => rule !== 'components/order-differs')
          .sort(),
      );
    }
  });
});
