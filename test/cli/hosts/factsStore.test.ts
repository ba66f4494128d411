import assert from 'node:assert/strict';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, factsStore } from '../../../src/cli/hosts/factsStore';
import { temporaryFolders } from '../support';

const bytes = new TextEncoder().encode('{}');

suite('where facts are kept', () => {
  const folder = temporaryFolders();

  test('in the cache folder of the system', () => {
    const env = { HOME: '/people/mara' };
    assert.equal(cacheFolder({ ...env, XDG_CACHE_HOME: '/cache' }, 'linux'), '/cache');
    assert.equal(cacheFolder({ ...env, XDG_CACHE_HOME: 'cache' }, 'linux'), '/people/mara/.cache');
    assert.equal(cacheFolder(env, 'darwin'), '/people/mara/Library/Caches');
    assert.equal(cacheFolder({ LOCALAPPDATA: '/users/mara/local' }, 'win32'), '/users/mara/local');
    assert.equal(cacheFolder({}, 'linux'), undefined);
    assert.equal(cacheFolder(env, 'win32'), undefined);
  });

  test('as whole files for this user alone', async () => {
    const cache = folder();
    const store = factsStore({ XDG_CACHE_HOME: cache });
    assert.equal(await store.read('github.com.public.json'), undefined);
    await store.write('github.com.public.json', bytes);
    await store.write('github.com.public.json', bytes);
    const facts = path.join(cache, 'component-posts', 'repositories');
    assert.deepEqual(readdirSync(facts), ['github.com.public.json']);
    if (process.platform !== 'win32') {
      assert.equal(statSync(facts).mode & 0o777, 0o700);
      assert.equal(statSync(path.join(facts, 'github.com.public.json')).mode & 0o777, 0o600);
    }
    const later = factsStore({ XDG_CACHE_HOME: cache });
    assert.deepEqual(new Uint8Array((await later.read('github.com.public.json')) ?? []), bytes);
    await later.delete('github.com.public.json');
    await later.delete('github.com.public.json');
    assert.deepEqual(readdirSync(facts), []);
  });

  test('in memory in CI, and where no folder can be written', async () => {
    const cache = folder();
    const file = path.join(cache, 'file');
    writeFileSync(file, '');
    for (const env of [{ XDG_CACHE_HOME: cache, CI: 'true' }, { XDG_CACHE_HOME: file }, {}]) {
      const store = factsStore(env);
      await store.write('a.json', bytes);
      assert.deepEqual(await store.read('a.json'), bytes);
      await store.delete('a.json');
      assert.equal(await store.read('a.json'), undefined);
    }
    assert.deepEqual(readdirSync(cache), ['file']);
  });
});
