import assert from 'node:assert/strict';
import { agoInWords, hostList, licenseWords, shortCount } from '../../src/assist/repositoryWords';
import { repositoryFacts } from '../support/verdicts';

suite('Words about repositories', () => {
  const today = '2026-11-24';

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

  test('counts as hosts show them', () => {
    assert.deepEqual(
      [0, 999, 1000, 1234, 1999, 9949, 9950, 34_499, 999_499, 999_500, 1_250_000].map(shortCount),
      ['0', '999', '1k', '1.2k', '2k', '9.9k', '10k', '34k', '999k', '1M', '1.3M'],
    );
  });

  test('licences by their best name', () => {
    const words = (license: Parameters<typeof repositoryFacts>[0]) =>
      licenseWords(repositoryFacts(license));
    assert.equal(words({ license: { spdxId: 'MIT', name: 'MIT License' } }), 'MIT');
    assert.equal(words({ license: { name: 'Own words' } }), 'Own words');
    assert.equal(words({ license: {} }), 'other licence');
    assert.equal(words({ license: 'none' }), 'no licence');
    assert.equal(words({ license: undefined }), undefined);
  });

  test('hosts as a list', () => {
    assert.equal(hostList(['a.org']), 'a.org');
    assert.equal(hostList(['a.org', 'b.org']), 'a.org and b.org');
    assert.equal(hostList(['a.org', 'b.org', 'c.org']), 'a.org, b.org and c.org');
  });
});
