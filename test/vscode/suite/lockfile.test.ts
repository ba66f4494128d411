import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LookUpReport } from '../../../src/repositories/directoryPorts';
import type { Verdict } from '../../../src/repositories/facts';
import { recogniseRepository } from '../../../src/repositories/recognise';
import type { RepositoryReference } from '../../../src/repositories/reference';
import type { TestAccess } from '../../../src/vscode/extension';
import type { LookUpConsent } from '../../../src/vscode/facts';
import type { FactsSource } from '../../../src/vscode/updateFacts';
import { uiVariable, type Ui } from '../../host/ui';
import { forgetConsent, monitorFetch, type FetchMonitor } from '../lookUps';
import { troubled } from '../posts';
import {
  activation,
  closeAllEditors,
  currentDiagnosticsOf,
  extension,
  testUi,
  until,
  workspaceFile,
} from '../support';

/** Milliseconds in which VS Code tells of a change on disk, on a busy machine. */
const patience = 15_000;
const errorSeverity = vscode.DiagnosticSeverity.Error;
const name = 'component-posts.lock.json';
const keys = ['codeberg.org/tidewater/logbook', 'github.com/tidewater-stack/harbour'] as const;
const [logbook, harbour] = keys;

/** Each test has a folder of its own: VS Code joins a deletion and a creation that follow closely. */
let count = 0;
let folder: vscode.Uri;
let lockfile: vscode.Uri;
let document: vscode.TextDocument;
let requests: FetchMonitor;

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** undefined where there is no such file. */
async function read(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

async function remove(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri, { recursive: true });
  } catch {
    // A test that failed may not have made it.
  }
}

function reference(key: string): RepositoryReference {
  const found = recogniseRepository(`https://${key}`);
  assert.ok(found);
  return found;
}

async function access(): Promise<TestAccess> {
  await activation();
  return extension().exports as TestAccess;
}

function textWith(more: Readonly<Record<string, unknown>>): string {
  const entry = { checked: '2026-11-20', ...more, state: 'found', url: `https://${harbour}` };
  const content = { version: 1, owners: {}, repositories: { [harbour]: entry } };
  return `${JSON.stringify(content, null, 2)}\n`;
}

async function untilDescribed(wanted: string | undefined): Promise<Verdict | undefined> {
  const { facts } = await access();
  const verdict = (): Verdict | undefined => facts.verdictOf(document, reference(harbour));
  await until(
    () => verdict()?.facts?.repository?.description === wanted,
    `the lockfile says ${wanted ?? 'nothing'}`,
    patience,
  );
  return verdict();
}

/** Hosts that answer from a list, and nothing about what is not in it. */
class Hosts implements FactsSource {
  consent: LookUpConsent = 'allowed';
  readonly said = new Map<string, Partial<Verdict>>();
  readonly asked: string[] = [];
  readonly offered: string[] = [];
  /** Done before an answer is given. */
  meanwhile = (): Promise<unknown> => Promise.resolve();

  say(key: string, description: string, more: Partial<Verdict> = {}): this {
    const [, owner = '', repository = ''] = key.split('/');
    this.said.set(key, {
      facts: {
        repository: {
          kind: 'repository',
          owner: { login: owner },
          name: repository,
          url: `https://${key}`,
          description,
        },
      },
      ...more,
    });
    return this;
  }

  ensureConsent(repositories: readonly RepositoryReference[]): Promise<LookUpConsent> {
    this.offered.push(...repositories.map(({ key }) => key));
    return Promise.resolve(this.consent);
  }

  async lookUp(
    repositories: Iterable<RepositoryReference>,
    options: Parameters<FactsSource['lookUp']>[1],
  ): Promise<LookUpReport> {
    const wanted = Array.from(repositories, ({ key }) => key);
    this.asked.push(...wanted);
    options.onProgress?.(1, wanted.length);
    await this.meanwhile();
    // As the directory does: what is not answered by then stays open.
    const isOpen = (key: string): boolean =>
      options.signal?.aborted === true || !this.said.has(key);
    return {
      answered: wanted.filter((key) => !isOpen(key)),
      unanswered: wanted.filter(isOpen),
    };
  }

  verdictOf({ key }: RepositoryReference): Verdict {
    return {
      state: 'found',
      facts: undefined,
      isConfirmed: true,
      isReplaced: false,
      isAnonymous: true,
      checkedAt: Date.parse('2026-11-24T12:00:00Z'),
      day: '2026-11-24',
      source: 'host',
      ...this.said.get(key),
    };
  }
}

async function update(hosts: Hosts): Promise<void> {
  const { factsUpdate } = await access();
  await factsUpdate.run(hosts);
}

/** Messages may go by before a test sees them; the list of them stays. */
async function showMessage(ui: Ui, text: string): Promise<void> {
  await ui.waitForText(text);
  await vscode.commands.executeCommand('notifications.showList');
  await ui.waitForText(text);
}

function button(title: string): string {
  return `.notifications-center .monaco-button:has-text("${title}")`;
}

suite('lockfile', () => {
  setup(async () => {
    folder = workspaceFile(`lockfile-${String(++count)}`);
    lockfile = vscode.Uri.joinPath(folder, name);
    const project = {
      posts: [{ files: '*.md' }],
      rules: { 'front-matter/date-format': 'error' },
    };
    await write(vscode.Uri.joinPath(folder, '.component-posts.json'), JSON.stringify(project));
    const post = vscode.Uri.joinPath(folder, 'post.md');
    await write(post, troubled);
    document = await vscode.workspace.openTextDocument(post);
    await vscode.window.showTextDocument(document, { preview: false });
    const { knowledge } = await access();
    await forgetConsent();
    requests = monitorFetch();
    await until(
      () => currentDiagnosticsOf(post).some(({ severity }) => severity === errorSeverity),
      'the project file is known',
      patience,
    );
    await until(
      async () => (await knowledge.posts()).some((uri) => uri.toString() === post.toString()),
      'the post is known',
      patience,
    );
  });

  teardown(async () => {
    assert.deepEqual(
      requests.urls.filter((url) => url !== process.env[uiVariable]),
      [],
      'nobody was asked over the network',
    );
    requests.stop();
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAllEditors();
    await remove(folder);
    await remove(workspaceFile(name));
  });

  test('what it says is known, and what becomes of it is followed', async () => {
    await write(lockfile, textWith({ description: 'Carries readings' }));
    const verdict = await untilDescribed('Carries readings');
    assert.equal(verdict?.source, 'lockfile');
    assert.equal(verdict.day, '2026-11-20');
    await write(lockfile, textWith({ description: 'Carries more' }));
    await untilDescribed('Carries more');
    await write(lockfile, '<<<<<<< HEAD\n');
    await untilDescribed(undefined);
    await write(lockfile, textWith({ description: 'Carries again' }));
    await untilDescribed('Carries again');
    await remove(lockfile);
    await untilDescribed(undefined);
  });

  test('posts without a project file have that of the workspace folder', async () => {
    await write(workspaceFile(name), textWith({ description: 'At the top' }));
    const post = workspaceFile('posts/tidewater_components.md');
    document = await vscode.workspace.openTextDocument(post);
    await untilDescribed('At the top');
  });

  test('the command writes what hosts say, once, and the editor knows it at once', async () => {
    const hosts = new Hosts().say(harbour, 'Carries readings').say(logbook, 'Keeps readings');
    await update(hosts);
    assert.deepEqual(hosts.asked.toSorted(), [...keys]);
    assert.deepEqual(hosts.offered.toSorted(), [...keys]);
    const text = await read(lockfile);
    assert.deepEqual(
      Object.keys((JSON.parse(text ?? '') as { repositories: object }).repositories),
      [...keys],
    );
    await untilDescribed('Carries readings');
    const { mtime } = await vscode.workspace.fs.stat(lockfile);
    await update(hosts);
    assert.equal((await vscode.workspace.fs.stat(lockfile)).mtime, mtime, 'nothing is written');
    assert.equal(await read(lockfile), text);
  });

  test('what is not answered keeps its facts, and what is linked no more goes', async () => {
    await write(
      lockfile,
      textWith({ description: 'From before' }).replace(
        '"repositories": {',
        '"repositories": {\n    "github.com/acme/gone": { "checked": "2026-11-20", "state": "missing" },',
      ),
    );
    await update(new Hosts().say(logbook, 'Keeps readings'));
    const text = (await read(lockfile)) ?? '';
    assert.match(text, /From before/);
    assert.match(text, /Keeps readings/);
    assert.doesNotMatch(text, /acme/);
  });

  test('line ends of a checkout stay', async () => {
    await write(lockfile, textWith({ description: 'From before' }).replaceAll('\n', '\r\n'));
    await update(new Hosts().say(harbour, 'Carries readings').say(logbook, 'Keeps readings'));
    const text = (await read(lockfile)) ?? '';
    assert.match(text, /Carries readings/);
    assert.equal(text.replaceAll('\r\n', '').includes('\n'), false);
  });

  test('nothing is asked or written without consent', async () => {
    for (const consent of ['not-asked', 'never', 'untrusted'] as const) {
      const hosts = new Hosts().say(harbour, 'Carries readings');
      hosts.consent = consent;
      await update(hosts);
      assert.deepEqual(hosts.asked, [], consent);
    }
    assert.equal(await read(lockfile), undefined);
  });

  test('where nothing could be checked, no lockfile is made', async () => {
    await update(new Hosts());
    assert.equal(await read(lockfile), undefined);
  });

  test('changes that are not saved are left alone', async () => {
    const text = textWith({ description: 'From before' });
    await write(lockfile, text);
    const editor = await vscode.window.showTextDocument(lockfile, { preview: false });
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), ' ');
    });
    const hosts = new Hosts().say(harbour, 'Carries readings');
    await vscode.window.showTextDocument(document);
    await update(hosts);
    assert.deepEqual(hosts.asked, []);
    assert.equal(await read(lockfile), text);
  });

  test('a file that broke while hosts were asked is left alone', async () => {
    const hosts = new Hosts().say(harbour, 'Carries readings');
    hosts.meanwhile = () => write(lockfile, 'broken');
    await update(hosts);
    assert.equal(await read(lockfile), 'broken');
  });

  testUi('a broken file is written anew only where the author says so', async (ui) => {
    await write(lockfile, '<<<<<<< HEAD\n');
    const hosts = new Hosts().say(harbour, 'Carries readings');
    const dismissed = update(hosts);
    await showMessage(ui, 'conflict markers');
    await ui.screenshot('lockfile-broken');
    await vscode.commands.executeCommand('notifications.clearAll');
    await dismissed;
    assert.equal(await read(lockfile), '<<<<<<< HEAD\n');
    const agreed = update(hosts);
    await showMessage(ui, 'conflict markers');
    await ui.click(button('Write Anew'));
    await agreed;
    assert.match((await read(lockfile)) ?? '', /Carries readings/);
  });

  testUi('the look is shown, and writes nothing once it is cancelled', async (ui) => {
    const hosts = new Hosts().say(harbour, 'Carries readings').say(logbook, 'Keeps readings');
    hosts.meanwhile = async () => {
      await showMessage(ui, '1 of 2 repositories');
      await ui.screenshot('lockfile-progress');
      await ui.click(button('Cancel'));
    };
    await update(hosts);
    assert.equal(await read(lockfile), undefined);
    hosts.meanwhile = () => Promise.resolve();
    await update(hosts);
    assert.ok(await read(lockfile));
    await showMessage(ui, 'Facts of 2 repositories written.');
    await ui.screenshot('lockfile-written');
    await ui.click(button('Open'));
    await until(
      () => vscode.window.activeTextEditor?.document.uri.toString() === lockfile.toString(),
      'the lockfile is open',
    );
  });

  testUi('VS Code explains what stands in a lockfile', async (ui) => {
    await write(lockfile, textWith({ pushed: '2020-02-30', stars: 3 }));
    await vscode.window.showTextDocument(lockfile, { preview: false });
    const messages = await until(() => {
      const found = vscode.languages.getDiagnostics(lockfile).map(({ message }) => message);
      return found.length > 0 ? found : undefined;
    }, 'the schema is known');
    assert.deepEqual(messages, ['Property stars is not allowed.']);
    await ui.screenshot('lockfile-schema');
  });
});
