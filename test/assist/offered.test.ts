// What holds for every change of a post that is offered to an author, whoever makes it. A new kind of
// change is one more entry of `builders`.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { componentRefactorings } from '../../src/assist/components/refactorings';
import { refactoringsAt } from '../../src/assist/refactorings';
import { silenceFixes } from '../../src/assist/silence';
import { parsePost, type Post } from '../../src/post/post';
import { applyEdits, type TextEdit } from '../../src/post/text';
import { context, problemsOf } from '../support/checking';
import { sharedMarkdown, sharedSuite } from '../support/corpus';
import { assertMinimal, assertRestAlone } from '../support/edits';
import { coatedPost, mutate, mutation, runs } from '../support/fuzz';

interface Offer {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Everything that each part of the product offers for a post. */
const builders: Readonly<Record<string, (post: Post) => readonly Offer[]>> = {
  'fixes of rules': ({ text }) =>
    problemsOf(text)
      .flatMap(({ fixes }) => fixes)
      .filter(({ change }) => change === undefined),
  'comments that silence': (post) =>
    problemsOf(post.text)
      .slice(0, 5)
      .flatMap((problem) =>
        silenceFixes(post, problem, context, { folder: undefined, project: false }),
      ),
  refactorings: (post) =>
    Array.from({ length: Math.ceil(Math.min(post.bodyStart, 400) / 7) }, (_, index) => index * 7)
      .flatMap((at) => refactoringsAt(post, true, { start: at, end: at }, context))
      .flatMap(({ title, edits }) => ({ title, edits })),
  'refactorings of components': (post) =>
    post
      .body()
      .components.slice(0, 4)
      .map(({ entry, section }) => (section ?? entry)?.span.start ?? 0)
      .flatMap((at) => componentRefactorings(post, { start: at, end: at }, context.known)),
};

function assertOffers(text: string, build: (post: Post) => readonly Offer[]): void {
  const post = parsePost(text);
  const kind = JSON.stringify(text.slice(0, 500));
  for (const { title, edits } of build(post)) {
    const what = `${title}, in ${kind},`;
    assertRestAlone(text, edits, what);
    assertMinimal(post, edits, what);
    const fixed = applyEdits(text, edits);
    const count = (line: RegExp): number => fixed.match(line)?.length ?? 0;
    if (text.includes('\r\n') && !/(?:^|[^\r])\n|\r(?!\n)/.test(text)) {
      assert.equal(count(/(?:^|[^\r])\n/g), 0, `${what} keeps the line ends`);
    } else if (!text.includes('\r')) {
      assert.equal(count(/\r/g), 0, `${what} keeps the line ends`);
    }
    assert.equal(fixed.startsWith('\uFEFF'), text.startsWith('\uFEFF'), `${what} keeps the mark`);
  }
}

suite('what is offered for generated posts', () => {
  for (const [name, build] of Object.entries(builders)) {
    test(`${name}: minimal edits, and nothing else changes`, () => {
      fc.assert(
        fc.property(coatedPost, (text) => {
          assertOffers(text, build);
        }),
        runs(80),
      );
    });
  }
});

sharedSuite('what is offered for real posts, mutated', () => {
  const texts = ['corpus', 'seed']
    .flatMap(sharedMarkdown)
    .map(({ text }) => text)
    .filter(({ length }) => length < 12_000);
  const few = fc.array(mutation, { maxLength: 3 });

  for (const [name, build] of Object.entries(builders)) {
    test(`${name}: minimal edits, and nothing else changes`, () => {
      fc.assert(
        fc.property(fc.constantFrom(...texts), few, (text, mutations) => {
          assertOffers(mutations.reduce(mutate, text), build);
        }),
        runs(25),
      );
    });
  }
});
