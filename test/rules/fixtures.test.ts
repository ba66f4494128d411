// Every fixture below this folder, as support/fixture.ts describes it. UPDATE_FIXTURES=1 writes into
// them what the rules say now: read the difference before you believe it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fixAll } from '../../src/assist/fixes';
import { parsePost } from '../../src/post/post';
import { applyEdits } from '../../src/post/text';
import { rules } from '../../src/rules/registry';
import type { Problem } from '../../src/rules/rule';
import { runRules } from '../../src/rules/run';
import { knownFrom, profileWith } from '../support/blog';
import { context, problemsOf } from '../support/checking';
import { root } from '../support/corpus';
import { exampleContext } from '../support/examples';
import {
  describeProblem,
  headingOf,
  parseFixture,
  writeFixture,
  type Fixture,
} from '../support/fixture';
import { withCrlf } from '../support/fuzz';
import { assertProblems } from '../support/invariants';

/** Rules that no fixture can show, and where they are tested instead. */
const shownElsewhere: ReadonlyMap<string, string> = new Map([
  ['internal/rule-failed', 'run.test.ts, since it speaks only of rules that fail'],
  ['post/too-large', 'tooLarge.test.ts, since its posts are large'],
]);

const folder = path.join(root, 'test/rules');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.post'))
  .map((file) => file.replaceAll('\\', '/'))
  .sort();
const fixtures: ReadonlyMap<string, Fixture> = new Map(
  files.map((file) => [file, parseFixture(readFileSync(path.join(folder, file), 'utf8'))]),
);

const update = process.env['UPDATE_FIXTURES'] === '1';

/** What was found in each text of a fixture: several tests look at the same. */
const checked = new Map<Fixture, Map<string, readonly Problem[]>>();

function check(fixture: Fixture, text: string): readonly Problem[] {
  const { fileName, profile, known } = fixture.options;
  const before = checked.get(fixture) ?? new Map<string, readonly Problem[]>();
  const problems =
    before.get(text) ??
    problemsOf(text, {
      ...(fileName !== undefined && { fileName }),
      ...(profile !== undefined && { profile: profileWith(profile) }),
      ...(known !== undefined && { known: knownFrom(known, context.known.today) }),
    });
  checked.set(fixture, before.set(text, problems));
  return problems;
}

function assertFixture(fixture: Fixture, coat: (text: string) => string): void {
  const text = coat(fixture.text);
  const problems = check(fixture, text);
  assertProblems(parsePost(text), problems);
  const found = problems.map((problem) => describeProblem(text, problem));
  const missing = fixture.problems.filter((problem) => !found.includes(problem));
  const unexpected = found.filter((problem) => !fixture.problems.includes(problem));
  assert.ok(
    missing.length === 0 && unexpected.length === 0 && found.length === fixture.problems.length,
    ['', 'Missing:', ...missing, 'Unexpected:', ...unexpected].join('\n  '),
  );
  const fixes = problems.flatMap((problem) => problem.fixes);
  assert.deepEqual(
    fixes.map(headingOf),
    fixture.fixes.map(({ heading }) => heading),
    'the fixes, in order',
  );
  for (const [index, { edits, title }] of fixes.entries()) {
    assert.equal(applyEdits(text, edits), coat(fixture.fixes[index]?.text ?? ''), title);
  }
}

suite('fixtures of rules', () => {
  for (const [file, fixture] of fixtures) {
    test(file, () => {
      if (update) {
        const problems = check(fixture, fixture.text);
        writeFileSync(
          path.join(folder, file),
          writeFixture(fixture.options, fixture.text, problems),
        );
        return;
      }
      assertFixture(fixture, (text) => text);
    });

    test(`${file} with CRLF`, () => {
      // A post of one line has no line end that a fix could go on with.
      if (!update && fixture.text.includes('\n')) {
        assertFixture(fixture, withCrlf);
      }
    });

    test(`${file} after all automatic fixes has none left`, () => {
      for (const coat of [(text: string): string => text, withCrlf]) {
        let text = coat(fixture.text);
        let edits = fixAll(check(fixture, text));
        for (let round = 0; round < 10 && edits.length > 0; round++) {
          text = applyEdits(text, edits);
          edits = fixAll(check(fixture, text));
        }
        assert.deepEqual(edits, []);
      }
    });
  }

  test('are written as UPDATE_FIXTURES=1 writes them', () => {
    for (const [file, fixture] of fixtures) {
      const written = writeFixture(fixture.options, fixture.text, check(fixture, fixture.text));
      assert.equal(readFileSync(path.join(folder, file), 'utf8'), written, file);
    }
  });
});

suite('every rule', () => {
  for (const { id } of rules) {
    test(`${id} has fixtures that show it and near misses that do not`, function () {
      if (shownElsewhere.has(id)) {
        this.skip();
      }
      const own = [...fixtures].filter(([file]) => file.startsWith(`${id}/`));
      const shows = own.filter(([, { problems }]) =>
        problems.some((problem) => problem.includes(` ${id}: `)),
      );
      assert.ok(own.length >= 2, `${String(own.length)} fixtures`);
      assert.ok(shows.length >= 1, 'one shows a problem');
      assert.ok(shows.length < own.length, 'one is a near miss');
    });
  }

  test('that has no fixture is tested elsewhere for a reason', () => {
    for (const id of shownElsewhere.keys()) {
      assert.ok(
        rules.some((rule) => rule.id === id),
        id,
      );
      assert.ok(!files.some((file) => file.startsWith(`${id}/`)), id);
    }
  });

  test('and every folder of fixtures belongs to a rule', () => {
    const ids = new Set<string>(rules.map(({ id }) => id));
    for (const file of files) {
      assert.ok(ids.has(path.posix.dirname(file)), file);
    }
  });

  test('says truly whether it has quick fixes', () => {
    const all = [...fixtures.values()].flatMap((fixture) => check(fixture, fixture.text));
    for (const rule of rules) {
      const found = all.filter((problem) => problem.rule === rule.id).flatMap(({ fixes }) => fixes);
      assert.equal(found.length === 0, rule.fix === 'none', rule.id);
      if (rule.fix === 'automatic') {
        assert.ok(
          found.some(({ automatic }) => automatic === true),
          rule.id,
        );
      }
    }
  });
});

suite('examples in the documentation of rules', () => {
  for (const rule of rules) {
    for (const [index, { wrong, right }] of rule.examples.entries()) {
      const run = (text: string): readonly Problem[] =>
        runRules([rule], parsePost(text), exampleContext(rule));

      test(`${rule.id}, example ${String(index + 1)}: the wrong one shows the problem`, () => {
        assert.equal(run(wrong).filter((problem) => problem.rule === rule.id).length, 1);
        // What is wrong is just what the rule speaks of.
        assert.deepEqual(
          problemsOf(wrong)
            .filter(({ severity }) => severity === 'error')
            .filter((problem) => problem.rule !== rule.id),
          [],
        );
      });

      if (right !== undefined) {
        test(`${rule.id}, example ${String(index + 1)}: the right one shows none`, () => {
          assert.deepEqual(run(right), []);
        });
      }
    }
  }
});
