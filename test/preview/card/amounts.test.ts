import assert from 'node:assert/strict';
import {
  agoInWords,
  dayInWords,
  inNumbers,
  listInWords,
  shortCount,
  shortDay,
} from '../../../src/preview/card/amounts';
import { setLanguage } from '../../../src/preview/l10n';

const today = '2026-11-24';

suite('Days, spans of time and numbers in words', () => {
  for (const [iso, words] of [
    ['2026-11-25T00:10:00+02:00', 'today'],
    ['2026-11-24T00:00:00Z', 'today'],
    ['2026-11-23T23:59:59Z', 'yesterday'],
    ['2026-11-22T00:00:00Z', '2 days ago'],
    ['2026-11-11', '13 days ago'],
    ['2026-11-10', '2 weeks ago'],
    ['2026-09-26', '8 weeks ago'],
    ['2026-09-20', '2 months ago'],
    ['2025-11-24', '11 months ago'],
    ['2025-11-01', '12 months ago'],
    ['2024-11-24', '23 months ago'],
    ['2024-11-01', '2 years ago'],
    ['2018-02-02', '8 years ago'],
  ] as const) {
    test(`${iso} is ${words}`, () => {
      assert.equal(agoInWords(iso, today), words);
    });
  }

  test('days, with the year where it is another one or all is said', () => {
    assert.equal(dayInWords('2021-05-03T00:00:00Z'), '3 May 2021');
    assert.equal(shortDay('2026-11-20', today), '20 Nov');
    assert.equal(shortDay('2025-11-20', today), '20 Nov 2025');
    assert.equal(dayInWords('2021-13-45'), '2021-13-45');
  });

  test('counts as hosts show them', () => {
    assert.deepEqual(
      [0, 999, 1000, 1234, 1999, 9949, 9950, 34_499, 999_499, 999_500, 1_250_000].map(shortCount),
      ['0', '999', '1k', '1.2k', '2k', '9.9k', '10k', '34k', '999k', '1M', '1.3M'],
    );
  });

  test('hosts as a list', () => {
    assert.equal(listInWords(['a.org']), 'a.org');
    assert.equal(listInWords(['a.org', 'b.org']), 'a.org and b.org');
    assert.equal(listInWords(['a.org', 'b.org', 'c.org']), 'a.org, b.org and c.org');
  });

  test('in the language that was set last', () => {
    assert.equal(inNumbers(1234), '1,234');
    setLanguage('de', {});
    try {
      assert.equal(inNumbers(1234), '1.234');
      assert.equal(dayInWords('2021-05-03'), '3. Mai 2021');
    } finally {
      setLanguage('en', undefined);
    }
    assert.equal(inNumbers(1234), '1,234');
  });
});
