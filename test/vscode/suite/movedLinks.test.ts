// The lockfile says what moved, so that nobody is asked.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestAccess } from '../../../src/vscode/extension';
import {
  closeAllEditors,
  codeActionsAt,
  diagnosticsOf,
  extension,
  openFile,
  until,
  workspaceFile,
} from '../support';

const lockfile = 'component-posts.lock.json';
const files = ['posts/zz_moved_one.md', 'posts/zz_moved_two.md', 'posts/zz_moved_none.md'] as const;
const [one, two, none] = files;

function post(body: string): string {
  return `---
title: "What moved"
author: Mara
author_image: mara.png
tags: tech
published_at: 2026-03-09
post_image: stations.png
---

${body}
`;
}

const buoy = 'https://github.com/tidewater-moved/buoy';
const bell = 'https://github.com/tidewater-moved/bell';
const texts: Readonly<Record<(typeof files)[number], string>> = {
  [one]: post(`[Buoy](${buoy}), [its issues](${buoy}/issues?q=fog#top) and [Bell](${bell}.git).`),
  [two]: post(`<${buoy}>\n\n[Buoy][b]\n\n[b]: ${buoy}`),
  [none]: post('[Foghorn](https://github.com/tidewater-moved/foghorn)'),
};

const locked = {
  version: 1,
  repositories: {
    'github.com/tidewater-moved/bell': {
      checked: '2026-11-20',
      state: 'found',
      url: 'https://github.com/tidewater-stack/bell',
    },
    'github.com/tidewater-moved/buoy': {
      checked: '2026-11-20',
      state: 'found',
      url: 'https://github.com/tidewater-stack/buoy',
    },
    'github.com/tidewater-moved/foghorn': {
      checked: '2026-11-20',
      state: 'found',
      url: 'https://github.com/tidewater-moved/foghorn',
    },
  },
};

/** A text with the links to these repositories where they are now. */
function moved(text: string, ...names: readonly string[]): string {
  return names.reduce(
    (all, name) =>
      all
        .replaceAll(`tidewater-moved/${name}.git`, `tidewater-stack/${name}`)
        .replaceAll(`tidewater-moved/${name}`, `tidewater-stack/${name}`),
    text,
  );
}

async function write(file: string, content: string): Promise<void> {
  await vscode.workspace.fs.writeFile(workspaceFile(file), new TextEncoder().encode(content));
}

/** As an editor has it, saved or not. */
async function textOf(file: string): Promise<string> {
  return (await vscode.workspace.openTextDocument(workspaceFile(file))).getText();
}

function isMoved({ code }: vscode.Diagnostic): boolean {
  return typeof code === 'object' && code.value === 'repositories/moved';
}

suite('links to moved repositories', () => {
  let sample: string;

  suiteSetup(async () => {
    sample = await textOf(lockfile);
    await write(lockfile, JSON.stringify(locked));
    for (const file of files) {
      await write(file, texts[file]);
    }
  });

  setup(async () => {
    for (const file of files) {
      if ((await textOf(file)) !== texts[file]) {
        await write(file, texts[file]);
        await until(async () => (await textOf(file)) === texts[file], `${file} is as it was`);
      }
    }
  });

  teardown(closeAllEditors);

  suiteTeardown(async () => {
    await closeAllEditors();
    for (const file of files) {
      await vscode.workspace.fs.delete(workspaceFile(file));
    }
    await write(lockfile, sample);
  });

  /** Opens the first post once the lockfile is read and the other posts are known. */
  async function openFirst(): Promise<{
    readonly document: vscode.TextDocument;
    readonly problems: readonly vscode.Diagnostic[];
  }> {
    const { document } = await openFile(one);
    const problems = await diagnosticsOf(document.uri, (all) => all.filter(isMoved).length === 3);
    return { document, problems: problems.filter(isMoved) };
  }

  test('each is a warning with its day', async () => {
    const { problems } = await openFirst();
    assert.deepEqual(
      problems.map(({ message, severity }) => [message, severity]),
      ['buoy', 'buoy', 'bell'].map((name) => [
        `tidewater-moved/${name} moved to tidewater-stack/${name} (checked 2026-11-20). Link it there.`,
        vscode.DiagnosticSeverity.Warning,
      ]),
    );
  });

  test('the command replaces all of them in all posts, and nothing else', async () => {
    await openFirst();
    await until(async () => {
      await (extension().exports as TestAccess).moved.replace('replace');
      return (await textOf(two)) !== texts[two];
    }, 'the other posts are known');
    assert.equal(await textOf(one), moved(texts[one], 'buoy', 'bell'));
    assert.equal(await textOf(two), moved(texts[two], 'buoy'));
    assert.equal(await textOf(none), texts[none]);
  });

  test('beside a single fix there is one for all links to that repository in all posts', async () => {
    const { document, problems } = await openFirst();
    const [first] = problems;
    assert.ok(first);
    const title = 'Replace all links to tidewater-moved/buoy in all posts';
    const action = await until(
      async () => (await codeActionsAt(document, first.range)).find((one) => one.title === title),
      'the action is offered',
    );
    assert.deepEqual(
      action.edit?.entries().map(([uri, edits]) => [uri.path.split('/').at(-1), edits.length]),
      [
        ['zz_moved_one.md', 2],
        ['zz_moved_two.md', 2],
      ],
    );
    const fix = await codeActionsAt(document, first.range);
    assert.ok(
      fix.some((one) => one.title === 'Use github.com/tidewater-stack/buoy' && one.isPreferred),
    );
  });

  test('nothing is offered for all posts where no other one links the repository', async () => {
    const { document, problems } = await openFirst();
    const last = problems.at(-1);
    assert.ok(last);
    const titles = (await codeActionsAt(document, last.range)).map(({ title }) => title);
    assert.ok(titles.includes('Use github.com/tidewater-stack/bell'));
    assert.ok(!titles.some((title) => title.endsWith('in all posts')), titles.join('\n'));
  });
});
