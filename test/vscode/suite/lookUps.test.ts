import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { HostDouble, World } from '../../doubles/double';
import { startGitea } from '../../doubles/gitea';
import {
  factsOf,
  forgetConsent,
  keptFacts,
  lately,
  linking,
  monitorFetch,
  repositoryProblems,
  setOrigins,
  type FetchMonitor,
} from '../lookUps';
import {
  applyCodeAction,
  closeAllEditors,
  delay,
  diagnosticsOf,
  openUntitled,
  until,
} from '../support';

const origin = 'https://codeberg.org';

const world: World = {
  repositories: [
    {
      id: 1,
      path: 'lookups/harbour',
      description: 'Carries readings',
      license: 'MIT',
      pushed: lately,
      stars: 3,
    },
    {
      id: 2,
      path: 'lookups-archive/logbook',
      formerly: ['lookups/logbook'],
      license: 'MIT',
      pushed: lately,
    },
    { id: 3, path: 'lookups/spyglass', archived: '2021-05-01', license: 'MIT', pushed: lately },
    { id: 4, path: 'lookups/late', license: 'MIT', pushed: lately },
  ],
  owners: [
    { login: 'lookups', kind: 'organisation' },
    { login: 'lookups-archive', kind: 'organisation' },
  ],
  tokens: ['a-token-of-codeberg'],
};

const troubledLinks = linking(
  origin,
  'lookups/harbour',
  'lookups/logbook',
  'lookups/spyglass',
  'lookups/gone',
);

suite('looking up repositories', () => {
  let double: HostDouble;
  let monitor: FetchMonitor;

  suiteSetup(async () => {
    double = await startGitea(world);
    await forgetConsent();
    await setOrigins({ [origin]: double.origin });
    monitor = monitorFetch();
  });
  suiteTeardown(async () => {
    monitor.stop();
    await forgetConsent();
    await setOrigins({});
    await double.stop();
  });
  setup(() => {
    double.forget();
    monitor.forget();
  });
  teardown(closeAllEditors);

  const requests = (): readonly string[] => double.requests.map(({ path }) => path);

  /** Everything that was asked has been answered, and nothing more is asked. */
  async function settled(): Promise<void> {
    await delay(1_200);
    const count = double.requests.length;
    await delay(300);
    assert.equal(double.requests.length, count, requests().join('\n'));
  }

  test('asks nobody until the author allows it, nor when the author says never', async () => {
    const { document } = await openUntitled(troubledLinks);
    await diagnosticsOf(document.uri, () => true);
    await settled();
    await (await factsOf()).decide('never');
    await settled();
    assert.deepEqual(requests(), []);
    assert.deepEqual(monitor.urls, []);
    assert.deepEqual(Object.keys(repositoryProblems(document)), []);
  });

  test('tells what has moved, is archived or is not found, once it is allowed', async () => {
    const { document } = await openUntitled(troubledLinks);
    await (await factsOf()).decide('blog');
    await until(
      () => Object.keys(repositoryProblems(document)).length === 3,
      'there are three kinds of problems',
      10_000,
    );
    const problems = repositoryProblems(document);
    const moved = problems['repositories/moved'];
    assert.match(moved?.message ?? '', /lookups\/logbook moved to lookups-archive\/logbook/);
    assert.match(problems['repositories/archived']?.message ?? '', /spyglass/);
    assert.match(problems['repositories/not-found']?.message ?? '', /gone/);
    assert.ok(moved);
    await applyCodeAction(document, moved.range, 'Use codeberg.org/lookups-archive/logbook');
    assert.equal(
      document.getText(),
      troubledLinks.replace(`${origin}/lookups/logbook`, `${origin}/lookups-archive/logbook`),
    );
    await until(
      () => repositoryProblems(document)['repositories/moved'] === undefined,
      'the problem is gone',
    );
    await settled();
    assert.ok(
      monitor.urls.every((url) => url.startsWith(`${double.origin}/`)),
      monitor.urls.join('\n'),
    );
  });

  test('asks nothing about what is fresh when a post is opened again', async () => {
    const { document } = await openUntitled(troubledLinks);
    await until(
      () => Object.keys(repositoryProblems(document)).length === 3,
      'the problems are there',
    );
    await settled();
    assert.deepEqual(requests(), []);
    assert.deepEqual(monitor.urls, []);
  });

  test('the command asks about what is fresh, too', async () => {
    await openUntitled(linking(origin, 'lookups/harbour'));
    await settled();
    assert.deepEqual(requests(), []);
    await vscode.commands.executeCommand('componentPosts.refreshRepositories');
    assert.ok(requests().some((path) => path.includes('lookups/harbour')));
  });

  test('waits for a rest after an edit, and asks once for all of them', async () => {
    const editor = await openUntitled(linking(origin, 'lookups/harbour'));
    await settled();
    const nameIn = (document: vscode.TextDocument): string =>
      document.getText().split('/').at(-1) ?? '';
    const changes: { readonly time: number; readonly name: string }[] = [];
    const listening = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document === editor.document && contentChanges.length > 0) {
        changes.push({ time: Date.now(), name: nameIn(document) });
      }
    });
    for (const typed of [`\nSee ${origin}/lookups/`, 'l', 'a', 't', 'e']) {
      await editor.edit((edit) => {
        const { document } = editor;
        edit.insert(document.positionAt(document.getText().length), typed);
      });
      await delay(50);
    }
    await until(
      () => requests().some((path) => path.endsWith('lookups/late')),
      'the new link is looked up',
    );
    listening.dispose();
    await settled();
    assert.equal(changes.length, 5);
    for (const [index, { time, name }] of changes.entries()) {
      const asked = monitor.urls.findIndex((url) => url.endsWith(`/lookups/${name}`));
      // On a machine with much to do, there may be a rest between two letters.
      const rest = (changes[index + 1]?.time ?? Infinity) - time;
      assert.ok(asked === -1 || rest >= 750, `${name} was asked about within ${String(rest)} ms`);
      const delayed = (monitor.times[asked] ?? Infinity) - time;
      assert.ok(delayed >= 750, `${name} was asked about after ${String(delayed)} ms`);
    }
  });

  test('asks nothing about a Markdown file that is no post, unless something shows its links', async () => {
    const { document } = await openUntitled(`# Notes\n\nSee ${origin}/lookups/noted.\n`);
    await settled();
    assert.deepEqual(requests(), []);
    const shown = (await factsOf()).want(document);
    await until(() => double.requests.length > 0, 'the link is looked up');
    shown.dispose();
    await settled();
  });

  test('asks with a token that the author set, and without once it is removed', async () => {
    const { executeCommand } = vscode.commands;
    const { showInputBox } = vscode.window;
    const window = vscode.window as { showInputBox: unknown };
    window.showInputBox = () => Promise.resolve('  a-token-of-codeberg ');
    try {
      await executeCommand('componentPosts.setHostToken', 'codeberg.org');
    } finally {
      window.showInputBox = showInputBox;
    }
    await openUntitled(linking(origin, 'lookups/harbour'));
    await until(
      () =>
        double.requests.some(
          ({ headers }) => headers['authorization'] === 'token a-token-of-codeberg',
        ),
      'the token is sent',
    );
    await settled();
    assert.equal((await factsOf()).standingOf('codeberg.org').account, 'your token');
    const kept = await keptFacts();
    assert.match([...kept.values()].join(), /lookups\/harbour/);
    assert.doesNotMatch([...kept].join(), /a-token-of-codeberg/);
    assert.ok(
      [...kept.keys()].every((name) => !name.endsWith('.new')),
      [...kept.keys()].join(),
    );
    double.forget();
    await executeCommand('componentPosts.removeHostToken', 'codeberg.org');
    await executeCommand('componentPosts.refreshRepositories');
    await until(() => double.requests.length > 0, 'it is asked again');
    assert.ok(double.requests.every(({ headers }) => headers['authorization'] === undefined));
    assert.equal((await factsOf()).standingOf('codeberg.org').account, undefined);
  });

  test('asks nobody any more once the author takes it back', async () => {
    await (await factsOf()).decide('never');
    const { document } = await openUntitled(linking(origin, 'lookups/unseen', 'lookups/spyglass'));
    await settled();
    await (await factsOf()).decide('never');
    assert.deepEqual(requests(), []);
    assert.deepEqual(monitor.urls, []);
    // What was known before is not told either.
    assert.deepEqual(Object.keys(repositoryProblems(document)), []);
  });
});
