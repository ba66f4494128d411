import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { linkedOrigin, linkedPost, linkedWorld } from '../linkedPost';
import { factsOf, forgetConsent } from '../lookUps';
import { standInFor } from '../standIn';
import { closeAllEditors, delay, looks, openUntitled, picture, testUi, until } from '../support';

async function lensesOf(
  document: vscode.TextDocument,
): Promise<readonly (readonly [number, string])[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
  );
  return lenses.map(({ range, command }) => {
    assert.equal(command?.command, 'componentPosts.showLinkedRepositories');
    return [range.start.line, command.title];
  });
}

async function hintsOf(document: vscode.TextDocument): Promise<vscode.InlayHint[]> {
  return vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    new vscode.Range(0, 0, document.lineCount, 0),
  );
}

async function configure(name: string, value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration('componentPosts')
    .update(name, value, vscode.ConfigurationTarget.Global);
}

const lineOf = (words: string): number =>
  linkedPost.split('\n').findIndex((line) => line.includes(words));
const first = lineOf('[Message Bus');
const withoutFacts = '4 repositories · Preview';
const withFacts = '4 repositories · 1 moved · 1 not found · 1 archived · Preview';

suite('facts in the text of a post', () => {
  standInFor(linkedOrigin, linkedWorld);
  setup(forgetConsent);
  teardown(async () => {
    await configure('overviewLens', undefined);
    await configure('repositories.factsAtLineEnd', undefined);
    await closeAllEditors();
  });

  async function allowed(): Promise<vscode.TextEditor> {
    const editor = await openUntitled(linkedPost);
    await (await factsOf()).decide('blog');
    await until(
      async () => (await lensesOf(editor.document))[0]?.[1] === withFacts,
      'the facts are there',
      10_000,
    );
    return editor;
  }

  test('one lens stands above the overview from the start, and facts change its words alone', async () => {
    const { document } = await openUntitled(linkedPost);
    assert.deepEqual(await lensesOf(document), [[first, withoutFacts]]);
    await (await factsOf()).decide('blog');
    await until(
      async () => {
        const lenses = await lensesOf(document);
        assert.deepEqual(
          lenses.map(([line]) => line),
          [first],
        );
        return lenses[0]?.[1] === withFacts;
      },
      'the lens says what the host said',
      10_000,
    );
  });

  test('the lens keeps its place while an entry is written, and goes with the list', async () => {
    const two = linkedPost.replace(/^- \[Net.*\n/m, '').replace(/^\*\*Harbour[^]*$/m, '');
    const editor = await openUntitled(two);
    const { document } = editor;
    assert.equal((await lensesOf(document))[0]?.[0], first);
    const opening = document.positionAt(two.indexOf(`](${linkedOrigin}/tide/logbook`));
    await editor.edit((edit) => {
      edit.delete(new vscode.Range(opening, opening.translate(0, 2)));
    });
    assert.equal((await lensesOf(document))[0]?.[0], first, 'one link of two is broken');
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(9, 0), 'More words.\n\n');
    });
    assert.equal((await lensesOf(document))[0]?.[0], first + 2, 'lines were written before it');
    await editor.edit((edit) => {
      edit.insert(opening.translate(2), '](');
    });
    assert.deepEqual(await lensesOf(document), [[first + 2, '2 repositories · Preview']]);
    await editor.edit((edit) => {
      edit.delete(new vscode.Range(first + 2, 0, document.lineCount, 0));
    });
    assert.deepEqual(await lensesOf(document), []);
  });

  test('there is no lens without an overview, in a file that is no post, and where it is off', async () => {
    const noList = await openUntitled(linkedPost.replace(/^- .*\n/gm, ''));
    assert.deepEqual(await lensesOf(noList.document), []);
    const noPost = await openUntitled(`# Notes\n\n${linkedPost.slice(linkedPost.indexOf('- ['))}`);
    assert.deepEqual(await lensesOf(noPost.document), []);
    const { document } = await openUntitled(linkedPost);
    assert.equal((await lensesOf(document)).length, 1);
    await configure('overviewLens', false);
    assert.deepEqual(await lensesOf(document), []);
  });

  test('the lens of a table stands above its head', async () => {
    const rows = [...linkedPost.matchAll(/^- (\[.*\]\(.*?\)).*\n/gm)].map(([, link = '']) => link);
    const table = `| Part | What |\n| --- | --- |\n${rows.map((link) => `| ${link} | x |`).join('\n')}\n`;
    const { document } = await openUntitled(linkedPost.replace(/^- [^]*?\n(?=\n)/m, table));
    assert.deepEqual(await lensesOf(document), [[first, withoutFacts]]);
  });

  test('nothing stands behind lines unless the author wants it', async () => {
    const { document } = await allowed();
    assert.deepEqual(await hintsOf(document), []);
    await configure('repositories.factsAtLineEnd', true);
    const hints = await hintsOf(document);
    assert.deepEqual(
      hints.map(({ position, label, paddingLeft }) => [position.line, label, paddingLeft]),
      [
        [lineOf('[Logbook ='), 'moved → tide-archive · archived 2021', true],
        [lineOf('[its sources]'), 'moved → tide-archive · archived 2021', true],
        [lineOf('[Gone]'), 'not found, or private', true],
      ],
    );
    for (const { position } of hints) {
      assert.equal(position.character, document.lineAt(position.line).text.length);
    }
    const tooltip = hints[0]?.tooltip;
    assert.ok(typeof tooltip === 'string');
    assert.match(
      tooltip,
      /^tide\/logbook: Moved to tide-archive\/logbook · Archived on 3 May 2021 · as of \d\d:\d\d$/,
    );
    await configure('repositories.factsAtLineEnd', false);
    assert.deepEqual(await hintsOf(document), []);
  });

  test('behind the lines of a file that is no post stands nothing', async () => {
    await allowed();
    await configure('repositories.factsAtLineEnd', true);
    const notes = await openUntitled(`# Notes\n\nSee [it](${linkedOrigin}/tide/logbook).\n`);
    assert.deepEqual(await hintsOf(notes.document), []);
  });

  for (const { name, theme } of looks([
    { name: 'light', theme: 'Default Light Modern' },
    { name: 'dark', theme: 'Default Dark Modern' },
  ])) {
    testUi(`facts move no line, ${name}`, async (ui) => {
      const workbench = vscode.workspace.getConfiguration('workbench');
      await workbench.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand('workbench.action.closeSidebar');
      await configure('repositories.factsAtLineEnd', true);
      try {
        await openUntitled(linkedPost);
        await ui.waitForText(withoutFacts);
        await delay(1_000);
        const topOf = (): Promise<unknown> =>
          ui.evaluate('.codelens-decoration', 'element.getBoundingClientRect().top');
        const before = await topOf();
        await picture(`lens-before-${name}`);
        await (await factsOf()).decide('blog');
        await ui.waitForText(withFacts);
        assert.equal(await topOf(), before);
        await picture(`lens-and-line-ends-${name}`, 1_000);
      } finally {
        await workbench.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
      }
    });
  }
});
