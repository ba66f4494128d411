import assert from 'node:assert/strict';
import { faultOfEmail } from '../../../src/profile/fieldTypes/email';
import { faultOfUrl, urlType } from '../../../src/profile/fieldTypes/webAddress';
import { elements, explanation, misfits, specFor, suggestions } from '../../support/fieldTypes';

suite('enum', () => {
  const licence = specFor('enum', {
    values: ['MIT', { value: 'Apache-2.0', documentation: 'With a patent grant.' }, 'MIT'],
  });

  test('is one of its values', () => {
    assert.deepEqual(misfits(licence, 'MIT'), []);
    assert.deepEqual(misfits(licence, '"Apache-2.0"'), []);
    assert.deepEqual(misfits(licence, 'apache-2.0'), [
      '`it` is “apache-2.0”, a value that the blog does not know. Did you mean Apache-2.0? -> Apache-2.0',
    ]);
    assert.deepEqual(misfits(licence, '"Apache-2.1"'), [
      '`it` is “Apache-2.1”, a value that the blog does not know. Did you mean Apache-2.0? -> "Apache-2.0"',
    ]);
    assert.deepEqual(misfits(specFor('enum', { values: ['a', 'b', 'c'] }), 'd'), [
      '`it` is “d”, a value that the blog does not know. Write a, b or c.',
    ]);
    assert.equal(misfits(licence, '[MIT]').length, 1);
  });

  test('its values are offered and explained', () => {
    assert.deepEqual(suggestions(licence), ['MIT', 'Apache-2.0']);
    assert.deepEqual(explanation(licence, 'Apache-2.0'), ['With a patent grant.']);
    assert.deepEqual(explanation(licence, 'MIT'), []);
  });
});

suite('boolean', () => {
  const pinned = specFor('boolean');

  for (const written of ['true', 'False', 'TRUE']) {
    test(`${written} is one`, () => {
      assert.deepEqual(misfits(pinned, written), []);
    });
  }

  for (const [written, meant] of [
    ['yes', 'true'],
    ['On', 'true'],
    ['1', 'true'],
    ['n', 'false'],
    ['"true"', 'true'],
    ["'no'", 'false'],
  ] as const) {
    test(`${written} is meant as ${meant}`, () => {
      const [message = ''] = misfits(pinned, written);
      assert.ok(message.endsWith(`-> ${meant}`), message);
    });
  }

  test('another word is none', () => {
    assert.deepEqual(misfits(pinned, 'perhaps'), ['`it` is “perhaps”. Write true or false.']);
    assert.deepEqual(suggestions(pinned), ['true', 'false']);
  });
});

suite('number', () => {
  for (const written of ['0', '-7', '+1', '2.50', '1e6', '-1.5E-3', '.5', '5.']) {
    test(`${written} is one`, () => {
      assert.deepEqual(misfits(specFor('number'), written), []);
    });
  }

  for (const [written, meant] of [
    ['1_000', '1000'],
    ['10 000.5', '10000.5'],
    ['-007', '-7'],
    ['"12"', '12'],
  ] as const) {
    test(`${written} is meant as ${meant}`, () => {
      const [message = ''] = misfits(specFor('number'), written);
      assert.ok(message.endsWith(`-> ${meant}`), message);
    });
  }

  for (const written of ['seven', '1,5', '1.000,5', '0x1F', '.', '12:30', '1.2.3']) {
    test(`${written} may mean something else`, () => {
      const [message = ''] = misfits(specFor('number'), written);
      assert.match(message, /is no number\. Write a number\.$/);
    });
  }

  test('has bounds', () => {
    const spec = specFor('number', { minimum: 1, maximum: 10, integer: true });
    assert.deepEqual(misfits(spec, '1'), []);
    assert.deepEqual(misfits(spec, '10'), []);
    assert.deepEqual(misfits(spec, '0'), ['`it` is 0. Write 1 or more.']);
    assert.deepEqual(misfits(spec, '11'), ['`it` is 11. Write 10 or less.']);
    assert.deepEqual(misfits(spec, '2.5'), ['`it` is 2.5. Write a whole number.']);
  });
});

suite('url', () => {
  const fault = (written: string, said = {}): string | undefined => {
    const spec = specFor('url', said);
    assert.ok(urlType.isTypeOf(spec));
    const found = faultOfUrl(written, spec);
    return found === undefined ? undefined : (found.meant ?? found.problem);
  };

  for (const [written, expected] of [
    ['https://example.org', undefined],
    ['http://localhost:8080/a?b=c#d', undefined],
    ['https://пример.рф/ä', undefined],
    ['HTTPS://EXAMPLE.ORG', undefined],
    ['example.org/a', 'https://example.org/a'],
    ['example.org:8080', 'https://example.org:8080'],
    ['//example.org', 'https://example.org'],
    ['https//example.org', 'https://example.org'],
    ['https:example.org', 'https://example.org'],
    ['https:///example.org', 'https://example.org'],
    ['http;//example.org', 'http://example.org'],
    ['htps://example.org', 'https://example.org'],
    ['ftp://example.org', 'starts with ftp:'],
    ['https://a b.org', 'has a space in it'],
    ['https://', 'does not have two slashes behind its scheme'],
    ['https://[', 'is no address'],
    ['mara', 'does not say how to reach it'],
    ['/about', 'does not say how to reach it'],
  ] as const) {
    test(`${written}: ${expected ?? 'sound'}`, () => {
      if (written === 'https://') {
        // Nothing is behind the slashes.
        assert.ok(fault(written) !== undefined);
      } else {
        assert.equal(fault(written), expected);
      }
    });
  }

  test('has the schemes that the blog allows', () => {
    assert.equal(fault('mailto:mara@example.org', { schemes: ['mailto'] }), undefined);
    assert.equal(fault('http://example.org', { schemes: ['https'] }), 'https://example.org');
    assert.equal(fault('https://example.org', { schemes: ['http'] }), 'http://example.org');
    assert.equal(fault('mailto:', { schemes: ['mailto'] }), 'ends behind its scheme');
  });

  test('may be one within the site where the blog says so', () => {
    for (const written of ['/about', './a', '../a', '#a', '?a']) {
      assert.equal(fault(written, { allowRelative: true }), undefined);
    }
    assert.equal(fault('a b', { allowRelative: true }), 'has a space in it');
  });

  test('is one text', () => {
    assert.equal(misfits(specFor('url'), '[https://example.org, b]').length, 1);
    assert.deepEqual(misfits(specFor('url'), 'mara'), [], 'another rule looks at its form');
  });
});

suite('email', () => {
  for (const [written, expected] of [
    ['mara@example.org', undefined],
    ['mara+posts@mail.example.org', undefined],
    ['Mara <mara@example.org>', 'mara@example.org'],
    ['mailto:mara@example.org', 'mara@example.org'],
    ['mara@example', 'is no email address'],
    ['mara(at)example.org', 'is no email address'],
    ['mara@example.org, noor@example.org', 'is no email address'],
  ] as const) {
    test(`${written}: ${expected ?? 'sound'}`, () => {
      const fault = faultOfEmail(written);
      assert.equal(fault === undefined ? undefined : (fault.meant ?? fault.problem), expected);
    });
  }

  test('is one text', () => {
    assert.equal(misfits(specFor('email'), '{ a: b }').length, 1);
  });
});

suite('object', () => {
  const contact = specFor('object', { fields: { email: { type: 'email' }, page: {} } });

  test('has fields of its own', () => {
    assert.deepEqual(misfits(contact, '\n  email: mara@example.org'), []);
    assert.deepEqual(misfits(contact, '{ email: mara@example.org }'), []);
    assert.deepEqual(misfits(contact, 'mara@example.org'), [
      '`it` has no fields of its own. Write its fields on lines of their own, further to the right.',
    ]);
    assert.deepEqual(explanation(contact, '{ a: b }'), ['Its fields: `email`, `page`.']);
  });
});

suite('list', () => {
  const links = specFor('list', { items: { type: 'enum', values: ['a', 'b'] } });

  test('has items', () => {
    assert.deepEqual(misfits(links, '[a, x]'), [], 'its items are asked for one by one');
    assert.deepEqual(misfits(links, 'a'), [
      '`it` is no list. Write a list, with each item on a line of its own behind a dash. -> [a]',
    ]);
    assert.deepEqual(misfits(links, '"a, b"').length, 1);
    assert.ok(misfits(links, 'a, b').every((message) => !message.includes('->')));
    assert.deepEqual(elements(links, '[a, "b, c", [d], ""]'), ['a', 'b, c']);
    assert.deepEqual(elements(links, 'a'), []);
  });

  test('what is offered for an item is offered for the list', () => {
    assert.deepEqual(suggestions(links), ['a', 'b']);
    const people = specFor('list', { items: { type: 'person' } });
    assert.deepEqual(suggestions(people, { values: { it: [['Mara', 2]] } }), [
      'Mara (used in 2 other posts)',
    ]);
  });
});
