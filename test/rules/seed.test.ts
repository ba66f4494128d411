import assert from 'node:assert/strict';
import { parsePost } from '../../src/post/post';
import { applyEdits, textOf } from '../../src/post/text';
import { rules } from '../../src/rules/registry';
import type { Severity } from '../../src/rules/rule';
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
    rule: 'front-matter/date-format',
    severity: 'information',
    marks: '2018-2-2',
    says: /^`published_at` is written 2018-2-2\. Write it as 2018-02-02: the blog reads both/,
    fixes: ['Write the date as 2018-02-02'],
  },
];

/** Rules about components, of which the expectations above know nothing yet. */
const later = /^(?:components\/|links\/text-not-descriptive$)/;

sharedSuite('the problems of the post that the project started from', () => {
  const text = sharedText('seed/open_source_technology.md') ?? '';
  const options = { fileName: 'open_source_technology.md' };

  test('are those expected and no other', () => {
    const known = new Set<string>(rules.map(({ id }) => id));
    assert.deepEqual(
      problemsOf(text, options)
        .filter(({ rule }) => !later.test(rule))
        .map(({ rule, severity, span, fixes }) => ({
          rule,
          severity,
          marks: textOf(text, span),
          fixes: fixes.map(({ title }) => title),
        })),
      expectations
        .filter(({ rule }) => known.has(rule))
        .map(({ rule, severity, marks, fixes }) => ({ rule, severity, marks, fixes })),
    );
  });

  for (const { rule, says } of expectations) {
    test(`${rule} says what to do`, () => {
      const problem = problemsOf(text, options).find((found) => found.rule === rule);
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

  test('the same holds with CRLF', () => {
    const crlf = text.replaceAll('\n', '\r\n');
    assert.deepEqual(
      problemsOf(crlf, options).map(({ rule, message }) => [rule, message]),
      problemsOf(text, options).map(({ rule, message }) => [rule, message]),
    );
    assert.equal(parsePost(crlf).body().sections.length, 5);
  });
});
