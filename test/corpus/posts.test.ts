// Real posts. What the rules say of each blog was read post by post and found right; whoever changes
// a rule sees here what that means for people who wrote their posts long before.
import assert from 'node:assert/strict';
import { parsePost } from '../../src/post/post';
import { builtInProfile } from '../../src/profile/builtIn';
import { isPost } from '../../src/profile/recognise';
import { applyEdits } from '../../src/post/text';
import { fixAll } from '../../src/assist/fixes';
import { problemsOf } from '../support/checking';
import { sharedMarkdown, sharedSuite, type SharedFile } from '../support/corpus';
import { withCrlf } from '../support/fuzz';
import { assertLines, assertProblems, assertSound } from '../support/invariants';

const fileName = ({ name }: SharedFile): string => name.replace(/^.*\//, '');
const neighbours = { markdownFiles: 0, posts: 0 };

const isOurs = (file: SharedFile): boolean =>
  isPost(parsePost(file.text), fileName(file), builtInProfile, neighbours);

/** Rules about components, links and images say nothing here yet: see seed.test.ts. */
const counted = /^(?:front-matter|post|internal)\//;

/** How often each rule speaks, and what it says of posts with more than a hint. */
function summary(files: readonly SharedFile[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const file of files) {
    for (const { rule, severity } of problemsOf(file.text, { fileName: fileName(file) })) {
      if (counted.test(rule)) {
        const key = `${severity} ${rule}`;
        counts[key] = (counts[key] ?? 0) + 1;
      }
    }
  }
  return counts;
}

sharedSuite('every real post', () => {
  const files = ['corpus', 'seed'].flatMap(sharedMarkdown);

  for (const { name, text } of files) {
    test(`${name} is read, with spans that nest`, () => {
      for (const coat of [text, withCrlf(text), `\uFEFF${text}`]) {
        const post = parsePost(coat);
        assertSound(post);
        assertLines(post, 11);
        assertProblems(post, problemsOf(coat));
        assert.equal(post.body().notParsed, undefined);
      }
    });

    test(`${name} has as many sections and links with CRLF`, () => {
      const count = (coat: string): readonly number[] => {
        const { overview, sections, links, blocks } = parsePost(coat).body();
        return [overview?.entries.length ?? 0, sections.length, links.length, blocks.length];
      };
      assert.deepEqual(count(withCrlf(text)), count(text));
    });

    test(`${name} has no automatic fix left after all of them`, () => {
      let current = text;
      for (let round = 0; round < 10; round++) {
        current = applyEdits(current, fixAll(problemsOf(current)));
      }
      assert.deepEqual(fixAll(problemsOf(current)), []);
    });
  }
});

sharedSuite('the blog that the project started from', () => {
  const files = sharedMarkdown('corpus/threefold-blog');
  const ours = files.filter(isOurs);

  test('has 35 posts', () => {
    assert.equal(ours.length, 35);
    assert.deepEqual(
      files.filter((file) => !ours.includes(file)).map(({ name }) => name),
      ['pages/about.md'],
    );
  });

  test('hears of four drafts, one missing picture, dates and headings that repeat the title', () => {
    assert.deepEqual(summary(ours), {
      // Four drafts, all of whose fields but the title hold an x.
      'warning front-matter/placeholder-value': 20,
      // One post has no picture.
      'information front-matter/missing-field': 1,
      // All that are not padded.
      'information front-matter/date-format': 20,
      // The blog shows their titles twice.
      'hint front-matter/title-heading-duplicate': 3,
    });
  });

  test('has its placeholders in the four drafts only', () => {
    assert.deepEqual(
      ours
        .filter(({ text }) =>
          problemsOf(text).some(({ rule }) => rule === 'front-matter/placeholder-value'),
        )
        .map(fileName),
      [
        'Blockchain_dilemma.md',
        'Bringing_trust_is_a_human_task.md',
        'Edge_Cloud_not_Grid_Cloud.md',
        'The_world_needs_true_decentralization.md',
      ],
    );
  });

  test('hears no error at all', () => {
    assert.deepEqual(
      ours.filter(({ text }) => problemsOf(text).some(({ severity }) => severity === 'error')),
      [],
    );
  });
});

sharedSuite('overviews of other blogs', () => {
  const files = sharedMarkdown('corpus/overviews');

  test('are no posts of ours', () => {
    assert.deepEqual(files.filter(isOurs), []);
  });

  test('have no error in their front matter', () => {
    for (const { name, text } of files) {
      assert.deepEqual(
        problemsOf(text).filter(({ severity }) => severity === 'error'),
        [],
        name,
      );
    }
  });
});

sharedSuite('ugly posts', () => {
  const files = sharedMarkdown('corpus/nasty');

  test('are ours where they carry the marks', () => {
    assert.deepEqual(
      files.filter(isOurs).map(({ name }) => name.slice(0, 2)),
      ['01', '06'],
    );
  });

  test('have the problems that an author would find as well, were they ours', () => {
    assert.deepEqual(
      files.map(({ name, text }) => [
        name.slice(0, 2),
        parsePost(text).frontMatter.kind,
        Object.entries(summary([{ name, text }]))
          .map(([what, count]) => `${String(count)} ${what}`)
          .sort()
          .join(', '),
      ]),
      [
        [
          '01',
          'yaml',
          '2 information front-matter/empty-field, 2 warning front-matter/empty-field',
        ],
        ['02', 'absent', '1 warning front-matter/missing'],
        ['03', 'absent', '1 warning front-matter/missing'],
        ['04', 'absent', '1 warning front-matter/missing'],
        [
          '06',
          'yaml',
          '1 hint front-matter/title-heading-duplicate, 1 information front-matter/missing-field, 1 warning front-matter/date-invalid',
        ],
        [
          '32',
          'yaml',
          '1 warning front-matter/missing-field, 3 information front-matter/missing-field',
        ],
        [
          '33',
          'yaml',
          '1 hint front-matter/field-order, 1 warning front-matter/missing-field, 2 information front-matter/missing-field',
        ],
        [
          '37',
          'unsupported',
          '1 error front-matter/unsupported-format, 1 information front-matter/missing-field',
        ],
        [
          '40',
          'yaml',
          '1 warning front-matter/missing-field, 3 information front-matter/missing-field',
        ],
      ],
    );
  });
});
