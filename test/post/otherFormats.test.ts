import assert from 'node:assert/strict';
import type { Field, FieldValue } from '../../src/post/fields';
import { parsePost } from '../../src/post/post';
import { applyEdits, textOf } from '../../src/post/text';
import { builtInProfile } from '../../src/profile/builtIn';
import type { FrontMatterFormat } from '../../src/profile/profile';
import { problemsOf } from '../support/checking';
import { sharedMarkdown, sharedSuite } from '../support/corpus';
import { withCrlf } from '../support/fuzz';
import { assertSound } from '../support/invariants';

type Shown = string | readonly Shown[] | { readonly [name: string]: Shown };

function shownValue(value: FieldValue, text: string): Shown {
  switch (value.kind) {
    case 'list':
      return value.items.map((item) => shownValue(item, text));
    case 'map':
      return value.fields.map((field) => shownField(field, text));
    case 'scalar':
      return `${value.style} ${value.text} = ${textOf(text, value.span)}`;
    default:
      return value.kind;
  }
}

function shownField({ name, keySpan, entrySpan, value }: Field, text: string): Shown {
  return [name, textOf(text, keySpan), textOf(text, entrySpan), shownValue(value, text)];
}

function read(text: string): Shown {
  const post = parsePost(text);
  assertSound(post);
  const { frontMatter } = post;
  assert.equal(frontMatter.kind, 'unsupported');
  const { fields, fault } = frontMatter;
  return fault === undefined
    ? fields.map((field) => shownField(field, text))
    : `${fault.code} at ${textOf(text, fault.span)}`;
}

function blogThatReads(...formats: FrontMatterFormat[]): Parameters<typeof problemsOf>[1] {
  return { profile: { ...builtInProfile, formats } };
}

const said = (text: string, ...formats: FrontMatterFormat[]): readonly string[] =>
  problemsOf(text, blogThatReads(...formats)).map(
    ({ rule, severity, span }) => `${severity} ${rule}: ${textOf(text, span)}`,
  );

suite('TOML', () => {
  const toml = (content: string): string => `+++\n${content}\n+++\nBody.\n`;

  test('fields of every kind have their places', () => {
    assert.deepEqual(
      read(
        toml("title = \"A 😀 stack\" # first\n'the author' = 'Mara'\nn = 1_000\nd = 2026-03-09"),
      ),
      [
        [
          'title',
          'title',
          'title = "A 😀 stack" # first\n',
          'double-quoted A 😀 stack = "A 😀 stack"',
        ],
        ['the author', "'the author'", "'the author' = 'Mara'\n", "single-quoted Mara = 'Mara'"],
        ['n', 'n', 'n = 1_000\n', 'plain 1_000 = 1_000'],
        ['d', 'd', 'd = 2026-03-09\n', 'plain 2026-03-09 = 2026-03-09'],
      ],
    );
  });

  test('lists, tables and paths hold others', () => {
    assert.deepEqual(read(toml('tags = ["a",\n "b"]\na.b = true\n[extra]\nc = {d = 1}')), [
      ['tags', 'tags', 'tags = ["a",\n "b"]\n', ['double-quoted a = "a"', 'double-quoted b = "b"']],
      ['a', 'a', 'a.b = true\n', [['b', 'b', 'a.b = true\n', 'plain true = true']]],
      [
        'extra',
        'extra',
        '[extra]\nc = {d = 1}\n',
        [['c', 'c', 'c = {d = 1}\n', [['d', 'd', 'c = {d = 1}\n', 'plain 1 = 1']]]],
      ],
    ]);
  });

  test('the same with CRLF', () => {
    const text = toml('title = "One"\ntext = """\na\nb"""\nn = 1');
    assert.deepEqual(
      JSON.stringify(read(withCrlf(text))).replaceAll('\\r\\n', '\\n'),
      JSON.stringify(read(text)),
    );
  });

  for (const [why, content, expected] of [
    ['YAML', 'title: One', 'unexpected at :'],
    ['a quote that is never closed', 'title = "One', 'unclosed-text at e'],
    ['text behind a quote', 'image = "to-be-defined".jpg', 'unexpected at .'],
    ['a field that stands twice', 'a = 1\na = 2', 'duplicate-field at a'],
    ['no value', 'a = 1\nb =', 'missing-value at ='],
    ['a list that is never closed', 'a = [1, 2', 'unclosed-group at 2'],
    ['lists in lists', `a = ${'['.repeat(65)}`, 'too-deep at ['],
  ] as const) {
    test(`${why} is told with its place`, () => {
      assert.equal(read(toml(content)), expected);
    });
  }

  test('brackets in a text are no nesting', () => {
    assert.deepEqual(read(toml(`a = "${'['.repeat(100)}" # ${'{'.repeat(100)}`)).length, 1);
  });
});

suite('JSON', () => {
  test('fields of every kind have their places', () => {
    assert.deepEqual(read('{\n  "title": "One \\"x\\"",\n  "n": 1.50, "no": null\n}\nBody.\n'), [
      ['title', '"title"', '  "title": "One \\"x\\"",\n', 'double-quoted One "x" = "One \\"x\\""'],
      ['n', '"n"', '  "n": 1.50, "no": null\n', 'plain 1.5 = 1.50'],
      ['no', '"no"', '  "n": 1.50, "no": null\n', 'empty'],
    ]);
  });

  test('braces may be left out between fences', () => {
    const expected = [['a', '"a"', '"a": ["b"]\n', ['double-quoted b = "b"']]];
    assert.deepEqual(read(';;;\n"a": ["b"]\n;;;\n'), expected);
    assert.deepEqual(read('---json\n"a": ["b"]\n---\n'), expected);
  });

  for (const [why, content, expected] of [
    ['YAML', 'title: One', 'unexpected at title'],
    ['a comma that is missing', '{"a": 1 "b": 2}', 'missing-comma at "b"'],
    ['a value that is missing', '{"a": }', 'missing-value at }'],
    ['a brace that is never closed', '{"a": 1', 'unclosed-group at '],
    ['a list', '[1]', 'not-fields at [1]'],
    ['lists in lists', `{"a": ${'['.repeat(65)}`, 'too-deep at ['],
  ] as const) {
    test(`${why} is told with its place`, () => {
      assert.equal(read(`---json\n${content}\n---\n`), expected);
    });
  }
});

suite('front matter in other formats', () => {
  const toml = '+++\ntitle = "One"\nauthor = "Mara"\n+++\nBody.\n';
  const json = '{"title": "One", "author": "Mara"}\nBody.\n';

  test('is one problem where the blog does not read it, and one about what it lacks', () => {
    for (const [text, fence] of [
      [toml, '+++'],
      [json, '{'],
    ] as const) {
      assert.deepEqual(said(text, 'yaml'), [
        `error front-matter/unsupported-format: ${fence}`,
        `information front-matter/missing-field: ${fence}`,
      ]);
    }
  });

  test('is checked by key where the blog reads it', () => {
    const missing = [
      'information front-matter/missing-field: +++',
      'information front-matter/missing-field: +++',
      'warning front-matter/missing-field: +++',
      'information front-matter/missing-field: +++',
    ];
    assert.deepEqual(said(toml, 'yaml', 'toml'), missing);
    assert.deepEqual(
      said(json, 'json'),
      missing.map((problem) => problem.replace('+++', '{')),
    );
  });

  test('is one problem with a place where it is broken and the blog reads it', () => {
    assert.deepEqual(said('+++\ntitle: One\n+++\n', 'toml'), ['error front-matter/syntax: :']);
    assert.deepEqual(said('+++\ntitle: One\n+++\n', 'yaml'), [
      'error front-matter/unsupported-format: +++',
    ]);
  });

  test('is asked for where the blog reads no YAML', () => {
    const [problem] = problemsOf('---\ntitle: One\n---\n', blogThatReads('toml'));
    assert.equal(problem?.rule, 'front-matter/unsupported-format');
    assert.match(problem.message, /Write it as TOML between lines of three plus signs\.$/);
  });

  test('is never edited', () => {
    for (const text of [
      toml,
      json,
      '+++\ntitle: One\n+++\n',
      ';;;\n"a": 1\n;;;\n',
      '---js\n1\n---',
    ]) {
      for (const formats of [['yaml'], ['toml', 'json']] as const) {
        for (const { fixes } of problemsOf(text, blogThatReads(...formats))) {
          assert.deepEqual(fixes, []);
        }
      }
    }
  });

  test('over the limit is told and not read', () => {
    const large = `+++\ntitle = "${'x'.repeat(65_600)}"\n+++\n`;
    assert.deepEqual(
      problemsOf(large, blogThatReads('toml')).map(({ rule }) => rule),
      ['post/too-large'],
    );
  });

  test('is taken over while the body changes', () => {
    const before = parsePost(toml);
    const after = parsePost(
      applyEdits(toml, [{ span: { start: 40, end: 40 }, newText: 'x' }]),
      before,
    );
    assert.equal(after.frontMatter, before.frontMatter);
  });
});

sharedSuite('front matter in other formats of real posts', () => {
  test('is read by key', () => {
    const found = sharedMarkdown('corpus/nasty').flatMap(({ name, text }) => {
      const { frontMatter } = parsePost(text);
      return frontMatter.kind === 'unsupported'
        ? [[name.slice(0, 2), frontMatter.fields.map((field) => field.name)]]
        : [];
    });
    assert.deepEqual(found, [['37', ['path', 'title', 'authors', 'aliases']]]);
  });
});
