import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activation,
  closeAllEditors,
  openFile,
  openUntitled,
  testUi,
  until,
  workspaceFile,
} from '../support';

const post = 'posts/tidewater_components.md';

/** Where the nth occurrence of a word stands, one character in. */
function placeOf(document: vscode.TextDocument, word: string, nth = 1): vscode.Position {
  let at = -1;
  for (let count = 0; count < nth; count++) {
    at = document.getText().indexOf(word, at + 1);
    assert.notEqual(at, -1, word);
  }
  return document.positionAt(at + 1);
}

function shown(document: vscode.TextDocument, range: vscode.Range): string {
  return `${String(range.start.line)} ${document.getText(range)}`;
}

function fileOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The symbols of components, once they are there. */
function componentsIn(document: vscode.TextDocument): Promise<readonly vscode.DocumentSymbol[]> {
  return until(async () => {
    const all = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const own = all?.filter(({ kind }) => kind === vscode.SymbolKind.Package) ?? [];
    return own.length > 0 ? own : undefined;
  }, 'there are components');
}

async function definitions(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<
    readonly (vscode.Location | vscode.LocationLink)[]
  >('vscode.executeDefinitionProvider', document.uri, position);
  return found.map((place) =>
    shown(
      document,
      'targetUri' in place ? (place.targetSelectionRange ?? place.targetRange) : place.range,
    ),
  );
}

async function references(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<readonly vscode.Location[]>(
    'vscode.executeReferenceProvider',
    document.uri,
    position,
  );
  return found.map(({ uri, range }) => `${fileOf(uri)} ${String(range.start.line)}`);
}

async function highlights(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<readonly vscode.DocumentHighlight[]>(
    'vscode.executeDocumentHighlights',
    document.uri,
    position,
  );
  return found.map(({ range }) => shown(document, range));
}

async function symbols(query: string): Promise<readonly vscode.SymbolInformation[]> {
  const found = await vscode.commands.executeCommand<readonly vscode.SymbolInformation[]>(
    'vscode.executeWorkspaceSymbolProvider',
    query,
  );
  return found.filter(({ kind }) => kind === vscode.SymbolKind.Package);
}

suite('navigation of components', () => {
  suiteSetup(async () => {
    await openFile(post);
    await activation();
    await closeAllEditors();
  });

  teardown(closeAllEditors);

  test('the outline has components with their entry and links', async () => {
    const { document } = await openFile(post);
    const components = await componentsIn(document);
    assert.deepEqual(
      components.map(({ name, detail }) => `${name}: ${detail}`),
      [
        'Keel: Station OS',
        'Harbour: Message Bus',
        'Logbook: time series that last',
        'Spyglass: Dashboard',
        'Knots: the command line for all of it',
      ],
    );
    const [keel] = components;
    assert.deepEqual(
      keel?.children.map(({ name, detail, range }) => [name, detail, range.start.line]),
      [
        ['Station OS = Keel', 'overview', 16],
        ['tidewater-stack/keel', 'GitHub', 30],
      ],
    );
    assert.deepEqual([keel.range.start.line, keel.range.end.line], [24, 30]);
    assert.equal(document.getText(keel.selectionRange), 'Keel');
  });

  test('sections fold, and those of the headings stay', async () => {
    const { document } = await openFile(post);
    const ranges = await vscode.commands.executeCommand<readonly vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const lines = ranges.map(({ start, end }) => `${String(start)}-${String(end)}`);
    assert.ok(lines.includes('24-30') && lines.includes('32-38'), lines.join());
    assert.equal(lines.filter((line) => line.startsWith('22-')).length, 1, lines.join());
  });

  test('a selection grows by component, among what Markdown says', async () => {
    const { document } = await openFile(post);
    const [grown] = await vscode.commands.executeCommand<readonly vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [placeOf(document, 'Keel**')],
    );
    const texts: string[] = [];
    for (let next: vscode.SelectionRange | undefined = grown; next; next = next.parent) {
      texts.push(document.getText(next.range));
    }
    assert.ok(texts.includes('**Keel**:'), texts.join('\n---\n'));
    assert.ok(
      texts.some((text) => /^\*\*Keel\*\*: [\s\S]*tidewater-stack\/keel\)$/.test(text)),
      texts.join('\n---\n'),
    );
    assert.ok(texts.some((text) => text.startsWith('### The components')));
  });

  test('entry and section lead to each other, addresses to themselves', async () => {
    const { document } = await openFile(post);
    assert.deepEqual(await definitions(document, placeOf(document, 'Station OS')), ['24 Keel']);
    assert.deepEqual(await definitions(document, placeOf(document, 'Keel**')), ['16 Keel']);
    assert.deepEqual(
      await definitions(document, placeOf(document, 'github.com/tidewater-stack/keel')),
      [],
    );
  });

  test('references of a repository are in this post and in others, once each', async () => {
    const { document } = await openFile(post);
    const address = placeOf(document, 'github.com/tidewater-stack/keel');
    const found = await references(document, address);
    const here = found.filter((place) => place.startsWith('tidewater_components.md'));
    assert.deepEqual(here, ['tidewater_components.md 16', 'tidewater_components.md 30']);
    assert.ok(found.includes('how_a_reading_travels.md 12'), found.join());
    assert.equal(new Set(found).size, found.length, found.join());
  });

  test('references of a component are where posts speak of it', async () => {
    const { document } = await openFile(post);
    const found = await references(document, placeOf(document, 'Keel**'));
    const here = found.filter((place) => place.startsWith('tidewater_components.md'));
    assert.deepEqual(
      [...new Set(here)],
      ['tidewater_components.md 16', 'tidewater_components.md 24', 'tidewater_components.md 30'],
    );
    assert.ok(found.includes('a_station_for_everyone.md 14'), found.join());
  });

  test('both sides are highlighted, and nothing else', async () => {
    const { document } = await openFile(post);
    assert.deepEqual(await highlights(document, placeOf(document, 'Station OS')), [
      '16 Keel',
      '24 Keel',
      '30 Keel',
      '30 Keel',
    ]);
    assert.deepEqual(await highlights(document, placeOf(document, 'codeberg.org/tidewater')), [
      '18 https://codeberg.org/tidewater/logbook',
      '45 https://codeberg.org/tidewater/logbook',
    ]);
    assert.deepEqual(await highlights(document, placeOf(document, '### The components')), []);
  });

  test('symbols of the workspace are the components of all posts', async () => {
    await openFile(post);
    const found = await until(async () => {
      const all = await symbols('kel');
      return all.length > 0 ? all : undefined;
    }, 'there are symbols');
    assert.deepEqual(
      found.map(({ name, location }) => `${name} in ${fileOf(location.uri)}`).sort(),
      [
        'Keel in a_station_for_everyone.md',
        'Keel in how_a_reading_travels.md',
        'Keel in tidewater_components.md',
      ],
    );
    assert.ok(
      found.some(
        ({ containerName }) => containerName === 'The Tidewater stack, component by component',
      ),
    );
  });

  test('an unsaved editor counts in them, and a file that changes', async () => {
    const editor = await openFile(post);
    const { document } = editor;
    const at = document.positionAt(document.getText().indexOf('**Knots**') + 2);
    await editor.edit((edit) => {
      edit.insert(at, 'Quayside ');
    });
    const [found] = await until(async () => {
      const all = await symbols('Quayside');
      return all.length > 0 ? all : undefined;
    }, 'the new name is found');
    assert.equal(found?.name, 'Quayside Knots');
    await closeAllEditors();
    await openFile('posts/what_we_build_on.md');
    await until(async () => (await symbols('Quayside')).length === 0, 'the name is gone');

    const uri = workspaceFile('posts/made_for_symbols.md');
    const list =
      '- [Quayside Crane](https://github.com/q/crane)\n- [Bollard](https://github.com/q/b)\n';
    const text = `---\ntitle: Made\nauthor: Mara\nauthor_image: mara.png\npublished_at: 2026-03-01\n---\n\n${list}`;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    try {
      await until(async () => (await symbols('Quayside')).length === 1, 'the new post is found');
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
    await until(async () => (await symbols('Quayside')).length === 0, 'the post is gone');
  });

  test('a file that is no post has no components', async () => {
    const { document } = await openUntitled(
      '- [Keel](https://github.com/tidewater-stack/keel)\n- [Harbour](https://github.com/tidewater-stack/harbour)\n',
    );
    const all = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(all?.filter(({ kind }) => kind === vscode.SymbolKind.Package) ?? [], []);
    assert.deepEqual(await definitions(document, placeOf(document, 'Keel')), []);
  });

  testUi('the outline shows the components in a group of their own', async (ui) => {
    await openFile(post);
    await vscode.commands.executeCommand('outline.focus');
    await ui.waitForText('Station OS');
    await until(
      async () => (await ui.texts('.outline-pane')).join().includes('Components'),
      'the group is there',
    );
  });
});
