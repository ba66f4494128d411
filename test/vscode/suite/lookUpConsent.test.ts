import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LookUpConsent } from '../../../src/vscode/facts';
import { testOrigins } from '../../../src/vscode/testOrigins';
import { factsOf, forgetConsent, lookUpSettings } from '../lookUps';
import { troubled } from '../posts';
import { closeAllEditors, openUntitled, testUi, until } from '../support';

const command = 'componentPosts.lookUpRepositories';

async function untilConsent(wanted: LookUpConsent): Promise<void> {
  const facts = await factsOf();
  await until(() => facts.consent === wanted, `the consent is ${wanted}`).catch(
    (error: unknown) => {
      throw new Error(`The consent is ${facts.consent}.`, { cause: error });
    },
  );
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
    await ui.screenshot('look-up-question');
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
