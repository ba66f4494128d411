import * as vscode from 'vscode';
import { knownTo, untilUsed } from '../../vscode/knowledge';
import { troubled } from '../../vscode/posts';
import {
  applyCodeAction,
  closeAllEditors,
  diagnosticsOf,
  openFile,
  openUntitled,
  testUi,
  until,
} from '../../vscode/support';
import { equal, ok } from '../assert';

suite('the extension in a browser', () => {
  teardown(closeAllEditors);

  test('checks a post and fixes it', async () => {
    const { document } = await openUntitled(troubled);
    const found = await diagnosticsOf(document.uri);
    equal(found.length, 3);
    const date = found.find(({ message }) => message.includes('2026-03-09'));
    ok(date, 'the date has a problem');
    await applyCodeAction(document, date.range, 'Write the date as 2026-03-09');
    equal(document.getText(), troubled.replace('2026-3-9', '2026-03-09'));
  });

  test('reads files of the workspace, with CRLF', async () => {
    const { document } = await openFile('posts/crlf_tide_tables.md');
    equal(document.eol, vscode.EndOfLine.CRLF);
    await diagnosticsOf(document.uri);
  });

  test('inserts a snippet', async () => {
    const { document } = await openUntitled('');
    await vscode.commands.executeCommand('componentPosts.insertComponentSection');
    ok(document.getText().startsWith('**'), 'the section starts with a bold name');
  });

  test('knows the other posts, and the pictures that a post names', async () => {
    const { document } = await openFile('posts/tidewater_components.md');
    await untilUsed(document, 'author', (used) => used.includes('Noor 2'));
    await until(async () => {
      const [folder] = (await knownTo(document)).folders(['assets/images']) ?? [];
      const picture = folder?.files.get('mara.png')?.picture;
      return typeof picture === 'object' && picture.format === 'png';
    }, 'the portrait is looked at');
  });

  test('finds the components of all posts', async () => {
    await openFile('posts/tidewater_components.md');
    await until(async () => {
      const found = await vscode.commands.executeCommand<readonly vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        'harbour',
      );
      return found.some(
        ({ name, location }) =>
          name === 'Harbour' && location.uri.path.endsWith('/how_a_reading_travels.md'),
      );
    }, 'a component of a post that is not open is found');
  });

  testUi('lists linked repositories', async (ui) => {
    await openUntitled(troubled);
    await vscode.commands.executeCommand('componentPosts.showLinkedRepositories');
    await ui.waitForText('Harbour = Message Bus');
    await ui.screenshot('web-panel');
  });

  testUi('shows a post as the blog does, with its pictures', async (ui) => {
    await openFile('posts/tidewater_components.md');
    await vscode.commands.executeCommand('componentPosts.showPostPreview');
    await until(
      async () => Number(await ui.evaluate('.hero img', 'element.naturalWidth')) > 0,
      'the picture is loaded',
    );
    await ui.waitForText('Forty stations, five components, no secrets');
    await ui.screenshot('web-post-preview');
  });
});
