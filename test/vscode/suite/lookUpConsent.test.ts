import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LookUpConsent } from '../../../src/vscode/facts';
import { Consent } from '../../../src/vscode/lookUpConsent';
import { testOrigins } from '../../../src/vscode/testOrigins';
import { factsOf, forgetConsent, lookUpSettings } from '../lookUps';
import { troubled } from '../posts';
import { closeAllEditors, openUntitled, picture, testUi, until } from '../support';

const command = 'componentPosts.lookUpRepositories';

async function untilConsent(wanted: LookUpConsent): Promise<void> {
  const facts = await factsOf();
  await until(() => facts.consent === wanted, `the consent is ${wanted}`).catch(
    (error: unknown) => {
      throw new Error(`The consent is ${facts.consent}.`, { cause: error });
    },
  );
}

/** Has what it is given at once, and says so when it is told to: VS Code takes its time, busy as it is. */
class SlowMemento implements vscode.Memento {
  readonly #values = new Map<string, unknown>();
  finish = (): void => undefined;

  get isAllowed(): boolean {
    return this.#values.get('repositories.lookup') === 'allowed';
  }

  keys(): readonly string[] {
    return [...this.#values.keys()];
  }

  get(key: string): undefined;
  get(key: string): unknown {
    return this.#values.get(key);
  }

  update(key: string, value: unknown): Promise<void> {
    this.#values.set(key, value);
    return new Promise((resolve) => {
      this.finish = resolve;
    });
  }
}

suite('consent to look up repositories', () => {
  setup(async () => {
    await openUntitled(troubled);
    await forgetConsent();
  });
  teardown(async () => {
    await forgetConsent();
    await closeAllEditors();
  });

  test('nobody is asked before the author decides', async () => {
    assert.equal((await factsOf()).consent, 'not-asked');
  });

  test('"always" is a setting of the author, and can be taken back there', async () => {
    await (await factsOf()).decide('always');
    await untilConsent('allowed');
    assert.equal(lookUpSettings().globalValue, 'always');
    await vscode.workspace
      .getConfiguration('componentPosts')
      .update('repositories.lookup', undefined, vscode.ConfigurationTarget.Global);
    await untilConsent('not-asked');
  });

  test('"this blog" changes no setting', async () => {
    await (await factsOf()).decide('blog');
    await untilConsent('allowed');
    assert.equal(lookUpSettings().globalValue, undefined);
  });

  test('"never" is stronger than what this blog was allowed, and the command takes it back', async () => {
    await (await factsOf()).decide('blog');
    await untilConsent('allowed');
    await (await factsOf()).decide('never');
    await untilConsent('never');
    assert.equal(lookUpSettings().globalValue, 'never');
    await (await factsOf()).decide('blog');
    await untilConsent('allowed');
    assert.equal(lookUpSettings().globalValue, undefined);
  });

  test('a decision is told in the moment from which on it holds', async () => {
    const memento = new SlowMemento();
    const consent = new Consent(memento);
    try {
      const told: LookUpConsent[] = [];
      consent.onDidChange(() => told.push(consent.state));
      const taken = consent.take('blog');
      assert.equal(consent.state, 'allowed');
      assert.deepEqual(told, ['allowed']);
      memento.finish();
      await taken;
      const takenBack = consent.take('never');
      assert.equal(consent.state, 'not-asked');
      assert.deepEqual(told, ['allowed', 'not-asked']);
      memento.finish();
      await takenBack;
      assert.deepEqual(told, ['allowed', 'not-asked', 'never']);
    } finally {
      consent.dispose();
    }
  });

  test('who is allowed for one blog and then for all is allowed in between', async () => {
    const memento = new SlowMemento();
    const consent = new Consent(memento);
    try {
      const taken = consent.take('blog');
      memento.finish();
      await taken;
      const told: LookUpConsent[] = [];
      consent.onDidChange(() => told.push(consent.state));
      const widened = consent.take('always');
      await until(() => !memento.isAllowed, 'what holds for all is remembered alone');
      memento.finish();
      await widened;
      assert.deepEqual(told, []);
      assert.equal(lookUpSettings().globalValue, 'always');
    } finally {
      consent.dispose();
    }
  });

  test('a setting that is not understood allows nothing', async () => {
    await vscode.workspace
      .getConfiguration('componentPosts')
      .update('repositories.lookup', 'certainly', vscode.ConfigurationTarget.Global);
    await until(() => lookUpSettings().globalValue === 'certainly', 'the setting is there');
    await untilConsent('not-asked');
  });

  test('a workspace cannot allow it', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const settings = vscode.Uri.joinPath(folder, '.vscode/settings.json');
    const before = await vscode.workspace.fs.readFile(settings).then(
      (bytes) => bytes,
      () => undefined,
    );
    const said = {
      'componentPosts.repositories.lookup': 'always',
      'componentPosts.continueLists': false,
    };
    try {
      await vscode.workspace.fs.writeFile(settings, new TextEncoder().encode(JSON.stringify(said)));
      // What a workspace may set shows that the file was read.
      await until(
        () => !vscode.workspace.getConfiguration('componentPosts').get('continueLists', true),
        'the settings of the workspace hold',
      );
      assert.equal((await factsOf()).consent, 'not-asked');
      assert.equal(
        vscode.workspace.getConfiguration('componentPosts').get('repositories.lookup'),
        'ask',
      );
    } finally {
      await (before === undefined
        ? vscode.workspace.fs.delete(settings)
        : vscode.workspace.fs.writeFile(settings, before));
    }
  });

  testUi('the question names the hosts that would be asked', async (ui) => {
    const answered = vscode.commands.executeCommand(command);
    await ui.waitForText('Look up');
    await ui.waitForText('This Blog');
    await picture('look-up-question');
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await answered;
    await untilConsent('allowed');
  });

  testUi('a link to the command brings no answer of its own along', async (ui) => {
    const answered = vscode.commands.executeCommand(command, 'always');
    await ui.waitForText('This Blog');
    assert.equal((await factsOf()).consent, 'not-asked');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await answered;
    assert.equal((await factsOf()).consent, 'not-asked');
    assert.equal(lookUpSettings().globalValue, undefined);
  });

  testUi('a question that is left open decides nothing', async (ui) => {
    const answered = vscode.commands.executeCommand(command);
    await ui.waitForText('This Blog');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await answered;
    assert.equal((await factsOf()).consent, 'not-asked');
  });

  test('stand-ins for hosts are taken in tests of the extension alone, and on loopback alone', () => {
    const wanted = {
      'https://api.github.com': 'http://127.0.0.1:8080',
      'https://gitlab.com': 'https://elsewhere.example',
      'https://codeberg.org': 'http://127.0.0.1.elsewhere.example:80',
    };
    assert.deepEqual(
      [...testOrigins(vscode.ExtensionMode.Test, wanted)],
      [['https://api.github.com', 'http://127.0.0.1:8080']],
    );
    for (const mode of [vscode.ExtensionMode.Development, vscode.ExtensionMode.Production]) {
      assert.equal(testOrigins(mode, wanted).size, 0);
    }
    assert.equal(testOrigins(vscode.ExtensionMode.Test, {}).size, 0);
  });
});
