import assert from 'node:assert/strict';
import { readDate } from '../../src/profile/dates';
import { editDistance } from '../../src/rules/front-matter/nearMiss';

function read(written: string): string {
  const date = readDate(written);
  return date.kind === 'other-form'
    ? `${date.date}${date.sortable ? ', sortable' : ''}`
    : date.kind;
}

suite('dates as authors write them', () => {
  for (const [written, expected] of [
    ['2018-02-02', 'house'],
    [' 2018-02-02 ', 'house'],
    ['2018-2-2', '2018-02-02, sortable'],
    ['2018-12-2', '2018-12-02, sortable'],
    ['2018/02/02', '2018-02-02'],
    ['2018.2.2', '2018-02-02'],
    ['2018/02.02', 'unreadable'],
    ['2018-02-02T10:30:00Z', '2018-02-02, sortable'],
    ['2018-02-02 10:30', '2018-02-02, sortable'],
    ['2018-02-02 4:00:00 +0000', '2018-02-02, sortable'],
    ['2018-02-02 10:30:00+02:00', '2018-02-02, sortable'],
    ['2018-02-02 at ten', 'unreadable'],
    ['2 February 2018', '2018-02-02'],
    ['2nd Feb. 2018', '2018-02-02'],
    ['February 2, 2018', '2018-02-02'],
    ['Sept 3 2018', '2018-09-03'],
    ['may 31st, 2018', '2018-05-31'],
    ['Monday, February 2, 2018', '2018-02-02'],
    ['Fri 2 February 2018', '2018-02-02'],
    ['Monday', 'unreadable'],
    ['20260309', '2026-03-09'],
    ['20261309', 'impossible'],
    ['02032026', 'unreadable'],
    ['2018\u201302\u201302', '2018-02-02'],
    ['2018\u201302-02', 'unreadable'],
    ['2 Foo 2018', 'unreadable'],
    ['2/3/2018', 'unreadable'],
    ['2018-02-29', 'impossible'],
    ['2020-02-29', 'house'],
    ['1900-02-29', 'impossible'],
    ['2000-02-29', 'house'],
    ['2018-00-10', 'impossible'],
    ['2018-10-00', 'impossible'],
    ['2018-13-01', 'impossible'],
    ['31 April 2018', 'impossible'],
    ['2018-02', 'unreadable'],
    ['2018', 'unreadable'],
    ['18-02-02', 'unreadable'],
    ['02018-02-02', 'unreadable'],
    ['x', 'unreadable'],
    ['', 'unreadable'],
  ] as const) {
    test(`${JSON.stringify(written)}: ${expected}`, () => {
      assert.equal(read(written), expected);
    });
  }

  test('every day of four years is a day, written either way', () => {
    for (let day = Date.UTC(2023, 0, 1); day < Date.UTC(2027, 0, 1); day += 86_400_000) {
      const date = new Date(day).toISOString().slice(0, 10);
      assert.equal(read(date), 'house');
      const [year, month, rest] = date.split('-').map(Number);
      const short = `${String(year)}-${String(month)}-${String(rest)}`;
      assert.equal(read(short), short === date ? 'house' : `${date}, sortable`);
    }
  });
});

suite('the distance between two words', () => {
  for (const [one, other, expected] of [
    ['author', 'author', 0],
    ['auhtor', 'author', 1],
    ['auther', 'author', 1],
    ['autor', 'author', 1],
    ['authors', 'author', 1],
    ['', 'tags', 4],
    ['title', 'tags', 4],
    ['ab', 'ba', 1],
  ] as const) {
    test(`${one || 'nothing'} to ${other} is ${String(expected)}, there and back`, () => {
      assert.equal(editDistance(one, other), expected);
      assert.equal(editDistance(other, one), expected);
    });
  }
});
