// What the rules on components and links say about their own fixtures, in any state in between.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parsePost } from '../../src/post/post';
import { applyEdits } from '../../src/post/text';
import { rules } from '../../src/rules/registry';
import type { Problem } from '../../src/rules/rule';
import { runRules } from '../../src/rules/run';
import { context } from '../support/checking';
import { root } from '../support/corpus';
import { assertMinimal, assertRestAlone } from '../support/edits';
import { parseFixture } from '../support/fixture';
import { mutate, mutation, runs, withCrlf } from '../support/fuzz';
import { assertProblems } from '../support/invariants';

const folder = path.join(root, 'test/rules');
const texts = ['components', 'links'].flatMap((area) =>
  readdirSync(path.join(folder, area), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.post'))
    .map((name) => parseFixture(readFileSync(path.join(folder, area, name), 'utf8')).text),
);
const ownRules = rules.filter(({ id }) => /^(?:components|links)\//.test(id));
const fixture = fc
  .tuple(fc.constantFrom(...texts), fc.boolean())
  .map(([text, crlf]) => (crlf ? withCrlf(text) : text));
const several = fc.array(mutation, { minLength: 1, maxLength: 6 });

function problemsOf(text: string, previous?: string): readonly Problem[] {
  const post = parsePost(text, previous === undefined ? undefined : readBefore(previous));
  const problems = runRules(ownRules, post, context);
  assertProblems(post, problems);
  return problems;
}

/** A post whose rules have been run: what they remember of its blocks is there. */
function readBefore(text: string): ReturnType<typeof parsePost> {
  const post = parsePost(text);
  runRules(ownRules, post, context);
  return post;
}

function countOf(problems: readonly Problem[], { rule, message }: Problem): number {
  return problems.filter((other) => other.rule === rule && other.message === message).length;
}

suite('rules on components and links, over mutated fixtures', () => {
  test('never fail, and say the same after a change as of the new text alone', () => {
    fc.assert(
      fc.property(fixture, several, (text, mutations) => {
        const mutated = mutations.reduce(mutate, text);
        const found = problemsOf(mutated, text);
        assert.ok(found.every(({ rule }) => rule !== 'internal/rule-failed'));
        assert.deepEqual(found, problemsOf(mutated));
      }),
      runs(400),
    );
  });

  test('have fixes that end their problem and leave the rest alone', () => {
    fc.assert(
      fc.property(fixture, several, (text, mutations) => {
        const mutated = mutations.reduce(mutate, text);
        const before = problemsOf(mutated);
        for (const problem of before) {
          for (const { edits, title } of problem.fixes) {
            const what = `${problem.rule}: ${title}, in ${JSON.stringify(mutated)},`;
            assertRestAlone(mutated, edits, what);
            assertMinimal(parsePost(mutated), edits, what);
            assert.ok(
              countOf(problemsOf(applyEdits(mutated, edits)), problem) < countOf(before, problem),
              `${what} ends its problem`,
            );
          }
        }
      }),
      runs(300),
    );
  });
});
