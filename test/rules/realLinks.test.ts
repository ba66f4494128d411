// What the rules on links say of real posts. Each of these was looked at and is right.
import assert from 'node:assert/strict';
import { problemsOf } from '../support/checking';
import { sharedMarkdown, sharedSuite } from '../support/corpus';

const rules =
  /^links\/(?:insecure|not-canonical|malformed|duplicate-definition|undefined-reference)$/;

sharedSuite('links of real posts', () => {
  test('have the problems that a reader sees, and no others', () => {
    const found = ['corpus', 'seed'].flatMap(sharedMarkdown).flatMap(({ name, text }) =>
      problemsOf(text)
        .filter(({ rule }) => rules.test(rule))
        .map(({ rule, severity, fixes }) => {
          const title = fixes[0]?.title.replace(/^Write https:\/\/.*/, 'Write it shorter') ?? '';
          return `${name.replace(/^.*\//, '')} ${severity} ${rule}: ${title}`;
        }),
    );
    assert.deepEqual(found, [
      '40_php-sdk.md hint links/malformed: Remove the space in the round brackets',
      '2022-v1.8-release.md hint links/not-canonical: Write it shorter',
      '2022-v1.9-release.md warning links/malformed: Close the link behind the address',
      '2022-v1.9-release.md warning links/malformed: Remove the brackets around the address',
      'tech_new_internet.md hint links/not-canonical: Write jumpscale here',
      'why_anyone_should_become_a_farmer.md warning links/malformed: Put https:// before the address',
      'why_threefold_chose_stellar.md warning links/malformed: Remove the space between the brackets',
    ]);
  });
});
