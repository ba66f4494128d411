import assert from 'node:assert/strict';
import * as vscode from 'vscode';

suite('tasks in Restricted Mode', () => {
  test('none is offered', async () => {
    assert.deepEqual(await vscode.tasks.fetchTasks({ type: 'component-posts' }), []);
  });
});
