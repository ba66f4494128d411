import assert from 'node:assert/strict';
import { matchesWhole } from '../../src/profile/patterns';

suite('patterns of a project file', () => {
  test('match a whole text', () => {
    assert.equal(matchesWhole('v1.2', 'v\\d+(\\.\\d+)?(\\.\\d+)?'), true);
    assert.equal(matchesWhole('v1.2 beta', 'v\\d+(\\.\\d+)?(\\.\\d+)?'), false);
  });

  test('many parts that may be there or not are not tried on a text', () => {
    const hostile = '(a)?'.repeat(30) + 'a'.repeat(30);
    assert.equal(matchesWhole(`${'a'.repeat(29)}-`, hostile), undefined);
  });
});
