import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { parse } from 'valibot';
import { json } from '../../../src/cli/reporters/json';
import { checkReportSchema, jsonReportSchema } from '../../../src/cli/reportSchema';
import { reportJsonSchema } from '../../project/schema';
import { plainStyle, problemIn, rendered, reportOf } from './support';

const edit = { ...problemIn('‹x›'), newText: 'y\u001b\u202e' };
const report = reportOf(
  [
    problemIn('a ‹b›', {
      message: 'Bidirectional \u202e and \u009b and half \ud800.',
      related: [{ ...problemIn('‹x›'), message: 'There.' }],
      fixes: [{ title: 'Fix', edits: [edit], preferred: true, automatic: false }],
    }),
    problemIn('‹b›', { severity: 'hint' }),
  ],
  { notes: ['Said besides.'] },
);

suite('the reporter json', () => {
  const written = rendered(json, report, plainStyle);

  test('holds the whole report, character by character', () => {
    const { format, counts, ...rest } = JSON.parse(written) as Record<string, unknown>;
    assert.equal(format, 1);
    assert.deepEqual(counts, { error: 0, warning: 1, information: 0, hint: 1 });
    assert.deepEqual(rest, JSON.parse(JSON.stringify(report)));
  });

  test('is what its schema says, and what is read back', () => {
    // The editors' descriptions are no keyword of JSON Schema.
    const validate = new Ajv({ strict: false }).compile(reportJsonSchema());
    assert.ok(validate(JSON.parse(written)), JSON.stringify(validate.errors));
    assert.equal(validate({ ...report, format: 2 }), false);
    const read = parse(jsonReportSchema, JSON.parse(written));
    assert.deepEqual(parse(checkReportSchema, read).files.length, 1);
  });

  test('counts what it does not tell', () => {
    const { counts, files } = parse(
      jsonReportSchema,
      JSON.parse(rendered(json, report, { ...plainStyle, least: 'warning' })),
    );
    assert.equal(counts.hint, 1);
    assert.deepEqual(
      files.flatMap(({ problems }) => problems).map(({ severity }) => severity),
      ['warning'],
    );
  });
});
