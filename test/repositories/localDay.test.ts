import assert from 'node:assert/strict';
import { localDay } from '../../src/repositories/localDay';

suite('The day of a moment', () => {
  test('is that of the machine, padded', () => {
    assert.equal(localDay(new Date(2026, 2, 9, 0, 0)), '2026-03-09');
    assert.equal(localDay(new Date(2026, 11, 31, 23, 59, 59, 999)), '2026-12-31');
    const early = new Date(2000, 0, 1);
    early.setFullYear(987);
    assert.equal(localDay(early), '0987-01-01');
  });
});
