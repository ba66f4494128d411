import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules } from '../../../src/rules/registry';
import { temporaryFolders } from '../support';

const program = path.resolve('dist/cli.js');

suite('the built program', () => {
  const folder = temporaryFolders();

  test('leads from each problem to the page of its rule', () => {
    const cwd = folder({
      'posts/a.md':
        '---\ntitle: Anvil\nauthor: Mara\nauthor_image: mara.png\npublished_at: 2026-2-3\n---\n\nText.\n',
    });
    const written = execFileSync(process.execPath, [program, 'check', '--color', 'always'], {
      cwd,
      env: { ...process.env, FORCE_HYPERLINK: '1' },
      encoding: 'utf8',
    });
    const links = [
      ...written.matchAll(/\u001b\]8;;([^\u001b]+)\u001b\\(?:\u001b\[\d+m)*([\w/-]+)/g),
    ];
    assert.ok(links.length > 1, written);
    for (const [, address = '', rule = ''] of links) {
      assert.ok(readFileSync(fileURLToPath(address), 'utf8').startsWith(`# ${rule}\n`));
    }
  });

  test('has a page for every rule beside it', () => {
    for (const { id } of rules) {
      const page = path.join(path.dirname(program), 'rules', `${id}.md`);
      assert.ok(readFileSync(page, 'utf8').startsWith(`# ${id}\n`));
    }
  });
});
