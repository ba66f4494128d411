import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { HostDouble, World } from '../../doubles/double';
import { startGitea } from '../../doubles/gitea';
import { factsOf, forgetConsent, monitorFetch, setOrigins, type FetchMonitor } from '../lookUps';
import {
  applyCodeAction,
  closeAllEditors,
  currentDiagnosticsOf,
  delay,
  diagnosticsOf,
  openUntitled,
  until,
} from '../support';

const command = 'componentPosts.lookUpRepositories';
const origin = 'https://codeberg.org';

const world: World = {
  repositories: [
    { id: 1, path: 'lookups/harbour', description: 'Carries readings', license: 'MIT', stars: 3 },
    { id: 2, path: 'lookups-archive/logbook', formerly: ['lookups/logbook'], license: 'MIT' },
    { id: 3, path: 'lookups/spyglass', archived: '2021-05-01', license: 'MIT' },
    { id: 4, path: 'lookups/late', license: 'MIT' },
  ],
  owners: [
    { login: 'lookups', kind: 'organisation' },
    { login: 'lookups-archive', kind: 'organisation' },
  ],
  tokens: ['a-token-of-codeberg'],
};

const head = `---
title: "How the stations talk"
author: Mara
author_image: mara.png
tags: tech, weather
published_at: 2026-03-09
post_image: stations.png
---

`;

/** A post that links these repositories, one a line. */
function linking(...paths: readonly string[]): string {
  return head + paths.map((path) => `See [${path}](${origin}/${path}).\n`).join('\n');
}

const troubledLinks = linking(
  'lookups/harbour',
  'lookups/logbook',
  'lookups/spyglass',
  'lookups/gone',
);

function repositoryProblems(document: vscode.TextDocument): Record<string, vscode.Diagnostic> {
  return Object.fromEntries(
    currentDiagnosticsOf(document.uri).flatMap((diagnostic) => {
      const { code } = diagnostic;
      const rule = typeof code === 'object' ? String(code.value) : String(code);
      return rule.startsWith('repositories/') ? [[rule, diagnostic]] : [];
    }),
  );
}

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
    await vscode.commands.executeCommand(command, 'never');
    await settled();
    assert.deepEqual(requests(), []);
    assert.deepEqual(monitor.urls, []);
    assert.deepEqual(repositoryProblems(document), {});
  });

  test('tells what has moved, is archived or is not found, once it is allowed', async () => {
    const { document } = await openUntitled(troubledLinks);
    await vscode.commands.executeCommand(command, 'blog');
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
    await openUntitled(linking('lookups/harbour'));
    await settled();
    assert.deepEqual(requests(), []);
    await vscode.commands.executeCommand('componentPosts.refreshRepositories');
    assert.ok(requests().some((path) => path.includes('lookups/harbour')));
  });

  test('waits for a rest after an edit, and asks once for all of them', async () => {
    const editor = await openUntitled(linking('lookups/harbour'));
    await settled();
    const line = editor.document.lineCount;
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(line, 0), `\nSee ${origin}/lookups/`);
    });
    const started = Date.now();
    for (const letter of 'late') {
      await delay(100);
      await editor.edit((edit) => {
        const { document } = editor;
        edit.insert(document.positionAt(document.getText().length), letter);
      });
    }
    const typed = Date.now();
    await until(() => double.requests.length > 0, 'the new link is looked up', 5_000);
    assert.ok(Date.now() - typed >= 700, `after ${String(Date.now() - typed)} ms`);
    assert.ok(Date.now() - started >= 1_000);
    await settled();
    // Neither `lookups/l` nor the others that were never meant.
    assert.deepEqual(
      requests().filter((path) => !path.includes('lookups/late')),
      [],
    );
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
    await openUntitled(linking('lookups/harbour'));
    await until(
      () =>
        double.requests.some(
          ({ headers }) => headers['authorization'] === 'token a-token-of-codeberg',
        ),
      'the token is sent',
    );
    await settled();
    assert.equal((await factsOf()).standingOf('codeberg.org').account, 'your token');
    double.forget();
    await executeCommand('componentPosts.removeHostToken', 'codeberg.org');
    await executeCommand('componentPosts.refreshRepositories');
    await until(() => double.requests.length > 0, 'it is asked again');
    assert.ok(double.requests.every(({ headers }) => headers['authorization'] === undefined));
    assert.equal((await factsOf()).standingOf('codeberg.org').account, undefined);
  });

  test('asks nobody any more once the author takes it back', async () => {
    await vscode.commands.executeCommand(command, 'never');
    const { document } = await openUntitled(linking('lookups/unseen', 'lookups/spyglass'));
    await settled();
    await vscode.commands.executeCommand('componentPosts.lookUpRepositories', 'never');
    assert.deepEqual(requests(), []);
    assert.deepEqual(monitor.urls, []);
    // What was known before is not told either.
    assert.deepEqual(repositoryProblems(document), {});
  });
});
