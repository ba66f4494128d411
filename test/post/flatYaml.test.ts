import assert from 'node:assert/strict';
import fc from 'fast-check';
import { detectFence } from '../../src/post/fence';
import { readFlatYaml } from '../../src/post/flatYaml';
import { span } from '../../src/post/text';
import { readAnyYaml } from '../../src/post/yaml';
import { sharedMarkdown, sharedSuite } from '../support/corpus';
import { coatedPost, inRuns, runs, withCrlf } from '../support/fuzz';

/** Around the YAML, so that offsets are not those of the YAML alone. */
const before = '---\n';

/** Whether it is flat; and if so, that it says what YAML at large says. */
function isFlat(content: string, after = '---\nBody\n'): boolean {
  const text = `${before}${content}${after}`;
  const place = span(before.length, before.length + content.length);
  const flat = readFlatYaml(text, place);
  if (flat !== undefined) {
    assert.deepEqual(flat, readAnyYaml(text, place), JSON.stringify(content));
  }
  return flat !== undefined;
}

/** The front matter of a post as far as it is YAML. */
function contentIn(text: string): string | undefined {
  const fence = detectFence(text);
  return fence.kind === 'yaml' || fence.kind === 'unclosed'
    ? text.slice(fence.content.start, fence.content.end)
    : undefined;
}

const flat = [
  '',
  '\n',
  '   \n',
  '# only a comment\n',
  'a: 1\n',
  'a: 1',
  'a: 1   ',
  'a:',
  'a: ',
  'a:\n',
  'a: \n',
  'a:    \n',
  'a:\n\n# comment\n\nb:\n',
  'a: 1\n   \nb: 2\n',
  'a: 1\n# b: 2\nc: 3\n',
  'a: 1\n\n\n',
  'a: 1\na: 2\na:\n',
  'a-b: 1\n_c: 2\nD9: 3\n',
  'a: one two  three   \n',
  'a: http://example.org:80/x#y\n',
  'a: 12:30\nb: 2018-2-2\nc: 010\nd: no\n',
  'a: null\nb: ~\nc: Null\nd: NULL\ne: nULL\nf: "null"\ng: null \n',
  'a: (b) [c] {d}, e & f * g ! h | i > j % k @ l ` m \' n " o\n',
  'a: b#c\n',
  'a: b\\c\n',
  'a: b - c ? d\n',
  'a: ::b\n'.replace('::', 'x::'),
  'a: "b"\n',
  'a: "b: c # d \'e\'"   \n',
  'a: ""\n',
  "a: ''\n",
  'a: \'b: c # "d" \\e\'\n',
  'a: " b "\n',
  'a: \u{1F600} tides\nb: m\u00E4ra\nc: b\u00A0\n',
  'a: "\uD800"\nb: x\uDC00\n',
  'a: "\u00A0"\n',
  'null: 1\ntrue: 2\n',
  'a:      b\n',
  '#a: 1\n#\n',
  'a: .\nb: ...c\nc: b ---\nd: b ...\n',
  'a: b--- c\n',
  'a: =\nb: $c\nc: ^d\n',
];

const notFlat = [
  'a:b\n',
  ' a: 1\n',
  'a : 1\n',
  'a: b: c\n',
  'a: b:\n',
  'a: b:   \n',
  'a: b:',
  'a: b # c\n',
  'a: # c\n',
  'a: "b" # c\n',
  'a: "b\n',
  'a: "b\n  c"\n',
  'a: "b\\n"\n',
  'a: "b" c\n',
  'a: "b"c"\n',
  "a: 'it''s'\n",
  "a: 'b' c\n",
  'a: b\n  c\n',
  'a:\n  b\n',
  'a:\n- b\n',
  'a:\n  b: c\n',
  'a: 1\nstray\n',
  'a: 1\n  # indented\n',
  'a: 1\n...\n',
  'a: 1\n--- b\nc: d\n',
  '---\na: 1\n',
  '%YAML 1.2\n',
  '- a\n',
  '? a\n',
  '{ a: 1 }\n',
  '"a": 1\n',
  'a b: 1\n',
  '<<: 1\n',
  'ä: 1\n',
  'a:\tb\n',
  'a: b\tc\n',
  'a: b\t\n',
  '\ta: b\n',
  '\t\n',
  'a: 1\rb: 2\n',
  'a: 1\r',
  'a: b\r\r\n',
  'a: b\u2028c: d\n',
  'a: b\u0085c: d\n',
  'a: b\0\n',
  'a: b\x7F\n',
  '\uFEFFa: b\n',
  'a: \uFEFFb\n',
  'a: \u00A0b\n',
  '\u00A0\n',
  `${'a'.repeat(2_000)}: b\n`,
  ...Array.from('-?:,[]{}#&*!|>\'"%@`', (indicator) => `a: ${indicator}b\n`),
  ...Array.from('-?:,|>', (indicator) => `a: ${indicator}\n`),
];

suite('flat YAML', () => {
  for (const [expected, contents] of [
    [true, flat],
    [false, notFlat],
  ] as const) {
    for (const content of contents) {
      test(`${JSON.stringify(content).slice(0, 60)} is ${expected ? '' : 'not '}flat`, () => {
        assert.equal(isFlat(content), expected);
        assert.equal(isFlat(withCrlf(content)), expected);
        // As where no fence closes it.
        assert.equal(isFlat(content, ''), expected);
      });
    }
  }

  const name = fc.constantFrom('a', 'title', 'a-b', 'null', 'a', 'A_1');
  const piece = fc.constantFrom(
    ...Array.from(' :#"\'-?,[]{}&*!|>%@`~\\.=b1/ \u00A0\u2028\u0085\uFEFF\t\r\0\uD800ä'),
    ...['null', ': ', ' #', '  ', '\n', '\r\n', '---', '...', '\n  ', '\n# c\n', '""', "''"],
  );
  const value = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
  const line = fc
    .tuple(fc.oneof(name, name, name, value), fc.constantFrom(':', ': ', ': ', ':  '), value)
    .map((parts) => parts.join(''));
  const lines = fc
    .tuple(fc.array(line, { maxLength: 4 }), fc.constantFrom('\n', '\n', '\r\n'))
    .map(([all, lineEnd]) => all.map((one) => `${one}${lineEnd}`).join(''));

  test('says of any lines what YAML at large says, or nothing', () => {
    let count = 0;
    fc.assert(
      fc.property(lines, fc.constantFrom('---\n', ''), (content, after) => {
        count += isFlat(content, after) ? 1 : 0;
      }),
      runs(3_000),
    );
    assert.ok(count > inRuns(600), `${String(count)} were flat`);
  });

  test('says of generated posts what YAML at large says, or nothing', () => {
    let count = 0;
    fc.assert(
      fc.property(coatedPost, (text) => {
        count += isFlat(contentIn(text) ?? '?') ? 1 : 0;
      }),
      runs(1_000),
    );
    assert.ok(count > inRuns(200), `${String(count)} were flat`);
  });

  test('takes no longer than the text is long', () => {
    for (const content of [
      `a:${' '.repeat(60_000)}#`,
      `a: ${'b '.repeat(30_000)}#`,
      `a: ${'b:'.repeat(30_000)}: c`,
      `a: b${' '.repeat(60_000)}#`,
      `a: ${'b   '.repeat(15_000)}#`,
      `a: "${'b'.repeat(60_000)}`,
      'a'.repeat(60_000),
      ' '.repeat(60_000) + 'a',
      'a: b\n'.repeat(12_000) + 'c',
    ]) {
      const start = performance.now();
      assert.equal(readFlatYaml(content, span(0, content.length)), undefined);
      const milliseconds = performance.now() - start;
      assert.ok(milliseconds < 500, `${content.slice(0, 10)}: ${milliseconds.toFixed(0)} ms`);
    }
  });
});

sharedSuite('flat YAML in real posts', () => {
  for (const folder of ['corpus', 'seed']) {
    test(`in ${folder} says what YAML at large says`, () => {
      const contents = sharedMarkdown(folder)
        .map(({ text }) => contentIn(text))
        .filter((content) => content !== undefined);
      const count = contents.filter((content) => {
        isFlat(withCrlf(content));
        return isFlat(content);
      }).length;
      assert.ok(count > contents.length / 4, `${String(count)} of ${String(contents.length)}`);
    });
  }
});
