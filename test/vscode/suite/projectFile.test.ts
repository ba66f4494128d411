import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clean } from '../posts';
import {
  applyCodeAction,
  closeAllEditors,
  currentDiagnosticsOf,
  delay,
  diagnosticsOf,
  picture,
  testUi,
  until,
  workspaceFile,
} from '../support';

/** Each test has a folder of its own: VS Code joins a deletion and a creation that follow closely. */
let count = 0;
let folder: vscode.Uri;
let projectFile: vscode.Uri;
let postFile: vscode.Uri;
let draftFile: vscode.Uri;

/** A post with one problem, the form of its date. */
const post = clean.replace('2026-03-09', '2026-3-9');

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

async function remove(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri);
  } catch {
    // A test that failed may not have made it.
  }
}

async function open(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), {
    preview: false,
  });
}

async function replaceAll(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  await editor.edit((edit) => {
    edit.replace(new vscode.Range(0, 0, document.lineCount, 0), text);
  });
}

/** Milliseconds in which VS Code tells of a change on disk, on a busy machine. */
const patience = 15_000;

async function untilSeverity(severity: vscode.DiagnosticSeverity | undefined): Promise<void> {
  await until(
    () => severitiesOf(postFile)[0] === severity,
    `the severity is ${String(severity)}`,
    patience,
  );
}

/** What VS Code and the extension say of the project file together. */
function everythingSaidOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri);
}

/** What the extension says of the date of a post; other files may be missing beside it. */
function aboutDate(uri: vscode.Uri): vscode.Diagnostic[] {
  return currentDiagnosticsOf(uri).filter(
    ({ code }) => typeof code === 'object' && code.value === 'front-matter/date-format',
  );
}

function severitiesOf(uri: vscode.Uri): (vscode.DiagnosticSeverity | undefined)[] {
  return aboutDate(uri).map(({ severity }) => severity);
}

const { Error: error, Information: information, Warning: warning } = vscode.DiagnosticSeverity;

suite('project file', function () {
  this.timeout(60_000);

  setup(async () => {
    folder = workspaceFile(`field-notes-${String(count++)}`);
    projectFile = vscode.Uri.joinPath(folder, '.component-posts.json');
    postFile = vscode.Uri.joinPath(folder, 'fog.md');
    draftFile = vscode.Uri.joinPath(folder, 'drafts/rain.md');
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(folder, 'drafts'));
    await write(postFile, post);
    await write(draftFile, post);
  });

  teardown(async () => {
    await closeAllEditors();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  test('a change takes effect at once, saved or not, and ends with the file', async () => {
    await open(postFile);
    await untilSeverity(information);
    assert.deepEqual(severitiesOf(postFile), [information]);
    await write(projectFile, '{ "rules": { "front-matter/date-format": "error" } }');
    await untilSeverity(error);
    const editor = await open(projectFile);
    assert.equal(editor.document.languageId, 'jsonc');
    await replaceAll(editor, '{ "rules": { "front-matter/date-format": "warning" } }');
    assert.equal(editor.document.isDirty, true);
    await untilSeverity(warning);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await untilSeverity(error);
    await vscode.workspace.fs.delete(projectFile);
    await untilSeverity(information);
  });

  test('a problem leads to the line that asks for it', async () => {
    await write(
      projectFile,
      '{\n  "profile": { "fields": { "title": { "maximumLength": 5 } } }\n}\n',
    );
    await open(postFile);
    const isLong = ({ code }: vscode.Diagnostic): boolean =>
      typeof code === 'object' && code.value === 'front-matter/field-length';
    const found = await diagnosticsOf(postFile, (all) => all.some(isLong));
    const [related] = found.find(isLong)?.relatedInformation ?? [];
    assert.equal(related?.message, 'The project file asks for it here.');
    assert.equal(related.location.uri.path, projectFile.path);
    assert.equal(related.location.range.start.line, 1);
  });

  test('posts decides which files are posts', async () => {
    await write(
      projectFile,
      '{ "posts": [{ "files": ["*.md", "drafts/**"] }], "ignore": "drafts" }',
    );
    await open(postFile);
    await open(draftFile);
    await diagnosticsOf(postFile);
    await until(
      () => currentDiagnosticsOf(draftFile).length === 0,
      'the draft hears nothing',
      patience,
    );
    await write(projectFile, '{ "posts": [{ "files": "drafts/**" }] }');
    await untilSeverity(undefined);
    await diagnosticsOf(draftFile);
  });

  test('settings hold where the project file says nothing', async () => {
    const settings = vscode.workspace.getConfiguration('componentPosts');
    await open(postFile);
    await untilSeverity(information);
    try {
      await settings.update(
        'rules',
        { 'front-matter/date-format': 'off' },
        vscode.ConfigurationTarget.Workspace,
      );
      await untilSeverity(undefined);
      await write(projectFile, '{ "rules": { "front-matter/date-format": "warning" } }');
      await untilSeverity(warning);
    } finally {
      await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('a broken file keeps its last good state, and says what is wrong with a fix', async () => {
    const good = '{\n  "rules": {\n    "front-matter/date-format": "warning"\n  }\n}\n';
    await write(projectFile, good);
    await open(postFile);
    await untilSeverity(warning);
    const editor = await open(projectFile);
    const { document } = editor;
    await replaceAll(editor, good.replace('"warning"', '"wraning"'));
    const [mistake] = await diagnosticsOf(projectFile);
    assert.ok(mistake);
    assert.equal(mistake.code, 'project-file/unknown-value');
    assert.equal(document.getText(mistake.range), '"wraning"');
    await delay(300);
    assert.deepEqual(severitiesOf(postFile), [warning]);
    await applyCodeAction(document, mistake.range, 'Change it to warning');
    assert.equal(document.getText(), good);
    await diagnosticsOf(projectFile, ({ length }) => length === 0);
  });

  test('mistakes in a file that two extend stay until neither does', async function () {
    // On a busy machine the editor's watcher of files loses the second of two quick changes now and then.
    this.retries(2);
    const shared = vscode.Uri.joinPath(folder, 'shared.json');
    const other = vscode.Uri.joinPath(folder, 'drafts/.component-posts.json');
    await write(shared, '{ "rules": { "front-matter/date-formt": "off" } }');
    await write(projectFile, '{ "extends": "shared.json" }');
    await write(other, '{ "extends": "../shared.json" }');
    await open(postFile);
    await open(draftFile);
    const aboutRule = ({ code }: vscode.Diagnostic): boolean =>
      code === 'project-file/unknown-rule';
    await diagnosticsOf(shared, (all) => all.some(aboutRule));
    await write(other, '{ "rules": { "front-matter/date-format": "warning" } }');
    await until(
      () => severitiesOf(draftFile)[0] === warning,
      'the other file says what it says now',
      patience,
    );
    assert.ok(everythingSaidOf(shared).some(aboutRule));
    await write(projectFile, '{}');
    await diagnosticsOf(shared, (all) => !all.some(aboutRule));
  });

  test('VS Code and the extension say nothing twice, and all of it has its fix', async () => {
    const text =
      '{\n  "posts": [{ "files": "*.md" }]\n  "rules": {},\n  "ignored": "a",\n  "overrides": 5\n}\n';
    await write(projectFile, text);
    const { document } = await open(projectFile);
    const said = await until(
      () => (everythingSaidOf(projectFile).length >= 3 ? everythingSaidOf(projectFile) : undefined),
      'three mistakes are told',
    );
    await delay(500);
    assert.deepEqual(
      everythingSaidOf(projectFile)
        .map(({ range }) => document.getText(range))
        .sort(),
      ['"ignored"', '"rules"', '5'].sort(),
      JSON.stringify(said.map(({ message, source }) => [source, message])),
    );
    const comma = everythingSaidOf(projectFile).find(
      ({ range }) => document.getText(range) === '"rules"',
    );
    await applyCodeAction(document, comma!.range, 'Add the comma');
    assert.equal(document.getText(), text.replace('}]\n', '}],\n'));
  });

  test('the schema completes and explains', async () => {
    const text =
      '{\n  "rules": {\n    \n  },\n  "profile": { "fields": { "tags": { "type": "tags" } } }\n}\n';
    await write(projectFile, text);
    const { document } = await open(projectFile);
    const labels = async (at: number): Promise<string[]> => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        projectFile,
        document.positionAt(at),
      );
      return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    await until(
      async () => (await labels(text.indexOf('    \n') + 4)).includes('front-matter/date-format'),
      'rules are completed',
      15_000,
    );
    const options = await labels(text.indexOf('{ "type"') + 1);
    assert.ok(options.includes('closed') && options.includes('presence'), options.join(', '));
    assert.ok(!options.includes('roots'), 'an option of pictures');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      projectFile,
      document.positionAt(text.indexOf('"rules"') + 2),
    );
    const shown = hovers.flatMap(({ contents }) =>
      contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : '')),
    );
    assert.match(shown.join('\n'), /How loud each rule is/);
  });

  test('Create Project File writes what is in force, and opens it', async () => {
    const created = workspaceFile('.component-posts.json');
    await open(postFile);
    await untilSeverity(information);
    try {
      await vscode.commands.executeCommand('componentPosts.createProjectFile');
      const document = await until(() => {
        const active = vscode.window.activeTextEditor?.document;
        return active?.uri.toString() === created.toString() ? active : undefined;
      }, 'the project file is open');
      assert.match(document.getText(), /"published_at": \{/);
      await delay(1_000);
      assert.deepEqual(
        everythingSaidOf(created).map(({ message }) => message),
        [],
      );
      assert.deepEqual(severitiesOf(postFile), [information]);
      await open(postFile);
      await vscode.commands.executeCommand('componentPosts.openProjectFile');
      assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), created.toString());
    } finally {
      await remove(created);
    }
  });

  test('the light bulb writes into the project file in force, saved or not', async () => {
    await write(projectFile, '{\n  // quiet\n}\n');
    const { document } = await open(postFile);
    await untilSeverity(information);
    const [date] = aboutDate(postFile);
    assert.ok(date);
    await open(projectFile);
    await open(postFile);
    await applyCodeAction(document, date.range, 'Silence front-matter/date-format in this project');
    await untilSeverity(undefined);
    const changed = await vscode.workspace.openTextDocument(projectFile);
    assert.equal(
      changed.getText(),
      '{\n  // quiet\n  "rules": {\n    "front-matter/date-format": "off"\n  }\n}\n',
    );
  });

  test('the light bulb makes a project file where there is none', async () => {
    const made = workspaceFile('.component-posts.json');
    const { document } = await open(postFile);
    await untilSeverity(information);
    const [date] = aboutDate(postFile);
    assert.ok(date);
    try {
      const name = folder.path.slice(folder.path.lastIndexOf('/') + 1);
      await applyCodeAction(
        document,
        date.range,
        `Silence front-matter/date-format in the folder ${name}`,
      );
      await untilSeverity(undefined);
      const text = (await vscode.workspace.openTextDocument(made)).getText();
      assert.ok(text.includes(`"files": "${name}/**"`), text);
    } finally {
      await closeAllEditors();
      await remove(made);
    }
  });

  testUi('a mistake in the project file, and what completes it', async (ui) => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await write(
      projectFile,
      '{\n  "rules": {\n    "front-matter/date-fromat": "off",\n    \n  }\n}\n',
    );
    const editor = await open(projectFile);
    await diagnosticsOf(projectFile);
    editor.selection = new vscode.Selection(2, 8, 2, 8);
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('editor.action.quickFix');
    await ui.waitForText('Change it to front-matter/date-format');
    await picture('project-file-problem');
    await ui.press('Escape');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.window.showTextDocument(editor.document);
    editor.selection = new vscode.Selection(3, 4, 3, 4);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await ui.waitForText('components/duplicate-entry');
    await picture('project-file-completion', 1_000);
    await ui.press('Escape');
  });
});
