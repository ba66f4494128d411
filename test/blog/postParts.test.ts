import assert from 'node:assert/strict';
import { parsePost } from '../../src/post/post';
import { textOf } from '../../src/post/text';
import { builtInProfile } from '../../src/profile/builtIn';
import type { Profile } from '../../src/profile/profile';
import { fieldFor, partsOf, readAsBlog } from '../../src/blog/postParts';
import { profileWith } from '../support/blog';
import { zola } from '../preview/postPreview/zola';

/** By part the fields that it comes from, as `extra.imgPath`. */
function named(profile: Profile): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(partsOf(profile)).map(([part, candidates]) => [
      part,
      candidates.map((path) => path.map(({ name }) => name).join('.')).join(' '),
    ]),
  );
}

suite('post preview: which fields play which part', () => {
  test('on the blog of the built-in profile', () => {
    assert.deepEqual(named(builtInProfile), {
      title: 'title',
      author: 'author',
      'author-image': 'author_image',
      date: 'published_at',
      tags: 'tags',
      image: 'post_image',
      description: 'description excerpt',
    });
  });

  test('on a blog with fields in fields', () => {
    assert.deepEqual(named(zola), {
      title: 'title',
      author: 'taxonomies.people',
      'author-image': 'extra.authorImg',
      date: 'date',
      tags: 'taxonomies.tags',
      image: 'extra.imgPath',
      description: 'summary description excerpt',
    });
  });

  const changes: readonly (readonly [
    what: string,
    changes: Parameters<typeof profileWith>[0],
    part: string,
    fields: string,
  ])[] = [
    [
      'a portrait by its name alone',
      { author: { image: 'nowhere' } },
      'author-image',
      'author_image',
    ],
    [
      'a portrait that the author names',
      { author: { image: 'face' }, face: { type: 'image' } },
      'author-image',
      'face',
    ],
    ['an author who is just text', { author: { type: 'text' } }, 'author', 'author'],
    ['no author', { author: null }, 'author', ''],
    [
      'a picture with a telling name before others',
      { post_image: null, badge: { type: 'image' }, hero: { type: 'image' } },
      'image',
      'hero',
    ],
    ['any picture', { post_image: null, badge: { type: 'image' } }, 'image', 'badge'],
    ['no picture but the portrait', { post_image: null }, 'image', ''],
    [
      'a day of publication, not of a change',
      { published_at: null, lastUpdated: { type: 'date' }, day: { type: 'date-time' } },
      'date',
      'day',
    ],
    [
      'tags as a list of words',
      { tags: { type: 'list', items: { type: 'text' } } },
      'tags',
      'tags',
    ],
    [
      'a field that is not on its way out',
      { title: { deprecated: { replacement: 'headline' } }, headline: { type: 'text' } },
      'title',
      'title',
    ],
    [
      'a picture that is not on its way out',
      { post_image: { deprecated: { replacement: 'cover' } }, cover: { type: 'image' } },
      'image',
      'cover',
    ],
  ];
  for (const [what, change, part, fields] of changes) {
    test(what, () => {
      assert.equal(named(profileWith(change))[part], fields);
    });
  }
});

suite('post preview: what the blog reads of the start of a post', () => {
  const rows: readonly (readonly [
    what: string,
    profile: Profile,
    text: string,
    fields: string,
    body: string,
  ])[] = [
    ['closed front matter', builtInProfile, '---\ntitle: A\n---\nText.\n', 'title', 'Text.\n'],
    ['no front matter', builtInProfile, 'Text.\n', '', 'Text.\n'],
    [
      'front matter that is never closed',
      builtInProfile,
      '---\ntitle: A\n\nText.\n',
      '',
      '---\ntitle: A\n\nText.\n',
    ],
    [
      'TOML where the blog reads YAML alone',
      builtInProfile,
      '+++\ntitle = "A"\n+++\nText.\n',
      '',
      '+++\ntitle = "A"\n+++\nText.\n',
    ],
    ['TOML where the blog reads it', zola, '+++\ntitle = "A"\n+++\nText.\n', 'title', 'Text.\n'],
    ['code', zola, '---js\nalert(1)\n---\nText.\n', '', '---js\nalert(1)\n---\nText.\n'],
  ];
  for (const [what, profile, text, fields, body] of rows) {
    test(what, () => {
      const read = readAsBlog(parsePost(text), profile);
      assert.equal(read.fields.map(({ name }) => name).join(' '), fields);
      assert.equal(text.slice(read.bodyStart), body);
    });
  }

  test('fields go by their other names, and fields in fields are found', () => {
    const text = '---\ncreated: 2026-03-09\nextra:\n  imgPath: a.png\ntaxonomies: none\n---\n';
    const { fields } = readAsBlog(parsePost(text), zola);
    const valueOf = (part: 'date' | 'image' | 'tags'): string | undefined => {
      const field = fieldFor(fields, partsOf(zola)[part][0] ?? []);
      return field === undefined ? undefined : textOf(text, field.value.span);
    };
    assert.equal(valueOf('date'), '2026-03-09');
    assert.equal(valueOf('image'), 'a.png');
    assert.equal(valueOf('tags'), undefined);
  });
});
