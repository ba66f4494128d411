import assert from 'node:assert/strict';
import type { Field, FieldValue } from '../../src/post/fields';
import { fieldOf, fieldsOf, parsePost } from '../../src/post/post';
import { applyEdits, textOf } from '../../src/post/text';
import { withCrlf } from '../support/fuzz';

function show(text: string, value: FieldValue): string {
  const written = JSON.stringify(textOf(text, value.span));
  switch (value.kind) {
    case 'empty':
      return `empty ${written}`;
    case 'scalar':
      return `${value.style} ${written} = ${JSON.stringify(value.text)}`;
    case 'list':
      return `${value.style} list [${value.items.map((item) => show(text, item)).join('; ')}]`;
    case 'map':
      return `map {${value.fields.map((field) => showField(text, field)).join('; ')}}`;
    case 'alias':
      return `alias of ${value.anchor}`;
  }
}

function showField(text: string, field: Field): string {
  return `${field.name}: ${show(text, field.value)}`;
}

/** The fields of front matter, each as its name, how its value is written and what that means. */
function read(content: string): readonly string[] {
  const text = `---\n${content}\n---\n`;
  return fieldsOf(parsePost(text)).map((field) => showField(text, field));
}

const table: readonly (readonly [why: string, content: string, expected: readonly string[]])[] = [
  [
    'plain values',
    'a: one\nb: two words',
    ['a: plain "one" = "one"', 'b: plain "two words" = "two words"'],
  ],
  [
    'dates and numbers stay text',
    'a: 2018-2-2\nb: 010\nc: no\nd: 12:30',
    [
      'a: plain "2018-2-2" = "2018-2-2"',
      'b: plain "010" = "010"',
      'c: plain "no" = "no"',
      'd: plain "12:30" = "12:30"',
    ],
  ],
  [
    'double quotes',
    'a: "one: \\"two\\" \\u00e9"',
    ['a: double-quoted "\\"one: \\\\\\"two\\\\\\" \\\\u00e9\\"" = "one: \\"two\\" é"'],
  ],
  ['single quotes', "a: 'it''s'", ["a: single-quoted \"'it''s'\" = \"it's\""]],
  [
    'nothing',
    'a:\nb: \nc: ~\nd: null',
    ['a: empty ""', 'b: empty ""', 'c: empty "~"', 'd: empty "null"'],
  ],
  [
    'quoted nothing is a text',
    'a: ""\nb: "~"',
    ['a: double-quoted "\\"\\"" = ""', 'b: double-quoted "\\"~\\"" = "~"'],
  ],
  [
    'a folded block',
    'a: >-\n  one\n  two\nb: 1',
    ['a: block ">-\\n  one\\n  two\\n" = "one two"', 'b: plain "1" = "1"'],
  ],
  [
    'a literal block',
    'a: |\n  one\n  two\nb: 1',
    ['a: block "|\\n  one\\n  two\\n" = "one\\ntwo\\n"', 'b: plain "1" = "1"'],
  ],
  [
    'a folded value with links',
    'author: >-\n  [Mara](https://github.com/mara), [Noor\n  Iman](https://github.com/noor)',
    [
      'author: block ">-\\n  [Mara](https://github.com/mara), [Noor\\n  Iman](https://github.com/noor)\\n" = "[Mara](https://github.com/mara), [Noor Iman](https://github.com/noor)"',
    ],
  ],
  [
    'a value over two lines',
    'a: one\n  two\nb: 1',
    ['a: plain "one\\n  two" = "one two"', 'b: plain "1" = "1"'],
  ],
  [
    'a flow list',
    'a: [one, "two"]',
    ['a: flow list [plain "one" = "one"; double-quoted "\\"two\\"" = "two"]'],
  ],
  [
    'a block list',
    'a:\n  - one\n  -\n  - two',
    ['a: block list [plain "one" = "one"; empty ""; plain "two" = "two"]'],
  ],
  [
    'a list without indentation',
    'a:\n- one\n- two\nb: 1',
    ['a: block list [plain "one" = "one"; plain "two" = "two"]', 'b: plain "1" = "1"'],
  ],
  [
    'a map',
    'a:\n  b: 1\n  c: 2\nd: 3',
    ['a: map {b: plain "1" = "1"; c: plain "2" = "2"}', 'd: plain "3" = "3"'],
  ],
  ['a flow map', 'a: { b: 1, c: }', ['a: map {b: plain "1" = "1"; c: empty ""}']],
  [
    'a map in a list',
    'a:\n  - src: "**.png"\n    title: "Image #:counter"',
    [
      'a: block list [map {src: double-quoted "\\"**.png\\"" = "**.png"; title: double-quoted "\\"Image #:counter\\"" = "Image #:counter"}]',
    ],
  ],
  [
    'comments',
    '# first\na: one # behind\n# between\nb: two#no',
    ['a: plain "one" = "one"', 'b: plain "two#no" = "two#no"'],
  ],
  ['a colon in a key', 'cSpell:ignore: a b', ['cSpell:ignore: plain "a b" = "a b"']],
  ['quoted keys', '"a": 1\n\'b c\': 2', ['a: plain "1" = "1"', 'b c: plain "2" = "2"']],
  ['the same key twice', 'a: 1\na: 2', ['a: plain "1" = "1"', 'a: plain "2" = "2"']],
  ['an anchor and its alias', 'a: &x one\nb: *x', ['a: plain "one" = "one"', 'b: alias of x']],
  [
    'members of objects as keys',
    '__proto__: 1\nconstructor: 2',
    ['__proto__: plain "1" = "1"', 'constructor: plain "2" = "2"'],
  ],
  [
    'emoji',
    'a: \u{1F600} b\nc: d',
    ['a: plain "\u{1F600} b" = "\u{1F600} b"', 'c: plain "d" = "d"'],
  ],
  ['blank lines', '\na: 1\n\nb: 2\n', ['a: plain "1" = "1"', 'b: plain "2" = "2"']],
  ['indented fields', '  a: 1\n  b: 2', ['a: plain "1" = "1"', 'b: plain "2" = "2"']],
  ['nothing at all', '', []],
  ['a comment alone', '# a: 1', []],
];

suite('fields of front matter', () => {
  for (const [why, content, expected] of table) {
    test(why, () => {
      assert.deepEqual(read(content), expected);
    });
  }

  test('spans are exact behind a BOM, blank lines and CRLF', () => {
    const text = '\uFEFF\r\n---\r\ntitle: "One"\r\nauthor: Mara\r\n---\r\nBody';
    const post = parsePost(text);
    const author = fieldOf(post, 'author')!;
    assert.equal(textOf(text, author.keySpan), 'author');
    assert.equal(textOf(text, author.value.span), 'Mara');
    assert.equal(textOf(text, author.entrySpan), 'author: Mara\r\n');
  });

  test('an empty value stands where it would be written', () => {
    const text = '---\na:\nb: \nc:   # soon\n---\n';
    const places = fieldsOf(parsePost(text)).map(({ value }) => value.span.start);
    assert.deepEqual(places, [6, 10, 14]);
  });

  test('half-written front matter has its fields', () => {
    const names = (text: string): readonly string[] =>
      fieldsOf(parsePost(text)).map(({ name }) => name);
    assert.deepEqual(names('---\ntitle: x\nauth: y\n\nText: no field'), ['title', 'auth']);
    assert.deepEqual(names('---\ntitle: x\nauthor'), ['title']);
    assert.deepEqual(names('---\ntitle: [x\nauthor: y\n---\n').includes('title'), true);
  });

  test('a key that is not text keeps its spelling as its name', () => {
    const text = '---\n? [a, b]\n: c\n---\n';
    assert.equal(fieldsOf(parsePost(text))[0]?.name, '[a, b]');
  });
});

suite('removing a field leaves its neighbours as they are', () => {
  const entries = [
    'title: "One" # why',
    'cSpell:ignore: a b',
    '# prettier-ignore\nauthor: >-\n  [Mara](https://github.com/mara), [Noor\n  Iman](https://github.com/noor)',
    'tags:\n  - tech\n  - open source',
    'resources:\n  - src: "**.png"\n    title: "Image #:counter"',
    'draft:',
    "quoted: 'it''s\n  here'",
    'list: [a,\n  b]',
    'text: |\n  one\n\n  two',
    'last: 1',
  ];
  for (const coat of [(text: string) => text, withCrlf]) {
    for (const [index, entry] of entries.entries()) {
      test(`${entry.split('\n', 1)[0] ?? ''}${coat === withCrlf ? ' with CRLF' : ''}`, () => {
        const text = coat(`---\n${entries.join('\n')}\n---\n\nBody\n`);
        const field = fieldsOf(parsePost(text))[index]!;
        const without = applyEdits(text, [{ span: field.entrySpan, newText: '' }]);
        // A comment above belongs to nobody in particular.
        const kept = entries.with(index, entry.startsWith('#') ? (entry.split('\n')[0] ?? '') : '');
        assert.equal(
          without,
          coat(`---\n${kept.filter((line) => line !== '').join('\n')}\n---\n\nBody\n`),
        );
        assert.deepEqual(
          fieldsOf(parsePost(without)).map(({ name }) => name),
          fieldsOf(parsePost(text))
            .map(({ name }) => name)
            .toSpliced(index, 1),
        );
      });
    }
  }
});

suite('a closing fence that is a rule in the text', () => {
  const kind = (text: string): string => {
    const { frontMatter, bodyStart } = parsePost(text);
    return `${frontMatter.kind} then ${JSON.stringify(text.slice(bodyStart))}`;
  };
  for (const [why, text, expected] of [
    [
      'text below a blank line',
      '---\na: 1\n\nText.\n\n---\n',
      'unclosed then "\\nText.\\n\\n---\\n"',
    ],
    ['a heading, too', '---\na: 1\n# b\n\nText.\n---\n', 'unclosed then "# b\\n\\nText.\\n---\\n"'],
    ['no blank line', '---\na: 1\nText.\n---\n', 'yaml then ""'],
    ['a heading and no blank line', '---\na: 1\n# b\nText.\n---\n', 'yaml then ""'],
    ['a field further below', '---\na: 1\n\nText.\nb: 2\n---\n', 'yaml then ""'],
    ['no field at all', '---\n\nText.\n---\n', 'yaml then ""'],
    ['sound YAML', '---\na: 1\n\nText: b\n---\n', 'yaml then ""'],
  ] as const) {
    test(`${why}: ${expected.slice(0, 8)}`, () => {
      assert.equal(kind(text), expected);
      assert.equal(kind(withCrlf(text)), expected.replaceAll('\\n', '\\r\\n'));
    });
  }
});

suite('faults of front matter', () => {
  const faults = (content: string): readonly string[] => {
    const text = `---\n${content}\n---\n`;
    const { frontMatter } = parsePost(text);
    assert.ok(frontMatter.kind === 'yaml');
    return frontMatter.faults.map(
      ({ code, span }) => `${code} ${JSON.stringify(textOf(text, span))}`,
    );
  };
  const found: readonly (readonly [string, readonly string[]])[] = [
    ['a: 1', []],
    ['a: b: c', ['nested-field "b"']],
    ['a: @b', ['reserved-character "@"']],
    ['a: `b`', ['reserved-character "`"']],
    ['a: "b" c', ['unexpected "c"']],
    ['a: "b', ['missing-character "b"']],
    ['a: "\\q"', ['bad-escape "\\\\"']],
    ['a: *b', ['unknown-alias "*b"']],
    ['a: b\0c', ['control-character "\\u0000"']],
    ['just words', ['not-fields "just words"']],
    ['- a\n- b', ['not-fields "- a"']],
    ['"a"', ['not-fields "\\"a\\""']],
    ['42', ['not-fields "42"']],
    ['a: 1\nstray\nb: 2', ['stray-line "stray"']],
    ['\nSome text', ['not-fields "Some text"']],
    ['a: !b', ['reserved-character "!b"']],
    ['a: !b c', ['reserved-character "!b"']],
    ['a: [b, !c d]', ['reserved-character "!c"']],
    ['a: &b', ['reserved-character "&b"']],
    ['a: &b c', []],
    ['a: !!str b', []],
  ];
  for (const [content, expected] of found) {
    test(JSON.stringify(content), () => {
      assert.deepEqual(faults(content), expected);
    });
  }

  test('are the same with CRLF, even where yaml itself reads them differently', () => {
    const content = 'title: "x"\n\n\n* <y>\n- [z = z](w)\n\nOverview';
    const show = (text: string): unknown => {
      const { frontMatter } = parsePost(text);
      return frontMatter.kind === 'yaml' && frontMatter.faults.map(({ code }) => code);
    };
    const text = `---\n${content}\n---\n`;
    assert.deepEqual(show(withCrlf(text)), show(text));
  });

  test('are many at once, but never endlessly many', () => {
    assert.ok(faults('a: @b\nc: @d').length >= 2);
    assert.ok(faults('x\n'.repeat(5_000)).length <= 20);
    assert.ok(faults(`a: "${'\0'.repeat(5_000)}"`).length <= 20);
  });

  test('stand in the order of the text', () => {
    const { frontMatter } = parsePost('---\na: b\0c\nd: @e\nf: g\x01\n---\n');
    assert.ok(frontMatter.kind === 'yaml');
    const starts = frontMatter.faults.map(({ span }) => span.start);
    assert.deepEqual(
      starts,
      starts.toSorted((a, b) => a - b),
    );
    assert.equal(starts.length, 3);
  });
});
