// The text of posts as we draw it, beside showdown itself as the blog runs it.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import showdown from 'showdown';
import { type Difference, differences } from '../../../src/preview/post/differences';
import { emoji, headingId } from '../../../src/preview/post/showdown';
import { root, sharedMarkdown, sharedSuite } from '../../support/corpus';
import { byShowdown, byUs } from './asShown';

function bodyOf(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/^\s*---[ \t]*\n[^]*?\n---[ \t]*(?:\n|$)/, '');
}

/** What shows each of the differences that we know of. */
const examples: Readonly<Record<Difference, string>> = {
  unsafe: 'A <button>button</button>\n\n<style>p { color: red }</style>',
  addresses: '[The wiki](wiki:grid.md)',
  includes: '!!!include:wiki:grid',
  html: '<div>\n\n*words*\n\n</div>',
  'spaced-links': '[Keel] (https://example.org/keel)',
  brackets: '[Keel]((https://example.org/keel))',
  'code-names': 'See [`keel`] too.\n\n[`keel`]: https://example.org/keel\n',
  'spaced-emphasis': '_Forty stations _',
  backslash: '- one \\\n  two',
  numbers: '1) one\n2) two',
  fences: '```js \ncode\n```',
  tables: '| a | b |\n|-|-|\n| 1 | 2 |',
  signs: 'An :octocat: here',
};

/** Not seen in the HTML, since the blog does it before showdown is asked. */
const before: readonly Difference[] = ['includes'];

/** Posts of the corpus where we differ, and why. */
const differing: Readonly<Record<string, readonly Difference[]>> = {
  'The_world_needs_true_decentralization.md': ['spaced-emphasis', 'backslash'],
  'why_threefold_chose_stellar.md': ['spaced-links'],
  'test.md': ['addresses'],
  '33_2022-03-01-february-update.md': ['backslash'],
  '37_sunsetting-the-rustwasm-github-org.md': ['code-names'],
  '40_php-sdk.md': ['fences'],
  '2022-v1.9-release.md': ['brackets'],
};

suite('the text of a post beside showdown', () => {
  const listed = differences().map(([id]) => id);

  test('each difference that the page lists has an example here', () => {
    assert.deepEqual(listed.toSorted(), Object.keys(examples).toSorted());
  });

  for (const [id, example] of Object.entries(examples)) {
    if (before.includes(id as Difference)) {
      continue;
    }
    test(`is other, as the page says: ${id}`, () => {
      assert.notDeepEqual(byUs(example), byShowdown(example));
    });
  }

  for (const markdown of [
    '# Over *here* & [there](https://example.org)\n\n## Over here\n\nSetext\n---\n\n## Over here\n',
    'one\ntwo  \nthree **four\nfive** six [seven\neight](https://example.org)',
    '@mara and @noor, mail@example **@ilse** `@code` :smile: :thumbsup: :no: wait...',
    '- one\n- two\n    - three\n- four\n\n  five\n\n1. six\n2. seven',
    'Text\n- directly\n- below\n\n> quoted\n> twice\n\n***\n\n~~gone~~ ~kept~ snake_case_name',
    '| a | b |\n|:--|--:|\n| **1** | `2` |\n\n- [x] done\n- [ ] not',
    'https://example.org/a_b_c, www.example.org. <https://example.org> me@example.org',
    '[one][x] [x] ![two](./img/a.png "T")\n\n[x]: https://example.org "Title"\n',
    '```js\nlet a = 1;\n```\n\n    indented\n\n<b>raw</b> <br> &copy; 1 < 2 & 3',
    'No footnote[^1]\n\n#no heading\n\n\\*plain\\*',
    '<details><summary>More</summary>\n<p>inside</p>\n</details>\n\nbehind',
  ]) {
    test(`is the same for ${JSON.stringify(markdown.slice(0, 50))}`, () => {
      assert.deepEqual(byUs(markdown), byShowdown(markdown));
    });
  }

  const samples = path.join(root, 'test/workspace/posts');
  for (const name of readdirSync(samples)) {
    test(`is the same for ${name} of the sample blog`, () => {
      const body = bodyOf(readFileSync(path.join(samples, name), 'utf8'));
      assert.deepEqual(byUs(body), byShowdown(body));
    });
  }

  test('knows the names of emoji that showdown knows', () => {
    const { emojis } = (showdown as unknown as { helper: { emojis: Record<string, string> } })
      .helper;
    const plain = (text: string): string =>
      text.replaceAll('&zwj;', '\u200d').replaceAll('\ufe0f', '');
    const unknown = Object.keys(emojis).filter((name) => !emoji.has(name));
    // Pictures of GitHub's own, and Japanese signs by their numbers.
    assert.deepEqual(
      unknown.filter((name) => !/^u[\da-f]{4}$/.test(name)),
      ['octocat', 'showdown'],
    );
    assert.equal(unknown.length, 12);
    for (const [name, drawn] of emoji) {
      assert.equal(plain(drawn), plain(emojis[name] ?? ''), name);
    }
  });

  test('has ids of headings made out of what is written', () => {
    for (const [source, id] of [
      ['## Over here ##', 'over-here'],
      ['# A & B: [C](https://example.org/c) `d`', 'a--b-chttpsexampleorgc-d'],
      ['Setext\n---', 'setext'],
      ['### C#', 'c'],
    ] as const) {
      assert.equal(headingId(source), id);
      assert.equal(byShowdown(`${source}\n`)[0]?.replace(/^.*#|>$/g, ''), id);
    }
  });
});

sharedSuite('real posts beside showdown', () => {
  for (const folder of ['corpus/threefold-blog/posts', 'corpus/nasty', 'corpus/overviews']) {
    for (const { name, text } of sharedMarkdown(folder)) {
      const file = path.posix.basename(name);
      const why = differing[file];
      test(`${file}${why === undefined ? '' : ` differs: ${why.join(', ')}`}`, () => {
        const body = bodyOf(text);
        const ours = byUs(body);
        const theirs = byShowdown(body);
        if (why === undefined) {
          assert.deepEqual(ours, theirs);
        } else {
          assert.notDeepEqual(ours, theirs);
          if (!why.includes('fences') && !why.includes('spaced-links')) {
            // All else is the same: as many lines, and nearly all of them equal.
            const common = ours.filter((line) => theirs.includes(line)).length;
            assert.ok(
              ours.length - common <= Math.max(1, ours.length * 0.15),
              `${String(common)} of ${String(ours.length)}`,
            );
          }
        }
      });
    }
  }
});
