// The problems of the blog that the project started from, post by post as its author would see them,
// and which files beside posts are posts. How often each rule speaks in all is in posts.test.ts.
import assert from 'node:assert/strict';
import { parsePost } from '../../src/post/post';
import { textOf } from '../../src/post/text';
import { builtInProfile } from '../../src/profile/builtIn';
import { carriesMarks, isNeverPost, isPost, type Neighbours } from '../../src/profile/recognise';
import { problemsOf } from '../support/checking';
import { sharedMarkdown, sharedSuite, sharedText, type SharedFile } from '../support/corpus';

/** Rules that read the front matter or the file as a whole. */
const judged = /^(?:front-matter|post|internal)\//;

function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function folderOf(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf('/'), 0));
}

function marksIn({ text }: SharedFile): boolean {
  return carriesMarks(parsePost(text), builtInProfile);
}

function neighboursOf(file: SharedFile, all: readonly SharedFile[]): Neighbours {
  const beside = all.filter(
    (other) =>
      other !== file &&
      folderOf(other.name) === folderOf(file.name) &&
      !isNeverPost(lastSegment(other.name)),
  );
  return { markdownFiles: beside.length, posts: beside.filter(marksIn).length };
}

function isPostBeside(file: SharedFile, all: readonly SharedFile[]): boolean {
  const name = lastSegment(file.name);
  return isPost(parsePost(file.text), name, builtInProfile, neighboursOf(file, all));
}

/** `rule: the text it marks`, in the order of the post. */
function said({ name, text }: SharedFile): readonly string[] {
  return problemsOf(text, { fileName: lastSegment(name) })
    .filter(({ rule }) => judged.test(rule))
    .map(({ rule, severity, span }) => `${severity} ${rule}: ${textOf(text, span)}`);
}

const draft = Array.from({ length: 5 }, () => 'warning front-matter/placeholder-value: x');
const unpadded = (date: string): readonly string[] => [
  `information front-matter/date-format: ${date}`,
];

/** The blog shows the title of such a post twice; the hint marks the heading. */
const repeated = (heading: string): readonly string[] => [
  `hint front-matter/title-heading-duplicate: ${heading}`,
];

/** Every post that hears anything. */
const expected: Readonly<Record<string, readonly string[]>> = {
  // Drafts: all fields but the title hold an x.
  'Blockchain_dilemma.md': draft,
  'Bringing_trust_is_a_human_task.md': draft,
  'Edge_Cloud_not_Grid_Cloud.md': draft,
  'The_world_needs_true_decentralization.md': draft,
  // No `post_image`: there is no place for it but the front matter itself.
  'Zero_People_IT_is_the_future.md': ['information front-matter/missing-field: ---'],
  // Days and months of one digit.
  'an_intro_to_the_threefold_token.md': unpadded('2020-1-14'),
  'decentralizing_the_internet.md': unpadded('2019-8-21'),
  'digibyte_threefold.md': unpadded('2020-5-22'),
  'do_with_new_edge_cloud.md': [
    ...unpadded('2017-9-12'),
    ...repeated('##  Use cases for the ThreeFold Peer-to-Peer Cloud'),
  ],
  'ethical_design_manifesto.md': unpadded('2017-6-6'),
  'how_it_works.md': unpadded('2020-5-15'),
  'internet_growing_wild.md': unpadded('2019-12-5'),
  'intro_to_farming.md': unpadded('2020-2-3'),
  'magical_zero_node.md': [...unpadded('2017-7-12'), ...repeated('## Our Magical Zero-Node')],
  'need_for_new_neutral_internet.md': unpadded('2017-6-1'),
  'open_source_technology.md': unpadded('2018-2-2'),
  'tech_new_internet.md': unpadded('2018-5-12'),
  'test/test.md': unpadded('2019-12-5'),
  'the_need_for_a_new_digital_currency.md': unpadded('2019-3-6'),
  'threefolds_circular_economy.md': unpadded('2020-3-6'),
  'tomochain_threefold.md': unpadded('2020-5-20'),
  'waykichain_threefold.md': unpadded('2020-5-26'),
  'why_threefold_chose_stellar.md': unpadded('2020-6-3'),
  'why_we_do_what_we_do.md': unpadded('2020-4-8'),
  'you_are_unique.md': [...unpadded('2019-12-5'), ...repeated('## You are unique')],
};

sharedSuite('the problems of real posts', () => {
  const posts = sharedMarkdown('corpus/threefold-blog/posts');

  test('are known post by post', () => {
    assert.deepEqual(
      Object.fromEntries(
        posts
          .map((file) => [file.name, said(file)] as const)
          .filter(([, problems]) => problems.length > 0),
      ),
      expected,
    );
  });

  test('are warnings in the four drafts alone', () => {
    assert.deepEqual(
      posts
        .filter((file) => said(file).some((problem) => /^(?:warning|error)/.test(problem)))
        .map(({ name }) => name),
      Object.keys(expected).filter((name) => expected[name] === draft),
    );
  });

  test('is one in the seed', () => {
    const text = sharedText('seed/open_source_technology.md') ?? '';
    assert.deepEqual(said({ name: 'open_source_technology.md', text }), unpadded('2018-2-2'));
    const { overview, sections } = parsePost(text).body();
    assert.deepEqual([overview?.entries.length, sections.length], [4, 5]);
  });

  test('say what is wrong in ugly posts', () => {
    assert.deepEqual(
      Object.fromEntries(
        sharedMarkdown('corpus/nasty')
          .filter(marksIn)
          .map((file) => [file.name, said(file)]),
      ),
      {
        '01_solving_blockchain_dilemma.0d018e35.md': [
          'warning front-matter/empty-field: author',
          'information front-matter/empty-field: author_image',
          'warning front-matter/empty-field: published_at',
          'information front-matter/empty-field: post_image',
        ],
        '06_intro_to_farming.62d1fd8b.md': [
          'information front-matter/missing-field: ---',
          'warning front-matter/date-invalid: 2020-?-?',
          ...repeated('## An intro to ThreeFold Farming'),
        ],
      },
    );
  });
});

sharedSuite('which real files are posts', () => {
  test('every file among the posts of a blog', () => {
    const files = sharedMarkdown('corpus/threefold-blog/posts');
    assert.equal(files.length, 35);
    assert.deepEqual(
      files.filter((file) => !marksIn(file)).map(({ name }) => name),
      [],
    );
    assert.ok(files.every((file) => isPostBeside(file, files)));
  });

  test('not the page of a blog, but the same file among its posts', () => {
    const all = sharedMarkdown('corpus/threefold-blog');
    const about = all.find(({ name }) => name === 'pages/about.md');
    assert.ok(about !== undefined);
    assert.ok(!isPostBeside(about, all));
    const moved = { ...about, name: 'posts/about.md' };
    assert.ok(isPostBeside(moved, [...all, moved]), 'an empty file there will become a post');
  });

  test('no overview of another blog', () => {
    const all = sharedMarkdown('corpus/overviews');
    assert.equal(all.length, 12);
    assert.deepEqual(
      all.filter((file) => isPostBeside(file, all)),
      [],
    );
  });

  test('of a mixed folder those that carry the marks', () => {
    const all = sharedMarkdown('corpus/nasty');
    assert.deepEqual(
      all.filter((file) => isPostBeside(file, all)),
      all.filter(marksIn),
    );
  });
});
