import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clean, troubled } from '../posts';
import {
  closeAllEditors,
  currentDiagnosticsOf,
  delay,
  diagnosticsOf,
  openFile,
  openUntitled,
  until,
  workspaceFile,
} from '../support';

function ruleOf({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

function rulesOf(diagnostics: readonly vscode.Diagnostic[]): string[] {
  return diagnostics.map(ruleOf).sort();
}

/** Longer than the rest after which the body is checked. */
const settled = 500;

suite('diagnostics', () => {
  teardown(async () => {
    const settings = vscode.workspace.getConfiguration('componentPosts');
    await settings.update('enable', undefined, vscode.ConfigurationTarget.Workspace);
    await settings.update('run', undefined, vscode.ConfigurationTarget.Workspace);
    await closeAllEditors();
  });

  test('problems of an opened post appear with rule, place, severity and page', async () => {
    const { document } = await openUntitled(troubled);
    const found = await diagnosticsOf(document.uri);
    assert.deepEqual(rulesOf(found), [
      'front-matter/date-format',
      'front-matter/missing-field',
      'front-matter/unknown-field',
    ]);
    const date = found.find((diagnostic) => ruleOf(diagnostic) === 'front-matter/date-format');
    assert.ok(date);
    assert.equal(document.getText(date.range), '2026-3-9');
    assert.equal(date.severity, vscode.DiagnosticSeverity.Information);
    assert.match(date.message, /Write it as 2026-03-09/);
    assert.ok(typeof date.code === 'object');
    const page = await vscode.workspace.openTextDocument(date.code.target);
    assert.match(page.getText(), /^# front-matter\/date-format\n/);
  });

  test('they follow typing at once and clear when the problem is gone', async () => {
    const editor = await openUntitled(clean);
    const { document } = editor;
    const day = document.positionAt(clean.indexOf('03-09'));
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(day, day.translate(0, 5)), '3-9');
    });
    assert.deepEqual(rulesOf(currentDiagnosticsOf(document.uri)), ['front-matter/date-format']);
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(day, day.translate(0, 3)), '03-09');
    });
    assert.deepEqual(currentDiagnosticsOf(document.uri), []);
  });

  test('they clear when the document closes', async () => {
    const uri = workspaceFile('posts/draft_winter_meetup.md');
    // As an author opens it: a document that an extension opens stays open for minutes.
    await vscode.commands.executeCommand('vscode.open', uri);
    await diagnosticsOf(uri);
    await closeAllEditors();
    await until(() => currentDiagnosticsOf(uri).length === 0, 'no diagnostic is left');
  });

  test('a file with CRLF has its problems at the right places', async () => {
    const { document } = await openFile('posts/crlf_tide_tables.md');
    assert.equal(document.eol, vscode.EndOfLine.CRLF);
    const found = await diagnosticsOf(document.uri);
    const date = found.find((diagnostic) => ruleOf(diagnostic) === 'front-matter/date-format');
    assert.ok(date);
    assert.match(document.getText(date.range), /^\d{4}-\d{1,2}-\d{1,2}$/);
  });

  test('other Markdown files get no opinion', async () => {
    const readme = await openFile('README.md');
    const page = await openFile('pages/about.md');
    await delay(settled);
    assert.deepEqual(currentDiagnosticsOf(readme.document.uri), []);
    assert.deepEqual(currentDiagnosticsOf(page.document.uri), []);
  });

  test('a post without marks of its own is known by the files beside it', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder, 'posts', 'untold.md');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('# Untold\n\nText.\n'));
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      assert.deepEqual(rulesOf(await diagnosticsOf(uri)), ['front-matter/missing']);
    } finally {
      await closeAllEditors();
      await vscode.workspace.fs.delete(uri);
    }
  });

  test('a post stays one while it is open, whatever is deleted', async () => {
    const editor = await openUntitled(clean);
    const { document } = editor;
    const end = document.positionAt(clean.indexOf('Nothing'));
    await editor.edit((edit) => {
      edit.delete(new vscode.Range(new vscode.Position(0, 0), end));
    });
    assert.deepEqual(rulesOf(await diagnosticsOf(document.uri)), ['front-matter/missing']);
  });

  test('componentPosts.enable turns them off and on', async () => {
    const { document } = await openUntitled(troubled);
    await diagnosticsOf(document.uri);
    const settings = vscode.workspace.getConfiguration('componentPosts');
    await settings.update('enable', false, vscode.ConfigurationTarget.Workspace);
    await diagnosticsOf(document.uri, ({ length }) => length === 0);
    await settings.update('enable', undefined, vscode.ConfigurationTarget.Workspace);
    await diagnosticsOf(document.uri);
  });

  test('componentPosts.run can wait for a save', async () => {
    const settings = vscode.workspace.getConfiguration('componentPosts');
    await settings.update('run', 'onSave', vscode.ConfigurationTarget.Workspace);
    const editor = await openFile('posts/tidewater_components.md');
    const { document } = editor;
    const original = document.getText();
    const written = /published_at: \d{4}-0(\d-\d{2})/.exec(original);
    assert.ok(written);
    const at = document.positionAt(written.index + 'published_at: 0000-'.length);
    await editor.edit((edit) => {
      edit.delete(new vscode.Range(at, at.translate(0, 1)));
    });
    await delay(settled);
    assert.deepEqual(currentDiagnosticsOf(document.uri), []);
    await document.save();
    assert.deepEqual(rulesOf(await diagnosticsOf(document.uri)), ['front-matter/date-format']);
    await editor.edit((edit) => {
      edit.insert(at, '0');
    });
    await document.save();
    assert.equal(document.getText(), original);
    await diagnosticsOf(document.uri, ({ length }) => length === 0);
  });

  test('a text that is too large is said to be, and only its links are read', async () => {
    const { document } = await openUntitled(clean + 'word '.repeat(2_000));
    const [found] = await diagnosticsOf(document.uri);
    assert.ok(found);
    assert.equal(ruleOf(found), 'post/too-large');
  });
});
