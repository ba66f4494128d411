import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startOfPlainFile } from '../../../src/cli/disk/diskFiles';
import { temporaryFolders } from '../support';

suite('files of this machine', () => {
  const folder = temporaryFolders();

  test('as much is read of the start as is wanted and there', () => {
    const file = path.join(folder({ 'a.txt': 'abcdef' }), 'a.txt');
    assert.equal(startOfPlainFile(file, 3).toString(), 'abc');
    assert.equal(startOfPlainFile(file, 60).toString(), 'abcdef');
    writeFileSync(file, '');
    assert.equal(startOfPlainFile(file, 3).length, 0);
  });

  test('what is no file is not opened', () => {
    const inside = path.join(folder({}), 'a.png');
    mkdirSync(inside);
    assert.throws(() => startOfPlainFile(inside, 3), /folder, a pipe, a device/);
    assert.throws(() => startOfPlainFile(path.join(inside, 'b'), 3), { code: 'ENOENT' });
  });
});
