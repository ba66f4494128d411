import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { HostDouble, World } from '../../doubles/double';
import { startGitea } from '../../doubles/gitea';
import { factsOf, forgetConsent, setOrigins } from '../lookUps';
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

async function hoverAt(
  document: vscode.TextDocument,
  word: string,
): Promise<vscode.MarkdownString[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(document.getText().indexOf(word) + 1),
  );
  return hovers.flatMap(({ contents }) =>
    contents.filter((content): content is vscode.MarkdownString => typeof content !== 'string'),
  );
}

async function hoverText(document: vscode.TextDocument, word: string): Promise<string> {
  const found = await hoverAt(document, word);
  return found.map(({ value }) => value.replace(/\\(?=\W)/g, '')).join('\n');
}

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

  async function allowed(): Promise<vscode.TextEditor> {
    const editor = await openUntitled(post);
    await vscode.commands.executeCommand('componentPosts.showLinkedRepositories');
    await (await factsOf()).decide('blog');
    await until(
      async () => (await hoverText(editor.document, '[Logbook = ')).includes('Moved to'),
      'the hover tells what has moved',
      10_000,
    );
    return editor;
  }

  test('before consent a hover offers to look up, and says whom that asks', async () => {
    const { document } = await openUntitled(post);
    const text = await hoverText(document, '[Harbour = ');
    assert.match(text, /\*\*views\/harbour\*\*/);
    assert.match(
      text,
      /\[Look up on codeberg\.org\]\(command:componentPosts\.lookUpRepositories\)/,
    );
    assert.deepEqual(double.requests, []);
  });

  test('a hover shows facts, runs no command but ours, and no word of strangers as Markdown', async () => {
    const { document } = await allowed();
    const [hover] = await hoverAt(document, '[Harbour = ');
    assert.ok(hover);
    assert.ok(!hover.value.includes('](command:workbench'));
    const trusted = hover.isTrusted;
    assert.ok(typeof trusted === 'object');
    assert.ok(trusted.enabledCommands.every((name) => name.startsWith('componentPosts.')));
    assert.notEqual(hover.supportHtml, true);
    const text = await hoverText(document, '[Harbour = ');
    assert.match(text, /Rust · \$\(star-full\) 1\.2k · \$\(law\) MIT/);
    assert.match(text, /From codeberg\.org, as of \d\d:\d\d\./);
    assert.match(await hoverText(document, '[Views]'), /\*\*Views Works\*\* views/);
    assert.match(await hoverText(document, '[Gone]'), /Not found, or private/);
  });

  test('the command of a hover writes the canonical address, and nothing else', async () => {
    const { document } = await allowed();
    const [hover] = await hoverAt(document, '[Logbook](');
    const [, encoded = ''] =
      /\(command:componentPosts\.useCanonicalLink\?([^)]*)\)/.exec(hover?.value ?? '') ?? [];
    const values = JSON.parse(decodeURIComponent(encoded)) as unknown[];
    await vscode.commands.executeCommand('componentPosts.useCanonicalLink', ...values);
    assert.equal(
      document.getText(),
      post.replace('/views/logbook/releases?q=1', '/views-archive/logbook/releases?q=1'),
    );
    await vscode.commands.executeCommand('componentPosts.useCanonicalLink', 'file:///x', 0, 'y');
    await vscode.commands.executeCommand('componentPosts.useCanonicalLink');
  });

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
      const editor = await openUntitled(post);
      await vscode.commands.executeCommand('componentPosts.showLinkedRepositories');
      await ui.waitForText('Look up these 6 links on codeberg.org?');
      await delay(1_500);
      await ui.screenshot(`repositories-before-${name}`);
      await ui.click('[data-choice=blog]');
      await ui.waitForText('moved → views-archive');
      await delay(500);
      await ui.screenshot(`repositories-facts-${name}`);
      for (const word of ['[Harbour = ', '[Logbook = ', '[Views]', '[Gone]']) {
        const at = editor.document.positionAt(post.indexOf(word) + 1);
        await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
        editor.selection = new vscode.Selection(at, at);
        await vscode.commands.executeCommand('editor.action.showHover');
        await delay(1_000);
        await ui.screenshot(`repository-hover-${word.replace(/\W/g, '').toLowerCase()}-${name}`);
        await ui.press('Escape');
      }
      await workbench.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
    });
  }
});
