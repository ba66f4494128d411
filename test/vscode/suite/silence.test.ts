import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { troubled } from '../posts';
import {
  applyCodeAction,
  closeAllEditors,
  codeActionsAt,
  delay,
  diagnosticsOf,
  openFile,
  openUntitled,
  picture,
  testUi,
  until,
  workspaceFile,
} from '../support';

const rule = 'front-matter/date-format';

function isDate({ code }: vscode.Diagnostic): boolean {
  return typeof code === 'object' && code.value === rule;
}

/** A troubled post with the mark of its date. */
async function openTroubled(): Promise<{ editor: vscode.TextEditor; range: vscode.Range }> {
  const editor = await openUntitled(troubled);
  const found = await diagnosticsOf(editor.document.uri, (all) => all.some(isDate));
  const { range } = found.find(isDate)!;
  return { editor, range };
}

function titlesOf(actions: readonly vscode.CodeAction[]): readonly string[] {
  return actions.map(({ title }) => title);
}

/** The text of the page that explains a problem, once it is open. */
async function explanation(): Promise<string> {
  const uri = await until(
    () =>
      vscode.window.tabGroups.activeTabGroup.tabs
        .map(({ input }) => (input instanceof vscode.TabInputCustom ? input.uri : undefined))
        .find((page) => page?.scheme === 'component-posts' && page.path.startsWith('/problems/')),
    'a page that explains a problem is open',
  );
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

suite('silencing', () => {
  teardown(closeAllEditors);

  test('a problem can be silenced in its line, and nothing else changes', async () => {
    const { editor, range } = await openTroubled();
    const { document } = editor;
    const before = await diagnosticsOf(document.uri);
    await applyCodeAction(document, range, `Silence ${rule} in this line`);
    assert.equal(
      document.getText(),
      troubled.replace('2026-3-9', `2026-3-9 # component-posts-disable-line ${rule}`),
    );
    const after = await diagnosticsOf(document.uri, (all) => !all.some(isDate));
    assert.deepEqual(
      after.map(({ message }) => message),
      before.filter((one) => !isDate(one)).map(({ message }) => message),
    );
  });

  test('a problem of the fence can be silenced in the file', async () => {
    const { editor } = await openTroubled();
    const { document } = editor;
    const isMissing = ({ message }: vscode.Diagnostic): boolean => message.includes('is missing');
    await diagnosticsOf(document.uri, (all) => all.some(isMissing));
    const fence = new vscode.Range(0, 0, 0, 0);
    const offered = titlesOf(await codeActionsAt(document, fence));
    assert.ok(!offered.includes('Silence front-matter/missing-field in this line'));
    await applyCodeAction(document, fence, 'Silence front-matter/missing-field in this file');
    assert.equal(
      document.getText(),
      troubled.replace('---\n', '---\n# component-posts-disable-file front-matter/missing-field\n'),
    );
    await diagnosticsOf(document.uri, (all) => all.length > 0 && !all.some(isMissing));
  });

  test('comes below what fixes a problem and above what explains it, never preferred', async () => {
    const { editor, range } = await openTroubled();
    const actions = await codeActionsAt(editor.document, range);
    assert.deepEqual(titlesOf(actions), [
      'Write the date as 2026-03-09',
      `Silence ${rule} in this line`,
      `Silence ${rule} in this file`,
      'Explain this problem',
    ]);
    assert.deepEqual(
      actions.map(({ isPreferred = false }) => isPreferred),
      [true, false, false, false],
    );
  });

  test('is not offered for all that happens to be selected', async () => {
    const { editor } = await openTroubled();
    const { document } = editor;
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const offered = titlesOf(await codeActionsAt(document, all));
    assert.ok(offered.includes('Write the date as 2026-03-09'));
    assert.deepEqual(
      offered.filter((title) => /^(?:Silence|Explain)/.test(title)),
      [],
    );
  });

  // In the menu itself: VS Code cannot apply edits that make files when it hands them to a command.
  testUi('a problem of a file can be silenced for its folder and for the project', async (ui) => {
    const projectFile = workspaceFile('.component-posts.json');
    const editor = await openFile('posts/crlf_tide_tables.md');
    const { document } = editor;
    const before = document.getText();
    const { range } = (await diagnosticsOf(document.uri, (all) => all.some(isDate))).find(isDate)!;
    const offered = titlesOf(await codeActionsAt(document, range));
    assert.ok(offered.includes(`Silence ${rule} in the folder posts`), offered.join(', '));
    try {
      editor.selection = new vscode.Selection(range.start, range.start);
      await vscode.commands.executeCommand('editor.action.quickFix');
      await ui.waitForText(`Silence ${rule} in this project`);
      await picture('silence-light-bulb-project', 500);
      for (let step = 0; step < offered.indexOf(`Silence ${rule} in this project`); step++) {
        await ui.press('ArrowDown');
      }
      await ui.press('Enter');
      await diagnosticsOf(document.uri, (all) => !all.some(isDate));
      assert.equal(document.getText(), before);
      const written = await vscode.workspace.openTextDocument(projectFile);
      assert.match(written.getText(), /"front-matter\/date-format": "off"/);
      await written.save();
    } finally {
      // Gone, too, where it was never made.
      const edit = new vscode.WorkspaceEdit();
      edit.deleteFile(projectFile, { ignoreIfNotExists: true });
      await vscode.workspace.applyEdit(edit);
    }
    await diagnosticsOf(document.uri, (all) => all.some(isDate));
  });

  test('a setting makes a rule louder, and the page says who wants that', async () => {
    const settings = vscode.workspace.getConfiguration('componentPosts');
    const { editor, range } = await openTroubled();
    await settings.update('rules', { [rule]: 'error' }, vscode.ConfigurationTarget.Workspace);
    try {
      const isLoud = (one: vscode.Diagnostic): boolean =>
        isDate(one) && one.severity === vscode.DiagnosticSeverity.Error;
      await diagnosticsOf(editor.document.uri, (all) => all.some(isLoud));
      await applyCodeAction(editor.document, range, 'Explain this problem');
      assert.match(await explanation(), /Severity: error, as the settings say\./);
    } finally {
      await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await diagnosticsOf(editor.document.uri, (all) =>
      all.every(({ severity }) => severity !== vscode.DiagnosticSeverity.Error),
    );
  });

  test('a problem is explained on a page of its own', async () => {
    const { editor, range } = await openTroubled();
    await applyCodeAction(editor.document, range, 'Explain this problem');
    const page = await explanation();
    assert.match(page, /^# `published_at` is written 2026-3-9\./);
    assert.ok(page.includes(`[${rule}](component-posts:/rules/${rule}.md)`));
    assert.ok(page.includes('+ published_at: 2026-03-09'));
    assert.ok(page.includes(`- Quick fix: Silence ${rule} in this line`));
  });

  test('the problem at the cursor is explained from the palette', async () => {
    const { editor, range } = await openTroubled();
    editor.selection = new vscode.Selection(range.start, range.start);
    await vscode.commands.executeCommand('componentPosts.explainProblem');
    assert.match(await explanation(), /^# `published_at` is written 2026-3-9\./);
  });

  test('a page whose problem is gone says so', async () => {
    const { editor, range } = await openTroubled();
    const { document } = editor;
    await applyCodeAction(document, range, 'Write the date as 2026-03-09');
    const query = JSON.stringify({ post: document.uri.toString(), start: 0 });
    const uri = vscode.Uri.from({ scheme: 'component-posts', path: `/problems/${rule}.md`, query });
    const page = await vscode.workspace.openTextDocument(uri);
    assert.match(page.getText(), /is not there any more/);
  });

  testUi('what the light bulb and the page look like', async (ui) => {
    const { editor, range } = await openTroubled();
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    editor.selection = new vscode.Selection(range.start, range.start);
    await vscode.commands.executeCommand('editor.action.quickFix');
    await ui.waitForText(`Silence ${rule} in this line`);
    await picture('silence-light-bulb', 500);
    await ui.press('Escape');
    await vscode.window.showTextDocument(editor.document);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await delay(500);
    await vscode.commands.executeCommand('editor.action.quickFix');
    await ui.waitForText('Silence front-matter/missing-field in this file');
    await picture('silence-light-bulb-fence', 500);
    await ui.press('Escape');
    await applyCodeAction(editor.document, range, 'Explain this problem');
    await explanation();
    await picture('explain-problem', 1_500);
  });
});
