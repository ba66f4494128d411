// The post preview on a blog of another kind, as its project file describes it.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAllEditors, currentDiagnosticsOf, testUi, until, workspaceFile } from '../support';

/** Milliseconds in which VS Code tells of a change on disk, on a busy machine. */
const patience = 15_000;

const project = {
  profile: {
    name: 'Harbour notes',
    extends: 'none',
    formats: ['toml', 'yaml'],
    address: { from: 'file-name', prefix: 'https://www.harbour.example/notes/' },
    fields: {
      title: { type: 'text', required: true },
      date: { type: 'date' },
      taxonomies: { type: 'object', fields: { tags: { type: 'tags' } } },
      extra: {
        type: 'object',
        fields: {
          writer: { type: 'person', image: 'portrait' },
          portrait: { type: 'image' },
          cover: { type: 'image', minimumWidth: 1_200 },
        },
      },
    },
  },
  posts: [{ files: '**/*.md' }],
};

const post = `---
title: Fog on the pier
date: 2026-03-09
taxonomies:
  tags: [fog, pier]
extra:
  writer: Ilse
  portrait: ilse.png
  cover: fog.png
---

The fog came at noon. ![The pier](pier.png)
`;

const postInToml = `+++
title = "Fog in the harbour"
date = 2026-03-10

[taxonomies]
tags = ["fog", "harbour"]

[extra]
writer = "Ilse"
portrait = "ilse.png"
cover = "fog.png"
+++

It stayed. ![The pier](pier.png)
`;

let count = 0;

suite('post preview of a project file', function () {
  this.timeout(90_000);
  let folder: vscode.Uri;
  const file = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  const picture = (name: string): vscode.Uri => workspaceFile(`assets/images/${name}`);

  setup(async () => {
    // VS Code joins a deletion and a creation that follow closely.
    folder = workspaceFile(`harbour-notes-${String(count++)}`);
    await vscode.workspace.fs.createDirectory(folder);
    for (const [name, text] of [
      ['.component-posts.json', JSON.stringify(project)],
      ['fog_on_the_pier.md', post],
      ['fog_in_the_harbour.md', postInToml],
    ] as const) {
      await vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));
    }
    for (const [from, to] of [
      ['ilse.png', 'ilse.png'],
      ['measuring_fog.png', 'fog.png'],
      ['tide_pools.png', 'pier.png'],
    ] as const) {
      await vscode.workspace.fs.copy(picture(from), file(to));
    }
  });

  teardown(async () => {
    await closeAllEditors();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  testUi('shows what its fields say, with pictures beside the post', async (ui) => {
    const uri = file('fog_on_the_pier.md');
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('componentPosts.showPostPreview');
    await until(
      async () => (await ui.texts('.article .author'))[0] === 'Ilse',
      'the writer is shown',
      patience,
    );
    assert.equal(await ui.text('.article .title'), 'Fog on the pier');
    assert.equal(await ui.text('.article .date'), '2026-03-09');
    await until(
      async () => (await ui.texts('.article .tag')).join() === 'fog,pier',
      'the tags are shown',
      patience,
    );
    assert.equal(await ui.text('.social-site'), 'harbour.example');
    assert.equal(await ui.text('.address'), 'https://www.harbour.example/notes/fog_on_the_pier');
    for (const place of ['.hero img', '.face img', '.body img']) {
      await until(
        async () => Number(await ui.evaluate(place, 'element.naturalWidth')) > 0,
        `${place} is loaded`,
        patience,
      );
    }
    // The rules and the page know the same of the picture.
    const width = Number(await ui.evaluate('.hero img', 'element.naturalWidth'));
    const height = Number(await ui.evaluate('.hero img', 'element.naturalHeight'));
    const size = `${String(width)} × ${String(height)}`;
    await until(
      async () => (await ui.texts('.sides .problem')).some((text) => text.includes(size)),
      `the page says ${size}`,
      patience,
    );
    await until(
      () => currentDiagnosticsOf(uri).some(({ message }) => message.includes(String(width))),
      `a problem says ${String(width)}`,
      patience,
    );
  });

  testUi('shows a post in TOML, and a picture anew that was replaced', async (ui) => {
    await vscode.window.showTextDocument(file('fog_in_the_harbour.md'));
    await vscode.commands.executeCommand('componentPosts.showPostPreview');
    await until(
      async () => (await ui.texts('.article .tag')).join() === 'fog,harbour',
      'the tags are shown',
      patience,
    );
    assert.equal(await ui.text('.article .author'), 'Ilse');
    assert.equal(await ui.text('.article .date'), '2026-03-10');
    const widthOf = async (place: string): Promise<number> =>
      Number(await ui.evaluate(place, 'element.naturalWidth'));
    await until(async () => (await widthOf('.body img')) > 0, 'it is loaded', patience);
    const before = await widthOf('.body img');
    await vscode.workspace.fs.copy(picture('ilse.png'), file('pier.png'), { overwrite: true });
    await until(
      async () => ![0, before].includes(await widthOf('.body img')),
      'another one is loaded',
      patience,
    );
  });
});
