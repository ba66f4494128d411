import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type {
  CheckReport,
  FileReport,
  Place,
  ReportedEdit,
  ReportedFix,
  ReportedProblem,
} from '../../../src/cli/report';
import {
  diagnosticsOf,
  workspaceFile,
  codeActionsAt,
  currentDiagnosticsOf,
  extension,
  until,
  workspaceFolder,
} from '../support';

const severities: Readonly<Record<vscode.DiagnosticSeverity, ReportedProblem['severity']>> = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'information',
  [vscode.DiagnosticSeverity.Hint]: 'hint',
};

/** What the command line says of the workspace, by file. */
async function reportOf(folder: string): Promise<ReadonlyMap<string, FileReport>> {
  const program = path.join(extension().extensionPath, 'dist', 'cli.js');
  const args = [program, 'check', folder, '--root', folder, '--fail-on', 'never', '--no-cache'];
  const { stdout } = await promisify(execFile)(process.execPath, [...args, '--reporter', 'json'], {
    maxBuffer: 2 ** 28,
  });
  const { files } = JSON.parse(stdout) as CheckReport;
  return new Map(files.map((file) => [file.file, file]));
}

suite('the command line agrees with the editor', () => {
  let reports: ReadonlyMap<string, FileReport>;

  suiteSetup(async function () {
    this.timeout(60_000);
    reports = await reportOf(workspaceFolder().fsPath);
  });

  test('on every problem of every post', async function () {
    this.timeout(300_000);
    const files = await vscode.workspace.findFiles('**/*.{md,markdown}');
    assert.ok(files.length > 50, `only ${String(files.length)} files`);
    for (const uri of files) {
      await agree(uri, reports.get(relative(uri))?.problems ?? []);
    }
    const seen = new Set(files.map(relative));
    const others = [...reports.keys()].filter((file) => !seen.has(file));
    assert.deepEqual(others, ['mistaken/.component-posts.json']);
    const problems = files.flatMap((uri) => reports.get(relative(uri))?.problems ?? []);
    assert.ok(problems.length > 200, `only ${String(problems.length)} problems`);
    assert.ok(problems.flatMap(fixesOf).length > 100);
  });

  test('on what is wrong with project files', async () => {
    const uri = workspaceFile('mistaken/.component-posts.json');
    const { problems = [] } = reports.get(relative(uri)) ?? {};
    const shown = await diagnosticsOf(uri);
    assert.deepEqual(shown.map(wordsOfDiagnostic), problems.map(wordsOf));
  });
});

function relative(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri, false);
}

async function agree(uri: vscode.Uri, expected: readonly ReportedProblem[]): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const wanted = expected.map(wordsOf).sort();
  const shown = (): string[] => currentDiagnosticsOf(uri).map(wordsOfDiagnostic).sort();
  await waitOrCompare(
    () => isSame(shown(), wanted),
    () => [shown(), wanted],
    relative(uri),
  );
  const fixes = [...new Set(expected.flatMap(fixesOf))].sort();
  let offered: readonly string[] = [];
  // What other posts say is read for the first who asks, in the background.
  await waitOrCompare(
    async () => {
      offered = [...new Set(await fixesIn(document))].sort();
      return isSame(offered, fixes);
    },
    () => [offered, fixes],
    `the fixes of ${relative(uri)}`,
  );
}

async function waitOrCompare(
  isAgreed: () => boolean | Promise<boolean>,
  both: () => readonly [editor: readonly string[], commandLine: readonly string[]],
  what: string,
): Promise<void> {
  try {
    await until(isAgreed, what, 10_000);
  } catch {
    const [editor, commandLine] = both();
    assert.deepEqual(editor, commandLine, what);
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function wordsOf({ rule, severity, message, ...place }: ReportedProblem): string {
  return JSON.stringify([rule, severity, message, placeWords(place)]);
}

function wordsOfDiagnostic({ code, severity, message, range }: vscode.Diagnostic): string {
  const rule = typeof code === 'object' ? code.value : code;
  return JSON.stringify([rule, severities[severity], message, rangeWords(range)]);
}

function placeWords({ start, end }: Pick<Place, 'start' | 'end'>): string {
  return [start.line, start.character, end.line, end.character].join(' ');
}

function rangeWords({ start, end }: vscode.Range): string {
  return placeWords({ start, end });
}

/** Fixes of the post itself. */
function fixesOf({ fixes = [] }: ReportedProblem): readonly string[] {
  return fixes.filter(({ edits }) => edits.length > 0).map(fixWords);
}

interface ShownFix extends Pick<ReportedFix, 'title' | 'preferred'> {
  readonly edits: readonly Pick<ReportedEdit, 'start' | 'end' | 'newText'>[];
}

function fixWords({ title, preferred, edits }: ShownFix): string {
  const changes = edits.map(({ newText, ...place }) => [placeWords(place), sameLineEnds(newText)]);
  return JSON.stringify([title, preferred, changes.sort()]);
}

/** What VS Code offers for a whole document, but for what is no fix of one problem. */
async function fixesIn(document: vscode.TextDocument): Promise<readonly string[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await codeActionsAt(document, whole);
  return actions.flatMap(({ title, edit, isPreferred = false }) => {
    const changes = edit?.get(document.uri) ?? [];
    return changes.length === 0 || /^(?:Silence|Fix all|Replace all links) /.test(title)
      ? []
      : fixWords({
          title,
          preferred: isPreferred,
          edits: changes.map(({ range: { start, end }, newText }) => ({ start, end, newText })),
        });
  });
}

/** Editors give all lines of a file one kind of end. */
function sameLineEnds(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
