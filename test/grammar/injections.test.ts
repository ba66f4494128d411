// What the extension's grammars add, and that they change nothing else.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import {
  createTokenizer,
  installedGrammars,
  isOurs,
  linesOf,
  ownGrammars,
  packagedGrammars,
  themes,
  type GrammarSource,
  type Tokenizer,
} from './tokenizer';

const root = fileURLToPath(new URL('../..', import.meta.url));

function markdownFilesIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:md|markdown)$/i.test(name))
        .map((name) => path.join(folder, name))
        .sort()
    : [];
}

const samples = markdownFilesIn(path.join(root, 'test/workspace'));
const corpus = markdownFilesIn(path.join(root, '../shared/corpus'));

/** An ordinary README: nothing in it may look different because the extension is installed. */
const readme = `# A tool

> **Note**: this is *not* a post. **Warning** (really): see [the docs](https://example.org).

**Note**: install it from [GitHub](https://github.com/example/tool), or <https://gitlab.com/example/tool>.
**Requirements (all of them)**: \`node\`, R&D, \\*patience\\*, and https://codeberg.org/example/snake_case_name.

title: "not front matter"
author: neither

- **Fast**: it is _very_ fast, see https://bitbucket.org/example/tool and **https://bitbucket.org/a/b_c_d**.
- **Small** (tiny / wee & light): <b>bold</b>, ~~[gone](https://github.com/example/old_tool)~~.
  **Nested**: continues
  - **[Linked](https://github.com/example/linked)**: deeper
- __Underscored__ (alias): text
* **\`code\`** (\`alias\`): text
1. **Numbered (one)**: text with [a title](https://github.com/example "GitHub") and [b](<https://github.com/a>)
   **Three spaces**: text

    **Indented code**: [x](https://github.com/example/tool)

\`\`\`md
**Fenced**: [x](https://github.com/example/tool)
\`\`\`

| a | **b**: | c |
| - | ------ | - |
| **x**: y | [d](https://github.com/example/tool) | https://github.com/example/tool |
|[Bare & b](https://github.com/example/a)|**[\`c\`](https://github.com/example/b)** \\| d | e
| Quay (R&D) | \`a \\| [x](https://github.com/example/a)\` | <https://github.com/example/tool> |

**Alone**
on its line, **Alone (too)**
**\`code\` & more** (alias)  
**Colon inside:** text, **[Linked](https://example.org)** – dash, **Wide**：colon
**Dash** - text

* [Name  = Role & more](https://github.com/example/a)
* [\`code\`](https://github.com/example/b) — text, then [**Bold**](https://github.com/example/c): text
* [**Bold (alias)**](https://github.com/example/c): text &amp; **more**
* [Role: Name](<https://github.com/example/d> "t") - text
+ **[Wrapped](https://github.com/example/e)** – over
  two lines
1) Plain & simple (R&D): https://github.com/example/a_b
2) [text]: https://github.com/example/f
3) *[Italic](https://github.com/example/g)*: _text_ [a - b][ref] [ref]
- Tabs:\t\t  https://github.com/example/h
- Name – [source](https://github.com/example/i)

<div>
**In HTML**: [x](https://github.com/example/tool)
</div>

<p>**In a paragraph tag**: [x](https://github.com/example/tool) https://github.com/example/tool</p>

text <a href="https://github.com/example/tool" title="[x](https://github.com/example/tool)">x</a> text
text <!-- [x](https://github.com/example/tool) --> text \`[x](https://github.com/example/tool)\`

[![badge](https://github.com/example/tool/badge.svg)](https://github.com/example/tool)
![image](https://github.com/example/tool) [shortcut] [ref][tool] [literal][]
$x [y](https://github.com/a/b)$ **$x$**: math

[tool]: https://github.com/example/tool

**Setext**: heading
-------------------

## Heading with **Bold**: and [x](https://github.com/example/tool/) and https://github.com/a_/b_

__**Doubled**__: text ***Both***: text **Unclosed: text **_mixed_**: [x](https://github.com/a/b
**a** b **c**: text ****four****: text *a **b**: c* _see https://github.com/a/b_c_
`;

const frontMatters = [
  '---\ntitle: "A \\"quoted\\" title"\nauthor: Mara & Ilse # a note\nauthor_image: \'x.png\'\ntags: a, b\npublished_at: 2026-03-09\npost_image: https://example.org/a.png\n---\n',
  '---\ntitle: >-\n  folded\n  title: x\nauthor: true\ntags: [a, "b"]\npublished_at: 12:30\npost_image:\n---\n',
  '---\n# a comment\n  title: nested\ntitle : spaced\n"title": quoted key\n\'tags\': single\nauthor: a: b\ntags: ~\npublished_at: 1e3\n---\n',
  '---\r\ntitle: "windows"\r\nauthor: Mara\r\n---\r\n',
  '---\ntitle: never closed\nauthor: Mara\n\n**Lead**: text\n',
  '---\ntitle: plain\n  over lines\nauthor: "over\n  lines"\ntags: *alias\nauthor_image: &anchor x\npost_image: !!str x\n...\n',
  '\n---\ntitle: after a blank line\n---\n',
  '+++\ntitle = "toml"\n+++\n',
];

function withoutOurs(lines: readonly (readonly (readonly string[])[])[]): string[][] {
  return lines.map((line) => line.map((scopes) => scopes.filter((s) => !isOurs(s)).join(' ')));
}

/** Comparing whole documents would print whole documents. */
function assertSame<T>(text: string, actual: readonly T[], expected: readonly T[]): void {
  const lines = linesOf(text);
  for (const [index, line] of lines.entries()) {
    assert.deepEqual(actual[index], expected[index], `line ${String(index + 1)}: ${line}`);
  }
}

/** Pieces that open, close, cross and break what the grammars look at. */
const wildMarkdown = fc
  .array(
    fc.constantFrom(
      ...['**', '*', '__', '_', '***', '~~', '`', '``', '[', ']', '](', ')', '(', '<', '>', '|'],
      ...['Name', 'two words', 'snake_case', 'R&D', '&amp;', 'a', '1', ' ', '  ', '\t', ':', ': '],
      ...['\\', '\\*', '!', '$', '"', "'", '#', '-', '=', '.', ',', '\n', '\n', '\n\n', '\n    '],
      ...['\n- ', '\n* ', '\n  - ', '\n1. ', '\n> ', '\n> - ', '\n# ', '\n### ', '\n---\n', '\n| '],
      ...['\n**Name**: ', '\n- **Name** (alias): ', '\n**Name (alias)**: ', ' (alias)', '**: '],
      ...['https://github.com/a/b', 'https://github.com/a_b/c_d', 'https://gitlab.com/a/b/c'],
      ...[
        '[x](https://github.com/a/b)',
        '[x](<https://codeberg.org/a>)',
        '<https://git.sr.ht/~a/b>',
      ],
      ...[
        '](https://github.com/a/b)',
        '](https://github.com/a "t")',
        '[x]: https://github.com/a/b',
      ],
      ...['\n- [Name = Role](https://github.com/a/b)', '\n* [`n`](https://github.com/a/b) - '],
      ...['\n1. [**N**](https://github.com/a/b): ', '\n- **[N](https://github.com/a/b)** — '],
      ...['\n- Name (alias): https://github.com/a/b\n', '\n- Name - <https://github.com/a/b>\n'],
      ...['\n**Name**\n', '\n**Name:** ', '\n**Name** - ', '\n**`n`** (`a`) — ', ' – ', ' = '],
      ...['\n| Name | [x](https://github.com/a/b) |\n', '\n|[x](https://github.com/a/b)|'],
      ...['\n| https://github.com/a/b | ', '\\|', ' |\n', '|', '|'],
      ...['<b>', '</b>', '<a title="', '<!--', '-->', '<div>\n', '\n</div>\n', '<br/>', '\n```\n'],
      ...[
        '\n```md\n',
        '![',
        '\ntitle: ',
        '\nauthor: "',
        'true',
        '~',
        '2026-03-09',
        '\n\t',
        '<script>',
      ],
    ),
    { maxLength: 30, size: 'max' },
  )
  .chain((pieces) =>
    fc.constantFrom('', '---\n', '---\ntitle: "').map((start) => start + pieces.join('')),
  );

type Expectation = readonly [text: string, spans: readonly (readonly [string, string])[]];

const bodyExpectations: readonly Expectation[] = [
  ['**Harbour OS**: text', [lead('**Harbour OS**'), name('Harbour OS')]],
  [
    '**Harbour OS** (also known as Quay): text',
    [lead('**Harbour OS** (also known as Quay)'), name('Harbour OS'), alias('also known as Quay')],
  ],
  [
    '**Harbour OS (Quay / R&D)**: text',
    [lead('**Harbour OS (Quay / R&D)**'), name('Harbour OS'), alias('Quay / R&D')],
  ],
  ['- **Harbour**: text', [lead('**Harbour**'), name('Harbour')]],
  ['1. **Harbour** (a_b): text', [lead('**Harbour** (a_b)'), name('Harbour'), alias('a_b')]],
  ['> - **Harbour**: text', [lead('**Harbour**'), name('Harbour')]],
  ['**Harbour:** text', [lead('**Harbour:**'), name('Harbour')]],
  ['**Harbour (Quay):** text', [lead('**Harbour (Quay):**'), name('Harbour'), alias('Quay')]],
  ['**Harbour** - text', [lead('**Harbour**'), name('Harbour')]],
  ['**Harbour** – text', [lead('**Harbour**'), name('Harbour')]],
  ['**Harbour** (Quay) — text', [lead('**Harbour** (Quay)'), name('Harbour'), alias('Quay')]],
  ['**Harbour**\nText', [lead('**Harbour**'), name('Harbour')]],
  ['**Harbour** (Quay)  \nText', [lead('**Harbour** (Quay)'), name('Harbour'), alias('Quay')]],
  ['* **Harbour** — text', [lead('**Harbour**'), name('Harbour')]],
  ['+ **Harbour:** text', [lead('**Harbour:**'), name('Harbour')]],
  ['2) **Harbour**: text', [lead('**Harbour**'), name('Harbour')]],
  ['**`quay`**: text', [lead('**`quay`**'), name('`quay`')]],
  ['- **`quay`:** text', [lead('**`quay`:**'), name('`quay`')]],
  [
    '- **[Quay](https://github.com/o/r)** — text',
    [
      lead('**[Quay](https://github.com/o/r)**'),
      link('[Quay](https://github.com/o/r)'),
      name('Quay'),
    ],
  ],
  [
    '**[Quay](https://example.org)**: text',
    [lead('**[Quay](https://example.org)**'), name('Quay')],
  ],
  ['**Note**: text', []],
  ['**Warning:** text', []],
  ['**@mara**: text', []],
  ['**Mind the gap!**', []],
  ['**One two three four five six seven eight nine**', []],
  ['- **Harbour**', []],
  ['**Harbour** and **Quay**: text', []],
  ['**Harbour**-like text', []],
  [
    '- [Quay](https://github.com/o/r)',
    [entry('[Quay](https://github.com/o/r)'), link('[Quay](https://github.com/o/r)'), name('Quay')],
  ],
  [
    '* [Quay  = Message Bus](https://github.com/o/r)',
    [
      entry('[Quay  = Message Bus](https://github.com/o/r)'),
      link('[Quay  = Message Bus](https://github.com/o/r)'),
      name('Quay'),
      separator('='),
      name('Message Bus'),
    ],
  ],
  [
    '1. [Message bus: Quay (Pier)](https://github.com/o/r)',
    [
      entry('[Message bus: Quay (Pier)](https://github.com/o/r)'),
      link('[Message bus: Quay (Pier)](https://github.com/o/r)'),
      name('Message bus'),
      separator(':'),
      name('Quay'),
      alias('Pier'),
    ],
  ],
  [
    '+ [Quay – bus](https://github.com/o/r)',
    [
      entry('[Quay – bus](https://github.com/o/r)'),
      link('[Quay – bus](https://github.com/o/r)'),
      name('Quay'),
      separator('–'),
      name('bus'),
    ],
  ],
  [
    '- [Quay](https://github.com/o/r) - the bus',
    [
      entry('[Quay](https://github.com/o/r) -'),
      link('[Quay](https://github.com/o/r)'),
      name('Quay'),
      separator('-'),
    ],
  ],
  [
    '- [Quay](https://github.com/o/r): the bus',
    [
      entry('[Quay](https://github.com/o/r):'),
      link('[Quay](https://github.com/o/r)'),
      name('Quay'),
      separator(':'),
    ],
  ],
  [
    '> - **[Quay](https://codeberg.org/o/r)** — the bus',
    [
      lead('**[Quay](https://codeberg.org/o/r)**'),
      link('[Quay](https://codeberg.org/o/r)'),
      name('Quay'),
    ],
  ],
  [
    '- [`quay`](https://github.com/o/r) – the bus',
    [
      entry('[`quay`](https://github.com/o/r) –'),
      link('[`quay`](https://github.com/o/r)'),
      name('`quay`'),
      separator('–'),
    ],
  ],
  [
    '- [**Quay**](https://github.com/o/r)',
    [
      entry('[**Quay**](https://github.com/o/r)'),
      link('[**Quay**](https://github.com/o/r)'),
      name('Quay'),
    ],
  ],
  [
    '- [Quay a==b](https://github.com/o/r)',
    [
      entry('[Quay a==b](https://github.com/o/r)'),
      link('[Quay a==b](https://github.com/o/r)'),
      name('Quay a==b'),
    ],
  ],
  ['- [@mara](https://github.com/mara)', [link('[@mara](https://github.com/mara)')]],
  ['- See [Quay](https://github.com/o/r) - it', [link('[Quay](https://github.com/o/r)')]],
  ['[Quay](https://github.com/o/r) - it', [link('[Quay](https://github.com/o/r)')]],
  ['- text\n  [Quay](https://github.com/o/r) - it', [link('[Quay](https://github.com/o/r)')]],
  ['- [Quay](https://example.org) - the bus', []],
  [
    '- Quay: https://github.com/o/r',
    [name('Quay'), separator(':'), link('https://github.com/o/r')],
  ],
  [
    '* Quay (Pier / Q):\t\t  https://github.com/o',
    [name('Quay'), alias('Pier / Q'), separator(':'), link('https://github.com/o')],
  ],
  [
    '- R&D - <https://github.com/o/r>',
    [name('R&D'), separator('-'), link('<https://github.com/o/r>')],
  ],
  [
    '1. Quay : [source](https://gitlab.com/g/s/r)',
    [name('Quay'), separator(':'), link('[source](https://gitlab.com/g/s/r)')],
  ],
  ['- Quay: https://github.com/o/r is it', [link('https://github.com/o/r')]],
  ['- Bug: https://github.com/o/r/issues/3', []],
  ['- @mara: https://github.com/mara', [link('https://github.com/mara')]],
  ['Quay: https://github.com/o/r', [link('https://github.com/o/r')]],
  [
    '| [Quay](https://github.com/o/r) | the bus |',
    [cell('[Quay](https://github.com/o/r)'), link('[Quay](https://github.com/o/r)'), name('Quay')],
  ],
  [
    '| a | b | c |\n| Quay (Pier) | the bus | https://github.com/o/r |',
    [name('Quay'), alias('Pier'), cell('https://github.com/o/r'), link('https://github.com/o/r')],
  ],
  [
    '| a | b | c |\n| the bus | see [it](https://github.com/o/r) \\| x |',
    [
      name('the bus'),
      cell('see [it](https://github.com/o/r) \\| x'),
      link('[it](https://github.com/o/r)'),
    ],
  ],
  ['| a | [b](https://example.org) | c |', []],
  ['| a | `https://github.com/o/r` | c |', []],
  ['**Harbour** text', []],
  ['Text **Harbour**: text', []],
  ['`**Harbour**: text`', []],
  ['    **Harbour**: text', []],
  ['# **Harbour**: text', []],
  ['title: "Harbour"', []],
  ['See [it](https://github.com/o/r).', [link('[it](https://github.com/o/r)')]],
  ['[it](<https://github.com/o> "t")', [link('[it](<https://github.com/o> "t")')]],
  ['[it](https://gitlab.com/g/s/r.git)', [link('[it](https://gitlab.com/g/s/r.git)')]],
  ['[it](https://codeberg.org/o/r/)', [link('[it](https://codeberg.org/o/r/)')]],
  ['[it](https://bitbucket.org/o/r#readme)', [link('[it](https://bitbucket.org/o/r#readme)')]],
  ['[it](https://git.sr.ht/~o/r)', [link('[it](https://git.sr.ht/~o/r)')]],
  ['See **[it](HTTPS://GitHub.com/o/r)**', [link('[it](HTTPS://GitHub.com/o/r)')]],
  ['_[it](https://github.com/o/r)_', [link('[it](https://github.com/o/r)')]],
  ['## [it](https://github.com/o/r)', [link('[it](https://github.com/o/r)')]],
  ['<https://github.com/o/r>', [link('<https://github.com/o/r>')]],
  ['Quay: https://github.com/o/r_x.', [link('https://github.com/o/r_x')]],
  [
    '**Quay**: https://github.com/o/r',
    [lead('**Quay**'), name('Quay'), link('https://github.com/o/r')],
  ],
  ['[it](https://github.com/o/r/issues/3)', []],
  ['[it](https://gitlab.com/o/r/-/issues/3)', []],
  ['[it](https://github.com/orgs/o)', []],
  ['[it](https://example.org/o/r)', []],
  ['https://github.com/o/r/blob/main/x.md', []],
  ['![it](https://github.com/o/r)', []],
  ['`[it](https://github.com/o/r)`', []],
];

const frontMatterExpectations: readonly Expectation[] = [
  ['title: "Our stack"', [field('title'), value('Our stack')]],
  ["author: 'Mara'", [field('author'), value('Mara')]],
  ['author_image: mara.png # portrait', [field('author_image'), value('mara.png')]],
  ['tags : tech, open source', [field('tags'), value('tech, open source')]],
  ['published_at: 2026-03-09', [field('published_at'), value('2026-03-09')]],
  ['post_image:', [field('post_image')]],
  ['title: 2026', [field('title')]],
  ['title: "an \\"escape\\""', [field('title')]],
  ['description: text', []],
  ['titles: text', []],
  ['extra:\n  title: nested', []],
];

const sources: (() => GrammarSource | undefined)[] = [packagedGrammars, installedGrammars];

for (const [index, find] of sources.entries()) {
  suite(`grammars on top of ${index === 0 ? 'tm-grammars' : 'the installed VS Code'}`, () => {
    let plain: Tokenizer;
    let injected: Tokenizer;

    suiteSetup(async function () {
      const source = find();
      if (source === undefined) {
        console.log('    No VS Code in .vscode-test: its own grammars are not compared.');
        this.skip();
      }
      plain = await createTokenizer(source, { withOurs: false });
      injected = await createTokenizer(source, { withOurs: true });
    });

    function assertUnchanged(text: string): void {
      assertSame(text, withoutOurs(injected.scopes(text)), withoutOurs(plain.scopes(text)));
    }

    test('leave the scopes of a README as they are', () => {
      assertUnchanged(readme);
      assert.ok(injected.scopes(readme).flat(2).some(isOurs));
    });

    test('leave the scopes of any front matter as they are', () => {
      for (const text of frontMatters) {
        assertUnchanged(text);
        assertUnchanged(text + readme);
      }
    });

    test('leave the scopes of the sample blog as they are', () => {
      assert.ok(samples.length > 0);
      for (const file of samples) {
        assertUnchanged(readFileSync(file, 'utf8'));
      }
    });

    test('leave the scopes of real posts as they are', function () {
      if (corpus.length === 0) {
        console.log('    No corpus beside the project: real posts are not compared.');
        this.skip();
      }
      this.timeout(120_000);
      for (const file of corpus) {
        assertUnchanged(readFileSync(file, 'utf8'));
      }
    });

    test('leave the scopes of Markdown gone wild as they are', function () {
      this.timeout(120_000);
      fc.assert(
        fc.property(wildMarkdown, (text) => {
          assertUnchanged(text);
        }),
        { numRuns: 800, seed: 20260309 },
      );
    });

    test('look the same in every theme', function () {
      this.timeout(120_000);
      const all = themes();
      assert.ok(all.length >= 50);
      const texts = [readme, ...frontMatters, ...samples.map((file) => readFileSync(file, 'utf8'))];
      for (const theme of all) {
        plain.setTheme(theme);
        injected.setTheme(theme);
        for (const text of texts) {
          assertSame(`${theme.name ?? ''}\n${text}`, looksOf(injected), looksOf(plain));
          function looksOf(tokenizer: Tokenizer): string[] {
            return ['', ...tokenizer.looks(text).map((line) => line.join(' '))];
          }
        }
      }
    });

    for (const [text, expected] of bodyExpectations) {
      test(`add scopes to ${JSON.stringify(text)}`, () => {
        assert.deepEqual(ourSpans(injected, text), expected);
      });
    }

    for (const [line, expected] of frontMatterExpectations) {
      test(`add scopes to the front matter ${JSON.stringify(line)}`, function () {
        if (index === 0 && expected.some(([scope]) => scope === 'front-matter-field')) {
          // Its YAML grammar takes keys as a whole, so that there is no place inside.
          this.skip();
        }
        assert.deepEqual(ourSpans(injected, `---\n${line}\n---\n`), expected);
      });
    }
  });
}

function lead(text: string): readonly [string, string] {
  return ['component-lead', text];
}
function name(text: string): readonly [string, string] {
  return ['component-name', text];
}
function alias(text: string): readonly [string, string] {
  return ['component-alias', text];
}
function entry(text: string): readonly [string, string] {
  return ['component-entry', text];
}
function separator(text: string): readonly [string, string] {
  return ['component-separator', text];
}
function cell(text: string): readonly [string, string] {
  return ['component-cell', text];
}
function link(text: string): readonly [string, string] {
  return ['repository-link', text];
}
function field(text: string): readonly [string, string] {
  return ['front-matter-field', text];
}
function value(text: string): readonly [string, string] {
  return ['front-matter-value', text];
}

/** Each run of characters that carries one of our scopes, in the order of the text. */
function ourSpans(tokenizer: Tokenizer, text: string): [string, string][] {
  const spans: { scope: string; start: number; text: string }[] = [];
  let offset = 0;
  for (const [index, line] of linesOf(text).entries()) {
    const characters = tokenizer.scopes(text)[index] ?? [];
    const open = new Map<string, { scope: string; start: number; text: string }>();
    for (const [column, scopes] of characters.entries()) {
      const here = new Set(scopes.filter(isOurs));
      for (const scope of open.keys()) {
        if (!here.has(scope)) {
          open.delete(scope);
        }
      }
      for (const scope of here) {
        let current = open.get(scope);
        if (current === undefined) {
          current = {
            scope: /^meta\.(.*)\.component-posts$/.exec(scope)?.[1] ?? scope,
            start: offset + column,
            text: '',
          };
          open.set(scope, current);
          spans.push(current);
        }
        current.text += line[column] ?? '';
      }
    }
    offset += line.length + 1;
  }
  return spans
    .sort((a, b) => a.start - b.start || b.text.length - a.text.length)
    .map(({ scope, text: covered }) => [scope, covered]);
}

suite('grammar files', () => {
  test('are all contributed to Markdown by the manifest', () => {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      contributes: { grammars: { scopeName: string; path: string; injectTo: string[] }[] };
    };
    const contributed = manifest.contributes.grammars.map((grammar) => ({
      scopeName: grammar.scopeName,
      file: path.join(root, grammar.path),
      injectTo: grammar.injectTo,
    }));
    const files = [...ownGrammars()].map(([scopeName, file]) => ({
      scopeName,
      file,
      injectTo: ['text.html.markdown'],
    }));
    const byName = (a: { scopeName: string }, b: { scopeName: string }): number =>
      a.scopeName.localeCompare(b.scopeName);
    assert.deepEqual(contributed.sort(byName), files.sort(byName));
  });
});
