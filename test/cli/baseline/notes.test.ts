import assert from 'node:assert/strict';
import { fixedNote, knownNote, takenOutNote, withSums } from '../../../src/cli/baseline/notes';

suite('The notes of a baseline', () => {
  test('of several parts become one of each kind, with the sum', () => {
    const other = '2 linked repositories not checked.';
    assert.deepEqual(
      withSums([
        knownNote(1),
        fixedNote(2),
        other,
        knownNote(1),
        other,
        fixedNote(11),
        knownNote(30),
      ]),
      ['32 problems of the baseline are left and not told.', fixedNote(13), other],
    );
    assert.deepEqual(withSums([takenOutNote(1), fixedNote(1)]), [takenOutNote(1), fixedNote(1)]);
  });

  test('are not taken for what only sounds like them', () => {
    const notes = [
      '3 problems of the baseline are left.',
      'One problems of the baseline are left and not told.',
    ];
    assert.deepEqual(withSums(notes), notes);
    assert.deepEqual(withSums([]), []);
  });
});
