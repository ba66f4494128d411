import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BlogIndex, type Source } from '../../src/blog/blogIndex';
import {
  parseForIndex,
  readIndexedPost,
  withPresented,
  type IndexedPost,
} from '../../src/blog/indexedPost';
import { repositoryAt } from '../../src/post/links';
import { addressesIn, scanRepositoryLinks } from '../../src/post/linkScan';
import { fieldsOf, parsePost } from '../../src/post/post';
import { builtInProfile } from '../../src/profile/builtIn';
import type { KnownValues } from '../../src/profile/knownValues';
import { generatedPost, runs } from '../support/fuzz';
import { profileWith } from '../support/blog';
import { postWith, type PostParts } from './memory';

/** As the index keeps it once somebody asked for components. */
function wholePost(text: string): IndexedPost {
  return withPresented(readIndexedPost(text), () => parseForIndex(text));
}

/** Every file is a post of the blog that its address starts with. */
function emptyIndex(profile = builtInProfile): BlogIndex {
  return new BlogIndex((uri) => ({ blog: uri.slice(0, uri.lastIndexOf('/')), profile }));
}

function indexOf(posts: Readonly<Record<string, PostParts>>): BlogIndex {
  const index = emptyIndex();
  for (const [uri, parts] of Object.entries(posts)) {
    index.set(uri, 'disk', readIndexedPost(postWith(parts)));
  }
  return index;
}

function knownTo(index: BlogIndex, uri: string): ReturnType<BlogIndex['knownFor']> {
  return index.knownFor(uri, () => uri.slice(0, uri.lastIndexOf('/')));
}

function used(known: Pick<KnownValues, 'valuesOf'>, field: string): string[] {
  return known.valuesOf(field).map(({ text, uses }) => `${text} ${String(uses)}`);
}

suite('index of a blog', () => {
  test('ranks the values of the other posts', () => {
    const index = indexOf({
      'a/1': { author: 'Mara', tags: 'tech, open source' },
      'a/2': { author: 'Noor', tags: 'open source, tech, tech' },
      'a/3': { author: 'Mara', tags: '[ "open source" , weather]' },
      'a/4': { author: 'Ilse', tags: '\n  - weather\n  - Tech' },
    });
    assert.deepEqual(used(knownTo(index, 'a/0'), 'tags'), [
      'open source 3',
      'tech 2',
      'weather 2',
      'Tech 1',
    ]);
    assert.deepEqual(used(knownTo(index, 'a/1'), 'tags'), [
      'open source 2',
      'weather 2',
      'Tech 1',
      'tech 1',
    ]);
    assert.deepEqual(used(knownTo(index, 'a/4'), 'author'), ['Mara 2', 'Noor 1']);
    assert.deepEqual(used(knownTo(index, 'a/1'), 'description'), []);
  });

  test('one value is one whatever stands around it, but not in other letters', () => {
    const index = indexOf({
      'a/1': { author: '"Mara "', tags: ' open source ,tech' },
      'a/2': { author: "' Mara'", tags: 'open source' },
      'a/3': { author: 'mara' },
    });
    assert.deepEqual(used(knownTo(index, 'a/0'), 'author'), ['Mara 2', 'mara 1']);
    assert.deepEqual(used(knownTo(index, 'a/0'), 'tags'), ['open source 2', 'tech 1']);
    assert.equal(knownTo(index, 'a/0').placesOf('author', ' Mara ').length, 2);
  });

  test('what is empty or a placeholder is no value', () => {
    const profile = profileWith({ author: { placeholders: ['nobody'] } });
    const index = emptyIndex(profile);
    for (const [number, author] of ['x', '', '~', 'TODO', 'nobody', 'Mara'].entries()) {
      const tags = ['x', 'tech,', ',', '[]', '[x, tech]', ''][number] ?? '';
      index.set(`a/${String(number)}`, 'disk', readIndexedPost(postWith({ author, tags })));
    }
    assert.deepEqual(used(knownTo(index, 'a/9'), 'author'), ['Mara 1']);
    assert.deepEqual(used(knownTo(index, 'a/9'), 'tags'), ['tech 2']);
  });

  test('a field counts under its other names', () => {
    const index = emptyIndex(profileWith({ tags: { aliases: ['tag'] } }));
    index.set('a/1', 'disk', readIndexedPost('---\ntag: tech\nauthor: Mara\n---\n'));
    assert.deepEqual(used(knownTo(index, 'a/2'), 'tags'), ['tech 1']);
    assert.equal(knownTo(index, 'a/2').placesOf('tags', 'tech').length, 1);
  });

  test('fields behind a syntax error say nothing', () => {
    const index = emptyIndex();
    index.set('a/1', 'disk', readIndexedPost('---\nauthor: Mara\ntitle: a: b\ntags: tech\n---\n'));
    assert.deepEqual(used(knownTo(index, 'a/2'), 'author'), ['Mara 1']);
    assert.deepEqual(used(knownTo(index, 'a/2'), 'tags'), []);
  });

  test('posts of other blogs are strangers', () => {
    const index = indexOf({ 'a/1': { author: 'Mara' }, 'b/1': { author: 'Noor' } });
    assert.deepEqual(used(knownTo(index, 'a/2'), 'author'), ['Mara 1']);
    assert.deepEqual(used(knownTo(index, 'c/1'), 'author'), []);
    assert.equal(index.onlyBlog, undefined);
    index.delete('b/1', 'disk');
    assert.equal(index.onlyBlog, 'a');
    assert.deepEqual(
      used(
        index.knownFor('a/2', () => undefined),
        'author',
      ),
      [],
    );
  });

  test('companions are those of other posts with the same value', () => {
    const index = indexOf({
      'a/1': { author: 'Mara', image: 'mara.png' },
      'a/2': { author: 'Mara', image: 'mara.jpg' },
      'a/3': { author: 'Mara', image: 'mara.jpg' },
      'a/4': { author: 'Noor', image: 'noor.png' },
      'a/5': { author: 'Mara', image: 'x' },
    });
    const known = knownTo(index, 'a/1');
    assert.deepEqual(known.companionsOf('author', 'Mara', 'author_image'), [
      { text: 'mara.jpg', uses: 2 },
    ]);
    assert.deepEqual(known.companionsOf('author', 'Zoe', 'author_image'), []);
    assert.deepEqual(knownTo(index, 'a/9').companionsOf('author', ' Mara', 'author_image'), [
      { text: 'mara.jpg', uses: 2 },
      { text: 'mara.png', uses: 1 },
    ]);
  });

  test('places are those of the value itself, the newest post first', () => {
    const index = indexOf({
      'a/1': { title: '"Fog"', tags: 'tech, open source', date: '2026-1-5' },
      'a/2': { title: "'Tides'", tags: '["open source"]', date: '2026-03-09' },
      'a/3': { title: 'x', tags: 'open source, open source' },
      'a/4': { title: 'Own', tags: 'open source' },
    });
    assert.deepEqual(knownTo(index, 'a/4').placesOf('tags', 'open source'), [
      {
        uri: 'a/2',
        title: 'Tides',
        start: { line: 3, character: 8 },
        end: { line: 3, character: 19 },
      },
      {
        uri: 'a/1',
        title: 'Fog',
        start: { line: 3, character: 12 },
        end: { line: 3, character: 23 },
      },
      ...[6, 19].map((character) => ({
        uri: 'a/3',
        title: undefined,
        start: { line: 3, character },
        end: { line: 3, character: character + 11 },
      })),
    ]);
  });

  test('an open editor wins over the disk, and leaves it as it was', () => {
    const index = indexOf({ 'a/1': { author: 'Mara' } });
    const known = knownTo(index, 'a/2');
    assert.equal(index.set('a/1', 'editor', readIndexedPost(postWith({ author: 'Noor' }))), true);
    assert.deepEqual(used(known, 'author'), ['Noor 1']);
    assert.equal(index.set('a/1', 'disk', readIndexedPost(postWith({ author: 'Ilse' }))), false);
    assert.deepEqual(used(known, 'author'), ['Noor 1']);
    assert.equal(index.delete('a/1', 'editor'), true);
    assert.deepEqual(used(known, 'author'), ['Ilse 1']);
    assert.equal(index.delete('a/1', 'editor'), false);
    assert.equal(index.delete('a/1', 'disk'), true);
    assert.deepEqual([used(known, 'author'), index.size, [...index.uris]], [[], 0, []]);
  });

  test('it tells whether others may be told something else', () => {
    const index = indexOf({ 'a/1': { author: 'Mara', body: 'One.' } });
    const set = (parts: PostParts): boolean =>
      index.set('a/1', 'disk', readIndexedPost(postWith(parts)));
    assert.equal(set({ author: 'Mara', body: 'One.' }), false);
    assert.equal(set({ author: 'Mara', body: 'Two.' }), false);
    // Whoever wants to know of repositories asks anew.
    assert.equal(set({ author: 'Mara', body: 'See https://github.com/acme/anvil.' }), false);
    assert.equal(set({ author: 'Noor', body: 'Do see https://github.com/acme/anvil' }), true);
    const strangers = new BlogIndex(() => undefined);
    assert.equal(strangers.set('a/1', 'disk', readIndexedPost(postWith({}))), false);
    assert.equal(strangers.delete('a/1', 'disk'), false);
  });

  test('a question is answered from what was worked out before', () => {
    const index = indexOf({ 'a/1': { tags: 'tech' }, 'a/2': { tags: 'tech' } });
    for (const uri of ['a/0', 'a/1']) {
      const known = knownTo(index, uri);
      assert.equal(known.valuesOf('tags'), knownTo(index, uri).valuesOf('tags'));
      const before = known.valuesOf('tags');
      index.set('a/2', 'editor', readIndexedPost(postWith({ tags: 'tech', body: 'New.' })));
      assert.equal(known.valuesOf('tags'), before);
    }
  });

  test('a file changes blogs when it is asked anew', () => {
    let blog: string | undefined;
    const index = new BlogIndex(() =>
      blog === undefined ? undefined : { blog, profile: builtInProfile },
    );
    index.set('a/1', 'disk', readIndexedPost(postWith({ author: 'Mara' })));
    assert.equal(index.size, 0);
    assert.equal(index.regroup('a/1'), false);
    blog = 'one';
    assert.equal(index.regroup('a/1'), true);
    assert.equal(index.regroup('a/1'), false);
    assert.deepEqual(
      used(
        index.knownFor('a/2', () => 'one'),
        'author',
      ),
      ['Mara 1'],
    );
    blog = 'other';
    assert.equal(index.regroup('a/1'), true);
    assert.deepEqual(
      used(
        index.knownFor('a/2', () => 'one'),
        'author',
      ),
      [],
    );
    assert.equal(index.regroup('a/9'), false);
  });

  test('after any changes it answers like a fresh one', () => {
    const file = fc.constantFrom('a/1', 'a/2', 'a/3', 'b/1');
    const source = fc.constantFrom<Source>('disk', 'editor');
    const text = fc.oneof(
      generatedPost,
      fc
        .record({
          author: fc.constantFrom('Mara', 'Noor', 'x', ''),
          image: fc.constantFrom('mara.png', 'noor.png', ''),
          tags: fc.constantFrom('tech', 'tech, open source', '[weather, tech]', ''),
          date: fc.constantFrom('2026-03-09', '2026-1-5', 'x'),
        })
        .map(postWith),
    );
    const change = fc.record({ file, source, text: fc.option(text) });
    const fields = builtInProfile.fields.map(({ name }) => name);
    const answers = (index: BlogIndex): unknown =>
      ['a/1', 'a/0', 'b/0'].map((uri) => {
        const known = knownTo(index, uri);
        const components = known.componentsOfBlog();
        const values = fields.map((field) =>
          known
            .valuesOf(field)
            .map(({ text: value, uses }) => [
              value,
              uses,
              known.placesOf(field, value),
              known.companionsOf(field, value, 'author_image'),
            ]),
        );
        return [components, ...values];
      });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const index = emptyIndex();
        const left = new Map<string, { file: string; source: Source; text: string }>();
        for (const { file: uri, source: from, text: content } of changes) {
          answers(index);
          const key = `${uri} ${from}`;
          if (content === null) {
            index.delete(uri, from);
            left.delete(key);
          } else {
            index.set(uri, from, wholePost(content));
            left.set(key, { file: uri, source: from, text: content });
          }
        }
        const fresh = emptyIndex();
        for (const { file: uri, source: from, text: content } of left.values()) {
          fresh.set(uri, from, wholePost(content));
        }
        assert.deepEqual(answers(index), answers(fresh));
        assert.deepEqual([...index.uris].sort(), [...fresh.uris].sort());
      }),
      runs(150),
    );
  });
});

suite('components of a blog', () => {
  const stack = `
- [Beacon = Message Bus](https://github.com/tidewater-stack/beacon)
- [Logbook = Time-Series Store](https://codeberg.org/tidewater/logbook)
- [Depot = All Our Parts](https://github.com/tidewater-stack)

**Beacon**: carries messages.

To dive deeper into Beacon - click [here](https://github.com/tidewater-stack/beacon)

**Logbook**: keeps readings.

To dive deeper into Logbook - click [here](https://codeberg.org/tidewater/logbook)
`;
  const other = `
- [Beacon](https://www.github.com/tidewater-stack/beacon.git)
- [Lantern = Dashboard](https://github.com/tidewater-stack/lantern)

**Lantern**: shows it all. Thanks to [a friend](https://github.com/a-friend), see
[an issue](https://github.com/tidewater-stack/lamp/issues/4).

The source of Lantern: [Lantern on GitHub](https://github.com/tidewater-stack/lantern)
`;
  const third = `
- [beacon = Message Bus](https://github.com/tidewater-stack/beacon)
- [Keel](https://github.com/tidewater-stack/keel)

To dive deeper into nothing, see [Keel](https://github.com/tidewater-stack/keel)
`;

  function blogOf(bodies: Readonly<Record<string, string>>): BlogIndex {
    const index = emptyIndex();
    for (const [uri, body] of Object.entries(bodies)) {
      index.set(uri, 'disk', wholePost(postWith({ body })));
    }
    return index;
  }

  test('are those of the other posts, most used first', () => {
    const index = blogOf({ 'a/1': stack, 'a/2': other, 'a/3': third, 'b/1': stack });
    const { components, repositories, closings } = knownTo(index, 'a/0').componentsOfBlog();
    const beacon = 'https://github.com/tidewater-stack/beacon';
    const lantern = 'https://github.com/tidewater-stack/lantern';
    const logbook = 'https://codeberg.org/tidewater/logbook';
    const keel = 'https://github.com/tidewater-stack/keel';
    const depot = 'https://github.com/tidewater-stack';
    assert.deepEqual(components, [
      { name: 'Beacon', role: 'Message Bus', url: beacon, uses: 3 },
      { name: 'Depot', role: 'All Our Parts', url: depot, uses: 1 },
      { name: 'Keel', role: undefined, url: keel, uses: 1 },
      { name: 'Lantern', role: 'Dashboard', url: lantern, uses: 1 },
      { name: 'Logbook', role: 'Time-Series Store', url: logbook, uses: 1 },
    ]);
    // Of an owner that no component stands for, nobody knows what it is.
    assert.deepEqual(repositories, [
      { url: beacon, uses: 3 },
      { url: logbook, uses: 1 },
      { url: depot, uses: 1 },
      { url: keel, uses: 1 },
      { url: lantern, uses: 1 },
    ]);
    assert.deepEqual(closings, [
      { before: 'The source of {name}: ', after: '' },
      { before: 'To dive deeper into {name} - see ', after: '' },
    ]);
    const own = knownTo(index, 'a/1').componentsOfBlog();
    assert.deepEqual(
      own.components.map(({ name, uses }) => `${name} ${String(uses)}`),
      ['Beacon 2', 'Keel 1', 'Lantern 1'],
    );
    assert.deepEqual(knownTo(index, 'c/1').componentsOfBlog().components, []);
  });

  test('change with any post but the one that asks, whose own changes cost it nothing', () => {
    const index = blogOf({ 'a/1': stack, 'a/2': other });
    const known = knownTo(index, 'a/1');
    const first = known.componentsOfBlog();
    assert.equal(
      index.set('a/1', 'editor', wholePost(postWith({ body: `${third}\n${stack}` }))),
      false,
      'that an address moved is news to nobody',
    );
    assert.equal(known.componentsOfBlog(), first);
    assert.deepEqual(
      knownTo(index, 'a/2')
        .componentsOfBlog()
        .components.map(({ name }) => name)
        .sort(),
      ['Beacon', 'Depot', 'Logbook'],
    );
    index.set(
      'a/2',
      'editor',
      wholePost(postWith({ body: other.replace('Dashboard', 'Display') })),
    );
    assert.deepEqual(
      known.componentsOfBlog().components.map(({ role }) => role),
      [undefined, 'Display'],
    );
    index.delete('a/2', 'editor');
    assert.deepEqual(known.componentsOfBlog(), first);
  });

  test('tell a post the same as if it had never been counted', () => {
    const bodies = [
      stack,
      other,
      third,
      `${stack}\n${other}`,
      third.replaceAll('beacon', 'Beacon'),
    ];
    const some = fc.uniqueArray(fc.nat({ max: bodies.length - 1 }), { maxLength: 4 });
    const names = ['beacon', 'KEEL', 'lantern', 'tidewater-stack', 'none', ''];
    const answers = (index: BlogIndex): unknown => {
      const known = knownTo(index, 'a/0');
      return [
        known.componentsOfBlog(),
        names.map((name) => [known.addressOfComponent(name), known.addressesOfRepositories(name)]),
      ];
    };
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 4 }), (posts) => {
        const body = (indexes: readonly number[]): string =>
          indexes.map((index) => bodies[index] ?? '').join('\n');
        const all = Object.fromEntries(
          posts.map((indexes, at) => [`a/${String(at)}`, body(indexes)]),
        );
        const index = blogOf(all);
        // Counted before and changed since, too.
        index.set('a/1', 'editor', wholePost(postWith({ body: stack })));
        answers(index);
        index.delete('a/1', 'editor');
        const { 'a/0': own, ...others } = all;
        const without = blogOf(others);
        without.set('a/0', 'disk', wholePost(postWith({ body: 'Nothing.' })));
        assert.ok(own !== undefined);
        assert.deepEqual(answers(index), answers(without));
      }),
      runs(100),
    );
  });

  test('answer for names in any spelling, without what the post says itself', () => {
    const index = blogOf({ 'a/1': stack, 'a/2': other, 'a/3': third });
    const known = knownTo(index, 'a/0');
    assert.equal(known.addressOfComponent('BEACON'), 'https://github.com/tidewater-stack/beacon');
    assert.equal(
      knownTo(index, 'a/2').addressOfComponent('Lantern'),
      undefined,
      'only the post itself has it',
    );
    assert.deepEqual(known.addressesOfRepositories('log-book'), [
      'https://codeberg.org/tidewater/logbook',
    ]);
    assert.deepEqual(known.addressesOfRepositories('none'), []);
  });

  test('that nobody has read are not there yet, and posts without repositories need no reading', () => {
    const index = emptyIndex();
    index.set('a/1', 'disk', readIndexedPost(postWith({ body: stack })));
    index.set('a/2', 'disk', readIndexedPost(postWith({ body: '- [x](https://example.org)' })));
    const known = knownTo(index, 'a/0');
    assert.deepEqual(index.withoutComponents, ['a/1']);
    assert.deepEqual(known.componentsOfBlog().components, []);
    index.set('a/1', 'disk', wholePost(postWith({ body: stack })));
    assert.deepEqual(index.withoutComponents, []);
    assert.equal(known.componentsOfBlog().components.length, 3);
  });

  test('of one post are bounded', () => {
    const many = Array.from(
      { length: 2_000 },
      (_, number) =>
        `- [Part ${String(number)}](https://github.com/stack/part-${String(number)})\n`,
    );
    const { presented } = wholePost(postWith({ body: many.join('') }));
    assert.equal(presented?.components.length, 300);
  });
});

suite('what is kept of a post', () => {
  test('its front matter with places, and each address once', () => {
    const text = `${postWith({ title: 'Tides' })}
- [Keel](https://github.com/tidewater-stack/keel)
- [Keel again](https://github.com/tidewater-stack/keel)
- <https://codeberg.org/tidewater/logbook> and https://example.org/elsewhere.
`;
    const post = readIndexedPost(text);
    const { head, addresses, presented } = post;
    assert.ok(text.startsWith(head.text) && head.text.endsWith('---\n'));
    assert.deepEqual(addresses, [
      'https://github.com/tidewater-stack/keel',
      'https://codeberg.org/tidewater/logbook',
      'https://example.org/elsewhere',
    ]);
    assert.equal(presented, undefined, 'nobody asked for it');
  });

  test('its addresses are those of a scan line by line', () => {
    fc.assert(
      fc.property(generatedPost, (text) => {
        const urls = scanRepositoryLinks(text, parsePost(text).bodyStart).map(({ url }) => url);
        const addresses = addressesIn(text, parsePost(text).bodyStart);
        assert.deepEqual(
          addresses.filter((url) => repositoryAt(url) !== undefined),
          [...new Set(urls)],
        );
      }),
      runs(300),
    );
  });

  test('reading the head alone gives the fields of the whole', () => {
    fc.assert(
      fc.property(generatedPost, (text) => {
        const { head } = readIndexedPost(text);
        assert.ok(text.startsWith(head.text));
        assert.deepEqual(fieldsOf(head), fieldsOf(parsePost(text)));
      }),
      runs(300),
    );
  });

  test('hostile posts are read in parts', () => {
    const hostile = [
      `---\n${'a: [b]\n'.repeat(200_000)}---\n`,
      `---\n${'a: b\n'.repeat(200_000)}`,
      `---\ntitle: Tides\n---\n${'https://github.com/a/b '.repeat(200_000)}`,
      '---\n'.repeat(200_000),
      '\0'.repeat(500_000),
    ];
    for (const text of hostile) {
      assert.ok(readIndexedPost(text).head.text.length < 20_000);
    }
  });
});
