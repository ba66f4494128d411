// Tasks of VS Code: what the manifest says of them, what is made of it, and what reads their output.
import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { compact } from '../../src/cli/reporters/compact';
import { severityOrder, type FileReport } from '../../src/cli/report';
import { argumentsOf, isDefinition, taskType } from '../../src/vscode/taskArguments';
import { read } from './files';
import { rendered } from '../cli/reporters/support';

interface Manifest {
  readonly contributes: {
    readonly taskDefinitions: readonly {
      readonly type: string;
      readonly required: readonly string[];
      readonly properties: Readonly<Record<string, object>>;
    }[];
    readonly problemMatchers: readonly {
      readonly owner: string;
      readonly source: string;
      readonly applyTo: string;
      readonly pattern: Readonly<Record<string, number>> & { readonly regexp: string };
    }[];
  };
}

const { contributes } = JSON.parse(read('package.json')) as Manifest;
const [definition] = contributes.taskDefinitions;
const [matcher] = contributes.problemMatchers;
assert.ok(definition !== undefined && matcher !== undefined);

suite('tasks', () => {
  test('what the manifest allows in tasks.json is what can be run', () => {
    const { type, required, properties } = definition;
    assert.equal(type, taskType);
    const isAllowed = new Ajv({ strict: false, allowUnionTypes: true }).compile({
      type: 'object',
      required,
      properties,
    });
    for (const [task, isGood] of [
      [{ command: 'check' }, true],
      [{ command: 'fix', changed: 'main', files: ['a.md'], args: [] }, true],
      [{ command: 'check', changed: true }, true],
      [{}, false],
      [{ command: 'facts' }, false],
      [{ command: 'check', changed: 1 }, false],
      [{ command: 'check', files: 'a.md' }, false],
      [{ command: 'check', args: [1] }, false],
    ] as const) {
      assert.equal(isAllowed(task), isGood, JSON.stringify(task));
      assert.equal(isDefinition({ type, ...task }), isGood, JSON.stringify(task));
    }
    assert.equal(isDefinition({ type: 'npm', command: 'check' }), false);
  });

  test('what a task says becomes options, and no file becomes one', () => {
    const check = { type: taskType, command: 'check' } as const;
    const options = ['--root', '/blog', '--reporter', 'compact'];
    assert.deepEqual(argumentsOf(check, '/blog'), ['check', ...options]);
    assert.deepEqual(argumentsOf({ ...check, changed: true }, '/blog'), [
      ...['check', ...options, '--changed'],
    ]);
    assert.deepEqual(
      argumentsOf({ ...check, changed: 'v1', args: ['--online'], files: ['-a.md'] }, '/blog'),
      ['check', ...options, '--changed=v1', '--online', '--', '-a.md'],
    );
    assert.deepEqual(argumentsOf({ type: taskType, command: 'fix' }, '/blog'), [
      ...['fix', '--root', '/blog'],
    ]);
  });

  test('the problem matcher reads what the compact reporter writes', () => {
    const message = 'There is no file “a (b).png”: correct it (x). Did you mean a/b?';
    const start = { line: 11, character: 6 };
    const files: readonly FileReport[] = severityOrder.map((severity) => ({
      file: `posts/a: ${severity} (1).md`,
      problems: [
        {
          ...{ rule: 'front-matter/image-missing', message, severity, related: [] },
          ...{ span: { start: 0, end: 1 }, start, end: start, line: '', fingerprint: '' },
        },
      ],
      unchecked: [],
    }));
    const style = {
      colors: false,
      columns: undefined,
      cwd: '/blog',
      base: '/blog',
      least: 'hint',
      pageOf: () => undefined,
    } as const;
    const told = rendered(compact, { version: '', root: '/blog', files, notes: [] }, style);
    const { regexp, ...parts } = matcher.pattern;
    const lines = told.split('\n').filter((line) => line !== '');
    assert.equal(lines.length, severityOrder.length);
    for (const [index, line] of lines.entries()) {
      const match = new RegExp(regexp).exec(line);
      assert.ok(match, line);
      assert.deepEqual(
        Object.fromEntries(Object.entries(parts).map(([part, group]) => [part, match[group]])),
        {
          file: `posts/a: ${String(severityOrder[index])} (1).md`,
          line: '12',
          column: '7',
          // The word that VS Code knows.
          severity: severityOrder[index] === 'information' ? 'info' : severityOrder[index],
          message,
          code: 'front-matter/image-missing',
        },
      );
    }
  });

  test('problems of a task give way to those of the extension, whose owner they have', () => {
    const [, source] =
      /^export const source = '([^']+)';$/m.exec(read('src/vscode/convert.ts')) ?? [];
    assert.match(read('src/vscode/diagnostics.ts'), /createDiagnosticCollection\(source\)/);
    assert.deepEqual(
      [matcher.owner, matcher.source, matcher.applyTo],
      [source, source, 'closedDocuments'],
    );
  });
});
