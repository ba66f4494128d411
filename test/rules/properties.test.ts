import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fixAll } from '../../src/assist/fixes';
import { applyEdits, overlaps, type Span, type TextEdit } from '../../src/post/text';
import { parsePost } from '../../src/post/post';
import type { Fix, Problem } from '../../src/rules/rule';
import { problemsOf } from '../support/checking';
import { sharedMarkdown, sharedSuite } from '../support/corpus';
import { generatedPost, mutate, mutation, outside, runs, withCrlf } from '../support/fuzz';
import { assertProblems } from '../support/invariants';

const few = fc.array(mutation, { maxLength: 3 });

/** Posts in every coat: line feeds, CRLF, behind a BOM. */
const coated = fc.tuple(generatedPost, few, fc.nat(3)).map(([text, mutations, coat]) => {
  const mutated = mutations.reduce(mutate, text);
  return coat === 1 ? withCrlf(mutated) : coat === 2 ? `\uFEFF${mutated}` : mutated;
});

function isSame(one: Problem, other: Problem): boolean {
  return one.rule === other.rule && one.message === other.message;
}

function count(problems: readonly Problem[], problem: Problem): number {
  return problems.filter((other) => isSame(other, problem)).length;
}

/** Where a place is after edits, with what they insert at its ends. */
function moved(place: Span, edits: Fix['edits']): Span {
  const shift = (wanted: (edit: TextEdit) => boolean): number =>
    edits
      .filter(wanted)
      .reduce((sum, { span, newText }) => sum + newText.length - (span.end - span.start), 0);
  return {
    start: place.start + shift(({ span }) => span.end < place.start),
    end: place.end + shift(({ span }) => span.start <= place.end),
  };
}

const isError = ({ severity }: Problem): boolean => severity === 'error';

/** Errors that are fixed let the reader see what stands behind them, so that others may appear. */
const uncovering = new Set([
  'front-matter/syntax',
  'front-matter/unquoted-colon',
  'front-matter/curly-quotes',
  'front-matter/unclosed',
  'front-matter/unsupported-format',
]);

function assertFixes(text: string): void {
  const before = problemsOf(text);
  assertProblems(parsePost(text), before);
  assert.ok(
    before.every(({ rule }) => rule !== 'internal/rule-failed'),
    JSON.stringify(before),
  );
  for (const problem of before) {
    for (const { edits, title } of problem.fixes) {
      const fixed = applyEdits(text, edits);
      const what = `${problem.rule}: ${title}, in ${JSON.stringify(text.slice(0, 400))},`;
      assert.equal(
        outside(text, edits),
        outside(fixed, undo(text, edits)),
        `${what} leaves the rest alone`,
      );
      const after = problemsOf(fixed);
      assert.ok(
        count(after, problem) < count(before, problem) ||
          !after.some(
            (other) => isSame(other, problem) && overlaps(other.span, moved(problem.span, edits)),
          ),
        `${what} removes its problem`,
      );
      // Fields that were text before may have errors of their own.
      if (!uncovering.has(problem.rule) && !problem.message.includes(' does not open ')) {
        assert.ok(
          after.filter(isError).length <= before.filter(isError).length,
          `${what} brings no error: ${JSON.stringify(after)}`,
        );
      }
    }
  }
}

/** Problems that keep everything behind them from being judged: once fixed, more may be seen. */
const hiding = new Set([...uncovering, 'front-matter/missing']);

function assertPreferredFixes(text: string): void {
  const before = problemsOf(text);
  for (const problem of before) {
    for (const { edits, title, preferred } of problem.fixes) {
      if (preferred === true && !hiding.has(problem.rule)) {
        const after = problemsOf(applyEdits(text, edits));
        assert.ok(
          after.length <= before.length,
          `${problem.rule}: ${title}, in ${JSON.stringify(text.slice(0, 400))}, brings ${JSON.stringify(after)}`,
        );
      }
    }
  }
}

/** Sound front matter whose fields all belong to other tools. */
const foreign = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom(
        ...['published', 'published_by', 'authors', 'author_page', 'author_email', 'host_image'],
        ...['last_image', 'bags', 'tabs', 'tile', 'draft', 'date', 'image', 'cSpell:ignore'],
      ),
      fc.constantFrom('', 'x', 'true', '2018-2-2', '[a, b]', '"a: b"', 'a # b', '{ a: b }', '#a'),
    ),
    { minLength: 1, maxLength: 8, selector: ([name]) => name },
  )
  .map((fields) => `---\n${fields.map(([name, value]) => `${name}: ${value}\n`).join('')}---\n`);

/** The edits that take `edits` back. */
function undo(text: string, edits: Fix['edits']): Fix['edits'] {
  let shift = 0;
  return edits
    .toSorted((a, b) => a.span.start - b.span.start)
    .map(({ span, newText }) => {
      const start = span.start + shift;
      shift += newText.length - (span.end - span.start);
      return {
        span: { start, end: start + newText.length },
        newText: text.slice(span.start, span.end),
      };
    });
}

/** Applies the first fix that `wanted` allows, again and again. */
function settle(text: string, wanted: (fix: Fix) => boolean, rounds: number): string {
  let current = text;
  for (let round = 0; ; round++) {
    const fix = problemsOf(current)
      .flatMap(({ fixes }) => fixes)
      .find(wanted);
    if (fix === undefined) {
      return current;
    }
    assert.ok(round < rounds, `fixes come to an end: ${fix.title}`);
    current = applyEdits(current, fix.edits);
  }
}

suite('fixes of generated posts', () => {
  test('each removes its problem and leaves the rest alone', () => {
    fc.assert(fc.property(coated, assertFixes), runs(250));
  });

  test('a preferred one never brings more problems than it removes', () => {
    fc.assert(fc.property(coated, assertPreferredFixes), runs(150));
  });

  test('all automatic ones leave the fields of other tools alone', () => {
    fc.assert(
      fc.property(foreign, (text) => {
        assert.deepEqual(fixAll(problemsOf(text)), []);
      }),
      runs(300),
    );
  });

  test('preferred fixes come to an end', () => {
    fc.assert(
      fc.property(coated, (text) => {
        settle(text, ({ preferred }) => preferred === true, 60);
      }),
      runs(60),
    );
  });

  test('automatic fixes, all at once, come to an end within ten rounds', () => {
    fc.assert(
      fc.property(coated, (text) => {
        let current = text;
        for (let round = 0; round < 10; round++) {
          current = applyEdits(current, fixAll(problemsOf(current)));
        }
        assert.deepEqual(fixAll(problemsOf(current)), []);
      }),
      runs(100),
    );
  });
});

sharedSuite('fixes of real posts, mutated', () => {
  const posts = ['corpus', 'seed']
    .flatMap(sharedMarkdown)
    .filter(({ text }) => text.length < 12_000);

  test('each removes its problem and leaves the rest alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...posts.map(({ text }) => text)), few, (text, mutations) => {
        assertFixes(mutations.reduce(mutate, text));
      }),
      runs(80),
    );
  });
});
