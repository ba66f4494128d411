import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fixAll } from '../../src/assist/fixes';
import { applyEdits, overlaps, type Span, type TextEdit } from '../../src/post/text';
import { parsePost } from '../../src/post/post';
import type { Fix, Problem, Severity } from '../../src/rules/rule';
import { problemsOf } from '../support/checking';
import { sharedMarkdown, sharedSuite } from '../support/corpus';
import { assertMinimal, assertRestAlone } from '../support/edits';
import { coatedPost, mutate, mutation, runs } from '../support/fuzz';
import { linkedPost } from '../support/fuzzLinks';
import { assertProblems } from '../support/invariants';

const few = fc.array(mutation, { maxLength: 3 });

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

const severities = ['error', 'warning', 'information', 'hint'] as const;

/** Errors that are fixed let the reader see what stands behind them, so that others may appear. */
const uncovering = new Set([
  'front-matter/syntax',
  'front-matter/unquoted-colon',
  'front-matter/curly-quotes',
  'front-matter/unclosed',
  'front-matter/unsupported-format',
]);

/**
 * Once a field has the name that the blog knows, more rules judge its value. Without the comment
 * between them, two lists are one, and its entries are judged as such.
 */
const judged = new Set(['front-matter/unknown-field', 'post/unused-silence']);

function isLouder(severity: Severity, other: Severity): boolean {
  return severities.indexOf(severity) < severities.indexOf(other);
}

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
      assertRestAlone(text, edits, what);
      assertMinimal(parsePost(text), edits, what);
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
        const loudest = judged.has(problem.rule) ? 'error' : problem.severity;
        const louderOnes = severities.filter(
          (severity) => severity === 'error' || isLouder(severity, loudest),
        );
        for (const louder of louderOnes) {
          const countOf = (problems: readonly Problem[]): number =>
            problems.filter(({ severity }) => severity === louder).length;
          assert.ok(
            countOf(after) <= countOf(before),
            `${what} brings no ${louder}: ${JSON.stringify(after)}`,
          );
        }
      }
    }
  }
}

/** Problems that keep what stands around them from being judged: once fixed, more may be seen. */
const hiding = new Set([
  ...uncovering,
  'front-matter/missing',
  // A new definition shows what entries and sections link, and so which belong together.
  'links/undefined-reference',
  'post/unused-silence',
]);

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
    fc.assert(fc.property(coatedPost, assertFixes), runs(250));
  });

  test('a preferred one never brings more problems than it removes', () => {
    fc.assert(fc.property(coatedPost, assertPreferredFixes), runs(150));
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
      fc.property(coatedPost, (text) => {
        settle(text, ({ preferred }) => preferred === true, 60);
      }),
      runs(60),
    );
  });

  test('automatic fixes, all at once, come to an end within ten rounds', () => {
    fc.assert(
      fc.property(coatedPost, (text) => {
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

suite('fixes of generated links', () => {
  test('each removes its problem and leaves the rest alone', () => {
    fc.assert(fc.property(linkedPost, assertFixes), runs(250));
  });

  test('automatic fixes, all at once, come to an end', () => {
    fc.assert(
      fc.property(linkedPost, (text) => {
        settleAtOnce(text);
      }),
      runs(150),
    );
  });
});

/** All automatic fixes at once, as on save, until there is nothing more to do. */
function settleAtOnce(text: string): string {
  let current = text;
  for (let round = 0; round < 12; round++) {
    const edits = fixAll(problemsOf(current));
    if (edits.length === 0) {
      return current;
    }
    current = applyEdits(current, edits);
  }
  return assert.fail('fixing all comes to an end');
}

/**
 * Where one fix changes what counts as front matter, those behind it are seen only by who takes all at
 * once: `title:tight` keeps a fence further below from being recognised as a mere rule.
 */
function keepsItsKind(text: string): boolean {
  const kindOf = (written: string): string => parsePost(written).frontMatter.kind;
  return problemsOf(text)
    .flatMap(({ fixes }) => fixes)
    .filter(({ automatic }) => automatic === true)
    .every(({ edits }) => kindOf(applyEdits(text, edits)) === kindOf(text));
}

function assertAllIsOneByOne(text: string): void {
  fc.pre(keepsItsKind(text));
  assert.equal(
    settleAtOnce(text),
    settle(text, ({ automatic }) => automatic === true, 100),
    JSON.stringify(text),
  );
}

suite('fixing all of a post', () => {
  test('is fixing one after the other', () => {
    fc.assert(fc.property(coatedPost, assertAllIsOneByOne), runs(150));
  });
});

sharedSuite('fixing all of a real post, mutated', () => {
  const texts = ['corpus', 'seed']
    .flatMap(sharedMarkdown)
    .map(({ text }) => text)
    .filter(({ length }) => length < 12_000);

  test('is fixing one after the other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), few, (text, mutations) => {
        assertAllIsOneByOne(mutations.reduce(mutate, text));
      }),
      runs(60),
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
