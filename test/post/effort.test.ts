import assert from 'node:assert/strict';
import fc from 'fast-check';
import { effortOf } from '../../src/post/effort';
import { runs } from '../support/fuzz';

suite('What parsing a body costs', () => {
  test('is measured unless it is little anyhow', () => {
    const marks = Array.from('[]()<>`*_~; a\n>-1.').concat('- ', '> ', '1. ', '      ', '\n\n');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...marks), { maxLength: 60 }),
        fc.constantFrom(1, 10, 100, 400),
        (parts, times) => {
          const text = parts.join('').repeat(times);
          if (effortOf(text) === undefined) {
            // A tab makes it be measured.
            assert.equal(typeof effortOf(`${text}\n\n\t`), 'object');
          }
        },
      ),
      runs(300),
    );
  });

  test('is not measured for an ordinary post', () => {
    assert.equal(
      effortOf('**Zero-OS**: text; more\n\n- [a](https://b.c)\n- d\n'.repeat(50)),
      undefined,
    );
  });

  test('is too much for many marks in one paragraph', () => {
    const lines = '[a\n'.repeat(4_000);
    assert.equal(effortOf(lines), 'too-many-marks');
    assert.equal(typeof effortOf(lines.replaceAll('\n', '\n\n')), 'object');
  });
});
