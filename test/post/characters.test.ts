import assert from 'node:assert/strict';
import { charactersOf } from '../../src/post/characters';

suite('characters', () => {
  test('are those that a reader sees', () => {
    assert.deepEqual(charactersOf('a“ä”'), ['a', '“', 'ä', '”']);
    assert.deepEqual(charactersOf('e\u0301👩‍👩‍👧©\ufe0f'), ['e\u0301', '👩‍👩‍👧', '©\ufe0f']);
    assert.deepEqual(charactersOf(''), []);
  });
});
