import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activation,
  closeAllEditors,
  extension,
  openFile,
  testUi,
  until,
  workspaceFile,
  workspaceFolder,
} from '../support';

/** A closed post of the sample blog, and one of its problems. */
const post = 'posts/draft_measuring_fog.md';
const problem = 'The value of title contains a colon';

suite('tasks', function () {
  this.timeout(90_000);
  teardown(closeAllEditors);

  const tasks = (): Thenable<vscode.Task[]> => vscode.tasks.fetchTasks({ type: 'component-posts' });
  const named = async (name: string): Promise<vscode.Task> => {
    const found = (await tasks()).find((task) => task.name === name);
    assert.ok(found, name);
    return found;
  };
  /** Runs a task to its end, and answers its exit code. */
  const run = async (task: vscode.Task): Promise<number | undefined> => {
    let code: number | undefined;
    let ended = false;
    const subscription = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name === task.name) {
        [code, ended] = [exitCode, true];
      }
    });
    try {
      await vscode.tasks.executeTask(task);
      await until(() => ended, `${task.name} has ended`, 60_000);
      return code;
    } finally {
      subscription.dispose();
    }
  };

  test('are offered for the blog, and run what comes with the extension', async () => {
    const offered = await tasks();
    await activation();
    assert.deepEqual(
      offered.map(({ name }) => name),
      ['Check all posts', 'Check changed posts', 'Fix all posts'],
    );
    for (const { execution, problemMatchers, definition } of offered) {
      assert.ok(execution instanceof vscode.ProcessExecution);
      assert.equal(execution.process, process.execPath);
      assert.equal(
        execution.args[0],
        vscode.Uri.joinPath(extension().extensionUri, 'dist/cli.js').fsPath,
      );
      const matchers = definition['command'] === 'check' ? ['$component-posts'] : [];
      assert.deepEqual(problemMatchers, matchers);
    }
  });

  testUi('bring problems of closed posts, and none twice', async (ui) => {
    await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    assert.equal(await run(await named('Check all posts')), 1);
    await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    await ui.waitForText('draft_measuring_fog.md');
    const count = async (): Promise<number> =>
      (await ui.texts('.markers-panel .monaco-list-row')).filter((row) =>
        row.replaceAll('`', '').includes(problem),
      ).length;
    await until(async () => (await count()) === 1, 'the problem is there once');
    await openFile(post);
    // The extension's own: they have a link to the page of their rule.
    const own = (): readonly vscode.Diagnostic[] =>
      vscode.languages
        .getDiagnostics(workspaceFile(post))
        .filter(({ code }) => typeof code === 'object');
    await until(() => own().length === 1, 'the extension has checked the post');
    await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    assert.equal(await count(), 1);
    // Nor does a check of all change what an open post has.
    await run(await named('Check all posts'));
    await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    assert.equal(await count(), 1);
    assert.equal(own().length, 1);
  });

  test('of tasks.json are completed by what the extension knows', async () => {
    const folder = vscode.Uri.joinPath(workspaceFolder(), '.vscode');
    const file = vscode.Uri.joinPath(folder, 'tasks.json');
    const task = {
      type: 'component-posts',
      command: 'check',
      label: 'Check one post',
      files: [post],
      args: ['--fail-on', 'never'],
      problemMatcher: '$component-posts',
    };
    await vscode.workspace.fs.writeFile(
      file,
      new TextEncoder().encode(JSON.stringify({ version: '2.0.0', tasks: [task] })),
    );
    try {
      const own = await until(
        async () => (await vscode.tasks.fetchTasks()).find(({ name }) => name === task.label),
        'the task is known',
      );
      assert.equal(await run(own), 0);
    } finally {
      await vscode.workspace.fs.delete(folder, { recursive: true });
    }
  });
});
