import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import type { CheckReport } from '../../../src/cli/report';
import { sarif } from '../../../src/cli/reporters/sarif';
import { rules } from '../../../src/rules/registry';
import { plainStyle, problemIn, rendered, reportOf } from './support';

/** The schema of the OASIS, as Microsoft publishes it for tests. */
const schemaFile = createRequire(import.meta.url).resolve(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
);

/** Made once: it takes half a second. */
let official: ValidateFunction | undefined;

function schemaOfOasis(): ValidateFunction {
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>;
  // It names itself as an earlier draft of JSON Schema does, and uses nothing else that has changed since.
  const { id, $schema, ...rest } = schema;
  assert.match(String(id), /sarif-2\.1\.0/);
  assert.match(String($schema), /draft-04/);
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(rest);
}

function isValid(log: unknown): string {
  const validate = (official ??= schemaOfOasis());
  return validate(log) ? '' : JSON.stringify(validate.errors?.slice(0, 3));
}

function logOf(report: CheckReport, base = '/blog'): Log {
  return JSON.parse(rendered(sarif, report, { ...plainStyle, base })) as Log;
}

const edit = { ...problemIn('a ‹b› c'), newText: 'd\n\u001b' };
const full = reportOf(
  [
    problemIn('a ‹b› c', {
      related: [{ ...problemIn('‹x›'), message: 'There.' }],
      fixes: [
        { title: 'Fix', edits: [edit], preferred: true, automatic: true },
        { title: 'Change the project file', edits: [], preferred: false, automatic: false },
      ],
    }),
    problemIn('‹one\ntwo›', { severity: 'error', rule: 'project-file/syntax' }),
    problemIn('‹›', { severity: 'information', rule: 'file/binary', line: '' }),
    problemIn('‹x›', { severity: 'hint' }),
  ],
  { file: 'posts/ä b#1%.md', notes: ['2 repositories not checked.'] },
);

suite('the reporter sarif', () => {
  test('the official schema has something to say against what is wrong', () => {
    const log = logOf(full);
    assert.notEqual(isValid({ ...log, version: '2.0.0' }), '');
    assert.notEqual(isValid({ ...log, runs: [{ ...log.runs[0], columnKind: 'bytes' }] }), '');
  });

  test('is valid by the official schema', () => {
    assert.equal(isValid(logOf(full)), '');
    assert.equal(isValid(logOf(reportOf([]))), '');
  });

  test('describes every rule, with its page', () => {
    const { driver } = logOf(full).runs[0]!.tool;
    const described = driver.rules ?? [];
    for (const { id, summary } of rules) {
      const descriptor = described.find((rule) => rule.id === id);
      assert.equal(descriptor?.shortDescription?.text, summary);
      const page = descriptor.help?.markdown ?? '';
      assert.ok(page.startsWith(`# ${id}\n`));
      // Such a text would stand for an argument.
      assert.doesNotMatch(page, /\{\d+\}/);
      assert.equal(descriptor.helpUri, undefined);
    }
    assert.deepEqual(
      described.slice(rules.length).map(({ id }) => id),
      ['project-file/syntax', 'file/binary'],
    );
  });

  test('results name their rule by its place in the list', () => {
    const [run] = logOf(full).runs;
    for (const { ruleId, ruleIndex = -1 } of run?.results ?? []) {
      assert.equal(run?.tool.driver.rules?.[ruleIndex]?.id, ruleId);
    }
  });

  test('levels', () => {
    assert.deepEqual(
      logOf(full).runs[0]?.results?.map(({ level }) => level),
      ['warning', 'error', 'note', 'note'],
    );
  });

  test('tells place, line, fingerprint, related places and fixes', () => {
    const [first] = logOf(full).runs[0]?.results ?? [];
    const artifactLocation = { uri: 'posts/%C3%A4%20b%231%25.md', uriBaseId: '%SRCROOT%' };
    const region = { startLine: 1, startColumn: 3, endLine: 1, endColumn: 4 };
    assert.deepEqual(first?.locations, [
      {
        physicalLocation: {
          artifactLocation,
          region,
          contextRegion: { startLine: 1, snippet: { text: 'a b c' } },
        },
      },
    ]);
    assert.deepEqual(first.partialFingerprints, { 'componentPostsLine/v1': 'a1' });
    assert.deepEqual(first.relatedLocations?.[0]?.message, { text: 'There.' });
    assert.deepEqual(first.fixes, [
      {
        description: { text: 'Fix' },
        artifactChanges: [
          {
            artifactLocation,
            replacements: [{ deletedRegion: region, insertedContent: { text: 'd\n\u001b' } }],
          },
        ],
      },
    ]);
  });

  test('a line that is not told whole is no context', () => {
    const [, second] = logOf(full).runs[0]?.results ?? [];
    assert.equal(second?.locations?.[0]?.physicalLocation?.contextRegion, undefined);
    const far = problemIn(`${'a'.repeat(1_500)} ‹b›`);
    const [result] = logOf(reportOf([far])).runs[0]?.results ?? [];
    assert.equal(result?.locations?.[0]?.physicalLocation?.contextRegion, undefined);
  });

  test('paths lead from the repository', () => {
    const [run] = logOf(full, '/').runs;
    assert.equal(run?.originalUriBaseIds?.['%SRCROOT%']?.uri, 'file:///');
    assert.equal(run.artifacts?.[0]?.location?.uri, 'blog/posts/%C3%A4%20b%231%25.md');
    assert.equal(logOf(full).runs[0]?.originalUriBaseIds?.['%SRCROOT%']?.uri, 'file:///blog/');
  });

  test('what a message quotes is no link and no argument', () => {
    const message = '“[a](https://example.org)” and “{0}”.';
    const [result] = logOf(reportOf([problemIn('‹x›', { message })])).runs[0]?.results ?? [];
    const text = result?.message.text ?? '';
    assert.doesNotMatch(text, /\]\(|\{0\}/);
    assert.equal(text.replaceAll('\u2060', ''), message);
  });

  test('notes are what the tool says of its run', () => {
    const [invocation] = logOf(full).runs[0]?.invocations ?? [];
    assert.deepEqual(invocation?.toolExecutionNotifications, [
      { level: 'note', message: { text: '2 repositories not checked.' } },
    ]);
  });
});
