import assert from 'node:assert/strict';
import { slugOf } from '../../../src/profile/fieldTypes/slug';
import { misfits, specFor } from '../../support/fieldTypes';

suite('text', () => {
  const text = specFor('text');

  for (const written of [
    'Anvil',
    '2026',
    'yes',
    '2026-03-09',
    '"a: b"',
    '>-\n  one\n  two',
    '*a',
  ]) {
    test(`${JSON.stringify(written)} is one`, () => {
      assert.deepEqual(misfits(text, written), []);
    });
  }

  test('a list and fields are none', () => {
    assert.deepEqual(misfits(text, '[Anvil]'), [
      '`it` is a list. Write text on one line. -> Anvil',
    ]);
    assert.deepEqual(misfits(text, '["a: b"]'), [
      '`it` is a list. Write text on one line. -> "a: b"',
    ]);
    assert.deepEqual(misfits(text, '[a, b]'), ['`it` is a list. Write text on one line.']);
    assert.deepEqual(misfits(text, '{ a: b }'), [
      '`it` has fields of its own. Write text on one line.',
    ]);
  });

  test('several lines are too many', () => {
    assert.equal(misfits(text, '|\n  one\n  two').length, 1);
    assert.deepEqual(misfits(text, '|\n  one'), []);
  });

  test('what a field says to write is what the message says', () => {
    assert.deepEqual(misfits(specFor('text', { what: 'the name of a ship' }), '[a, b]'), [
      '`it` is a list. Write the name of a ship.',
    ]);
    assert.deepEqual(misfits(specFor('text', { example: 'Anvil' }), '[a, b]'), [
      '`it` is a list. Write text on one line, for example Anvil.',
    ]);
  });
});

suite('multi-line text', () => {
  test('may have lines, but no items', () => {
    assert.deepEqual(misfits(specFor('multiline'), '|\n  one\n  two'), []);
    assert.deepEqual(misfits(specFor('multiline'), '\n  - one\n  - two'), [
      '`it` is a list. Write text.',
    ]);
  });
});

suite('slug', () => {
  const slug = specFor('slug');

  for (const written of ['our-stack', 'Our_Stack', 'v2.0', 'größe', '2026', '~mara']) {
    test(`${written} is one`, () => {
      assert.deepEqual(misfits(slug, written), []);
    });
  }

  for (const [written, better] of [
    ['Our stack', 'our-stack'],
    ['"Our stack: its parts!"', '"our-stack-its-parts"'],
    ['Crème & Sugar', 'creme-sugar'],
    ['Новый йод', 'новый-йод'],
    ['ガイド その1', 'ガイド-その1'],
    ['한국 글', '한국-글'],
    ['हिन्दी भाषा', 'हिन्दी-भाषा'],
  ] as const) {
    test(`${written} becomes ${better}`, () => {
      const [message] = misfits(slug, written);
      assert.match(message ?? '', /does not fit into an address/);
      assert.ok(message?.endsWith(`-> ${better}`), message);
    });
  }

  for (const written of ['a/b', '/our-stack', 'guides/our-stack/']) {
    test(`${written} is a path, and what is its name nobody knows`, () => {
      assert.deepEqual(misfits(slug, written), [
        `\`it\` is “${written}”, a path with slashes. Write a name without them.`,
      ]);
    });
  }

  test('of nothing but marks nothing is left to offer', () => {
    assert.equal(slugOf('— !'), '');
    assert.ok(misfits(slug, '"— !"').every((message) => !message.includes('->')));
  });
});
