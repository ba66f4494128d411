import assert from 'node:assert/strict';
import { cachedDataVersionTag } from 'node:v8';
import { DiskWorkspace } from '../../../src/cli/disk/workspace';
import { checkAll } from '../../../src/cli/engine/checkAll';
import { Nursery } from '../../../src/cli/engine/crew/nursery';
import { fixable, temporaryFolders } from '../support';

suite('the nursery of V8', () => {
  const folder = temporaryFolders();

  /** Lets it grow until it is limited: half of what is made is in use for a while. */
  function grow(nursery: Nursery): void {
    const settings = cachedDataVersionTag();
    let made: unknown[] = [];
    for (let round = 0; round < 2_000 && cachedDataVersionTag() === settings; round++) {
      made = [...made.slice(-500_000), ...Array.from({ length: 50_000 }, (_, at) => ({ at }))];
      nursery.limit();
    }
    assert.notEqual(cachedDataVersionTag(), settings, 'it was never limited');
  }

  test('is limited once it is large enough, and free again with the settings of before', () => {
    const settings = cachedDataVersionTag();
    const nursery = new Nursery();
    grow(nursery);
    nursery.free();
    assert.equal(cachedDataVersionTag(), settings);
    nursery.free();
    assert.equal(cachedDataVersionTag(), settings);
  });

  test('is limited from the first posts until all are told', async () => {
    const settings = cachedDataVersionTag();
    const nursery = new Nursery();
    grow(nursery);
    nursery.free();
    const workspace = new DiskWorkspace(folder({ 'a.md': fixable, 'b.md': fixable }));
    const steps: { done: number; isLimited: boolean }[] = [];
    await checkAll(workspace, workspace.markdown.files, {
      today: '2026-11-30',
      withFixes: true,
      onProgress: (done) => {
        steps.push({ done, isLimited: cachedDataVersionTag() !== settings });
        return undefined;
      },
    });
    assert.deepEqual(steps, [
      { done: 2, isLimited: true },
      { done: 3, isLimited: true },
      { done: 4, isLimited: true },
    ]);
    assert.equal(cachedDataVersionTag(), settings);
  });
});
