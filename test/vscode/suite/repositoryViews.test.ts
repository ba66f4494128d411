import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { HostDouble, World } from '../../doubles/double';
import { startGitea } from '../../doubles/gitea';
import { forgetConsent, setOrigins } from '../lookUps';
import { closeAllEditors, delay, openUntitled, testUi, until } from '../support';

const origin = 'https://codeberg.org';

const world: World = {
  repositories: [
    {
      id: 1,
      path: 'views/harbour',
      description: 'Carries readings [x](command:workbench.action.quit) <b>fast</b>',
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
  ],
  owners: [
    { login: 'views', kind: 'organisation', name: 'Views Works', description: 'Shows things' },
    { login: 'views-archive', kind: 'organisation' },
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

**Logbook**: remembers them.

See [Logbook](${origin}/views/logbook/releases?q=1), made by [Views](${origin}/views), and [Gone](${origin}/views/gone).
`;

suite('what is shown of linked repositories', () => {
  let double: HostDouble;

  suiteSetup(async () => {
    double = await startGitea(world);
    await setOrigins({ [origin]: double.origin });
  });
  suiteTeardown(async () => {
    await forgetConsent();
    await setOrigins({});
    await double.stop();
  });
  setup(async () => {
    await forgetConsent();
    double.forget();
  });
  teardown(closeAllEditors);

  testUi(
    'the panel asks once, shows facts in any Markdown file, and puts links right',
    async (ui) => {
      const { document } = await openUntitled(post);
      await vscode.commands.executeCommand('componentPosts.showLinkedRepositories');
      await ui.waitForText('Look up these 6 links on codeberg.org?');
      assert.deepEqual(double.requests, []);
      await ui.click('[data-choice=blog]');
      await ui.waitForText('moved → views-archive');
      await ui.waitForText('not found, or private');
      const [question] = await ui.texts('#question:not([hidden])');
      assert.equal(question, undefined);
      const facts = await ui.texts('.item');
      assert.ok(
        facts.some((fact) => fact.includes('Rust')),
        facts.join('\n'),
      );
      const [foot = ''] = await ui.texts('.foot');
      assert.match(foot, /Facts from codeberg\.org, as of \d\d:\d\d/);
      await ui.click('[data-action=use-canonical]');
      await until(
        () => document.getText().includes(`${origin}/views-archive/logbook)`),
        'the link is put right',
      );
    },
  );

  for (const { name, theme } of [
    { name: 'light', theme: 'Default Light Modern' },
    { name: 'dark', theme: 'Default Dark Modern' },
  ]) {
    testUi(`pictures, ${name}`, async (ui) => {
      const workbench = vscode.workspace.getConfiguration('workbench');
      await workbench.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand('workbench.action.closeSidebar');
      await openUntitled(post);
      await vscode.commands.executeCommand('componentPosts.showLinkedRepositories');
      await ui.waitForText('Look up these 6 links on codeberg.org?');
      await delay(1_500);
      await ui.screenshot(`repositories-before-${name}`);
      await ui.click('[data-choice=blog]');
      await ui.waitForText('moved → views-archive');
      await delay(500);
      await ui.screenshot(`repositories-facts-${name}`);
      await workbench.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
    });
  }
});
