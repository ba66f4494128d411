import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startOtherSite } from '../otherSite';
import { clean, troubled } from '../posts';
import { closeAllEditors, delay, openFile, openUntitled, testUi, until } from '../support';

const sample = 'posts/tidewater_components.md';

async function openPreview(): Promise<void> {
  await vscode.commands.executeCommand('componentPosts.showPostPreview');
}

async function replace(editor: vscode.TextEditor, old: string, text: string): Promise<void> {
  const { document } = editor;
  const at = document.getText().indexOf(old);
  assert.ok(at >= 0, old);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + old.length));
  await editor.edit((edit) => {
    edit.replace(range, text);
  });
}

suite('post preview', () => {
  teardown(closeAllEditors);

  testUi('shows the post as the blog does, with its pictures, beside the editor', async (ui) => {
    await openFile(sample);
    await openPreview();
    await ui.waitForText('Forty stations, five components, no secrets');
    assert.equal(await ui.text('.article .title'), 'The Tidewater stack, component by component');
    assert.equal(await ui.text('.article .author'), 'Mara');
    assert.equal(await ui.text('.article .date'), '2026-03-09');
    // The page starts anew once it is known where its pictures are.
    await until(
      async () => (await ui.texts('.article .tag')).join() === 'tech,open source',
      'the tags are shown',
    );
    for (const place of ['hero', 'face']) {
      await until(
        async () => Number(await ui.evaluate(`.${place} img`, 'element.naturalWidth')) > 0,
        `the picture ${place} is loaded`,
      );
    }
    assert.match(await ui.text('.card-excerpt'), /^Forty stations, five components, no secrets/);
    assert.match(await ui.text('.sides'), /the-tidewater-stack-component-by-component/);
    // What is known of the picture comes from its first bytes.
    await until(
      async () =>
        (await ui.texts('.sides .problem')).some((text) => text.includes('Social networks')),
      'the picture is checked for social networks',
    );
    assert.equal(vscode.window.tabGroups.all.length, 2);
    const [tab] = vscode.window.tabGroups.all[1]?.tabs ?? [];
    assert.equal(tab?.label, 'tidewater_components.md on the Blog');
  });

  testUi('opens from the title of a post, and only of a post', async (ui) => {
    const button = '.editor-actions [aria-label*="Show Post as the Blog Shows It"]';
    await openFile(sample);
    await ui.click(button);
    await ui.waitForText('In the list of posts');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await openFile('README.md');
    await until(async () => (await ui.texts(button)).length === 0, 'the button is gone');
  });

  testUi('follows edits and the active post', async (ui) => {
    const editor = await openUntitled(troubled);
    await openPreview();
    await ui.waitForText('Who talks to whom');
    await replace(editor, 'How the stations talk', 'How the stations sing');
    await until(
      async () => (await ui.text('.article .title')) === 'How the stations sing',
      'the title is the new one',
    );
    const other = await vscode.workspace.openTextDocument({ language: 'markdown', content: clean });
    await vscode.window.showTextDocument(other, vscode.ViewColumn.One);
    await ui.waitForText('Nothing is wrong here.');
  });

  testUi('a fix on the page is made in the post, and undone in one step', async (ui) => {
    const { document } = await openUntitled(troubled);
    await openPreview();
    await ui.waitForText('Write the date as 2026-03-09');
    await ui.click('.problem button:text("Write the date as 2026-03-09")');
    await until(
      () => document.getText().includes('published_at: 2026-03-09'),
      'the date is written as wanted',
    );
    await until(
      async () => (await ui.text('.article .date')) === '2026-03-09',
      'the page shows the date',
    );
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), troubled);
  });

  testUi('parts of the head lead to their fields, and places of the text to theirs', async (ui) => {
    const { document } = await openFile(sample);
    const selected = (): string => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document === document ? editor.document.getText(editor.selection) : '';
    };
    await openPreview();
    await ui.waitForText('Components overview');
    await ui.click('.field.author');
    await until(() => selected() === 'Mara', 'the author is selected');
    await ui.click('.field.tags');
    await until(() => selected() === 'tech, open source', 'the tags are selected');
    await ui.evaluate(
      '.article h3',
      `element.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))`,
    );
    const line = document.getText().split('\n').indexOf('### Components overview');
    await until(
      () => vscode.window.activeTextEditor?.selection.active.line === line,
      'the cursor is at the heading',
    );
  });

  testUi('scrolls with the editor, and does not move the editor', async (ui) => {
    const editor = await openFile(sample);
    await openPreview();
    await ui.waitForText('Components overview');
    const scrolled = async (): Promise<number> =>
      Number(await ui.evaluate('.article', 'document.scrollingElement.scrollTop'));
    assert.equal(await scrolled(), 0);
    const end = editor.document.lineAt(editor.document.lineCount - 1).range;
    editor.revealRange(end, vscode.TextEditorRevealType.AtTop);
    await until(async () => (await scrolled()) > 100, 'the page has scrolled');
    const top = editor.visibleRanges[0]?.start.line;
    await delay(300);
    assert.equal(editor.visibleRanges[0]?.start.line, top);
  });

  testUi('pictures of other sites are asked for once the author wants that', async (ui) => {
    const site = await startOtherSite();
    try {
      const picture = `![A chart](${site.origin}/chart.png)`;
      await openUntitled(clean.replace('Nothing is wrong here.', `${picture}\n\nBelow the chart.`));
      await openPreview();
      await ui.waitForText('A picture is on another site, and is not loaded.');
      await ui.waitForText('Below the chart.');
      await delay(500);
      assert.equal(site.visits, 0);
      await ui.click('button:text("Load Pictures of Other Sites")');
      await until(() => site.visits > 0, 'the picture is asked for');
      await ui.waitForText('Below the chart.');
    } finally {
      await site.stop();
    }
  });

  testUi('front matter that is never closed is text to the blog', async (ui) => {
    await openUntitled(clean.replace(/---\n(?=\n)/, ''));
    await openPreview();
    await ui.waitForText('The front matter is never closed');
    assert.match(await ui.text('.article .title'), /^Untitled/);
    await ui.waitForText('Nothing is wrong here.');
  });

  testUi('other Markdown files have their text alone', async (ui) => {
    await openFile('pages/about.md');
    await openPreview();
    await ui.waitForText('We build weather stations');
    assert.deepEqual(await ui.texts('.sides'), []);
    assert.equal(await ui.text('.article .title'), 'about.md');
  });
});
