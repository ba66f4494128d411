import assert from 'node:assert/strict';
import { elements, explanation, misfits, specFor, suggestions } from '../../support/fieldTypes';

const tags = specFor('tags');

suite('tags', () => {
  for (const [written, expected] of [
    ['tech', ['tech']],
    ['tech, open source', ['tech', 'open source']],
    ['tech,open source,', ['tech', 'open source']],
    ['", tech,  ,open source "', ['tech', 'open source']],
    ["'tech, open source'", ['tech', 'open source']],
    ['tech,\n  open\n  source', ['tech', 'open source from open\n  source']],
    ["[tech, \"open source\", 'it''s']", ['tech', 'open source', "it's from it''s"]],
    ['["a, b"]', ['a, b']],
    ['\n  - tech\n  - "open source" # two words\n  -', ['tech', 'open source']],
    ['[]', []],
    ['{ a: b }', []],
    // Behind an escape nobody knows which letter stands where.
    ["'it''s, tech'", []],
    ['"caf\\u00e9, tech"', []],
  ] as const) {
    test(`${JSON.stringify(written)} has ${expected.join(' and ') || 'none'}`, () => {
      assert.deepEqual(elements(tags, written), expected);
    });
  }

  test('are text or a list of texts', () => {
    assert.deepEqual(misfits(tags, 'tech, 2026'), []);
    assert.deepEqual(misfits(tags, '[tech, 2026]'), []);
    assert.deepEqual(misfits(tags, '{ tech: true }'), [
      '`it` has fields of its own. Write a list of tags.',
    ]);
    assert.deepEqual(misfits(tags, '[tech, [a]]'), [
      'A tag of `it` is no text. Write one tag here.',
    ]);
  });

  test('those that other posts use are offered, most used first, then those that the blog has', () => {
    const values = {
      it: [
        ['tech', 7],
        ['Open Source', 2],
        ['open source', 1],
      ] as const,
    };
    assert.deepEqual(suggestions(tags, { values }), [
      'tech (used in 7 other posts)',
      'Open Source (used in 2 other posts)',
    ]);
    assert.deepEqual(
      suggestions(specFor('tags', { known: ['open source', 'hulls'] }), { values }),
      [
        'tech (used in 7 other posts)',
        'open source (used in 1 other post)',
        'hulls (a tag of this blog)',
      ],
    );
    assert.deepEqual(
      suggestions(specFor('tags', { known: ['hulls', 'tech'], closed: true }), { values }),
      ['tech (used in 7 other posts)', 'hulls (a tag of this blog)'],
    );
    assert.deepEqual(suggestions(tags), []);
  });

  test('are counted', () => {
    const values = { it: [['tech', 7] as const, ['hulls', 1] as const] };
    assert.deepEqual(explanation(tags, 'tech, hulls, `a`, tech', { values }), [
      '7 other posts use `tech`.',
      '1 other post uses `hulls`.',
      'No other post uses `` `a` ``.',
    ]);
    assert.deepEqual(explanation(tags, 'tech'), []);
  });
});
