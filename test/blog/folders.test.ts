import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyOfTexts } from '../../src/blog/folders';
import { runs } from '../support/fuzz';

suite('Questions about folders', () => {
  test('other texts have another key', () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom('1', '2', ' ', 'a', '\0', '/') }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        assert.equal(
          keyOfTexts(one) === keyOfTexts(other),
          JSON.stringify(one) === JSON.stringify(other),
        );
      }),
      runs(3_000),
    );
    assert.notEqual(keyOfTexts(['img/a', 'img/b']), keyOfTexts(['img/a\0img/b']));
  });
});
