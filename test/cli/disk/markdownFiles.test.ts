import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { addressOf } from '../../../src/cli/disk/addresses';
import { markdownBelow } from '../../../src/cli/disk/markdownFiles';
import { filesMatching } from '../../../src/cli/disk/patterns';
import { temporaryFolders } from '../support';

suite('Markdown files', () => {
  const makeFolder = temporaryFolders();

  test('are found wherever they are, but where no posts are', () => {
    const folder = makeFolder({
      'a.md': '',
      'b.markdown': '',
      'c.mdx': '',
      'd.MD': '',
      md: '',
      '.e.md': '',
      '.md': '',
      'folder.md/f.md': '',
      'deep/er/than/that/g [1] {2}.md': '',
      '.hidden/h.md': '',
      'node_modules/i.md': '',
      'deep/node_modules/j.md': '',
      'deep/.git/k.md': '',
      'deep/node_modules.md': '',
    });
    const root = addressOf(folder);
    const found = markdownBelow(root).files;
    assert.deepEqual(
      found.map((address) => address.slice(root.length + 1)),
      [
        '.e.md',
        '.hidden/h.md',
        '.md',
        'a.md',
        'b.markdown',
        'deep/er/than/that/g [1] {2}.md',
        'deep/node_modules.md',
        'folder.md/f.md',
      ],
    );
    assert.deepEqual(found, filesMatching(['**/*.{md,markdown}'], root));
  });

  test('are found through links to them, not through links to folders, of which is told', function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    const folder = makeFolder({ 'posts/a.md': '', 'posts/b.txt': '' });
    const linked = (to: string, name: string): void => {
      symlinkSync(path.join(folder, to), path.join(folder, name));
    };
    linked('posts/a.md', 'link.md');
    linked('posts/b.txt', 'link.txt');
    linked('posts', 'folder');
    linked('posts', 'posts/circle.md');
    linked('nothing', 'broken.md');
    const root = addressOf(folder);
    const { files: found, notEntered } = markdownBelow(root);
    assert.deepEqual(found, [`${root}/link.md`, `${root}/posts/a.md`]);
    assert.deepEqual(found, filesMatching(['**/*.{md,markdown}'], root));
    assert.deepEqual([...notEntered].sort(), [`${root}/folder`, `${root}/posts/circle.md`]);
  });

  test('of a folder that is not there are none', () => {
    assert.deepEqual(markdownBelow(`${addressOf(makeFolder())}/none`), {
      files: [],
      notEntered: [],
    });
  });
});
