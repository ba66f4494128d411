import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { troubled } from '../posts';
import { closeAllEditors, openFile, openUntitled, until } from '../support';

interface Token {
  readonly text: string;
  readonly type: string;
}

async function tokensOf(document: vscode.TextDocument): Promise<Token[]> {
  const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
    'vscode.provideDocumentSemanticTokensLegend',
    document.uri,
  );
  const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
    'vscode.provideDocumentSemanticTokens',
    document.uri,
  );
  const data = tokens?.data ?? new Uint32Array();
  const found: Token[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(at, at + 4);
    character = lines > 0 ? characters : character + characters;
    line += lines;
    found.push({
      text: document.getText(new vscode.Range(line, character, line, character + length)),
      type: legend?.tokenTypes[type] ?? '',
    });
  }
  return found;
}

suite('colours and pages', () => {
  teardown(closeAllEditors);

  test('fields, components, aliases and repository links of a post have tokens', async () => {
    const { document } = await openUntitled(troubled);
    const tokens = await until(async () => {
      const found = await tokensOf(document);
      return found.length > 0 ? found : undefined;
    }, 'there are tokens');
    const has = (text: string, type: string): boolean =>
      tokens.some((token) => token.text === text && token.type === type);
    assert.ok(has('title', 'frontMatterField'));
    assert.ok(has('mara.png', 'frontMatterValue'));
    assert.ok(has('Harbour', 'component'));
    assert.ok(has('Tide Store', 'componentAlias'));
    assert.ok(has('https://codeberg.org/tidewater/logbook', 'repositoryLink'));
    assert.ok(!tokens.some(({ text }) => text === 'auther'), 'unknown fields stay as they are');
  });

  test('a file that is no post has none', async () => {
    const { document } = await openFile('README.md');
    assert.deepEqual(await tokensOf(document), []);
  });

  test('the page of a rule opens as a Markdown preview', async () => {
    const uri = vscode.Uri.parse('component-posts:/rules/front-matter/date-format.md');
    await vscode.commands.executeCommand('vscode.open', uri);
    const tab = await until(
      () => vscode.window.tabGroups.activeTabGroup.activeTab,
      'a tab is open',
    );
    assert.ok(
      tab.input instanceof vscode.TabInputCustom || tab.input instanceof vscode.TabInputWebview,
      tab.label,
    );
  });
});
