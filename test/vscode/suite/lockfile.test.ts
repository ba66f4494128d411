import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LookUpReport } from '../../../src/repositories/directoryPorts';
import type { Verdict } from '../../../src/repositories/facts';
import type { RepositoryReference } from '../../../src/repositories/reference';
import type { LookUpConsent } from '../../../src/vscode/facts';
import type { FactsSource } from '../../../src/vscode/updateFacts';
import type { HostDouble } from '../../doubles/double';
import { startGitea } from '../../doubles/gitea';
import type { Ui } from '../../host/ui';
import { factsOf, forgetConsent, monitorFetch, setOrigins, type FetchMonitor } from '../lookUps';
import {
  access,
  lockfileName,
  lockfileWith,
  openBlog,
  patience,
  read,
  remove,
  untilDescribed,
  write,
} from '../lockfileBlogs';
import { troubled } from '../posts';
import {
  closeAllEditors,
  currentDiagnosticsOf,
  picture,
  testUi,
  until,
  workspaceFile,
} from '../support';

const keys = ['codeberg.org/tidewater/logbook', 'github.com/tidewater-stack/harbour'] as const;
const [logbook, harbour] = keys;

/** Each test has a folder of its own: VS Code joins a deletion and a creation that follow closely. */
let count = 0;
let folder: vscode.Uri;
let lockfile: vscode.Uri;
let document: vscode.TextDocument;
let requests: FetchMonitor;

function textWith(more: Readonly<Record<string, unknown>>): string {
  return lockfileWith(harbour, more);
}

function untilKnownAs(description: string | undefined): Promise<Verdict | undefined> {
  return untilDescribed(document, harbour, description);
}

/** Hosts that answer from a list, and nothing about what is not in it. */
class Hosts implements FactsSource {
  consent: LookUpConsent = 'allowed';
  readonly said = new Map<string, Partial<Verdict>>();
  readonly asked: string[] = [];
  readonly offered: string[] = [];
  /** Done before an answer is given. */
  meanwhile: (signal: AbortSignal | undefined) => PromiseLike<unknown> = () => Promise.resolve();

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
    await this.meanwhile(options.signal);
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
    ({ folder, lockfile, document } = await openBlog(`lockfile-${String(++count)}`, troubled));
    await forgetConsent();
    requests = monitorFetch();
  });

  teardown(async () => {
    assert.deepEqual(requests.urls, [], 'nobody was asked over the network');
    requests.stop();
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAllEditors();
    await remove(folder);
  });

  test('what it says is known, and what becomes of it is followed', async () => {
    await write(lockfile, textWith({ description: 'Carries readings' }));
    const verdict = await untilKnownAs('Carries readings');
    assert.equal(verdict?.source, 'lockfile');
    assert.equal(verdict.day, '2026-11-20');
    await write(lockfile, textWith({ description: 'Carries more' }));
    await untilKnownAs('Carries more');
    await write(lockfile, '<<<<<<< HEAD\n');
    await untilKnownAs(undefined);
    await write(lockfile, textWith({ description: 'Carries again' }));
    await untilKnownAs('Carries again');
    await remove(lockfile);
    await untilKnownAs(undefined);
  });

  test('posts without a project file have that of the workspace folder', async () => {
    const own = workspaceFile(lockfileName);
    const sample = (await read(own)) ?? '';
    try {
      await write(own, textWith({ description: 'At the top' }));
      const post = workspaceFile('posts/tidewater_components.md');
      document = await vscode.workspace.openTextDocument(post);
      await untilKnownAs('At the top');
    } finally {
      await write(own, sample);
    }
    await untilKnownAs('A message bus that waits for the tide');
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
    await untilKnownAs('Carries readings');
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
    await picture('lockfile-broken');
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
    hosts.meanwhile = async (signal) => {
      await showMessage(ui, '1 of 2 repositories');
      await picture('lockfile-progress');
      await ui.click(button('Cancel'));
      await until(() => signal?.aborted, 'the look-up is cancelled');
    };
    await update(hosts);
    assert.equal(await read(lockfile), undefined);
    hosts.meanwhile = () => Promise.resolve();
    await update(hosts);
    assert.ok(await read(lockfile));
    await showMessage(ui, 'Facts of 2 repositories written.');
    await picture('lockfile-written');
    await ui.click(button('Open'));
    await until(
      () => vscode.window.activeTextEditor?.document.uri.toString() === lockfile.toString(),
      'the lockfile is open',
    );
  });

  testUi('VS Code explains what stands in a lockfile', async () => {
    await write(lockfile, textWith({ pushed: '2020-02-30', stars: 3 }));
    await vscode.window.showTextDocument(lockfile, { preview: false });
    const messages = await until(() => {
      const found = vscode.languages.getDiagnostics(lockfile).map(({ message }) => message);
      return found.length > 0 ? found : undefined;
    }, 'the schema is known');
    assert.deepEqual(messages, ['Property stars is not allowed.']);
    await picture('lockfile-schema');
  });
});

suite('lockfile of a host', () => {
  const origin = 'https://codeberg.org';
  const links = ['locked/harbour', 'locked/logbook', 'locked/gone', 'locked/hidden', 'locked'];
  const post = `${troubled.slice(0, troubled.indexOf('##'))}${links
    .map((path) => `See [${path}](${origin}/${path}).\n`)
    .join('\n')}`;
  let double: HostDouble;

  suiteSetup(async () => {
    double = await startGitea({
      repositories: [
        { id: 1, path: 'locked/harbour', description: 'Carries readings', archived: '2021-05-01' },
        { id: 2, path: 'locked-away/logbook', formerly: ['locked/logbook'], stars: 3 },
        { id: 3, path: 'locked/hidden', description: 'Hush', isPrivate: true },
      ],
      owners: [
        { login: 'locked', kind: 'organisation' },
        { login: 'locked-away', kind: 'organisation' },
      ],
      tokens: [],
    });
  });
  suiteTeardown(async () => {
    await setOrigins({});
    await double.stop();
  });
  setup(async () => {
    ({ folder, lockfile, document } = await openBlog(`lockfile-${String(++count)}`, post));
    await setOrigins({ [origin]: double.origin });
  });
  teardown(async () => {
    await forgetConsent();
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAllEditors();
    await remove(folder);
  });

  test('it is written by the command, and tells the editor when no host may be asked', async () => {
    await (await factsOf()).decide('blog');
    await vscode.commands.executeCommand('componentPosts.updateRepositoryFacts');
    const text = (await read(lockfile)) ?? '';
    const { owners, repositories } = JSON.parse(text) as Record<
      'owners' | 'repositories',
      Readonly<Record<string, Readonly<Record<string, unknown>>>>
    >;
    assert.deepEqual(Object.keys(owners), ['codeberg.org/locked']);
    assert.deepEqual(
      Object.entries(repositories).map(([key, { state, url, archived }]) => [
        key,
        state,
        url,
        archived,
      ]),
      [
        ['codeberg.org/locked/gone', 'missing', undefined, undefined],
        ['codeberg.org/locked/harbour', 'found', `${origin}/locked/harbour`, '2021-05-01'],
        ['codeberg.org/locked/hidden', 'missing', undefined, undefined],
        ['codeberg.org/locked/logbook', 'found', `${origin}/locked-away/logbook`, undefined],
      ],
    );
    assert.doesNotMatch(text, /Hush/);
    await forgetConsent();
    double.forget();
    await until(
      () => {
        const found = currentDiagnosticsOf(document.uri).map(({ message }) => message);
        return ['moved to locked-away/logbook', 'locked/gone', 'archived'].every((words) =>
          found.some((message) => message.includes(words)),
        );
      },
      'the problems of the lockfile are shown',
      patience,
    );
    assert.deepEqual(double.requests, []);
  });
});
