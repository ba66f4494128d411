import assert from 'node:assert/strict';
import { Derived } from '../../src/post/derived';

suite('What was derived of things', () => {
  test('is known by the thing and by who derived it', () => {
    const lengths = new Derived<readonly string[], number>();
    const firsts = new Derived<readonly string[], string>();
    const one = ['a', 'b'];
    const other = ['a', 'b'];
    lengths.set(one, 2);
    firsts.set(one, 'a');
    assert.equal(lengths.get(one), 2);
    assert.equal(firsts.get(one), 'a');
    assert.equal(lengths.get(other), undefined);
    lengths.set(one, 3);
    assert.equal(lengths.get(one), 3);
    assert.equal(firsts.get(one), 'a');
  });

  test('is derived once', () => {
    const lengths = new Derived<readonly string[], number>();
    const words = ['a', 'b'];
    let times = 0;
    const derive = (): number => words.length + times++;
    assert.deepEqual([lengths.of(words, derive), lengths.of(words, derive)], [2, 2]);
    assert.equal(times, 1);
    assert.equal(lengths.get(words), 2);
  });

  test('does not show in the thing, and may be said of what nobody may change', () => {
    const derived = new Derived<{ readonly name: string }, string>();
    const thing = Object.freeze({ name: 'Jumpscale' });
    derived.set(thing, 'known');
    assert.equal(derived.get(thing), 'known');
    assert.deepEqual(Reflect.ownKeys(thing), ['name']);
    assert.deepStrictEqual(thing, { name: 'Jumpscale' });
    assert.equal(derived.get(structuredClone(thing)), undefined);
  });
});
