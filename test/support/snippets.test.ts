import assert from 'node:assert/strict';
import { expandSnippet, type SnippetMoment } from './snippets';

const variables = { date: '2026-03-09', fileNameBase: '2026-3-9-our_new-stack' };

function expanded(body: string | readonly string[], moment?: SnippetMoment): string {
  return expandSnippet(body, variables, moment);
}

suite('expanding snippets', () => {
  const cases: readonly (readonly [what: string, body: string, text: string])[] = [
    ['text', 'a {b} c', 'a {b} c'],
    ['escapes', '\\$1 \\} \\\\ \\n', '$1 } \\ \\n'],
    ['tab stops without default', 'a$1b${2}c$0', 'abc'],
    ['defaults', '${1:one} ${2:two}', 'one two'],
    ['an escaped brace in a default', '${1:a\\}b}', 'a}b'],
    ['mirrored tab stops', '${1:Name}: $1, ${1}', 'Name: Name, Name'],
    ['a mirror before its default', '$1 ${1:Name}', 'Name Name'],
    ['the first default of several', '${1:first} ${1:second} $1', 'first second first'],
    ['nested defaults', '${1:a ${2:b ${3:c}} d} $3', 'a b c d c'],
    ['a mirror inside a default', '${1:x} ${2:$1 y} $2', 'x x y x y'],
    ['choices', '${1|one,two|} $1', 'one one'],
    ['escapes in choices', '${1|a\\,b\\|c,d|}', 'a,b|c'],
    ['variables', '$CURRENT_YEAR-${CURRENT_MONTH}-${1:$CURRENT_DATE}', '2026-03-09'],
    ['a default of a variable with a value', '${TM_FILENAME_BASE:none}', variables.fileNameBase],
    ['a transform', '${TM_FILENAME_BASE/-/+/}', '2026+3-9-our_new-stack'],
    ['a transform of all', '${TM_FILENAME_BASE/[-_]/./g}', '2026.3.9.our.new.stack'],
    [
      'groups',
      '${TM_FILENAME_BASE/(\\d+)-(\\d+)-(\\d+)-(.*)/$4 ${3}.${2}.$1/}',
      'our_new-stack 9.3.2026',
    ],
    [
      'changes of case',
      '${TM_FILENAME_BASE/.*(our)_(new).*/${1:/upcase}${2:/capitalize}/}',
      'OURNew',
    ],
    [
      'text for a group',
      '${TM_FILENAME_BASE/(new)|(-)/${1:+N}${2:?m:n}/g}',
      '2026m3m9mour_Nnmstack',
    ],
    ['text for an absent group', '${TM_FILENAME_BASE/^(old)?.*/${1:-none} ${1:no}/}', 'none no'],
    ['text when nothing matches', '${TM_FILENAME_BASE/(nowhere)/${1:-none}/}', 'none'],
    ['a slash in a pattern', '${1:a/b} ${1/\\//\\//}', 'a/b a/b'],
    [
      'the title of a file name',
      '${TM_FILENAME_BASE/^(?:\\d+-)*([^-_])|([-_]+)/${1:/upcase}${2:+ }/g}',
      'Our new stack',
    ],
  ];
  for (const [what, body, text] of cases) {
    test(what, () => {
      assert.equal(expanded(body), text);
    });
  }

  test('lines', () => {
    assert.equal(expanded(['a', '', '$1b']), 'a\n\nb');
  });

  test('the default of a variable without a value', () => {
    assert.equal(
      expandSnippet('${TM_FILENAME_BASE:${1:none}} $1', { ...variables, fileNameBase: '' }),
      'none none',
    );
  });

  test('a tab stop is transformed when the author leaves it, not before', () => {
    const body = '${1:Name} ${1/(.*)/${1:/downcase}/}';
    assert.equal(expanded(body, 'inserted'), 'Name Name');
    assert.equal(expanded(body, 'accepted'), 'Name name');
  });

  for (const [what, body] of [
    ['a lone dollar', 'a $ b'],
    ['a placeholder that does not end', '${1:a'],
    ['an unknown variable', '$CLIPBOARD'],
    ['a tab stop that is its own default', '${1:a $1}'],
    ['a choice that does not end', '${1|a,b}'],
    ['a transform that does not end', '${1/a/b}'],
    ['an unknown change', '${1/a/${1:/sidecase}/}'],
  ] as const) {
    test(`${what} is an error`, () => {
      assert.throws(() => expanded(body), /Snippet|variable|default/);
    });
  }
});
