import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { linkedOrigin, linkedPost, linkedWorld } from '../linkedPost';
import { factsOf, forgetConsent } from '../lookUps';
import { standInFor } from '../standIn';
import {
  closeAllEditors,
  delay,
  looks,
  openUntitled,
  picture,
  testUi,
  until,
  workspaceFile,
} from '../support';

/** A picture, 1 × 1 pixels. */
const avatar =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAL0lEQVR4nGP4UGEDRxo2FXDEgFX0Q4UNA1ZRqASmKEgCqyiKBJorGLCKQiWwuhgATxlQAZ42/7UAAAAASUVORK5CYII=';

async function hoversAt(
  document: vscode.TextDocument,
  words: string,
): Promise<readonly { readonly range: string; readonly contents: vscode.MarkdownString[] }[]> {
  const at = document.getText().indexOf(words);
  assert.ok(at >= 0, words);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(at + 1),
  );
  return hovers.map(({ contents, range }) => ({
    range: range === undefined ? '' : document.getText(range),
    contents: contents.filter(
      (content): content is vscode.MarkdownString => typeof content !== 'string',
    ),
  }));
}

/** All that the hovers at a place say, without escapes. */
async function hoverText(document: vscode.TextDocument, words: string): Promise<string> {
  return (await hoversAt(document, words))
    .flatMap(({ contents }) => contents)
    .map(({ value }) => value.replace(/\\(?=\W)/g, ''))
    .join('\n');
}

function commandsIn(text: string): string[] {
  return [...text.matchAll(/\]\(command:([\w.]+)/g)].map(([, name = '']) => name);
}

suite('hovers of linked repositories', () => {
  const host = standInFor(linkedOrigin, linkedWorld);
  setup(async () => {
    await forgetConsent();
    host().forget();
  });
  teardown(closeAllEditors);

  async function allowed(): Promise<vscode.TextEditor> {
    const editor = await openUntitled(linkedPost);
    await (await factsOf()).decide('blog');
    await until(
      async () =>
        (await hoverText(editor.document, '[its sources]')).includes('Moved to') &&
        (await hoverText(editor.document, '[Gone]')).includes('Not found, or private'),
      'the hovers tell what has become of the links',
      10_000,
    );
    return editor;
  }

  test('before consent they offer to look up, say whom that asks, and ask nobody', async () => {
    const { document } = await openUntitled(linkedPost);
    const text = await hoverText(document, '[its sources]');
    assert.match(text, /\*\*tide\/logbook\*\*/);
    assert.match(
      text,
      /\[Look up on codeberg\.org\]\(command:componentPosts\.lookUpRepositories\)/,
    );
    assert.deepEqual(commandsIn(text), [
      'componentPosts.lookUpRepositories',
      'componentPosts.showLinkedRepositories',
    ]);
    assert.deepEqual(host().requests, []);
  });

  test('show facts, run no command but ours, and show no word of strangers as Markdown', async () => {
    const { document } = await allowed();
    const [hover] = await hoversAt(document, '[Harbour](');
    const [content] = hover?.contents ?? [];
    assert.ok(content);
    assert.equal(hover?.range, `[Harbour](${linkedOrigin}/tide/harbour)`);
    assert.ok(!content.value.includes('](command:workbench'));
    assert.ok(!content.value.includes('](https://evil'));
    assert.ok(!/(?<!\\)<b>/.test(content.value));
    const trusted = content.isTrusted;
    assert.ok(typeof trusted === 'object');
    assert.ok(trusted.enabledCommands.every((name) => name.startsWith('componentPosts.')));
    assert.notEqual(content.supportHtml, true);
    const text = await hoverText(document, '[Harbour](');
    assert.match(text, /Rust · \$\(star-full\) 1\.2k · \$\(law\) MIT/);
    assert.match(text, /From codeberg\.org, as of \d\d:\d\d\./);
    assert.match(await hoverText(document, '[Tide]'), /\*\*Tide Works\*\* tide/);
    const gone = await hoverText(document, '[Gone]');
    assert.doesNotMatch(gone, /Open on/);
  });

  test('on an entry tell its section as well, wherever in it they are asked for', async () => {
    const { document } = await allowed();
    for (const words of ['[Message Bus', 'one that speaks']) {
      const [hover] = await hoversAt(document, words);
      assert.equal(hover?.contents.length, 1, words);
      const text = await hoverText(document, words);
      assert.match(text, /\*\*tide\/harbour\*\*/);
      assert.match(text, /⇄ \*\*Harbour\*\*, matched by name/);
      assert.match(
        text,
        /carries readings between the stations, whatever the weather is\.\n\n\[Open on/,
      );
    }
    assert.doesNotMatch(await hoverText(document, '[Net Mender'), /⇄/);
    assert.deepEqual(await hoversAt(document, 'The stations talk to'), []);
  });

  test('write the canonical address, and nothing else', async () => {
    const { document } = await allowed();
    const text = await hoverText(document, '[Logbook](');
    const [, encoded = ''] =
      /\(command:componentPosts\.useCanonicalLink\?([^)]*)\)/.exec(text) ?? [];
    const values = JSON.parse(decodeURIComponent(encoded)) as unknown[];
    await vscode.commands.executeCommand('componentPosts.useCanonicalLink', ...values);
    assert.equal(
      document.getText(),
      linkedPost.replace('/tide/logbook/releases?q=1', '/tide-archive/logbook/releases?q=1'),
    );
    assert.ok(
      !commandsIn(await hoverText(document, '[Harbour](')).includes(
        'componentPosts.useCanonicalLink',
      ),
    );
    await vscode.commands.executeCommand('componentPosts.useCanonicalLink', 'file:///x', 0, 'y');
    await vscode.commands.executeCommand('componentPosts.useCanonicalLink');
  });

  test('look up their own link again, and no other', async () => {
    const { document } = await allowed();
    const text = await hoverText(document, '[Harbour](');
    const [, encoded = ''] = /\(command:componentPosts\.lookUpLink\?([^)]*)\)/.exec(text) ?? [];
    const values = JSON.parse(decodeURIComponent(encoded)) as unknown[];
    host().forget();
    await vscode.commands.executeCommand('componentPosts.lookUpLink', ...values);
    const paths = host().requests.map(({ path }) => path);
    assert.ok(paths.some((path) => path.includes('tide/harbour')));
    assert.ok(!paths.some((path) => path.includes('logbook')));
    host().forget();
    await vscode.commands.executeCommand('componentPosts.lookUpLink', 'file:///x', 0);
    await vscode.commands.executeCommand('componentPosts.lookUpLink');
    await (await factsOf()).decide('never');
    await vscode.commands.executeCommand('componentPosts.lookUpLink', ...values);
    assert.deepEqual(host().requests, []);
  });

  test('stand in project files, too, in texts alone', async () => {
    await allowed();
    const uri = workspaceFile('zz_hovers/.component-posts.json');
    const text = `{
  // ${linkedOrigin}/tide/harbour
  "profile": { "note": "As in ${linkedOrigin}/tide/logbook." }
}
`;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      const said = await hoverText(document, `${linkedOrigin}/tide/logbook`);
      assert.match(said, /\*\*tide\/logbook\*\*/);
      assert.match(said, /Moved to tide-archive\/logbook/);
      assert.deepEqual(commandsIn(said), ['componentPosts.lookUpLink']);
      assert.doesNotMatch(await hoverText(document, `${linkedOrigin}/tide/harbour`), /tide\//);
    } finally {
      await vscode.workspace.fs.delete(workspaceFile('zz_hovers'), { recursive: true });
    }
  });

  for (const { name, theme } of looks([
    { name: 'light', theme: 'Default Light Modern' },
    { name: 'dark', theme: 'Default Dark Modern' },
  ])) {
    testUi(`show the owner's picture and are drawn well, ${name}`, async (ui) => {
      const workbench = vscode.workspace.getConfiguration('workbench');
      await workbench.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand('workbench.action.closeSidebar');
      const facts = (await factsOf()) as { avatarOf: unknown };
      const { avatarOf } = facts;
      facts.avatarOf = () => avatar;
      try {
        const editor = await allowed();
        for (const [words, file] of [
          ['[its sources]', 'moved'],
          ['[Message Bus', 'entry'],
          ['[Tide]', 'owner'],
          ['[Gone]', 'gone'],
        ] as const) {
          const at = editor.document.positionAt(linkedPost.indexOf(words) + 1);
          await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
          editor.selection = new vscode.Selection(at, at);
          await vscode.commands.executeCommand('editor.action.showHover');
          await ui.waitForText('From codeberg.org');
          await delay(700);
          if (file !== 'gone') {
            const size = await ui.evaluate(
              '.monaco-hover img',
              '`${element.width} × ${element.height} of ${element.naturalWidth}`',
            );
            assert.equal(size, '20 × 20 of 8');
          }
          await picture(`hover-${file}-${name}`);
          await ui.press('Escape');
        }
      } finally {
        facts.avatarOf = avatarOf;
        await workbench.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
      }
    });
  }
});
