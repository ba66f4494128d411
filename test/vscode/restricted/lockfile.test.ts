import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  lockfileWith,
  openBlog,
  read,
  remove,
  untilDescribed,
  write,
  type LockfileBlog,
} from '../lockfileBlogs';
import { monitorFetch, type FetchMonitor } from '../lookUps';
import { troubled } from '../posts';
import { closeAllEditors } from '../support';

const key = 'github.com/tidewater-stack/harbour';

suite('lockfile in restricted mode', () => {
  let blog: LockfileBlog;
  let requests: FetchMonitor;

  setup(async () => {
    blog = await openBlog('lockfile-restricted', troubled);
    requests = monitorFetch();
  });
  teardown(async () => {
    requests.stop();
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAllEditors();
    await remove(blog.folder);
  });

  test('it is read, and nobody is asked for it', async () => {
    const text = lockfileWith(key, { description: 'Carries readings' });
    await write(blog.lockfile, text);
    const verdict = await untilDescribed(blog.document, key, 'Carries readings');
    assert.equal(verdict?.source, 'lockfile');
    await vscode.commands.executeCommand('componentPosts.updateRepositoryFacts');
    assert.equal(await read(blog.lockfile), text);
    assert.deepEqual(requests.urls, []);
  });
});
