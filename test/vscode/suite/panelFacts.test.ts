import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { World } from '../../doubles/double';
import { factsOf, forgetConsent } from '../lookUps';
import { standInFor } from '../standIn';
import { closeAllEditors, delay, looks, openUntitled, picture, testUi, until } from '../support';

const origin = 'https://codeberg.org';

const hostile =
  '<img src=x onerror="document.title=1"> [x](command:workbench.action.quit) \u202e<b>tsaf</b>';

const world: World = {
  repositories: [
    {
      id: 1,
      path: 'views/harbour',
      description: hostile,
      language: 'Rust',
      license: 'MIT',
      stars: 1234,
      pushed: '2023-05-03',
    },
    {
      id: 2,
      path: 'views-archive/logbook',
      formerly: ['views/logbook'],
      description: 'Remembers them',
      language: 'Go',
      license: 'Apache-2.0',
      stars: 12,
      archived: '2021-05-03',
      pushed: '2021-04-30',
    },
    { id: 3, path: 'views/empty', isEmpty: true },
    { id: 4, path: 'views/net', isFork: true, language: 'C', stars: 3, license: 'GPL-3.0' },
    { id: 5, path: 'deep/whale', description: 'whale '.repeat(1_700_000) },
  ],
  owners: [
    { login: 'views', kind: 'organisation', name: 'Views Works', description: 'Shows things' },
    { login: 'views-archive', kind: 'organisation' },
    { login: 'deep', kind: 'organisation' },
  ],
  tokens: [],
};

const post = `# Notes

- [Harbour = Message Bus](${origin}/views/harbour)
- [Logbook = Storage](${origin}/views/logbook)
- [Net Mender](${origin}/views/net)
- [Empty](${origin}/views/empty)

**Harbour**: carries readings between stations.

See [Harbour](${origin}/views/harbour).

**Logbook**: remembers them, see [it](${origin}/views/logbook).

See [Logbook](${origin}/views/logbook/releases?q=1), made by [Views](${origin}/views), and [Gone](${origin}/views/gone).
`;

suite('Facts in Linked Repositories', () => {
  const host = standInFor(origin, world);
  setup(async () => {
    await forgetConsent();
    host().forget();
  });
  teardown(closeAllEditors);

  async function openPanel(text: string): Promise<vscode.TextEditor> {
    const editor = await openUntitled(text);
    await vscode.commands.executeCommand('componentPosts.showLinkedRepositories');
    return editor;
  }

  testUi('asks once, shows facts in any Markdown file, and puts links right', async (ui) => {
    const { document } = await openPanel(post);
    await ui.waitForText('Look up these 6 links on codeberg.org?');
    assert.deepEqual(host().requests, []);
    await ui.click('[data-action=look-up-blog]');
    await ui.waitForText('moved → views-archive');
    await ui.waitForText('not found, or private');
    await ui.waitForText('Views Works');
    await until(async () => (await ui.texts('.question')).length === 0, 'nothing is asked');
    const cards = (await ui.texts('.cp-card')).join('\n');
    for (const fact of ['Rust', '1.2k', 'MIT', 'archived 2021', 'fork', 'empty', 'Views Works']) {
      assert.ok(cards.includes(fact), `${fact} in\n${cards}`);
    }
    const [foot = ''] = await ui.texts('.foot');
    assert.match(foot, /Facts from codeberg\.org, as of \d\d:\d\d/);
    await ui.click('[data-action=use-canonical]');
    await until(
      () => document.getText().includes(`${origin}/views-archive/logbook)`),
      'the links are put right',
    );
    assert.equal(
      document.getText(),
      post.replaceAll(`${origin}/views/logbook)`, `${origin}/views-archive/logbook)`),
    );
  });

  testUi('what strangers wrote is shown as text', async (ui) => {
    await openPanel(post);
    await (await factsOf()).decide('blog');
    await ui.waitForText('[x](command:workbench.action.quit)');
    const [words = ''] = (await ui.texts('.cp-words')).filter((text) => text.includes('command:'));
    assert.ok(words.startsWith('<img src=x onerror="document.title=1">'), words);
    assert.doesNotMatch(words, /\u202e/);
    assert.equal(
      await ui.evaluate('body.panel', 'document.querySelectorAll("b, img[src=x]").length'),
      0,
    );
    assert.equal(
      await ui.evaluate(
        'body.panel',
        '[...document.querySelectorAll("a")].filter((one) => !/^https?:/.test(one.href)).length',
      ),
      0,
    );
  });

  testUi('off, the list stands without facts, and nobody is asked', async (ui) => {
    await openPanel(post);
    await (await factsOf()).decide('never');
    await ui.waitForText('Looking up repositories is switched off');
    await delay(300);
    assert.deepEqual(host().requests, []);
  });

  for (const { name, theme } of looks([
    { name: 'light', theme: 'Default Light Modern' },
    { name: 'dark', theme: 'Default Dark Modern' },
  ])) {
    testUi(`pictures, ${name}`, async (ui) => {
      const workbench = vscode.workspace.getConfiguration('workbench');
      await workbench.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand('workbench.action.closeSidebar');
      await openPanel(post);
      await ui.waitForText('Look up these 6 links on codeberg.org?');
      await picture(`repositories-before-${name}`, 1_500);
      await ui.click('[data-action=look-up-blog]');
      await ui.waitForText('moved → views-archive');
      await picture(`repositories-facts-${name}`, 500);
      const panels = vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputWebview);
      await vscode.window.tabGroups.close(panels);
      await vscode.commands.executeCommand('componentPosts.repositories.focus');
      await ui.waitForText('moved → views-archive');
      await picture(`repositories-side-bar-${name}`, 500);
      await vscode.commands.executeCommand('workbench.view.explorer');
      await workbench.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
    });
  }

  testUi('ten megabytes from a host are no more than a sentence', async (ui) => {
    await openPanel(`# Notes\n\n- [Whale](${origin}/deep/whale)\n- [Net](${origin}/views/net)\n`);
    await (await factsOf()).decide('blog');
    await until(() => host().requests.length > 0, 'the host has been asked', 10_000);
    await ui.waitForText('GPL-3.0');
    await until(
      async () => (await ui.texts('[aria-busy=true]')).length === 0,
      'nothing is waited for',
      10_000,
    );
    await picture('repositories-whale');
    const length = await ui.evaluate('body.panel', 'document.body.textContent.length');
    assert.ok(Number(length) < 10_000, String(length));
  });
});
