import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { HostDouble, World } from '../../doubles/double';
import { startGitea } from '../../doubles/gitea';
import type { Ui } from '../../host/ui';
import { factsOf, forgetConsent, setOrigins } from '../lookUps';
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

const origin = 'https://codeberg.org';

const hostile =
  '</aside></div><img src=x onerror="alert(1)"><script>alert(1)</script> [x](command:workbench.action.quit) ![y](https://evil.example/y.png)';

const world: World = {
  repositories: [
    {
      id: 1,
      path: 'cards/harbour',
      description: 'Carries readings from the stations to whoever listens',
      language: 'Rust',
      license: 'MIT',
      stars: 1234,
      topics: ['tides', 'messages', 'low-power'],
      pushed: '2023-05-03',
    },
    {
      id: 2,
      path: 'cards-archive/logbook',
      formerly: ['cards/logbook'],
      description: hostile,
      language: 'Go',
      stars: 12,
      archived: '2021-05-03',
      pushed: '2021-04-30',
    },
  ],
  owners: [
    { login: 'cards', kind: 'organisation' },
    { login: 'cards-archive', kind: 'organisation' },
  ],
  tokens: [],
};

const paragraphs = Array.from(
  { length: 40 },
  (_, index) =>
    `Paragraph ${String(index)} of a long story about the sea, and about who measures it.\n`,
).join('\n');

const post = `---
title: "What we run"
author: Mara
author_image: mara.png
tags: tech, weather
published_at: 2026-03-09
post_image: stations.png
---

## What we run

- [Harbour = Message Bus](${origin}/cards/harbour)
- [Logbook = Storage](${origin}/cards/logbook)

**Harbour**: carries readings between stations. When a station is out of reach its readings wait, and arrive
in the right order.

- At least once, and never twice to the same listener
- Signed readings, so that nobody can invent a flood

See [Harbour](${origin}/cards/harbour).

**Logbook**: remembers them.

See [Logbook](${origin}/cards/logbook).

## A long story

${paragraphs}
`;

const body = '.markdown-body';
/** Each is one block of ours; what floats has no height of its own. */
const cards = '.cp-preview .cp-cards';

/** The HTML of the preview without our blocks. */
const withoutCards = `(() => {
  const copy = element.cloneNode(true);
  for (const ours of copy.querySelectorAll('.cp-preview')) {
    // The line end behind each is ours, too.
    if (ours.nextSibling?.nodeType === 3) {
      ours.nextSibling.data = ours.nextSibling.data.replace('\\n', '');
    }
    ours.remove();
  }
  copy.normalize();
  return copy.innerHTML;
})()`;

async function preview(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
}

async function showCards(shown: boolean | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('componentPosts')
    .update('markdownPreview.cards', shown, vscode.ConfigurationTarget.Global);
}

function cardsShown(ui: Ui, count: number): Promise<string[]> {
  return until(
    async () => {
      const found = await ui.texts(cards);
      return found.length === count ? found : undefined;
    },
    `${String(count)} blocks of cards are shown`,
    10_000,
  );
}

suite('cards in the Markdown preview', () => {
  let double: HostDouble;
  const sample = workspaceFile('posts/tidewater_components.md');

  suiteSetup(async () => {
    double = await startGitea(world);
  });
  suiteTeardown(async () => {
    await double.stop();
  });
  setup(async () => {
    await forgetConsent();
    double.forget();
  });
  teardown(async () => {
    await showCards(undefined);
    await setOrigins({});
    await closeAllEditors();
  });

  testUi('show what the lockfile knows, under the overview and beside each section', async (ui) => {
    await preview(sample);
    const [overview = '', ...sections] = await cardsShown(ui, 6);
    for (const name of ['keel', 'harbour', 'logbook', 'spyglass', 'knots']) {
      assert.ok(overview.includes(name), overview);
    }
    assert.match(sections[0] ?? '', /keel/);
    assert.match(sections[4] ?? '', /knots/);
    assert.equal(await ui.evaluate('.cp-grid', 'element.previousElementSibling.localName'), 'ul');
    assert.match(
      String(
        await ui.evaluate('.cp-float', 'element.parentElement.nextElementSibling.textContent'),
      ),
      /^Keel: The operating system/,
    );
  });

  testUi('a setting turns them off and on; nothing else changes', async (ui) => {
    await preview(sample);
    await cardsShown(ui, 6);
    const without = await ui.evaluate(body, withoutCards);
    await showCards(false);
    await cardsShown(ui, 0);
    await ui.waitForText('Forty stations, five components');
    assert.equal(await ui.evaluate(body, 'element.innerHTML'), without);
    assert.ok(String(without).includes('<table class="frontmatter"'));
    await showCards(undefined);
    await cardsShown(ui, 6);
  });

  testUi('Markdown that is no post has none, and HTML for others neither', async (ui) => {
    await preview(workspaceFile('README.md'));
    await until(async () => (await ui.texts(`${body} h1`)).length > 0, 'the preview is there');
    await delay(500);
    assert.deepEqual(await ui.texts(cards), []);
    const document = await vscode.workspace.openTextDocument(sample);
    const html = await vscode.commands.executeCommand<string>('markdown.api.render', document);
    assert.ok(html.includes('Forty stations'));
    assert.ok(!html.includes('cp-preview'));
  });

  testUi(
    'come with the facts, even where no editor shows the post, and run nothing',
    async (ui) => {
      await setOrigins({ [origin]: double.origin });
      const { document } = await openUntitled(post);
      await vscode.commands.executeCommand('markdown.showPreview', document.uri);
      await ui.waitForText('A long story');
      await delay(500);
      assert.deepEqual(vscode.window.visibleTextEditors, []);
      assert.deepEqual(await ui.texts(cards), []);
      assert.deepEqual(double.requests, []);
      await (await factsOf()).decide('blog');
      await ui.waitForText('Carries readings from the stations');
      await ui.waitForText('onerror="alert(1)"');
      await cardsShown(ui, 3);
      const inside = (selector: string): string =>
        `document.querySelectorAll('.cp-preview ${selector}').length`;
      for (const none of [
        'script',
        'img[src^="http"]',
        'a[href^="command"]',
        '[onerror]',
        'iframe',
      ]) {
        assert.equal(await ui.evaluate(body, inside(none)), 0, none);
      }
    },
  );

  testUi('a preview whose facts change stays where it was scrolled to', async (ui) => {
    await setOrigins({ [origin]: double.origin });
    await (await factsOf()).decide('blog');
    const { document } = await openUntitled(post);
    await preview(document.uri);
    await ui.waitForText('Carries readings from the stations');
    await delay(1_000);
    const at = 'document.querySelectorAll("p")[30].getBoundingClientRect().top';
    await ui.evaluate(body, 'document.querySelectorAll("p")[30].scrollIntoView()');
    await delay(500);
    const before = Number(await ui.evaluate(body, at));
    const toTop = Number(await ui.evaluate(body, 'window.scrollY'));
    const described = await ui.evaluate(cards, 'element.innerHTML');
    const heights =
      '[...document.querySelectorAll(".cp-preview")].map((block) => block.offsetHeight)';
    const height = Number(await ui.evaluate(body, `${heights}.reduce((sum, one) => sum + one)`));
    await (await factsOf()).decide('never');
    await cardsShown(ui, 0);
    await (await factsOf()).decide('blog');
    await cardsShown(ui, 3);
    await delay(1_000);
    assert.equal(await ui.evaluate(cards, 'element.innerHTML'), described);
    const after = Number(await ui.evaluate(body, at));
    // VS Code keeps either the line or the share of the page that is above: two pages of different height.
    assert.ok(height < toTop / 2, `${String(height)} px of cards, ${String(toTop)} px above`);
    assert.ok(
      Math.abs(after - before) <= height,
      `${String(before)} px, then ${String(after)} px; ${String(height)} px of cards came and went`,
    );
  });

  for (const { name, theme } of looks([
    { name: 'dark', theme: 'Default Dark Modern' },
    { name: 'light', theme: 'Default Light Modern' },
    { name: 'high-contrast', theme: 'Default High Contrast' },
  ])) {
    testUi(`pictures, ${name}`, async (ui) => {
      const workbench = vscode.workspace.getConfiguration('workbench');
      await workbench.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand('workbench.action.closeSidebar');
      await vscode.commands.executeCommand('markdown.showPreview', sample);
      await cardsShown(ui, 6);
      await picture(`markdown-preview-${name}`, 1_000);
      await ui.evaluate('.cp-float', 'element.scrollIntoView()');
      await picture(`markdown-preview-sections-${name}`, 500);
      await setOrigins({ [origin]: double.origin });
      await (await factsOf()).decide('blog');
      const { document } = await openUntitled(post);
      await vscode.commands.executeCommand('markdown.showPreview', document.uri);
      await ui.waitForText('Carries readings from the stations');
      await delay(1_000);
      await ui.evaluate('.cp-grid', 'element.previousElementSibling.scrollIntoView()');
      await picture(`markdown-preview-facts-${name}`, 500);
      await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
      await preview(document.uri);
      await ui.waitForText('Carries readings from the stations');
      await picture(`markdown-preview-narrow-${name}`, 1_000);
      await workbench.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
    });
  }
});
