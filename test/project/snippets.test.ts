import assert from 'node:assert/strict';
import { parsePost } from '../../src/post/post';
import { onlyToday } from '../support/onlyToday';
import { builtInProfile } from '../../src/profile/builtIn';
import { rules } from '../../src/rules/registry';
import { runRules } from '../../src/rules/run';
import { expandSnippet } from '../support/snippets';
import { read } from './files';

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

const snippets = Object.entries(
  JSON.parse(read('snippets/component-posts.code-snippets')) as Record<string, Snippet>,
);
const variables = { date: '2026-03-09', fileNameBase: '2026-3-9-our_new-stack' };
const context = {
  profile: builtInProfile,
  known: onlyToday('2026-03-09'),
  fileName: 'our_new-stack.md',
};
const frontMatter = [
  '---',
  'title: "Our stack"',
  'author: Mara',
  'author_image: mara.jpg',
  'tags: tech',
  'published_at: 2026-03-09',
  'post_image: stack.jpg',
  '---',
  '',
  '',
].join('\n');

/** What each part adds to a post: entries of the overview list and component sections. */
const adds: Readonly<Record<string, readonly [entries: number, sections: number]>> = {
  'post-front-matter': [0, 0],
  'overview-list': [2, 0],
  // One item alone is no list of components yet.
  'overview-entry': [0, 0],
  'component-section': [0, 1],
  'component-section-full': [0, 1],
  'dive-deeper': [0, 0],
  'component-post': [2, 2],
};

suite('snippets', () => {
  test('are those that this suite knows', () => {
    assert.deepEqual(snippets.map(([, { prefix }]) => prefix).sort(), Object.keys(adds).sort());
  });

  for (const [name, { prefix, body, description }] of snippets) {
    for (const moment of ['inserted', 'accepted'] as const) {
      test(`${prefix}, as ${moment}, leaves a post without problems`, () => {
        assert.match(name, /^Component Post: [A-Z]/);
        assert.match(description, /\.$/);
        const expanded = expandSnippet(body, variables, moment);
        assert.doesNotMatch(expanded, /\$/);
        const isWhole = expanded.startsWith('---');
        // A section alone is known as one beside another.
        const other =
          '**Anvil**: Forges.\n\nSee [Anvil on GitHub](https://github.com/our-stack/anvil)\n\n';
        const text = isWhole ? expanded : `${frontMatter}${other}${expanded}\n`;
        const post = parsePost(text);
        assert.deepEqual(
          runRules(rules, post, context).map(({ message }) => message),
          [],
        );
        const { overview, sections } = post.body();
        const [entries, parts] = adds[prefix] ?? [0, 0];
        assert.equal(overview?.entries.length ?? 0, entries);
        assert.equal(sections.filter((section) => section.name !== 'Anvil').length, parts);
        assert.ok(sections.every((section) => section.links.length > 0));
      });
    }
  }
});
