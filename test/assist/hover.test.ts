import assert from 'node:assert/strict';
import { hoverAt } from '../../src/assist/hover';
import { parsePost } from '../../src/post/post';
import { textOf } from '../../src/post/text';
import { builtInProfile } from '../../src/profile/builtIn';
import type { KnownPlace, KnownValues } from '../../src/profile/knownValues';
import type { Profile } from '../../src/profile/profile';
import { knownFrom, profileWith } from '../support/blog';
import { marked } from '../support/marked';

const blog = knownFrom(
  {
    values: {
      title: [['What our stack is made of?', 1]],
      tags: [
        ['tech', 7],
        ['weather', 1],
      ],
      author: [['Mara', 4]],
    },
    folders: {
      'assets/images': [
        {
          name: 'mara.png',
          bytes: 84_000,
          picture: { format: 'png', width: 1200, height: 600 },
        },
        { name: 'a (1).png' },
      ],
    },
  },
  '2026-11-24',
);

function placesOf(field: string, value: string): KnownPlace[] {
  const count = blog.valuesOf(field).find(({ text }) => text === value)?.uses ?? 0;
  return Array.from({ length: count }, (_, index) => ({
    uri: `file:///blog/posts/${String(index)}.md`,
    title: index === 1 ? '[x](command:quit) <b>' : undefined,
    start: { line: 4, character: 6 },
    end: { line: 4, character: 10 },
  }));
}

const known: KnownValues = { ...blog, placesOf };

interface Asked {
  readonly profile?: Profile;
  readonly fileName?: string;
}

/** What is said at the cursor: the text that it is about, then its paragraphs. */
function said(source: string, { profile = builtInProfile, fileName }: Asked = {}): string[] {
  const { text, offset } = marked(source);
  const hover = hoverAt(parsePost(text), offset, { profile, known, fileName });
  return hover === undefined ? [] : [textOf(text, hover.span), ...hover.paragraphs];
}

function post(lines: string): string {
  return `---\n${lines}\n---\n\nText.\n`;
}

suite('hover', () => {
  test('a field name tells what the field is and what happens without it', () => {
    assert.deepEqual(said(post('publi|shed_at: 2026-03-09')), [
      'published_at',
      '`published_at` (date, required)',
      'The day of publication, as `YYYY-MM-DD`. The blog sorts posts by it.',
      'Where it is missing: the blog takes the current day, so the post stays on top of all others.',
      'Example: `published_at: 2026-03-09`',
    ]);
  });

  test('what a project file says of a field shows no picture', () => {
    const spy = '![x](https://example.org/x.png)';
    const profile = profileWith({
      tags: { documentation: spy, fallback: spy, deprecated: { message: spy } },
    });
    const shown = [
      ...said(post('ta|gs: tech'), { profile }),
      ...said(post('tags: |'), { profile }),
    ];
    assert.doesNotMatch(shown.join('\n'), /!\[/);
  });

  test('a field under another name, and one that is deprecated', () => {
    const profile = profileWith({
      author: { aliases: ['by'] },
      tags: { deprecated: { replacement: 'topics', message: 'Old.' } },
    });
    assert.equal(said(post('b|y: Mara'), { profile })[1], '`by` (person, required)');
    assert.ok(said(post('b|y: Mara'), { profile }).includes('Also read as `by`.'));
    assert.deepEqual(said(post('ta|gs: x'), { profile }).slice(0, 3), [
      'tags',
      '`tags` (tags, deprecated)',
      'Old. Use `topics` instead.',
    ]);
  });

  test('a title tells the address that is made from it', () => {
    assert.deepEqual(said(post('title: "A & |B"')), [
      '"A & B"',
      'The blog shows this post at `…/a--b`.',
    ]);
  });

  test('a title tells which posts have the same address', () => {
    assert.deepEqual(said(post('title: What |our stack is made of')).slice(1), [
      'The blog shows this post at `…/what-our-stack-is-made-of`.',
      'Another post has the same address, so readers reach only one of them: [0\\.md](file:///blog/posts/0.md#L5,7).',
    ]);
  });

  test('an empty value tells what the blog does instead', () => {
    assert.deepEqual(said(post('published_at: |')), [
      '',
      'This field is empty. The blog takes the current day, so the post stays on top of all others.',
    ]);
  });

  test('a day is told in words, and how other site generators read it', () => {
    assert.deepEqual(said(post('published_at: 2018-|10-18')).slice(1), [
      'Thursday, 18 October 2018.',
      'Other site generators read a date, `2018-10-18`, instead of the text.',
    ]);
    assert.deepEqual(said(post('published_at: "2018-|10-18"')).slice(1), [
      'Thursday, 18 October 2018.',
    ]);
  });

  test('numbers that other readers see are told where they differ', () => {
    assert.deepEqual(said(post('author: 12:|30')).slice(1), [
      'Other site generators read the number 750.',
    ]);
    assert.deepEqual(said(post('author: 12|30')).slice(1), []);
    assert.deepEqual(
      said(post('tags: [a, 0|12]')).at(-1),
      'Other site generators read the number 10.',
    );
  });

  test('a tag tells how often it is used, with links to five posts at most', () => {
    const [span, count, links = ''] = said(post('tags: weather, te|ch'));
    assert.equal(span, 'tech');
    assert.equal(count, '7 other posts use `tech`.');
    assert.equal(links.match(/\]\(file:/g)?.length, 5);
    assert.ok(links.endsWith(', 2 more'));
    assert.deepEqual(said(post('tags: wea|ther, tech')).slice(0, 2), [
      'weather',
      '1 other post uses `weather`.',
    ]);
  });

  test('what other posts say of themselves is shown as text', () => {
    const [, , links = ''] = said(post('tags: te|ch'));
    assert.ok(
      links.includes('[\\[x\\]\\(command\\:quit\\) \\<b\\>](file:///blog/posts/1.md#L5,7)'),
    );
  });

  test('a picture shows itself, where it lies and how large it is', () => {
    assert.deepEqual(said(post('author_image: mara|.png')), [
      'mara.png',
      '![assets/images/mara\\.png](file:///blog/assets/images/mara.png|width=320,height=160)',
      '[assets/images/mara\\.png](file:///blog/assets/images/mara.png), 1200 × 600 pixels, 84 KB',
    ]);
  });

  test('a picture on the web is not asked for', () => {
    const paragraphs = said(post('post_image: https://example.org/|a.png')).slice(1);
    assert.ok(
      paragraphs.every((paragraph) => !paragraph.includes('![')),
      String(paragraphs),
    );
  });

  test('no address breaks out of its link', () => {
    const [, shown] = said(post('author_image: "a (|1).png"'));
    assert.equal(
      shown,
      '![assets/images/a \\(1\\)\\.png](file:///blog/assets/images/a%20%281%29.png|height=120)',
    );
  });

  test('nothing is said of unknown fields, of the text and between fields', () => {
    assert.deepEqual(said(post('oth|er: x')), []);
    assert.deepEqual(said('---\ntitle: "A"\n---\n\nTe|xt.\n'), []);
    assert.deepEqual(said('-|--\ntitle: "A"\n---\n'), []);
  });

  test('it works in front matter that is not closed', () => {
    assert.deepEqual(said('---\ntitle: "A |B"\n').slice(1), [
      'The blog shows this post at `…/a-b`.',
    ]);
  });
});
