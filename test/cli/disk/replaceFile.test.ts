import assert from 'node:assert/strict';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { NotReplaced, overwriteFile, replaceFile } from '../../../src/cli/disk/replaceFile';
import { temporaryFolders } from '../support';

const before = Buffer.from('before');
const after = Buffer.from('after');

suite('replacing a file', () => {
  const folder = temporaryFolders();

  test('puts the other content there, and nothing beside it', () => {
    const cwd = folder({ 'a.md': before });
    replaceFile(path.join(cwd, 'a.md'), before, after);
    assert.deepEqual(readFileSync(path.join(cwd, 'a.md')), after);
    assert.deepEqual(readdirSync(cwd), ['a.md']);
  });

  test('keeps the mode', function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    for (const mode of [0o600, 0o640, 0o777]) {
      const file = path.join(folder({ 'a.md': before }), 'a.md');
      chmodSync(file, mode);
      replaceFile(file, before, after);
      assert.equal(statSync(file).mode & 0o777, mode);
    }
  });

  test('replaces what a link leads to, and the link stays', () => {
    const cwd = folder({ 'real/a.md': before });
    symlinkSync(path.join('real', 'a.md'), path.join(cwd, 'one.md'));
    symlinkSync('one.md', path.join(cwd, 'two.md'));
    replaceFile(path.join(cwd, 'two.md'), before, after);
    assert.deepEqual(readFileSync(path.join(cwd, 'real/a.md')), after);
    assert.ok(lstatSync(path.join(cwd, 'one.md')).isSymbolicLink());
    assert.ok(lstatSync(path.join(cwd, 'two.md')).isSymbolicLink());
    assert.deepEqual(readdirSync(path.join(cwd, 'real')), ['a.md']);
  });

  test('leaves alone what says something else by now', () => {
    const cwd = folder({ 'a.md': 'newer' });
    assert.throws(() => {
      replaceFile(path.join(cwd, 'a.md'), before, after);
    }, new NotReplaced('it was changed meanwhile'));
    assert.equal(readFileSync(path.join(cwd, 'a.md'), 'utf8'), 'newer');
    assert.deepEqual(readdirSync(cwd), ['a.md']);
  });

  test('makes no file where there is none any more, and replaces no folder', () => {
    const cwd = folder({ 'a.md': before });
    const file = path.join(cwd, 'a.md');
    rmSync(file);
    assert.throws(() => {
      replaceFile(file, before, after);
    }, new NotReplaced('it is no longer there'));
    mkdirSync(file);
    assert.throws(() => {
      replaceFile(file, before, after);
    }, NotReplaced);
    assert.deepEqual(readdirSync(cwd), ['a.md']);
  });

  test('has room for its own name beside the longest one', () => {
    const cwd = folder();
    const file = path.join(cwd, `${'x'.repeat(252)}.md`);
    writeFileSync(file, before);
    replaceFile(file, before, after);
    assert.deepEqual(readFileSync(file), after);
  });
});

suite('overwriting a file', () => {
  const folder = temporaryFolders();

  test('puts the content there, whatever is there, and nothing beside it', () => {
    const cwd = folder({ 'a.md': before });
    for (const name of ['a.md', 'new.md']) {
      overwriteFile(path.join(cwd, name), after);
      assert.deepEqual(readFileSync(path.join(cwd, name)), after);
    }
    assert.deepEqual(readdirSync(cwd), ['a.md', 'new.md']);
  });

  test('keeps the mode of what is there, and gives a new file the one that is wanted', function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    const cwd = folder({ 'a.md': before });
    chmodSync(path.join(cwd, 'a.md'), 0o640);
    for (const [name, mode] of [
      ['a.md', 0o640],
      ['new.md', 0o600],
    ] as const) {
      overwriteFile(path.join(cwd, name), after, 0o600);
      assert.equal(statSync(path.join(cwd, name)).mode & 0o777, mode);
    }
  });

  test('says why it cannot, and leaves nothing', () => {
    const cwd = folder({ file: '', 'folder/': '' });
    for (const name of ['folder', 'file/a.md', 'missing/a.md']) {
      assert.throws(() => {
        overwriteFile(path.join(cwd, name), after);
      }, NotReplaced);
    }
    assert.deepEqual(readdirSync(cwd), ['file', 'folder']);
  });
});
