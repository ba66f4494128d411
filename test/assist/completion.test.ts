import assert from 'node:assert/strict';
import { completionsAt, type Completion } from '../../src/assist/completion';
import { parsePost } from '../../src/post/post';
import { applyEdits } from '../../src/post/text';
import type { KnownValues } from '../../src/profile/knownValues';
import type { Profile } from '../../src/profile/profile';
import { builtInProfile } from '../../src/profile/builtIn';
import { knownFrom, profileWith, type KnownOptions } from '../support/blog';
import { withCrlf } from '../support/fuzz';
import { marked } from '../support/marked';

const tidewater: KnownOptions = {
  values: {
    author: [
      ['Mara', 4],
      ['Noor', 2],
      ['Ilse', 1],
    ],
    tags: [
      ['tech', 5],
      ['open source', 3],
      ['#winter', 1],
      ['R&D: soon', 1],
    ],
  },
  companions: {
    author: {
      Mara: { author_image: [['mara.png', 4]] },
      Noor: { author_image: [['noor & ilse.png', 2]] },
    },
  },
  folders: { 'assets/images': ['mara.png', 'storm.png'] },
};

const known = knownFrom(tidewater, '2026-11-24');

interface Asked {
  readonly profile?: Profile;
  readonly known?: KnownValues;
  readonly fileName?: string;
}

function completions(source: string, asked: Asked = {}): readonly Completion[] {
  const { text, offset } = marked(source);
  return completionsAt(parsePost(text), offset, {
    profile: asked.profile ?? builtInProfile,
    known: asked.known ?? known,
    fileName: asked.fileName,
  });
}

function labels(source: string, asked?: Asked): string[] {
  return completions(source, asked).map(({ label }) => label);
}

/** The text after an item was chosen, as it is when the whole word is replaced. */
function chosen(source: string, label: string, asked?: Asked): string {
  const found = completions(source, asked).find((item) => item.label === label);
  assert.ok(found, `${label} is offered in ${source}: ${labels(source, asked).join(', ')}`);
  const { replacing, newText, moreEdits } = found;
  return applyEdits(marked(source).text, [{ span: replacing, newText }, ...moreEdits]);
}

/** A post with the given lines as front matter. */
function post(lines: string): string {
  return `---\n${lines}\n---\n\nText.\n`;
}

suite('completion of field names', () => {
  test('what every post needs comes first, then what is recommended', () => {
    assert.deepEqual(labels('---\n|\n---\n'), [
      'title',
      'author',
      'published_at',
      'author_image',
      'tags',
      'post_image',
    ]);
  });

  test('none is offered twice', () => {
    assert.deepEqual(labels(post('title: "A"\nauthor: Mara\n|\ntags: tech')), [
      'published_at',
      'author_image',
      'post_image',
    ]);
  });

  test('what stands at this place in the order of the blog comes before what does not', () => {
    assert.deepEqual(labels(post('title: "A"\nauthor: Mara\npublished_at: 2026-03-09\n|')), [
      'post_image',
      'author_image',
      'tags',
    ]);
  });

  test('another name of a field counts as the field; what is deprecated comes last', () => {
    const profile = profileWith({
      author: { aliases: ['by'] },
      tags: { deprecated: { replacement: 'topics' } },
      topics: { presence: 'optional' },
    });
    const found = completions(post('by: Mara\n|'), { profile });
    assert.deepEqual(
      found.map(({ label }) => label),
      ['published_at', 'title', 'author_image', 'post_image', 'topics', 'tags'],
    );
    assert.equal(found.at(-1)?.deprecated, true);
    assert.ok(found.at(-1)?.documentation[0]?.includes('Use `topics` instead.'));
  });

  test('a name is written with its colon, and where one is there without', () => {
    assert.equal(chosen(post('title: "A"\nauth|'), 'author'), post('title: "A"\nauthor: '));
    assert.equal(chosen(post('auther|: Mara'), 'author'), post('author: Mara'));
    assert.equal(chosen(post('"auth|": Mara'), 'author'), post('"author": Mara'));
  });

  test('a name keeps its own quotes', () => {
    assert.equal(chosen(post('"auth|'), 'author'), post('"author": '));
  });

  test('a name of which values are known asks for them next', () => {
    const goesOn = (name: string): boolean | undefined =>
      completions('---\n|\n---\n').find(({ label }) => label === name)?.goesOn;
    assert.equal(goesOn('author'), true);
    assert.equal(goesOn('published_at'), true);
    assert.equal(goesOn('title'), false);
  });

  test('they tell what a field is for', () => {
    const [title] = completions('---\n|\n---\n');
    assert.equal(title?.detail, 'text, required');
    assert.ok(title.documentation.some((line) => line.startsWith('The headline of the post.')));
  });

  test('the fields of a field are offered below it', () => {
    const profile = profileWith({
      cover: { type: 'object', fields: { file: {}, caption: {} } },
    });
    assert.deepEqual(labels(post('title: "A"\ncover:\n  file: a.png\n  |'), { profile }), [
      'caption',
    ]);
    assert.deepEqual(labels(post('title: "A"\ncover:\n  ca|'), { profile }), ['file', 'caption']);
  });

  const notHere = [
    'Text.|',
    '---\ntitle: "A"\n---\n|',
    '---\ntitle: "A"\n---|\n',
    '---\ntitle: "A"\n|---\n',
    '-|--\ntitle: "A"\n---\n',
    '---|\ntitle: "A"\n---\n',
    post('# auth|'),
    post('title: A # auth|'),
    post('about: |-\n  auth|'.replace('|', '>')),
    post('title: "A"\n  auth|'),
    post('two words|'),
    '+++\n|\n+++\n',
    '---json\n|\n---\n',
  ];
  for (const source of notHere) {
    test(`none in ${JSON.stringify(source)}`, () => {
      assert.deepEqual(labels(source), []);
    });
  }

  test('they work before the front matter is closed', () => {
    assert.deepEqual(labels('---\n|').slice(0, 1), ['title']);
    assert.deepEqual(labels('---\ntitle: "A"\nau|\n\nText.\n').slice(0, 1), ['author']);
    assert.deepEqual(labels('---\ntitle: "A"\nau|\ntags: tech\n\nText.\n'), [
      'author',
      'published_at',
      'author_image',
      'post_image',
    ]);
  });

  test('they work while other lines are broken', () => {
    assert.deepEqual(labels(post('title: "A\nauthor: [\ntags: a: b\n|')), [
      'published_at',
      'post_image',
      'author_image',
    ]);
  });

  test('line ends of Windows change nothing', () => {
    const source = withCrlf(post('title: "A"\nau|\ntags: tech'));
    assert.deepEqual(labels(source).slice(0, 1), ['author']);
    assert.equal(chosen(source, 'author'), withCrlf(post('title: "A"\nauthor: \ntags: tech')));
  });
});

suite('completion of values', () => {
  test('authors by use, with their portrait where none is there', () => {
    assert.deepEqual(labels(post('author: |')), ['Mara', 'Noor', 'Ilse']);
    assert.equal(
      chosen(post('title: "A"\nauthor: |\ntags: tech'), 'Mara'),
      post('title: "A"\nauthor: Mara\nauthor_image: mara.png\ntags: tech'),
    );
    assert.equal(
      chosen(post('author: M|\nauthor_image: x'), 'Mara'),
      post('author: Mara\nauthor_image: mara.png'),
    );
    assert.equal(
      chosen(post('author: M|\nauthor_image: # theirs'), 'Mara'),
      post('author: Mara\nauthor_image: mara.png # theirs'),
    );
    assert.equal(
      chosen(post('author: |\nauthor_image:'), 'Noor'),
      post('author: Noor\nauthor_image: noor & ilse.png'),
    );
  });

  test('a portrait that is there stays', () => {
    for (const other of ['author_image: other.png', 'author_image: "other.png"']) {
      assert.equal(chosen(post(`${other}\nauthor: |`), 'Mara'), post(`${other}\nauthor: Mara`));
    }
  });

  test('the portrait is shown with its author', () => {
    const [mara] = completions(post('author: |'));
    assert.equal(mara?.documentation[0], '![Mara](file:///blog/assets/images/mara.png|height=120)');
  });

  test('pictures show themselves', () => {
    const found = completions(post('post_image: |'));
    assert.deepEqual(
      found.map(({ label }) => label),
      ['mara.png', 'storm.png'],
    );
    assert.ok(found[1]?.documentation[0]?.startsWith('![storm\\.png](file:///blog/'));
  });

  test('the picture that is named like the post comes first, portraits of authors last', () => {
    const blog = knownFrom(
      {
        values: { author_image: [['mara.png', 4]], post_image: [['shared.png', 2]] },
        folders: { 'assets/images': ['a.png', 'mara.png', 'shared.png', 'storm-season.png'] },
      },
      '2026-11-24',
    );
    const fileName = '2026-11-24-draft_storm_season.md';
    assert.deepEqual(labels(post('post_image: |'), { known: blog, fileName }), [
      'storm-season.png',
      'shared.png',
      'a.png',
      'mara.png',
    ]);
    assert.deepEqual(labels(post('author_image: |'), { known: blog }).slice(0, 1), ['mara.png']);
  });

  test('days: today and the next working day, in the form of the blog', () => {
    assert.deepEqual(labels(post('published_at: |')), ['2026-11-24', '2026-11-25']);
    const profile = profileWith({ published_at: { form: 'D MMMM YYYY' } });
    assert.deepEqual(labels(post('published_at: |'), { profile }), [
      '24 November 2026',
      '25 November 2026',
    ]);
  });

  test('the default of a field comes first', () => {
    const profile = profileWith({ author: { default: 'The Tidewater crew' } });
    assert.deepEqual(labels(post('author: |'), { profile }), [
      'The Tidewater crew',
      'Mara',
      'Noor',
      'Ilse',
    ]);
  });

  test('values of an enum, true and false', () => {
    const profile = profileWith({
      state: { type: 'enum', values: ['draft', 'ready'] },
      pinned: { type: 'boolean' },
    });
    assert.deepEqual(labels(post('state: |'), { profile }), ['draft', 'ready']);
    assert.equal(chosen(post('pinned: |'), 'true', { profile }), post('pinned: true'));
  });

  const written: readonly (readonly [
    name: string,
    source: string,
    label: string,
    after: string,
  ])[] = [
    ['a space goes behind the colon', 'author:|', 'Ilse', 'author: Ilse'],
    ['the whole word is replaced', 'author: Ma|ry', 'Ilse', 'author: Ilse'],
    ['quotes are kept', 'author: "Ma|ry"', 'Ilse', 'author: "Ilse"'],
    ['single quotes are kept', "author: '|'", 'Ilse', "author: 'Ilse'"],
    ['an open quote is closed', 'author: "Il|', 'Ilse', 'author: "Ilse"'],
    ['a comment is kept', 'author: | # hers', 'Ilse', 'author: Ilse # hers'],
    ['apart from a comment', 'author: |# hers', 'Ilse', 'author: Ilse # hers'],
    ['the first tag', 'tags: |', 'tech', 'tags: tech'],
    ['a second tag', 'tags: tech, |', 'open source', 'tags: tech, open source'],
    ['right behind a comma', 'tags: tech,|', 'open source', 'tags: tech, open source'],
    ['between two tags', 'tags: a,| b', 'tech', 'tags: a, tech, b'],
    ['commas without spaces stay so', 'tags: a,b,|', 'tech', 'tags: a,b,tech'],
    ['only the tag at the cursor', 'tags: a, te|ch2, b', 'tech', 'tags: a, tech, b'],
    ['a tag of two words', 'tags: open |', 'open source', 'tags: open source'],
    ['a tag in quotes', 'tags: "a, |"', 'tech', 'tags: "a, tech"'],
    ['quotes around all tags', 'tags: a, |', '#winter', 'tags: "a, #winter"'],
    ['the first in brackets', 'tags: [|]', 'tech', 'tags: [tech]'],
    ['the second in brackets', 'tags: [a,|]', 'open source', 'tags: [a, open source]'],
    ['in open brackets', 'tags: [a, |', 'tech', 'tags: [a, tech'],
    ['quotes in brackets', 'tags: [a, "te|"]', 'tech', 'tags: [a, "tech"]'],
    ['needed quotes in brackets', 'tags: [|]', 'R&D: soon', 'tags: ["R&D: soon"]'],
    ['brackets over lines', 'tags: [\n  a,\n  |\n]', 'tech', 'tags: [\n  a,\n  tech\n]'],
    ['behind a dash', 'tags:\n  - a\n  - |', 'tech', 'tags:\n  - a\n  - tech'],
    ['right behind a dash', 'tags:\n  - a\n  -|', 'tech', 'tags:\n  - a\n  - tech'],
    ['a dash that is missing', 'tags:\n  |', 'tech', 'tags:\n  - tech'],
    ['needed quotes behind a dash', 'tags:\n- |', '#winter', 'tags:\n- "#winter"'],
  ];
  for (const [name, source, label, after] of written) {
    test(`${name}: ${source.replaceAll('\n', ' ⏎ ')}`, () => {
      assert.equal(chosen(post(source), label), post(after));
      assert.equal(chosen(withCrlf(post(source)), label), withCrlf(post(after)));
    });
  }

  test('tags that are there are not offered', () => {
    for (const source of [
      'tags: tech, |',
      'tags: [tech, |]',
      'tags:\n  - tech\n  - |',
      "tags: ['tech', |]",
    ]) {
      assert.ok(!labels(post(source)).includes('tech'), source);
      assert.ok(labels(post(source)).includes('open source'), source);
    }
  });

  test('tags in the form of the blog', () => {
    const flow = profileWith({ tags: { form: 'flow' } });
    assert.equal(chosen(post('tags:|'), 'tech', { profile: flow }), post('tags: [tech]'));
    const block = profileWith({ tags: { form: 'block' } });
    assert.equal(chosen(post('tags: |'), 'tech', { profile: block }), post('tags:\n  - tech'));
  });

  test('items of a list', () => {
    const profile = profileWith({
      colours: { type: 'list', items: { type: 'enum', values: ['red', 'blue'] } },
    });
    assert.deepEqual(labels(post('colours: [red, |]'), { profile }), ['blue']);
    assert.equal(chosen(post('colours:\n- |'), 'red', { profile }), post('colours:\n- red'));
  });

  test('what is typed is compared with the value, not with its quotes', () => {
    const item = completions(post('tags: [|]')).find(({ label }) => label === '#winter');
    assert.equal(item?.filter, '#winter');
    assert.equal(item.newText, '"#winter"');
  });

  test('nothing behind the cursor is replaced where only that before it is', () => {
    const [item] = completions(post('author: Ma|ry'));
    const { offset } = marked(post('author: Ma|ry'));
    assert.deepEqual(item?.inserting, { start: offset - 2, end: offset });
    assert.deepEqual(item.replacing, { start: offset - 2, end: offset + 2 });
  });

  const notHere = [
    'author: | Mara',
    'author: "Mara" |',
    'author: &a |',
    'author: { na|me: x }',
    'tags: [a] |',
    'tags: [a # te|\n]',
    'unknown: |',
    'author: Mara # |',
    'author: >\n  Ma|',
  ];
  for (const source of notHere) {
    test(`none in ${source.replaceAll('\n', ' ⏎ ')}`, () => {
      const found = completions(post(source));
      assert.deepEqual(found, []);
    });
  }
});

suite('completion in hostile lines', () => {
  const much = 60_000;
  const lines = {
    'spaces in a name': `a${' '.repeat(much)}x\nauthor: |`,
    'quotes in brackets': `tags: [a${"'".repeat(much)}, |]`,
    'empty items in brackets': `tags: [${"'',".repeat(much / 3)} |]`,
    'spaces in the field that goes with it': `author: |\nauthor_image: x${' '.repeat(much)}y`,
  };
  for (const [title, source] of Object.entries(lines)) {
    test(`${title} take no long time`, () => {
      const start = performance.now();
      completions(post(source));
      assert.ok(performance.now() - start < 1_000);
    });
  }

  test('a colon far behind opens no field', () => {
    for (const length of [298, 299, 300, 301]) {
      const found = labels(post(`a${'b'.repeat(length - 1)}:x\nauthor: |`));
      assert.deepEqual(found, ['Mara', 'Noor', 'Ilse']);
    }
  });
});
