import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { knownTo, untilUsed } from '../knowledge';
import { closeAllEditors, delay, openFile, openUntitled, until, workspaceFile } from '../support';

function post(author: string, tags = 'tech'): string {
  return `---\ntitle: Index\nauthor: ${author}\nauthor_image:\ntags: ${tags}\npublished_at: 2026-03-09\n---\n`;
}

async function write(file: string, content: string | Uint8Array): Promise<void> {
  await vscode.workspace.fs.writeFile(workspaceFile(file), Buffer.from(content));
}

async function remove(file: string): Promise<void> {
  try {
    await vscode.workspace.fs.delete(workspaceFile(file), { recursive: true });
  } catch {
    // It was never there.
  }
}

const has =
  (...wanted: readonly string[]) =>
  (used: readonly string[]): boolean =>
    wanted.every((value) => used.includes(value));
const lacks =
  (name: string) =>
  (used: readonly string[]): boolean =>
    used.length > 0 && !used.some((value) => value.startsWith(`${name} `));

suite('index of the workspace', () => {
  let asking: vscode.TextDocument;

  setup(async () => {
    ({ document: asking } = await openFile('posts/tidewater_components.md'));
  });

  teardown(async () => {
    for (const section of ['search', 'files']) {
      await vscode.workspace
        .getConfiguration(section)
        .update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await closeAllEditors();
    for (const file of ['posts/zz_new.md', 'posts/zz_renamed.md', 'zz', 'zz2', 'node_modules']) {
      await remove(file);
    }
    await remove('assets/images/zz.png');
  });

  test('a post is told what the others say', async () => {
    // One more by Ilse has an author behind a syntax error, which may be no author at all.
    assert.deepEqual(await untilUsed(asking, 'author', has('Mara 3', 'Noor 2')), [
      'Mara 3',
      'Ilse 2',
      'Noor 2',
    ]);
    const known = await knownTo(asking);
    assert.deepEqual(known.companionsOf('author', 'Noor', 'author_image'), [
      { text: 'noor.png', uses: 2 },
    ]);
    const [place] = known.placesOf('tags', 'open data');
    assert.ok(place);
    assert.equal(place.title, 'Tide tables from open data');
    const found = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri));
    assert.equal(
      found.getText(
        new vscode.Range(
          place.start.line,
          place.start.character,
          place.end.line,
          place.end.character,
        ),
      ),
      'open data',
    );
  });

  test('it is told of what is not saved, and of the disk again when that is dropped', async () => {
    const { document } = await openFile('posts/a_station_for_everyone.md');
    const at = document.positionAt(document.getText().indexOf('Noor'));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(at, at.translate(0, 4)), 'Zoe');
    await vscode.workspace.applyEdit(edit);
    await untilUsed(asking, 'author', has('Zoe 1', 'Noor 1'));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await untilUsed(asking, 'author', has('Noor 2'));
    await untilUsed(asking, 'author', lacks('Zoe'));
  });

  test('it is told of files that are created, saved, renamed and deleted', async () => {
    const file = workspaceFile('posts/zz_new.md');
    const creation = new vscode.WorkspaceEdit();
    creation.createFile(file, { contents: Buffer.from(post('Zoe')) });
    await vscode.workspace.applyEdit(creation);
    await untilUsed(asking, 'author', has('Zoe 1'));

    const { document } = await openFile('posts/zz_new.md');
    const saved = new vscode.WorkspaceEdit();
    saved.insert(file, document.lineAt(2).range.end, ' Moor');
    await vscode.workspace.applyEdit(saved);
    await document.save();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await untilUsed(asking, 'author', has('Zoe Moor 1'));

    const renaming = new vscode.WorkspaceEdit();
    renaming.renameFile(file, workspaceFile('posts/zz_renamed.md'));
    await vscode.workspace.applyEdit(renaming);
    await until(async () => {
      const [place] = (await knownTo(asking)).placesOf('author', 'Zoe Moor');
      return place?.uri.endsWith('zz_renamed.md');
    }, 'the renamed post is known by its new name');

    const deletion = new vscode.WorkspaceEdit();
    deletion.deleteFile(workspaceFile('posts/zz_renamed.md'));
    await vscode.workspace.applyEdit(deletion);
    await untilUsed(asking, 'author', lacks('Zoe Moor'));
  });

  test('it is told of what others than the editor do, to whole folders too', async () => {
    await untilUsed(asking, 'author', has('Noor 2'));
    // VS Code's watcher never learns of a folder that is made before the one around it is watched.
    for (const folder of ['zz', 'zz/posts']) {
      await vscode.workspace.fs.createDirectory(workspaceFile(folder));
      await delay(1_000);
    }
    await write('zz/posts/one.md', post('Zoe'));
    await write('zz/posts/two.md', post('Zoe'));
    await untilUsed(asking, 'author', has('Zoe 2'));
    await write('zz/posts/two.md', post('Yara'));
    await untilUsed(asking, 'author', has('Zoe 1', 'Yara 1'));
    await vscode.workspace.fs.rename(workspaceFile('zz'), workspaceFile('zz2'));
    await until(async () => {
      const [place] = (await knownTo(asking)).placesOf('author', 'Yara');
      return place?.uri.includes('/zz2/');
    }, 'the post is known in its renamed folder');
    await remove('zz2');
    await untilUsed(asking, 'author', lacks('Yara'));
  });

  test('it is not told of what is left out', async () => {
    await write('node_modules/pack/post.md', post('Nora'));
    await write('zz/{odd/post.md', post('Odd'));
    await write('zz/drafts/post.md', post('Zoe'));
    await write('zz/other/post.md', post('Yara'));
    await untilUsed(asking, 'author', has('Zoe 1', 'Yara 1', 'Odd 1'));
    await vscode.workspace
      .getConfiguration('search')
      .update(
        'exclude',
        { '**/drafts': true, '**/other': false, 'a{b': true, '{x,{y,z}}/**': true },
        vscode.ConfigurationTarget.Workspace,
      );
    await untilUsed(asking, 'author', lacks('Zoe'));
    await vscode.workspace
      .getConfiguration('files')
      .update('exclude', { 'zz/other': true }, vscode.ConfigurationTarget.Workspace);
    const used = await untilUsed(asking, 'author', lacks('Yara'));
    assert.ok(has('Odd 1')(used) && lacks('Nora')(used), used.join(', '));
    for (const section of ['search', 'files']) {
      await vscode.workspace
        .getConfiguration(section)
        .update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await untilUsed(asking, 'author', has('Zoe 1', 'Yara 1'));
  });

  test('it is told of the folders with pictures, and of the pictures that it names', async () => {
    const roots = ['assets/images'];
    const folder = await until(
      async () => (await knownTo(asking)).folders(roots)?.[0],
      'the folder is known',
    );
    assert.equal(folder.uri, workspaceFile('assets/images').toString());
    assert.ok(folder.files.has('mara.png') && !folder.files.has('Mara.png'));
    const mara = await until(async () => {
      const file = (await knownTo(asking)).folders(roots)?.[0]?.files.get('mara.png');
      return file?.picture === undefined ? undefined : file;
    }, 'the portrait is looked at');
    const { size } = await vscode.workspace.fs.stat(vscode.Uri.parse(mara.uri));
    assert.equal(mara.bytes, size);
    assert.equal(typeof mara.picture === 'object' ? mara.picture.format : mara.picture, 'png');

    const one = await vscode.workspace.fs.readFile(vscode.Uri.parse(mara.uri));
    await write('assets/images/zz.png', one);
    const unnamed = await until(
      async () => (await knownTo(asking)).folders(roots)?.[0]?.files.get('zz.png'),
      'the new picture is known',
    );
    await delay(500);
    assert.equal(unnamed.bytes, undefined, 'nobody looks at what no open post names');
    await remove('assets/images/zz.png');
    await until(
      async () => (await knownTo(asking)).folders(roots)?.[0]?.files.has('zz.png') === false,
      'the picture is known to be gone',
    );
  });

  test('a new document is told what the only blog says, and is no news to others', async () => {
    const before = await untilUsed(asking, 'author', has('Noor 2'));
    const { document } = await openUntitled(post('Zoe'));
    await untilUsed(document, 'author', has('Noor 2', 'Mara 4'));
    // Longer than it takes until an edit is taken in.
    await delay(500);
    assert.deepEqual(await untilUsed(asking, 'author', () => true), before);
    assert.equal((await knownTo(document)).folders(['assets/images']), undefined);
  });
});
