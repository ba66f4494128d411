// Front matter is checked at every keystroke: what its rules ask must not depend on the length of the
// body.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePost, type Post } from '../../src/post/post';
import { rules } from '../../src/rules/registry';
import { findProblems, runRules } from '../../src/rules/run';
import { context } from '../support/checking';
import { generatedPost, runs } from '../support/fuzz';

/** A post whose body nobody may read. */
function withoutBody(text: string): Post {
  const { frontMatter, bodyStart, lines } = parsePost(text);
  return {
    text,
    frontMatter,
    bodyStart,
    lines,
    body: () => {
      throw new Error('The body was read.');
    },
  };
}

suite('rules about front matter', () => {
  test('never read the body', () => {
    fc.assert(
      fc.property(generatedPost, (text) => {
        // Comments of the body that silence rules are the runner's matter.
        const problems = findProblems(rules, withoutBody(text), context, 'front-matter');
        assert.deepEqual(
          problems.filter(({ rule }) => rule === 'internal/rule-failed'),
          [],
        );
      }),
      runs(200),
    );
  });

  test('say of a post of 1 MB what they say of a short one', () => {
    const front = '---\ntitle: Our stack: its parts\nauthor: Mara\npublished_at: 2026-3-9\n---\n';
    const said = (text: string): readonly string[] =>
      runRules(rules, parsePost(text), context, 'front-matter').map(
        ({ rule, span }) => `${rule} ${String(span.start)}-${String(span.end)}`,
      );
    const short = said(`${front}\nText.\n`);
    assert.ok(short.length > 0);
    assert.deepEqual(said(`${front}\n${'Text in a line.\n'.repeat(65_536)}`), short);
  });
});
