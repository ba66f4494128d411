import assert from 'node:assert/strict';
import { any, getDescription, type GenericSchema } from 'valibot';
import { fieldTypes } from '../../../src/profile/fieldTypes';
import { commonOptions } from '../../../src/profile/fieldTypes/common';
import { fieldFrom } from '../../../src/profile/fieldTypes/fieldFrom';
import { matchesWhole } from '../../../src/profile/patterns';
import { placeholderIn } from '../../../src/profile/values';
import { code, inBytes } from '../../../src/profile/wording';
import { fieldOfText } from '../../support/fieldTypes';

/** The words that say what an option means, wherever they are in its schema. */
function described(schema: GenericSchema & { readonly wrapped?: GenericSchema }): string {
  return getDescription(schema) ?? (schema.wrapped === undefined ? '' : described(schema.wrapped));
}

suite('types of fields', () => {
  test('have names of their own, and each says what it is and what to write', () => {
    const names = fieldTypes.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const { summary, what } of fieldTypes) {
      assert.match(summary, /^[A-Z].*\.$/);
      assert.match(what, /^[a-z].*[^.]$/);
    }
  });

  for (const [name, options] of [
    ['every field', commonOptions] as const,
    ...fieldTypes.map((type) => [type.name, type.options(any())] as const),
  ]) {
    test(`what a project file may say of ${name} is described`, () => {
      for (const [option, schema] of Object.entries(options)) {
        assert.match(described(schema as GenericSchema), /^[A-Z].*\.$/s, option);
        assert.ok(name === 'every field' || !Object.hasOwn(commonOptions, option), option);
      }
    });
  }
});

suite('fields of a project file', () => {
  test('are what is said of them, and nothing where nothing is', () => {
    assert.deepEqual(fieldFrom('a', {}), {
      name: 'a',
      type: 'text',
      presence: 'optional',
      documentation: '',
      what: '',
      fallback: '',
      example: '',
    });
  });

  test('hold fields and items, at any depth', () => {
    const field = fieldFrom('a', {
      type: 'list',
      items: { type: 'object', fields: { b: { presence: 'required' }, c: null } },
    });
    assert.deepEqual(Object.entries(field).find(([name]) => name === 'items')?.[1], {
      ...fieldFrom('a', { type: 'object' }),
      fields: [fieldFrom('b', { presence: 'required' })],
    });
  });
});

suite('patterns of a project file', () => {
  test('match the whole of a text', () => {
    assert.equal(matchesWhole('abc', '[a-z]+'), true);
    assert.equal(matchesWhole('abc1', '[a-z]+'), false);
    assert.equal(matchesWhole('b', 'a|b'), true);
    assert.equal(matchesWhole('ab', 'a|b'), false);
    assert.equal(matchesWhole('Größe', '\\p{L}+'), true);
    assert.equal(matchesWhole('v1.2', 'v\\d+(?:\\.\\d+)?'), true);
    assert.equal(matchesWhole('tech:hull', '(?:tech|parts):[a-z]+'), true);
  });

  for (const expression of [
    '(',
    '(a+)+',
    '(a|a)*b',
    '(?:a|ab){2,}c',
    '(?:\\w|\\d)+x',
    '(?:.|x)*y',
  ]) {
    test(`${expression} is not tried`, () => {
      assert.equal(
        matchesWhole('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', expression),
        undefined,
      );
    });
  }

  test('give up on texts that would take too long', () => {
    const expression = '.*.*.*=';
    assert.equal(matchesWhole('a'.repeat(150), expression), false);
    assert.equal(matchesWhole('a'.repeat(5_000), expression), undefined);
    assert.equal(matchesWhole('a'.repeat(5_000), 'b'), undefined);
  });
});

suite('words', () => {
  test('sizes are told as file managers tell them', () => {
    assert.deepEqual([0, 999, 1000, 1550, 84_200, 3_000_000].map(inBytes), [
      '0 bytes',
      '999 bytes',
      '1 KB',
      '1.6 KB',
      '84 KB',
      '3 MB',
    ]);
  });

  test('code holds any text', () => {
    assert.equal(code('a'), '`a`');
    assert.equal(code('a`b'), '`` a`b ``');
    assert.equal(code('a\nb'), '`a b`');
  });

  test('placeholders of a field count beside those of every blog, in any case', () => {
    const placeholders = ['Nobody'];
    assert.equal(placeholderIn(fieldOfText('nobody').field.value, { placeholders }), 'nobody');
    assert.equal(placeholderIn(fieldOfText('TODO').field.value, { placeholders }), 'TODO');
    assert.equal(placeholderIn(fieldOfText('[nobody, x]').field.value, { placeholders }), 'nobody');
    assert.equal(placeholderIn(fieldOfText('nobody').field.value), undefined);
  });
});
