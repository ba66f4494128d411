import { lockfileWith, openBlog, remove, untilDescribed, write } from '../../vscode/lockfileBlogs';
import { troubled } from '../../vscode/posts';
import { closeAllEditors } from '../../vscode/support';
import { equal } from '../assert';

const key = 'github.com/tidewater-stack/harbour';

suite('lockfile in a browser', () => {
  teardown(closeAllEditors);

  test('is read, and read again when it changes', async () => {
    const { folder, lockfile, document } = await openBlog('lockfile-web', troubled);
    try {
      await write(lockfile, lockfileWith(key, { description: 'Carries readings' }));
      const verdict = await untilDescribed(document, key, 'Carries readings');
      equal(verdict?.source, 'lockfile');
      await write(lockfile, lockfileWith(key, { description: 'Carries more' }));
      await untilDescribed(document, key, 'Carries more');
    } finally {
      await remove(folder);
    }
  });
});
