import assert from 'node:assert/strict';
import { detectFence } from '../../src/post/fence';
import { textOf } from '../../src/post/text';

/** What the detector says, in words: the kind, then what it takes for content and for body. */
function read(text: string): string {
  const fence = detectFence(text);
  switch (fence.kind) {
    case 'absent':
      return `absent at ${String(fence.at)}${
        fence.almostOpening === undefined
          ? ''
          : ` but ${JSON.stringify(textOf(text, fence.almostOpening))}`
      }${fence.belowComment ? ' below a comment' : ''}`;
    case 'yaml':
      assert.equal(textOf(text, fence.opening), '---');
      assert.equal(textOf(text, fence.closing), '---');
      return `yaml ${JSON.stringify(textOf(text, fence.content))} then ${JSON.stringify(text.slice(fence.bodyStart))}`;
    case 'unclosed':
      assert.equal(textOf(text, fence.opening), '---');
      return `unclosed ${JSON.stringify(textOf(text, fence.content))}${
        fence.almostClosing === undefined ? '' : ` but ${textOf(text, fence.almostClosing)}`
      }`;
    case 'unsupported':
      return `${fence.language} ${JSON.stringify(textOf(text, fence.opening))}${
        fence.languageSpan === undefined
          ? ''
          : ` with ${JSON.stringify(textOf(text, fence.languageSpan))}`
      } ${JSON.stringify(textOf(text, fence.content))} then ${JSON.stringify(text.slice(fence.bodyStart))}`;
  }
}

const table: readonly (readonly [why: string, text: string, expected: string])[] = [
  ['an empty file', '', 'absent at 0'],
  ['a file of one newline', '\n', 'absent at 0'],
  ['a file of one character', 'x', 'absent at 0'],
  ['a file of a BOM', '\uFEFF', 'absent at 1'],
  ['a text without fence', 'Hello.\n\nThere.\n', 'absent at 0'],
  ['blank lines and no fence', '\n\n\nHello.', 'absent at 0'],
  ['an ordinary post', '---\na: 1\n---\nBody', 'yaml "a: 1\\n" then "Body"'],
  ['no end of line at the end', '---\na: 1\n---', 'yaml "a: 1\\n" then ""'],
  ['nothing between the fences', '---\n---\n', 'yaml "" then ""'],
  ['a blank line between the fences', '---\n\n---\n', 'yaml "\\n" then ""'],
  ['blank lines before', '\n \t\n---\na: 1\n---\nB', 'yaml "a: 1\\n" then "B"'],
  ['a line of no-break spaces before', '\u00A0\n---\na: 1\n---\n', 'yaml "a: 1\\n" then ""'],
  ['spaces behind the opening fence', '--- \t\na: 1\n---\nB', 'yaml "a: 1\\n" then "B"'],
  ['spaces behind the closing fence', '---\na: 1\n--- \nB', 'yaml "a: 1\\n" then "B"'],
  ['CRLF', '---\r\na: 1\r\n---\r\nB', 'yaml "a: 1\\r\\n" then "B"'],
  ['CRLF and a space', '--- \r\na: 1\r\n--- \r\nB', 'yaml "a: 1\\r\\n" then "B"'],
  ['lone carriage returns', '---\ra: 1\r---\rB', 'yaml "a: 1\\r" then "B"'],
  ['mixed line ends', '---\r\na: 1\n---\rB', 'yaml "a: 1\\n" then "B"'],
  ['a BOM', '\uFEFF---\na: 1\n---\n', 'yaml "a: 1\\n" then ""'],
  ['a BOM and blank lines', '\uFEFF\n\n---\na: 1\n---\n', 'yaml "a: 1\\n" then ""'],
  ['two BOMs', '\uFEFF\uFEFF---\na: 1\n---\n', 'absent at 1'],
  ['an indented fence', ' ---\na: 1\n---\n', 'absent at 0 but " ---"'],
  ['JSON between semicolons', ';;;\n"a": 1\n;;;\nB', 'json ";;;" "\\"a\\": 1\\n" then "B"'],
  ['semicolons without end', ';;;\n"a": 1\nB', 'absent at 0'],
  ['semicolons and a word', ';;; json\n"a": 1\n;;;\nB', 'absent at 0'],
  ['JSON alone', '{\n"a": {}\n}\nB', 'json "{" "{\\n\\"a\\": {}\\n}" then "B"'],
  [
    'JSON with a brace in a text',
    '{"a": "}\\""} \nB',
    'json "{" "{\\"a\\": \\"}\\\\\\"\\"}" then "B"',
  ],
  ['JSON with a lost quote', '{\n"a": "}\n}\nB', 'json "{" "{\\n\\"a\\": \\"}" then "}\\nB"'],
  ['JSON without end', '{\n"a": 1\n\nB', 'absent at 0'],
  ['JSON and text in one line', '{"a": 1} B', 'absent at 0'],
  ['a group that is no JSON', '{: .note}\nB', 'absent at 0'],
  ['a shortcode', '{{< figure >}}\nB', 'absent at 0'],
  ['text before the fence', 'Hello.\n---\na: 1\n---\n', 'absent at 0'],
  ['four dashes', '----\na: 1\n----\n', 'absent at 0 but "----"'],
  ['two dashes', '--\na: 1\n--\n', 'absent at 0 but "--"'],
  ['four dashes and CRLF', '\r\n----\r\na: 1\r\n---\r\n', 'absent at 0 but "----"'],
  ['four dashes above text', '----\nText.\n---\n', 'absent at 0'],
  ['four dashes and fields without end', '----\na: 1\n\nText.\n', 'absent at 0'],
  ['fields that nothing opens', 'a: 1\nb: 2\n---\nB', 'absent at 0 but ""'],
  ['a heading with a colon', 'Note: this\n---\nB', 'absent at 0 but ""'],
  ['fields and a rule further below', 'a: 1\nb: 2\n\n---\nB', 'absent at 0'],
  ['a comment above', '<!-- a -->\n---\na: 1\n---\n', 'absent at 0 below a comment'],
  [
    'two comments above',
    '<!-- a -->\n<!-- b\n-->\n\n---\na: 1\n---\n',
    'absent at 0 below a comment',
  ],
  ['a comment above text', '<!-- a -->\nText\n', 'absent at 0'],
  ['a comment that never ends', '<!-- a\n---\na: 1\n---\n', 'absent at 0'],
  ['a sentence behind the dashes', '--- it began\na: 1\n---\n', 'absent at 0'],
  ['a field behind the dashes', '--- title: x\na: 1\n---\n', 'absent at 0'],
  ['code behind the dashes', '---js;alert(1)\na: 1\n---\n', 'absent at 0'],
  ['a rule made of stars', '***\na: 1\n***\n', 'absent at 0'],
  ['dashes in a value', '---\na: --- b\n---\nB', 'yaml "a: --- b\\n" then "B"'],
  ['dashes and more in a line', '---\n---x\n--- y\n---\nB', 'yaml "---x\\n--- y\\n" then "B"'],
  ['indented dashes in a block', '---\na: |\n  ---\n---\nB', 'yaml "a: |\\n  ---\\n" then "B"'],
  ['a rule in the body', '---\na: 1\n---\nB\n---\nC', 'yaml "a: 1\\n" then "B\\n---\\nC"'],
  ['a table in the body', '---\na: 1\n---\n\n- | -\n', 'yaml "a: 1\\n" then "\\n- | -\\n"'],
  ['no closing fence', '---\na: 1\n\nHello: there is\nmore.', 'unclosed "a: 1\\n"'],
  ['only the opening fence', '---', 'unclosed ""'],
  ['only the opening line', '---\n', 'unclosed ""'],
  ['no closing fence and CRLF', '---\r\na: 1\r\n\r\nText', 'unclosed "a: 1\\r\\n"'],
  ['fields, comments, lists, then text', '---\na:\n  - b\n# c\nText.', 'unclosed "a:\\n  - b\\n"'],
  ['a heading below', '---\na: 1\n# b\n\nText', 'unclosed "a: 1\\n"'],
  ['a comment between fields', '---\na: 1\n# b\nc: 2\n', 'unclosed "a: 1\\n# b\\nc: 2\\n"'],
  ['items below a value', '---\na: 1\n- b\n- c\n', 'unclosed "a: 1\\n"'],
  ['items of a field', '---\na: # b\n- b\n- c\n\nB', 'unclosed "a: # b\\n- b\\n- c\\n"'],
  ['indented closing dashes', '---\na: 1\n ---\nB', 'unclosed "a: 1\\n" but  ---'],
  ['dashes after the last value', '---\na: 1 ---\n\nB', 'unclosed "a: 1 ---\\n" but  ---'],
  [
    'dashes right after the last value',
    '---\na: 1---\r\n\r\nB',
    'unclosed "a: 1---\\r\\n" but ---',
  ],
  ['dashes after a value in between', '---\na: 1 ---\nb: 2\n', 'unclosed "a: 1 ---\\nb: 2\\n"'],
  ['dashes as a value', '---\na: ---\n', 'unclosed "a: ---\\n"'],
  ['dots instead of dashes', '---\na: 1\n...\nB', 'unclosed "a: 1\\n" but ...'],
  ['four closing dashes', '---\na: 1\n----\nB', 'unclosed "a: 1\\n" but ----'],
  ['two closing dashes', '---\na: 1\n--\nB', 'unclosed "a: 1\\n" but --'],
  ['an em dash', '---\na: 1\n\u2014-\nB', 'unclosed "a: 1\\n" but \u2014-'],
  ['JavaScript', '---js\nx\n---\nB', 'js "---js" with "js" "x\\n" then "B"'],
  ['JavaScript behind a space', '--- js\nx\n---\nB', 'js "--- js" with " js" "x\\n" then "B"'],
  ['capital JavaScript', '---JS \nx\n---\nB', 'JS "---JS" with "JS" "x\\n" then "B"'],
  [
    'spelt-out JavaScript',
    '---javascript\nx\n---\n',
    'javascript "---javascript" with "javascript" "x\\n" then ""',
  ],
  ['JSON', '---json\n{}\n---\n', 'json "---json" with "json" "{}\\n" then ""'],
  ['YAML by name', '---yaml\na: 1\n---\n', 'yaml "---yaml" with "yaml" "a: 1\\n" then ""'],
  [
    'a member of objects',
    '---constructor\n---\n',
    'constructor "---constructor" with "constructor" "" then ""',
  ],
  ['JavaScript that is never closed', '---js\nx', 'js "---js" with "js" "x" then ""'],
  ['TOML', '+++\na = 1\n+++\nB', 'toml "+++" "a = 1\\n" then "B"'],
  ['TOML with CRLF', '+++\r\na = 1\r\n+++\r\nB', 'toml "+++" "a = 1\\r\\n" then "B"'],
  ['TOML that is never closed', '+++\na = 1\n', 'absent at 0'],
  ['TOML and a word', '+++ b\na = 1\n+++\n', 'absent at 0'],
  ['other dashes closing TOML', '+++\na = 1\n---\n', 'absent at 0'],
];

suite('the fence', () => {
  for (const [why, text, expected] of table) {
    test(`${why}: ${expected.slice(0, 60)}`, () => {
      assert.equal(read(text), expected);
    });
  }

  test('content and body never share a character, and nothing between them is lost', () => {
    for (const [, text] of table) {
      const fence = detectFence(text);
      if (fence.kind === 'yaml') {
        assert.match(
          text.slice(fence.closing.start, fence.bodyStart),
          /^---[ \t]*(?:\r\n|\r|\n)?$/,
        );
        assert.match(
          text.slice(fence.opening.start, fence.content.start),
          /^---[ \t]*(?:\r\n|\r|\n)$/,
        );
      }
    }
  });
});
