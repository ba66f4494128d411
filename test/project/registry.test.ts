import assert from 'node:assert/strict';
import { documentationOf } from '../../src/rules/documentation';
import { rules } from '../../src/rules/registry';
import { filesIn, manifest, read } from './files';

suite('registry of rules', () => {
  test('every file that defines a rule is in it, under the name of its file', () => {
    const defining = filesIn('src/rules', '.ts').filter((file) =>
      /^export const \w+: Rule\b/m.test(read(file)),
    );
    assert.deepEqual(rules.map(({ id }) => `src/rules/${id}.ts`).sort(), defining);
  });

  test('no id stands twice', () => {
    const ids = rules.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  for (const rule of rules) {
    test(`${rule.id} explains itself`, () => {
      assert.match(rule.summary, /^[A-Z].*\.$/);
      assert.ok(rule.rationale.length > 80, 'the rationale says what a reader would suffer');
      assert.match(rule.since, /^\d+\.\d+\.\d+$/);
      assert.ok(rule.since.localeCompare(manifest().version, 'en', { numeric: true }) <= 0);
      const page = documentationOf(rule);
      assert.ok(page.startsWith(`# ${rule.id}\n`));
      assert.ok(page.includes(rule.rationale));
    });
  }
});
