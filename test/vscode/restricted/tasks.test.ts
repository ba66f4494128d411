import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { PostTasks } from '../../../src/vscode/tasks';
import { extension } from '../support';

suite('tasks in Restricted Mode', () => {
  // Asked through VS Code, a dialog would want trust first.
  test('none is offered, and none of tasks.json is run', () => {
    const tasks = new PostTasks(extension().extensionUri, process.execPath);
    assert.deepEqual(tasks.provideTasks(), []);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const definition = { type: 'component-posts', command: 'check' };
    const written = new vscode.Task(definition, folder, 'Check', 'component-posts');
    assert.equal(tasks.resolveTask(written), undefined);
  });
});
