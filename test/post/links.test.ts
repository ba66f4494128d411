import assert from 'node:assert/strict';
import { plainText } from '../../src/post/links';
import { scanRepositoryLinks } from '../../src/post/linkScan';
import { parsePost } from '../../src/post/post';
import { textOf } from '../../src/post/text';
import { withCrlf } from '../support/fuzz';

/** Each link as its whole text, its address as written, its label and what it names. */
function links(text: string): readonly string[] {
  return parsePost(text)
    .body()
    .links.map(
      ({ span, destination, label, repository }) =>
        `${JSON.stringify(textOf(text, span))} to ${textOf(text, destination)}${label === undefined ? '' : ` as ${label}`} = ${repository.kind} ${repository.key}`,
    );
}

const at = 'https://github.com/acme/anvil';
const anvil = 'repository github.com/acme/anvil';

const table: readonly (readonly [why: string, text: string, expected: readonly string[]])[] = [
  ['an inline link', `See [Anvil](${at}).`, [`"[Anvil](${at})" to ${at} as Anvil = ${anvil}`]],
  ['a title', `[A](${at} "Iron")`, [`"[A](${at} \\"Iron\\")" to ${at} as A = ${anvil}`]],
  ['angle brackets', `[A](<${at}>)`, [`"[A](<${at}>)" to ${at} as A = ${anvil}`]],
  ['spaces around', `[A]( ${at} )`, [`"[A]( ${at} )" to ${at} as A = ${anvil}`]],
  ['an autolink', `<${at}>`, [`"<${at}>" to ${at} = ${anvil}`]],
  ['a bare address', `See ${at}.`, [`"${at}" to ${at} = ${anvil}`]],
  ['a bare address in brackets', `(${at})`, [`"${at}" to ${at} = ${anvil}`]],
  ['a bare address behind tabs', `* Anvil:\t\t  ${at}`, [`"${at}" to ${at} = ${anvil}`]],
  ['a full reference', `[A][b]\n\n[b]: ${at}`, [`"[A][b]" to ${at} as A = ${anvil}`]],
  ['a collapsed reference', `[A][]\n\n[a]: ${at}`, [`"[A][]" to ${at} as A = ${anvil}`]],
  ['a shortcut reference', `[A]\n\n[a]: <${at}> 'Iron'`, [`"[A]" to ${at} as A = ${anvil}`]],
  [
    'labels in any case and spacing',
    `[A][x  Y]\n\n[X\ty]: ${at}`,
    [`"[A][x  Y]" to ${at} as A = ${anvil}`],
  ],
  [
    'the first of two definitions',
    `[A]\n\n[a]: ${at}\n[a]: https://github.com/acme/b`,
    [`"[A]" to ${at} as A = ${anvil}`],
  ],
  ['a definition in a list', `[A]\n\n- x\n\n  [a]: ${at}`, [`"[A]" to ${at} as A = ${anvil}`]],
  ['an undefined reference', `[A][b] and [c]`, []],
  ['a footnote', `[^1]\n\n[^1]: ${at}`, []],
  ['a definition alone', `[a]: ${at}`, []],
  ['code in the label', `[\`a\` b](${at})`, [`"[\`a\` b](${at})" to ${at} as a b = ${anvil}`]],
  ['marks in the label', `[**a** _b_](${at})`, [`"[**a** _b_](${at})" to ${at} as a b = ${anvil}`]],
  ['a label over two lines', `[a\nb](${at})`, [`"[a\\nb](${at})" to ${at} as a b = ${anvil}`]],
  // The parser takes [b] for a link, in which the outer one cannot be; its address is found alone.
  ['brackets in the label', `[a [b] c](${at})`, [`"${at}" to ${at} = ${anvil}`]],
  [
    'escaped brackets in the label',
    `[a \\[b\\] c](${at})`,
    [`"[a \\\\[b\\\\] c](${at})" to ${at} as a [b] c = ${anvil}`],
  ],
  [
    'an image in the label',
    `[![logo](l.png)](${at})`,
    [`"[![logo](l.png)](${at})" to ${at} as logo = ${anvil}`],
  ],
  ['an address as label', `[${at}](${at})`, [`"[${at}](${at})" to ${at} as ${at} = ${anvil}`]],
  ['a heading', `# [A](${at})`, [`"[A](${at})" to ${at} as A = ${anvil}`]],
  ['emphasis', `**[A](${at})**`, [`"[A](${at})" to ${at} as A = ${anvil}`]],
  ['a quote', `> [A](${at})`, [`"[A](${at})" to ${at} as A = ${anvil}`]],
  ['a table', `| a |\n| - |\n| [A](${at}) |`, [`"[A](${at})" to ${at} as A = ${anvil}`]],
  ['a nested list', `- a\n  - [A](${at})`, [`"[A](${at})" to ${at} as A = ${anvil}`]],
  [
    'an owner',
    '[A](https://github.com/acme)',
    ['"[A](https://github.com/acme)" to https://github.com/acme as A = owner github.com/acme'],
  ],
  [
    'a deep page',
    `[A](${at}/issues/1)`,
    [`"[A](${at}/issues/1)" to ${at}/issues/1 as A = deep github.com/acme/anvil`],
  ],
  ['an image', `![A](${at})`, []],
  ['another address', '[A](https://example.org) https://example.org', []],
  ['inline code', `\`[A](${at})\``, []],
  ['a code block', `\`\`\`\n[A](${at})\n\`\`\``, []],
  ['indented code', `    [A](${at})`, []],
  ['a comment', `<!-- [A](${at}) -->`, []],
  ['a comment in a line', `a <!-- [A](${at}) --> b`, []],
  ['an HTML block', `<div>\n[A](${at})\n</div>`, []],
  ['an escaped bracket', '\\[A](https://example.org)', []],
  ['a space between the brackets', `[A] (https://example.org)`, []],
  [
    'an escaped address',
    `[A](https://github.com/acme/an\\_vil)`,
    [
      '"[A](https://github.com/acme/an\\\\_vil)" to https://github.com/acme/an\\_vil as A = repository github.com/acme/an_vil',
    ],
  ],
  ['front matter', `---\nrepo: ${at}\n---\n`, []],
];

suite('repository links', () => {
  for (const [why, text, expected] of table) {
    test(why, () => {
      assert.deepEqual(links(text), expected);
      const crlf = withCrlf(text);
      assert.deepEqual(
        links(crlf),
        expected.map((link) => link.replaceAll(/\\n(?=.*" to)/g, '\\r\\n')),
        'with CRLF',
      );
    });
  }

  test('come in the order of the post', () => {
    const text = `[a](https://github.com/acme/a) <https://github.com/acme/b> https://github.com/acme/c\n\n- [d]\n\n[d]: https://github.com/acme/d\n`;
    assert.deepEqual(
      parsePost(text)
        .body()
        .links.map(({ repository }) => repository.name),
      ['a', 'b', 'c', 'd'],
    );
  });

  test('stand where they stand in the whole post', () => {
    const text = `\uFEFF---\r\ntitle: \u{1F600}\r\n---\r\n\r\n\u{1F600} [A](${at})\r\n`;
    const [link] = parsePost(text).body().links;
    assert.equal(textOf(text, link!.span), `[A](${at})`);
    assert.equal(textOf(text, link!.destination), at);
  });
});

suite('what a reader sees of Markdown', () => {
  for (const [markdown, expected] of [
    ['**bold** and *italic*', 'bold and italic'],
    ['__bold__ and _italic_', 'bold and italic'],
    ['snake_case_name', 'snake_case_name'],
    ['`code`', 'code'],
    ['~~gone~~', 'gone'],
    ['[label](url) and [other][ref]', 'label and other'],
    ['![alt](image.png)', 'alt'],
    ['a <!-- hidden --> b', 'a b'],
    ['a<br>b', 'ab'],
    ['1 \\* 2', '1 * 2'],
    ['a\n  b', 'a b'],
    ['Jumpscale  = Framework', 'Jumpscale = Framework'],
    ['', ''],
  ] as const) {
    test(JSON.stringify(markdown), () => {
      assert.equal(plainText(markdown), expected);
    });
  }
});

suite('the link scan of a body that is too large to parse', () => {
  const scan = (text: string): readonly string[] =>
    scanRepositoryLinks(text, 0).map(
      ({ span, destination, label, repository }) =>
        `${textOf(text, span)} to ${textOf(text, destination)}${label === undefined ? '' : ` as ${label}`} = ${repository.key}`,
    );
  const key = 'github.com/acme/anvil';

  const scanned: readonly (readonly [why: string, text: string, expected: readonly string[]])[] = [
    ['an inline link', `a [A b](${at}) c`, [`[A b](${at}) to ${at} as A b = ${key}`]],
    ['a bare address', `see ${at}, then`, [`${at} to ${at} = ${key}`]],
    ['an autolink', `<${at}>`, [`${at} to ${at} = ${key}`]],
    [
      'two in a line',
      `[A](${at}) ${at}`,
      [`[A](${at}) to ${at} as A = ${key}`, `${at} to ${at} = ${key}`],
    ],
    ['a link in a list', `- x\n- [A](${at})\r\n`, [`[A](${at}) to ${at} as A = ${key}`]],
    ['punctuation behind', `${at}...`, [`${at} to ${at} = ${key}`]],
    ['a fenced block', `\`\`\`\n${at}\n\`\`\`\n${at}`, [`${at} to ${at} = ${key}`]],
    ['a fence in a fence', `~~~~\n~~~\n${at}\n~~~~\n`, []],
    ['a fence that is never closed', `\`\`\`\n${at}`, []],
    ['a comment', `<!-- ${at} --> ${at}`, [`${at} to ${at} = ${key}`]],
    ['a comment over lines', `<!--\n${at}\n\`\`\`\n--> ${at}`, [`${at} to ${at} = ${key}`]],
    [
      'comments between links',
      `${at} <!-- x --> ${at}`,
      [`${at} to ${at} = ${key}`, `${at} to ${at} = ${key}`],
    ],
    ['other addresses', 'https://example.org [a](b)', []],
    ['nothing', '', []],
  ];
  for (const [why, text, expected] of scanned) {
    test(why, () => {
      assert.deepEqual(scan(text), expected);
    });
  }

  test('finds in a large post what is found in a small one', () => {
    const small = `[A](${at})\n\n- <https://github.com/acme/b>\n\nhttps://github.com/acme/c\n\n`;
    const large = small + 'words and more\n'.repeat(30_000);
    const body = parsePost(large).body();
    assert.equal(body.notParsed, 'body-too-long');
    assert.deepEqual(
      body.links.map(({ repository }) => repository.name),
      parsePost(small)
        .body()
        .links.map(({ repository }) => repository.name),
    );
  });
});
