// How long the Linked Repositories page takes; printed, since machines differ.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Ui } from '../../host/ui';
import { closeAllEditors, delay, openUntitled, testUi, until } from '../support';

const many = 200;

const names = Array.from({ length: many }, (_, index) => `Part ${String(index)}`);
const address = (index: number): string => `https://codeberg.org/tide/part-${String(index)}`;
const post = `# Parts

${names.map((name, index) => `- [${name}](${address(index)})`).join('\n')}

${names.map((name, index) => `**${name}**: does its part, see [it](${address(index)}).`).join('\n\n')}
`;

/** Milliseconds of all drawings of a kind, from the receipt of a message until it is painted. */
async function drawings(ui: Ui, kind: 'show' | 'change'): Promise<number[]> {
  const found = await ui.evaluate(
    'body.panel',
    `performance.getEntriesByName('component-posts:${kind}').map(({ duration }) => duration)`,
  );
  return found as number[];
}

function inWords(durations: readonly number[]): string {
  const sorted = durations.toSorted((a, b) => a - b);
  const [middle = 0, most = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return `${middle.toFixed(1)} ms in the middle, ${most.toFixed(1)} ms at most, of ${String(sorted.length)}`;
}

suite('The speed of Linked Repositories', () => {
  teardown(closeAllEditors);

  testUi(`a post with ${String(many)} repositories is drawn, and edits of it`, async (ui) => {
    const editor = await openUntitled(post);
    await vscode.commands.executeCommand('componentPosts.showLinkedRepositories');
    await ui.waitForText(`${String(many)} entries`);
    await until(async () => (await drawings(ui, 'show')).length > 0, 'it has been painted');
    const shown = await drawings(ui, 'show');
    for (let index = 0; index < 8; index++) {
      const before = (await drawings(ui, 'change')).length;
      const at = editor.document.positionAt(post.indexOf('does its part') + index);
      await editor.edit((edit) => {
        edit.insert(at, 'x');
      });
      await until(
        async () => (await drawings(ui, 'change')).length > before,
        'the edit has been painted',
      );
      await delay(200);
    }
    const changed = await drawings(ui, 'change');
    console.log(`      First paint of ${String(many)} repositories: ${inWords(shown)}`);
    console.log(`      Repaint after an edit of one of them: ${inWords(changed)}`);
    assert.ok(changed.length >= 8);
  });
});
