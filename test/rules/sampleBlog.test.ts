import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parsePost } from '../../src/post/post';
import { problemsOf } from '../support/checking';
import { lockedVerdict } from '../../src/repositories/lockfile/verdict';
import { readLockfile } from '../../src/repositories/lockfile/read';
import { writeLockfile } from '../../src/repositories/lockfile/write';
import { context } from '../support/checking';
import { root } from '../support/corpus';

const folder = path.join(root, 'test/workspace/posts');
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const lockfileText = readFileSync(
  path.join(root, 'test/workspace/component-posts.lock.json'),
  'utf8',
);
const { lockfile, faults } = readLockfile(lockfileText);
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

  test('its lockfile is one that the editor writes, and knows every link of every post', () => {
    assert.deepEqual(faults, []);
    assert.equal(writeLockfile(lockfile), lockfileText);
    const linked = readdirSync(folder).flatMap((name) =>
      parsePost(read(name))
        .body()
        .links.map(({ repository }) => repository)
        .filter(({ name: repository }) => repository !== undefined)
        .map(({ hostName, owner, name: repository = '' }) =>
          `${hostName}/${owner}/${repository}`.toLowerCase(),
        ),
    );
    assert.deepEqual([...lockfile.repositories.keys()].toSorted(), [...new Set(linked)].toSorted());
  });

  test('with its facts one draft has more problems, and no finished post has any', () => {
    const known = {
      ...context.known,
      verdictOf: ({ key }: { readonly key: string }) => lockedVerdict(lockfile, key),
    };
    const byPost = readdirSync(folder).map((name): [string, readonly string[]] => [
      name,
      problemsOf(read(name), { known })
        .map(({ rule }) => rule)
        .filter((rule) => rule.startsWith('repositories/'))
        .toSorted(),
    ]);
    assert.deepEqual(
      byPost.filter(([, problems]) => problems.length > 0),
      [
        [
          'draft_new_gauges.md',
          ['repositories/archived', 'repositories/moved', 'repositories/not-found'],
        ],
      ],
    );
  });

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
