import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { troubled } from '../posts';
import {
  activation,
  applyCodeAction,
  closeAllEditors,
  codeActionsAt,
  diagnosticsOf,
  openFile,
  openUntitled,
  until,
  workspaceFile,
} from '../support';

const rewrite = vscode.CodeActionKind.RefactorRewrite;

/** Where a word stands, or the place behind it. */
function placeOf(document: vscode.TextDocument, word: string, behind = false): vscode.Position {
  const at = document.getText().indexOf(word);
  assert.notEqual(at, -1, word);
  return document.positionAt(behind ? at + word.length : at + 1);
}

function at(position: vscode.Position): vscode.Range {
  return new vscode.Range(position, position);
}

async function completionsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  trigger?: string,
): Promise<readonly vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
    trigger,
  );
  return items;
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

/** The labels of what is offered, once there is what comes from other posts. */
async function labelsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  wanted: string,
): Promise<readonly string[]> {
  return until(async () => {
    const labels = (await completionsAt(document, position)).map(labelOf);
    return labels.includes(wanted) ? labels : undefined;
  }, `${wanted} is offered`);
}

async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n\n');
}

const begun = `---
title: "A new post"
author: M
tags: tech,
published_at: ${''}
---

Text.
`;

suite('assistance in the front matter', () => {
  const made: vscode.Uri[] = [];

  /** Opens a new post beside those of the blog. */
  async function openBeside(name: string, text: string): Promise<vscode.TextEditor> {
    const uri = workspaceFile(`posts/${name}`);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    made.push(uri);
    return openFile(`posts/${name}`);
  }

  suiteSetup(async () => {
    await openUntitled(troubled);
    await activation();
    await closeAllEditors();
  });

  teardown(async () => {
    await closeAllEditors();
    for (const uri of made.splice(0)) {
      await vscode.workspace.fs.delete(uri);
    }
  });

  test('field names are completed as plain text, and values are asked for next', async () => {
    const { document } = await openUntitled(
      '---\ntitle: "A"\npublished_at: 2026-03-09\n\nauthor_image: a.png\n---\n',
    );
    const items = await completionsAt(document, new vscode.Position(3, 0), '\n');
    const names = items.map(labelOf);
    assert.deepEqual(
      names.filter((name) => /^(?:author|tags|post_image|author_image)$/.test(name)),
      ['author', 'tags', 'post_image'],
    );
    assert.ok(!names.includes('title'));
    const author = items.find((item) => labelOf(item) === 'author');
    assert.equal(author?.insertText, 'author: ');
  });

  test('outside the front matter nothing of it is offered', async () => {
    const { document } = await openUntitled(troubled);
    const labels = (await completionsAt(document, placeOf(document, 'The components', true))).map(
      labelOf,
    );
    assert.ok(!labels.includes('tags'), labels.join(', '));
  });

  test('authors, tags and pictures of the blog are offered', async () => {
    const { document } = await openBeside('made_for_values.md', begun);
    const authors = await labelsAt(document, placeOf(document, 'author: M', true), 'Mara');
    assert.ok(authors.includes('Noor'), authors.join(', '));
    const tags = await labelsAt(document, placeOf(document, 'tags: tech,', true), 'open source');
    assert.ok(!tags.includes('tech'));
    const days = await completionsAt(document, placeOf(document, 'published_at: ', true), ' ');
    assert.match(labelOf(days[0]!), /^\d{4}-\d{2}-\d{2}$/);
  });

  test('a chosen author brings the portrait along', async () => {
    const editor = await openBeside('made_for_an_author.md', begun);
    const { document } = editor;
    const behind = placeOf(document, 'author: M', true);
    await labelsAt(document, behind, 'Mara');
    const mara = (await completionsAt(document, behind)).find((item) => labelOf(item) === 'Mara');
    assert.ok(mara);
    assert.deepEqual(
      mara.additionalTextEdits?.map(({ newText }) => newText),
      ['author_image: mara.png\n'],
    );
    editor.selection = new vscode.Selection(behind, behind);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await until(async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return document.getText().includes('author: Mara\n');
    }, 'the author is written');
    assert.ok(document.getText().includes('author: Mara\nauthor_image: mara.png\ntags:'));
  });

  test('pictures are shown with their name', async () => {
    const { document } = await openBeside(
      'made_for_pictures.md',
      '---\npost_image: \nauthor_image: x\n---\n',
    );
    const behind = placeOf(document, 'post_image: ', true);
    await labelsAt(document, behind, 'storm_season.png');
    const items = await completionsAt(document, behind);
    const shown = items.find((item) => labelOf(item) === 'storm_season.png')?.documentation;
    assert.ok(shown instanceof vscode.MarkdownString);
    assert.match(shown.value, /^!\[storm\\_season\\\.png\]\(\S+storm_season\.png\|/);
    assert.ok(shown.isTrusted !== true && shown.supportHtml !== true);
  });

  test('hovers explain fields, days and tags', async () => {
    const { document } = await openFile('posts/tidewater_components.md');
    assert.match(await hoverAt(document, placeOf(document, 'published_at')), /day of publication/);
    assert.match(await hoverAt(document, placeOf(document, '2026-03-09')), /Monday, 9 March 2026/);
    const title = await hoverAt(document, placeOf(document, 'The Tidewater stack'));
    assert.match(title, /the-tidewater-stack-component-by-component/);
    const tag = await until(async () => {
      const said = await hoverAt(document, placeOf(document, 'open source'));
      return said.includes('other post') ? said : undefined;
    }, 'the tag is counted');
    assert.match(tag, /\[What we build on\]\(\S+what_we_build_on\.md#L5,7\)/);
  });

  test('a picture has a hover, a link and a definition', async () => {
    const { document } = await openFile('posts/tidewater_components.md');
    const picture = workspaceFile('assets/images/mara.png').toString();
    const position = placeOf(document, 'mara.png');
    const links = await until(async () => {
      const found = await vscode.commands.executeCommand<readonly vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        document.uri,
      );
      return found.some(({ target }) => target?.toString() === picture) ? found : undefined;
    }, 'the portrait is a link');
    const own = links.filter(({ range }) => range.contains(position));
    assert.equal(own.length, 1);
    assert.equal(document.getText(own[0]!.range), 'mara.png');
    assert.match(await hoverAt(document, position), /!\[assets\/images\/mara/);
    const definitions = await vscode.commands.executeCommand<
      readonly (vscode.Location | vscode.LocationLink)[]
    >('vscode.executeDefinitionProvider', document.uri, position);
    assert.deepEqual(
      definitions.map((found) => ('targetUri' in found ? found.targetUri : found.uri).toString()),
      [picture],
    );
  });

  test('a web address is one link, not two', async () => {
    const address = 'https://example.org/a.png';
    const { document } = await openUntitled(
      `---\nauthor_image: ${address}\npost_image: b.png\n---\n`,
    );
    const links = await until(async () => {
      const found = await vscode.commands.executeCommand<readonly vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        document.uri,
      );
      return found.length > 0 ? found : undefined;
    }, 'there are links');
    const there = links.filter(({ range }) => range.contains(placeOf(document, address)));
    assert.deepEqual(
      there.map(({ target }) => target?.toString()),
      [address],
    );
  });

  test('references of a tag and of an author are in all posts', async () => {
    const { document } = await openFile('posts/tidewater_components.md');
    const references = async (word: string): Promise<readonly string[]> => {
      const found = await vscode.commands.executeCommand<readonly vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        placeOf(document, word),
      );
      return found.map(({ uri }) => uri.path.slice(uri.path.lastIndexOf('/') + 1)).sort();
    };
    await until(async () => (await references('tech,')).length > 1, 'the index is built');
    assert.ok((await references('open source')).includes('what_we_build_on.md'));
    assert.ok((await references('open source')).includes('tidewater_components.md'));
    assert.ok((await references('Mara')).includes('draft_winter_meetup.md'));
  });

  test('the front matter folds once', async () => {
    const { document } = await openFile('posts/tidewater_components.md');
    const ranges = await vscode.commands.executeCommand<readonly vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.equal(ranges.filter(({ start }) => start === 0).length, 1);
    assert.equal(ranges.find(({ start }) => start === 0)?.end, 7);
  });

  test('the outline has the fields beside the headings', async () => {
    const { document } = await openFile('posts/tidewater_components.md');
    const symbols = await until(async () => {
      const found = await vscode.commands.executeCommand<
        readonly vscode.DocumentSymbol[] | undefined
      >('vscode.executeDocumentSymbolProvider', document.uri);
      return found?.some(({ name }) => name === 'author_image') === true ? found : undefined;
    }, 'there are symbols');
    const own = symbols.filter(({ kind }) => kind === vscode.SymbolKind.Property);
    assert.deepEqual(own.map(({ name, detail }) => `${name} ${detail}`).slice(1, 3), [
      'author Mara',
      'author_image mara.png',
    ]);
    assert.ok(symbols.length > own.length, 'headings are there, too');
  });

  test('quotes come and go by a refactoring, and nothing else changes', async () => {
    const { document } = await openUntitled(troubled);
    const where = at(placeOf(document, 'mara.png'));
    await applyCodeAction(document, where, 'Put the value in quotes', rewrite);
    assert.equal(document.getText(), troubled.replace('mara.png', '"mara.png"'));
    await applyCodeAction(
      document,
      at(placeOf(document, 'mara.png')),
      'Write the value without quotes',
      rewrite,
    );
    assert.equal(document.getText(), troubled);
  });

  test('all missing fields are added at once, with a tab stop for each', async () => {
    const text = '---\nauthor_image: mara.png\npost_image: stations.png\n---\n\nText.\n';
    const editor = await openUntitled(text);
    const { document } = editor;
    await diagnosticsOf(document.uri);
    await applyCodeAction(
      document,
      at(new vscode.Position(0, 1)),
      'Add all missing required fields',
    );
    await until(() => document.getText().includes('author: '), 'the fields are there');
    assert.match(
      document.getText(),
      /^---\ntitle: ""\nauthor: \nauthor_image: mara\.png\npublished_at: \d{4}-\d\d-\d\d\npost_image: stations\.png\n---\n/,
    );
    assert.equal(document.getText(editor.selection) === '' ? editor.selection.active.line : 1, 1);
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    await until(() => editor.selection.active.line === 2, 'the next field is reached');
    await vscode.commands.executeCommand('undo');
  });

  test('a Markdown file that is no post gets front matter by a refactoring', async () => {
    const { document } = await openUntitled('# What we learnt\n\nText.\n');
    const actions = await codeActionsAt(document, at(new vscode.Position(0, 0)), rewrite);
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Add front matter'],
    );
    await applyCodeAction(document, at(new vscode.Position(0, 0)), 'Add front matter', rewrite);
    assert.match(
      document.getText(),
      /^---\ntitle: "What we learnt"\nauthor:\npublished_at: \d{4}-\d\d-\d\d\n---\n\n# What we learnt\n\nText\.\n$/,
    );
  });

  test('a file that is no post gets none of all this', async () => {
    const { document } = await openFile('README.md');
    assert.deepEqual(await hoverAt(document, new vscode.Position(0, 3)), '');
    const actions = await codeActionsAt(document, at(new vscode.Position(2, 0)), rewrite);
    assert.deepEqual(
      actions.filter(({ title }) => title === 'Add front matter'),
      [],
    );
  });
});
