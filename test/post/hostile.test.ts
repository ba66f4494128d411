// Inputs that end, block or mislead other parsers. Here each is read, at several sizes, without a
// throw; what takes longest is printed, since a machine's mood is nothing to assert.
import assert from 'node:assert/strict';
import { parsePost } from '../../src/post/post';
import { rules } from '../../src/rules/registry';
import { runRules } from '../../src/rules/run';
import { context } from '../support/checking';
import { assertSound } from '../support/invariants';

const front = (content: string): string => `---\n${content}\n---\n\nBody.\n`;
const toml = (content: string): string => `+++\n${content}\n+++\n\nBody.\n`;
const json = (content: string): string => `---json\n${content}\n---\n\nBody.\n`;
/** `part` as often as fits into `size`, on one line or behind `between`. */
const times = (part: string, size: number, between = ''): string =>
  Array.from({ length: Math.ceil(size / (part.length + between.length)) }, () => part).join(
    between,
  );
/** As `times`, with a new line before the line gets too long to be parsed. */
const lines = (part: string, size: number, end = '\n'): string =>
  times(times(part, 8_000), size, end);

/** Numbered from 0, as many as fit. */
const each = (size: number, length: number, make: (index: number) => string): readonly string[] =>
  Array.from({ length: Math.ceil(size / length) }, (_, index) => make(index));
/** An overview and sections, as many of both as fit. */
const stack = (
  size: number,
  entry: (index: number) => string,
  section: (index: number) => string,
): string => `${each(size, 100, entry).join('\n')}\n\n${each(size, 100, section).join('\n\n')}\n`;
const joinedStack = (
  size: number,
  entry: (i: number) => string,
  section: (i: number) => string,
): string =>
  `- [Joined](https://github.com/a/joined)\n${stack(size, entry, section)}\n**Joined**: b\n`;

const inputs: Readonly<Record<string, (size: number) => string>> = {
  'nested flow lists': (n) => front(`a: ${'['.repeat(n)}`),
  'closed nested flow lists': (n) => front(`a: ${'['.repeat(n / 2)}${']'.repeat(n / 2)}`),
  'nested flow maps': (n) => front(`a: ${times('{b: ', n)}`),
  'nested block lists on one line': (n) => front(times('- ', n)),
  'nested explicit keys': (n) => front(times('? ', n)),
  'nested maps': (n) =>
    front(Array.from({ length: Math.sqrt(2 * n) }, (_, i) => `${' '.repeat(i)}a:`).join('\n')),
  'many fields': (n) =>
    front(Array.from({ length: n / 10 }, (_, i) => `k${String(i)}: v`).join('\n')),
  'the same field many times': (n) => front(times('title: x', n, '\n')),
  'many anchors and aliases': (n) =>
    front(Array.from({ length: n / 16 }, (_, i) => `k${String(i)}: &a${String(i)} v`).join('\n')),
  'aliases of aliases': () =>
    front(
      `a: &a [x, x]\n${'b c d e f g h i'
        .split(' ')
        .map((k, i) => `${k}: &${k} [*${'abcdefgh'.charAt(i)}, *${'abcdefgh'.charAt(i)}]`)
        .join('\n')}`,
    ),
  'unknown aliases': (n) => front(times('a: *b', n, '\n')),
  'stray lines': (n) => front(times('stray', n, '\n')),
  'bad fields': (n) => front(times('a: b: c', n, '\n')),
  'open quotes': (n) => front(times('a: "b', n, '\n')),
  'tabs as indentation': (n) => front(times('\ta: b', n, '\n')),
  'control characters': (n) => front(`a: ${'\0'.repeat(n)}`),
  'one long value': (n) => front(`a: ${'b'.repeat(n)}`),
  'spaces inside a bad value': (n) => front(`a: b: ${' '.repeat(n)}c`),
  'spaces inside a key': (n) => front(`a${' '.repeat(n)}b: c`),
  'a long comment': (n) => front(`a: b #${' x'.repeat(n / 2)}`),
  'documents in documents': (n) => front(times('--- a', n, '\n')),
  'spaces before a fence': (n) => `${' '.repeat(n)}\n${front('a: b')}`,
  'blank lines before a fence': (n) => `${'\n'.repeat(n)}${front('a: b')}`,
  'a fence with a long language': (n) => `---${'j'.repeat(n)}\nx\n---\n`,
  'a fence with spaces and no end': (n) => `---a${' '.repeat(n)}!\n`,
  'an unclosed line of words': (n) => `---\n${'a '.repeat(n / 2)}!`,
  'an unclosed line of colons': (n) => `---\n${'a:'.repeat(n / 2)}!`,
  'an unclosed line of spaces': (n) => `---\na${' '.repeat(n)}!`,
  'unclosed fields': (n) => `---\n${times('a: b', n, '\n')}`,
  'lines that nearly close': (n) => `---\n${times('---x', n, '\n')}`,

  'nested lists of TOML': (n) => toml(`a = ${'['.repeat(n)}`),
  'nested tables of TOML': (n) => toml(`a = ${times('{a = ', n)}`),
  'lists of TOML beside each other': (n) => toml(`a = [${times('[]', n, ',')}]`),
  'long paths of TOML': (n) => toml(`${times('a.', n)}a = 1`),
  'many paths of TOML': (n) =>
    toml(
      Array.from({ length: n / 100 }, (_, i) => `${'a.'.repeat(45)}b${String(i)} = 1`).join('\n'),
    ),
  'tables of TOML': (n) => toml(times('[[a.b.c]]', n, '\n')),
  'fields of TOML': (n) =>
    toml(Array.from({ length: n / 10 }, (_, i) => `k${String(i)} = 1`).join('\n')),
  'the same field of TOML': (n) => toml(times('a = 1', n, '\n')),
  'open quotes of TOML': (n) => toml(times('a = "b', n, '\n')),
  'open triple quotes of TOML': (n) => toml(times('"""\\', n)),
  'escapes of TOML': (n) => toml(`a = "${times('\\u0041', n)}"`),
  'NUL in TOML': (n) => toml(`a = "${'\0'.repeat(n)}"`),
  'lone surrogates in TOML': (n) => toml(`a = "${'\uD800'.repeat(n)}"`),
  'tabs in TOML': (n) => toml(`${'\t'.repeat(n)}a = 1`),
  'comments of TOML': (n) => toml(times('# a', n, '\n')),
  'nested lists of JSON': (n) => json(`{"a": ${'['.repeat(n)}`),
  'nested groups of JSON': (n) => json(times('{"a": ', n)),
  'fields of JSON': (n) => json(`{${times('"a": 1', n, ',\n')}}`),
  'open quotes of JSON': (n) => json(`{${times('"a": "b', n, '\n')}}`),
  'escapes of JSON': (n) => json(`{"a": "${times('\\u0041', n)}"}`),
  'NUL in JSON': (n) => json(`{"a": "${'\0'.repeat(n)}"}`),
  'lone surrogates in JSON': (n) => json(`{"a": "${'\uD800'.repeat(n)}"}`),
  'tabs in JSON': (n) => json(`{${'\t'.repeat(n)}"a": 1}`),
  'comments in JSON': (n) => json(`{"a": 1 ${times('/* a */', n)}`),
  'JSON alone that never ends': (n) => `{"a": ${times('{', n)}`,
  'JSON alone with an open quote': (n) => `{"a": "${'b'.repeat(n)}`,
  'JSON alone with many open quotes': (n) => `{"a": ${times('"b', n, '\n')}`,
  'JSON alone with a long text': (n) => `{"a": "${times('b\\n', n)}"}\n`,
  'JSON alone with spaces': (n) => `{${' '.repeat(n)}"a": 1`,
  'a long name in JSON alone': (n) => `{"${times('b\\n', n)}"}\n`,
  'curly quotes': (n) => front(times('title: “a', n, '\n')),
  'curly quotes in a value': (n) => front(`title: ‘${times('’', n)}’`),
  'curly quotes in a list': (n) => front(`tags: [${times('“a”', n, ', ')}]`),

  'open brackets': (n) => '['.repeat(n),
  'open brackets, line by line': (n) => lines('[', n),
  'open brackets, paragraph by paragraph': (n) => lines('[', n, '\n\n'),
  'links in links': (n) => lines('[a](', n),
  'links in links, paragraph by paragraph': (n) => lines('[a](', n, '\n\n'),
  'images in images': (n) => lines('![', n),
  'closed images in images': (n) => times(`${'!['.repeat(900)}a${'](b)'.repeat(900)}`, n, '\n\n'),
  'list in list on one line': (n) => lines('- ', n),
  'a list of text in a list': (n) => times(`${'- '.repeat(3_000)}a`, n, '\n'),
  'shallow lists of text in lists': (n) => times(`${'- '.repeat(90)}a`, n, '\n'),
  'shallow quotes in quotes': (n) => times(`${'>'.repeat(90)}a`, n, '\n'),
  'list in list, paragraph by paragraph': (n) => lines('- ', n, '\n\n'),
  'list in list, line by line': (n) =>
    Array.from({ length: Math.sqrt(n) }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'),
  'numbers in numbers': (n) => lines('1. ', n),
  'quote in quote': (n) => lines('>', n),
  'quotes of growing depth': (n) =>
    Array.from({ length: Math.sqrt(2 * n) }, (_, i) => `${'>'.repeat(i)} a`).join('\n'),
  'quotes and lists': (n) => lines('> - ', n),
  'emphasis in emphasis': (n) => lines('*a ', n),
  'strong in strong': (n) => lines('**a ', n),
  'mixed emphasis': (n) => lines('*a _b ', n),
  'closed emphasis in emphasis': (n) => lines(`${'*a '.repeat(600)}${' b*'.repeat(600)}`, n),
  underscores: (n) => lines('_', n),
  stars: (n) => lines('a*', n),
  tildes: (n) => lines('~~a ', n),
  'code of every width': (n) =>
    Array.from({ length: Math.sqrt(2 * n) }, (_, i) => `e${'`'.repeat(i)}`).join('\n'),
  backticks: (n) => lines('`a', n),
  'HTML that is never closed': (n) => lines('a <b ', n),
  'comments that are never closed': (n) => lines('a <!-- ', n),
  'comments of nothing': (n) => lines('<!---->', n),
  'processing instructions': (n) => lines('a <?', n),
  CDATA: (n) => lines('a <![CDATA[', n),
  declarations: (n) => lines('a <!A ', n),
  'angle brackets': (n) => lines('<', n),
  autolinks: (n) => lines('<https://github.com/a/b> ', n),
  'bare addresses': (n) => lines('https://github.com/a/b ', n),
  'bare addresses without end': (n) => lines('https://github.com/a/b', n),
  'addresses of dots': (n) => times(`https://a.b/${'.'.repeat(1_900)}c`, n, '\n'),
  'e-mail look-alikes': (n) => lines('a@b', n),
  'www. look-alikes': (n) => lines('www.a', n),
  'brackets behind addresses': (n) => lines(`https://a.b/${'('.repeat(300)}`, n),
  'closing brackets behind addresses': (n) => lines(`https://a.b/${')'.repeat(300)}`, n),
  'a run of brackets behind an address': (n) => times(`https://a.b/${')'.repeat(7_900)}`, n, '\n'),
  'a run of quotes in an address': (n) => times(`https://a.b/${'"'.repeat(7_900)}c`, n, '\n'),
  'a run of brackets in an address': (n) => times(`https://a.b/${'('.repeat(7_900)}`, n, '\n'),
  'a line of entities in an address': (n) => times(`https://a.b/${'&a;'.repeat(2_600)}`, n, '\n'),
  entities: (n) => lines('&amp;', n),
  backslashes: (n) => '\\'.repeat(n),
  definitions: (n) => times('[a]: b', n, '\n'),
  'definitions without end': (n) => times('[a]:', n, '\n'),
  'definitions with open titles': (n) => times('[a]: b "c', n, '\n\n'),
  'references to one definition': (n) =>
    `${times('[a] ', n, '\n\n')}\n\n[a]: https://github.com/a/b`,
  footnotes: (n) => times('[^1]: [^1]', n, '\n\n'),
  'tables of many columns': (n) => times(`${'|a'.repeat(1_500)}\n${'|-'.repeat(1_500)}`, n, '\n\n'),
  'tables of many rows': (n) => `|a|\n|-|\n${times('|[a](https://github.com/a/b)|', n, '\n')}`,
  'rows that nearly are delimiters': (n) => times(`|${'- '.repeat(900)}| `, n, '\n'),
  'pipes and spaces': (n) => times(`| ${' '.repeat(5_000)}a`, n, '\n'),
  'links with a space between their brackets': (n) =>
    lines('[ab] (https://github.com/a/b) ', n, '\n\n'),
  'links that are never closed': (n) => lines('[ab](https://github.com/a/b ', n, '\n\n'),
  'links that are never closed, line by line': (n) => times('[ab](https://github.com/a', n, '\n'),
  'links with spaces in their address': (n) =>
    times(`[ab](https://a.b/${' c'.repeat(2_000)}`, n, '\n\n'),
  'links with brackets in their address': (n) =>
    times(`[ab](https://a.b/${'('.repeat(2_000)}`, n, '\n\n'),
  'links in brackets the wrong way round': (n) => lines('(ab)[https://a.b/c] ', n, '\n\n'),
  'brackets before an address in brackets': (n) =>
    times(`${'('.repeat(3_000)}ab)[https://a.b]`, n, '\n\n'),
  'addresses in square brackets': (n) => lines('[ab][https://a.b/c] ', n, '\n\n'),
  'addresses with a slip': (n) => lines('htps://a.b/c ', n),
  'slips without end': (n) => lines('htps://a.', n),
  'letters of a scheme': (n) => lines('htps', n),
  'links with a slip': (n) => lines('[ab](https:/github.com/a/b) ', n, '\n\n'),
  'links without a scheme': (n) => lines('[ab](a.b.c.d.com/e) ', n, '\n\n'),
  'roundabout links': (n) => lines('[ab](http://www.GitHub.com//a/b.git/) ', n, '\n\n'),
  'slashes in an address': (n) =>
    times(`[ab](https://github.com${'/'.repeat(7_000)}a/b)`, n, '\n\n'),
  'a name in two cases': (n) => times('https://github.com/a\n\nhttps://github.com/A', n, '\n\n'),
  'a name in many cases': (n) =>
    Array.from({ length: n / 40 }, (_, i) => {
      const name = Array.from('abcdefghijklmn', (letter, at) =>
        (i >> at) % 2 === 0 ? letter : letter.toUpperCase(),
      ).join('');
      return `https://github.com/${name}\n`;
    }).join('\n'),
  'definitions of one label, far apart': (n) => times('[a]: https://a.b', n, '\n\n'),
  'definitions of one label in lists': (n) => times('- [a]: https://a.b', n, '\n\n'),
  'definitions of one label with other addresses': (n) =>
    Array.from({ length: n / 20 }, (_, i) => `[a]: https://a.b/${String(i)}`).join('\n'),
  'references without definitions': (n) => lines('[ab cd][ab] ', n, '\n\n'),
  'references without content': (n) => lines('[ab][] ', n, '\n\n'),
  headings: (n) => times('# a', n, '\n'),
  'headings in headings': (n) => times('# a\n## b\n### c', n, '\n'),
  'headings with spaces inside': (n) => times(`# a${' '.repeat(7_900)}b`, n, '\n'),
  'headings of number signs': (n) => times(`# ${'# '.repeat(3_900)}a`, n, '\n'),
  'underlined headings': (n) => times('a\n=', n, '\n'),
  rules: (n) => times('---', n, '\n'),
  'rules between paragraphs': (n) => times('***\n\na', n, '\n\n'),
  'leads with spaces inside': (n) => times(`**a${' '.repeat(7_900)}b**: c`, n, '\n\n'),
  'a lead over many lines': (n) => `**${times('a'.repeat(7_000), n, '\n')}**: b`,
  'leads with brackets': (n) => times(`**a** (${'('.repeat(3_000)}`, n, '\n\n'),
  'leads with aliases': (n) => times(`**a (${'b/'.repeat(200)})**: c`, n, '\n\n'),
  'leads without links': (n) => times('**a**: b', n, '\n\n'),
  'leads with links': (n) => times('**a**: <https://github.com/a>', n, '\n\n'),
  'items with leads': (n) => times('- **a**: https://github.com/a\n- **a**: b', n, '\n'),
  'entries of an overview': (n) => times('- <https://sr.ht/~a>', n, '\n'),
  'entries with many links': (n) => times(`- ${'<https://sr.ht/~a> '.repeat(400)}`, n, '\n'),
  overviews: (n) => times('- <https://sr.ht/~a>\n- <https://sr.ht/~b>\n\n# a', n, '\n\n'),
  'headings with links': (n) => times('# [a](https://github.com/a)', n, '\n\n'),
  'components that are joined by name': (n) =>
    stack(
      n,
      (i) => `- [Part ${String(i)}](https://github.com/a/p${String(i)})`,
      (i) => `**Part ${String(i)}**: b [c](https://github.com/a/p${String(i)})`,
    ),
  'components of one name': (n) =>
    stack(
      n,
      () => '- [Part](https://github.com/a/p)',
      () => '**Part**: b [c](https://github.com/a/p)',
    ),
  'components of one alias': (n) =>
    stack(
      n,
      () => '- [Role = Alias](https://github.com/a/p)',
      (i) => `**Part ${String(i)}** (Alias): b [c](https://github.com/a/p)`,
    ),
  'entries and sections that nothing joins': (n) =>
    joinedStack(
      n,
      (i) => `- [Role ${String(i)} = Entry ${String(i)}](https://github.com/a/e${String(i)})`,
      (i) =>
        `**Part ${String(i)}** (Alias ${String(i)}): b\n\nDive into role and entry of ${String(i)}: [c](https://github.com/b/s${String(i)})`,
    ),
  'entries and sections of one owner': (n) =>
    joinedStack(
      n,
      (i) => `- [Entry ${String(i)}](https://github.com/owner)`,
      (i) => `**Part ${String(i)}** (Owner): b\n\nSee [c](https://github.com/owner/s${String(i)})`,
    ),
  'entries that closing sentences name': (n) =>
    joinedStack(
      n,
      () => '- [In the same words](https://github.com/a/b)',
      (i) =>
        `**Part ${String(i)}**: b\n\n${'In the same words '.repeat(15)}[c](https://github.com/b/s${String(i)})`,
    ),
  'headings that nothing joins': (n) =>
    joinedStack(
      n,
      (i) => `- [Entry ${String(i)}](https://github.com/a/e${String(i)})`,
      (i) =>
        `## Part ${String(i)}\n\n**Bold ${String(i)}**: b\n\nSee [c](https://github.com/part/${String(i)})`,
    ),
  'lines in bold that nothing joins': (n) =>
    joinedStack(
      n,
      (i) => `- [Entry ${String(i)}](https://github.com/a/e${String(i)})`,
      (i) => `**Part ${String(i)}**\n\nSee [c](https://github.com/part/${String(i)})`,
    ),
  'lists below one heading': (n) =>
    `# Sr\n\n${times('- <https://sr.ht/~a/b>\n- <https://sr.ht/~b/c>\n\n# a', n, '\n\n').replaceAll('# a', 'a')}`,
  'lists in sections': (n) =>
    each(
      n,
      130,
      (i) =>
        `## Part ${String(i)}\n\n- [Part ${String(i + 1)}](https://github.com/a/b)\n- [c](https://github.com/c/d)\n\nhttps://github.com/a/part-${String(i)}`,
    ).join('\n\n'),
  'rows that nothing joins': (n) =>
    `| a | b |\n| - | - |\n${each(n, 80, (i) => `| Entry ${String(i)} | https://github.com/a/e${String(i)} |`).join('\n')}\n\n**Entry 1**: b\n`,
  'fences that are never closed': (n) => times('```a', n, '\n'),
  'indented code': (n) => times('    a', n, '\n\n'),
  'one long line': (n) => 'a'.repeat(n),
  'one long line of spaces': (n) => `a${' '.repeat(n)}b`,
  'one long line of links': (n) => times('[a](https://github.com/a/b) ', n),
  'one long line of link ends': (n) => times('](https://github.com/a/b ', n),
  'one long line of comments, then a link': (n) =>
    `${'<!---->'.repeat(n / 7)}https://github.com/a/b`,
  'blank lines': (n) => '\n'.repeat(n),
  'carriage returns': (n) => '\r'.repeat(n),
  'white space': (n) => ' \t'.repeat(n / 2),
  'NUL characters': (n) => '\0'.repeat(n),
  'lone surrogates': (n) => '\uD800'.repeat(n),
  'byte order marks': (n) => '\uFEFF'.repeat(n),
};

/** The last is far beyond what is read of front matter and body. */
const sizes = [1_000, 30_000, 64_000, 290_000, 1_000_000];
const slow = 250;

suite('hostile inputs', () => {
  const measured: { readonly took: number; readonly what: string }[] = [];

  for (const [title, make] of Object.entries(inputs)) {
    test(title, () => {
      for (const size of sizes) {
        const text = make(size);
        const start = performance.now();
        const post = parsePost(text);
        post.body();
        const problems = runRules(rules, post, context);
        measured.push({ took: performance.now() - start, what: `${title} (${String(size)})` });
        assert.ok(
          problems.every(({ rule }) => rule !== 'internal/rule-failed'),
          JSON.stringify(problems.at(0)),
        );
        if (size === sizes[0]) {
          assertSound(post);
        }
      }
    });
  }

  suiteTeardown(() => {
    const slowest = measured.sort((a, b) => b.took - a.took);
    const notable = slowest.filter(({ took }) => took > slow);
    const shown =
      process.env['COMPONENT_POSTS_TIMES'] === undefined ? notable.slice(0, 5) : slowest;
    for (const { took, what } of shown) {
      console.log(`    ${took.toFixed(0)} ms: ${what}`);
    }
  });
});
