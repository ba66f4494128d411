import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parsePost } from '../../src/post/post';
import { problemsOf } from '../support/checking';
import { root } from '../support/corpus';

const folder = path.join(root, 'test/workspace/posts');
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const isTroubled = (name: string): boolean => /^(?:draft|crlf)_/.test(name);

suite('the sample blog', () => {
  for (const name of readdirSync(folder)) {
    test(`${name} has ${isTroubled(name) ? 'problems on purpose' : 'no problems'}`, () => {
      const problems = problemsOf(read(name));
      if (isTroubled(name)) {
        assert.ok(problems.length > 0);
      } else {
        assert.deepEqual(
          problems.map(({ rule, message }) => `${rule}: ${message}`),
          [],
        );
      }
    });
  }

  test('one post shows an overview whose entries all have their sections', () => {
    const { components } = parsePost(read('tidewater_components.md')).body();
    assert.equal(components.length, 5);
    assert.ok(components.every(({ match }) => match !== undefined));
  });

  test('one draft shows what can be wrong with components', () => {
    const rules = problemsOf(read('draft_new_gauges.md')).map(({ rule }) => rule);
    assert.deepEqual([...new Set(rules)].sort(), [
      'components/entry-without-section',
      'components/label-style',
      'components/link-differs',
      'components/order-differs',
      'components/section-without-entry',
      'links/insecure',
      'links/not-canonical',
      'links/text-not-descriptive',
    ]);
  });
});
