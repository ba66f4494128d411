// Rules of front matter read nothing below it, so that a check may run them over the head of a post alone.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { packed, packedProblems } from '../../../src/cli/engine/packing';
import { foundBy, headEndOf, readsHeadAlone } from '../../../src/cli/engine/crew/singleFile';
import { parsePost } from '../../../src/post/post';
import type { KnownValues } from '../../../src/profile/knownValues';
import { rules } from '../../../src/rules/registry';
import { context } from '../../support/checking';
import { sharedMarkdown } from '../../support/corpus';
import {
  coatedPost,
  generatedPost,
  inRuns,
  mutate,
  mutation,
  runs,
  withCrlf,
} from '../../support/fuzz';
import { generatedFrontMatter } from '../../support/fuzzFrontMatter';

const known: KnownValues = {
  ...context.known,
  valuesOf: (field) => [{ text: field === 'author' ? 'Mara' : 'tech', uses: 5 }],
  companionsOf: () => [{ text: 'mara.jpg', uses: 4 }],
  folders: (roots) =>
    roots.map((root) => ({
      root,
      uri: `/blog/${root}`,
      files: new Map([['mara.jpg', { uri: '/blog/mara.jpg' }]]),
    })),
};

const withFields = fc
  .tuple(generatedFrontMatter, generatedPost)
  .map(([fields, post]) => `${fields}\n# A heading\n\n${post}`);

const withHead = rules.map((_, place) => place).filter(readsHeadAlone);

/** What all rules that read heads alone find in a text, with all that is told of it. */
function foundIn(text: string): readonly string[] {
  const post = parsePost(text);
  return withHead.map((place) => {
    const problems = foundBy(place, post, { ...context, known, withFixes: true });
    const told = packedProblems(post, problems, { withFixes: true });
    return `${rules[place]?.id ?? ''} ${packed(told)}`;
  });
}

/** @returns how many problems were found. */
function assertSameInHead(text: string): number {
  const end = headEndOf(parsePost(text));
  if (end === 0) {
    return 0;
  }
  const found = foundIn(text);
  assert.deepEqual(foundIn(text.slice(0, end)), found);
  return found.filter((problems) => !problems.endsWith('[]')).length;
}

suite('The head of a post', () => {
  test('is all that most rules of front matter read', () => {
    assert.ok(withHead.length > 20);
    assert.ok(withHead.every((place) => rules[place]?.needs === 'front-matter'));
  });

  test('has the same problems alone as with what follows, in generated posts', () => {
    let problems = 0;
    fc.assert(
      fc.property(
        fc.oneof(withFields, withFields.map(withCrlf), coatedPost),
        fc.array(mutation, { maxLength: 3 }),
        (text, mutations) => {
          problems += assertSameInHead(mutations.reduce(mutate, text));
        },
      ),
      runs(1_000),
    );
    assert.ok(problems > inRuns(400), String(problems));
  });

  test('has the same problems alone as with what follows, in examples and real posts', () => {
    const examples = rules.flatMap(({ examples: all }) =>
      all.flatMap(({ wrong, right }) => (right === undefined ? [wrong] : [wrong, right])),
    );
    for (const text of [...examples, ...sharedMarkdown('corpus').map((file) => file.text)]) {
      assertSameInHead(text);
    }
  });
});
