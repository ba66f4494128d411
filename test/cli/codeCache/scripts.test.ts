import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { sumOf, type KeptScript } from '../../../src/cli/codeCache/keptCode';
import { loadWithCode, type LoadedScript } from '../../../src/cli/codeCache/scripts';
import { temporaryFolders } from '../support';

const require = createRequire(import.meta.url);

suite('loading scripts with the code that was kept of them', () => {
  const folder = temporaryFolders();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what is tested sets it.
  const loaders = require.extensions;
  const usual = loaders['.js'];

  teardown(() => {
    loaders['.js'] = usual;
  });

  function load(
    cwd: string,
    kept: ReadonlyMap<string, KeptScript> = new Map(),
  ): { exports: unknown; loaded: ReadonlyMap<string, LoadedScript> } {
    loaders['.js'] = usual;
    const loaded = loadWithCode(cwd, kept);
    for (const name of ['a.js', 'b.js']) {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- so that it is loaded anew.
      delete require.cache[path.join(cwd, name)];
    }
    return { exports: require(path.join(cwd, 'a.js')), loaded };
  }

  function keptOf(loaded: ReadonlyMap<string, LoadedScript>): ReadonlyMap<string, KeptScript> {
    return new Map(
      Array.from(loaded, ([name, { script, source }]) => [
        name,
        { source, code: script.createCachedData() },
      ]),
    );
  }

  const files = {
    'a.js':
      "'use strict'; exports.told = [require('./b.js').one(), __filename, __dirname, module.id, this === exports]; // ü",
    'b.js': 'exports.one = function one() { return 1; };',
  };

  test('takes it, and does all else as Node.js does', () => {
    const cwd = folder(files);
    const first = load(cwd);
    assert.deepEqual(first.exports, {
      told: [1, path.join(cwd, 'a.js'), cwd, path.join(cwd, 'a.js'), true],
    });
    const wasKept = (all: typeof first.loaded) => Array.from(all.values(), (one) => one.wasKept);
    assert.deepEqual(wasKept(first.loaded), [false, false]);
    const second = load(cwd, keptOf(first.loaded));
    assert.deepEqual(second.exports, first.exports);
    assert.deepEqual(wasKept(second.loaded), [true, true]);
  });

  test('compiles anew what is another script of the same length', () => {
    const cwd = folder(files);
    const kept = keptOf(load(cwd).loaded);
    writeFileSync(path.join(cwd, 'b.js'), files['b.js'].replace('1', '2'));
    const { exports, loaded } = load(cwd, kept);
    assert.equal((exports as { told: unknown[] }).told[0], 2);
    assert.deepEqual([loaded.get('a.js')?.wasKept, loaded.get('b.js')?.wasKept], [true, false]);
  });

  test('compiles anew what V8 refuses', () => {
    // A process compiles the same text once, whatever is kept of it.
    const text = files['b.js'].replace('1', '4711');
    const cwd = folder({ ...files, 'b.js': text });
    const code = Buffer.from('no code at all');
    const { exports, loaded } = load(
      cwd,
      new Map([['b.js', { source: sumOf(Buffer.from(text)), code }]]),
    );
    assert.equal((exports as { told: unknown[] }).told[0], 4711);
    assert.equal(loaded.get('b.js')?.wasKept, false);
  });

  test('leaves scripts elsewhere alone', () => {
    const cwd = folder({ ...files, 'other/c.js': 'exports.c = 3;' });
    const { loaded } = load(cwd);
    assert.deepEqual(require(path.join(cwd, 'other/c.js')), { c: 3 });
    assert.deepEqual([...loaded.keys()], ['a.js', 'b.js']);
  });

  test('says where a script throws', () => {
    const cwd = folder({ 'a.js': "throw new Error('here');" });
    assert.throws(
      () => load(cwd),
      (error: Error) => error.stack?.includes(`${path.join(cwd, 'a.js')}:1:7`) === true,
    );
  });
});
