import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainText } from '../../src/post/links';
import { isNameAlone, mayStartName } from '../../src/post/nameAlone';
import { span } from '../../src/post/text';
import { runs } from '../support/fuzz';

function mayStart(item: string): boolean {
  return mayStartName(item, span(0, item.length));
}

suite('an item that is a name alone', () => {
  test('is told from prose by its first words', () => {
    assert.equal(mayStart('virtual disks that are copied'), false);
    assert.equal(mayStart('Every node keeps its own log'), false);
    assert.equal(mayStart('Zero-OS(alpha)'), false);
    assert.equal(mayStart('Capacity Planner'), true);
    assert.equal(mayStart('portal = Web Interface of the grid'), true);
  });

  test('is never taken for prose', () => {
    const part = fc.constantFrom('a', 'B', '7', 'é', 'Grid', 'of', ' ', '  ', '\t', '-', '–', '=');
    const marks = fc.constantFrom(':', '`', '*', '_', '\\', '.', '\u00A0');
    fc.assert(
      fc.property(fc.array(fc.oneof(part, marks), { maxLength: 10 }), (parts) => {
        const item = parts.join('');
        const [name = ''] = item.split(/\s*[=:]\s*|\s+[-–]\s+/);
        if (isNameAlone(plainText(name))) {
          assert.equal(mayStart(item), true, item);
        }
      }),
      runs(500),
    );
  });
});
