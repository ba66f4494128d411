import assert from 'node:assert/strict';
import { cachedDataVersionTag } from 'node:v8';
import { Nursery } from '../../../src/cli/engine/crew/nursery';

suite('the nursery of V8', () => {
  test('is limited once it is large enough, and free again with the settings of before', () => {
    const settings = cachedDataVersionTag();
    const nursery = new Nursery();
    // Half of what is made is in use for a while, so that it grows.
    let made: unknown[] = [];
    for (let round = 0; round < 2_000 && cachedDataVersionTag() === settings; round++) {
      made = [...made.slice(-500_000), ...Array.from({ length: 50_000 }, (_, at) => ({ at }))];
      nursery.limit();
    }
    assert.notEqual(cachedDataVersionTag(), settings, 'it was never limited');
    nursery.free();
    assert.equal(cachedDataVersionTag(), settings);
    nursery.free();
    assert.equal(cachedDataVersionTag(), settings);
  });
});
