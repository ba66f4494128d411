// Generated Markdown: blocks of every kind that posts are made of, in each other and side by side.
import fc from 'fast-check';

const word = fc.constantFrom(
  ...[
    'Anvil',
    'bellows',
    'the forge',
    'Zero-OS',
    'a',
    '2.0',
    'café',
    '鉄',
    '😀',
    '3 * 4',
    'a:b',
    'a ~ b',
  ],
  ...[
    'snake_case_name',
    '\\*',
    '\\[a\\]',
    '&amp;',
    'a <br>',
    'a <!-- c -->',
    '!',
    '"',
    "it's",
    '(a)',
    'a \\ b',
  ],
);
const url = fc.constantFrom(
  'https://github.com/acme/anvil',
  'https://github.com/acme',
  'https://gitlab.com/acme/tools/bellows',
  'https://example.org/a_b?c=d&e=f#g',
  './post.md',
);
const code = fc.constantFrom('`code`', '`` a ` b ``', '`[a](https://github.com/a/b)`');

const image = fc
  .tuple(fc.constantFrom('', 'alt', '**alt**', '`alt`', 'a [b](https://github.com/a/b)'), url)
  .map(([alt, to]) => `![${alt}](${to})`);

const words = fc
  .array(fc.oneof({ weight: 4, arbitrary: word }, code, image), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(' '));

function between(marks: readonly string[], inner: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...marks), inner).map(([mark, text]) => `${mark}${text}${mark}`);
}

/** Marks in each other are told apart by their characters, see the list of differences. */
const marked = fc.oneof(
  { weight: 3, arbitrary: words },
  between(['**', '*', '__', '_', '~~'], words),
  between(['**', '*'], fc.oneof(between(['__', '_', '~~'], words))),
  between(['__', '_'], fc.oneof(between(['**', '*', '~~'], words))),
  fc.tuple(words, between(['**', '*', '__', '_'], words)).map((parts) => parts.join(' ')),
);

function linkOf(label: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    fc.tuple(label, url).map(([text, to]) => `[${text}](${to})`),
    fc
      .tuple(label, fc.constantFrom('ref', 'Ref', 'other', 'none'))
      .map(([text, reference]) => `[${text}][${reference}]`),
    fc.constantFrom(
      ...['[ref]', '[Other][]', '![ref]', '![alt][other]', '[none]', '[^1]', '[a]()', '[a](<>)'],
      ...['[](https://github.com/acme)', '[a](<https://github.com/acme/a b>)', '[a](unclosed'],
      ...['[a]( https://github.com/acme "title" )', '[a](https://github.com/acme/a(b)c)'],
      '[a] (https://github.com/acme)',
    ),
  );
}
const link = linkOf(marked);
const bare = fc.constantFrom(
  ...[
    '<https://github.com/acme/anvil>',
    'https://github.com/acme/anvil',
    'https://github.com/acme.',
  ],
  ...['(https://github.com/acme/anvil)', '*https://github.com/acme* b', 'www.example.org/a'],
  ...['<a@example.org>', 'a@example.org', 'https://github.com/acme?a=b&c=d;'],
);
const markedLink = between(['**', '*', '__', '_', '~~'], linkOf(words));

const line = fc
  .tuple(
    fc.array(fc.oneof({ weight: 3, arbitrary: marked }, link, bare, markedLink), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.constantFrom(' ', ' ', ', '),
  )
  .map(([parts, gap]) => parts.join(gap));

const paragraph = fc
  .tuple(
    fc.array(line, { minLength: 1, maxLength: 2 }),
    fc.constantFrom('\n', '\n', '  \n', '\\\n', '\n  '),
  )
  .map(([lines, gap]) => lines.join(gap));

const joined = (parts: readonly string[]): string => parts.join('');

const leaf = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('# ', '## ', '### ', '###### ', '#  ', '#\t'),
        line,
        fc.constantFrom('', '', ' ##', ' #  ', '#'),
      )
      .map(joined),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(paragraph, fc.constantFrom('\n===', '\n---', '\n--- ', '\n  ='))
      .map(joined),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '```\n- [a](https://github.com/acme/a)\n```',
      '~~~md\n**a**\n\n# b\n~~~',
      '## Code\n\n    indented [a](https://github.com/acme/a)\n\n    more',
      'Code\n\n\tindented',
      '| a | b |\n| - | - |\n| [x](https://github.com/acme/x) | `y` |',
      '| a |\n|---|',
      'a | b\n:-: | -\n**x** | y | z\nw',
      '[ref]: https://github.com/acme/ref "title"',
      '[other]: <https://github.com/acme/other>',
      "[ref]: https://github.com/second\n'title'",
      ...['---', '***', '- - -', '#', '#tag'],
    ),
  },
);

const html = fc.constantFrom(
  '<!-- [a](https://github.com/acme/a) -->',
  '<div>\n[a](https://github.com/acme/a)\n</div>',
  '<div>\n\n**a**\n\n</div>',
  '<details><summary>a</summary>',
);

function indented(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((written, index) => (index === 0 ? first : written === '' ? '' : rest) + written)
    .join('\n');
}

const { block } = fc.letrec<{ block: string; blocks: string }>((tie) => ({
  blocks: fc
    .tuple(
      fc.array(tie('block'), { minLength: 1, maxLength: 2, depthIdentifier: 'blocks' }),
      fc.constantFrom('\n\n', '\n\n\n'),
    )
    .map(([parts, gap]) => parts.join(gap)),
  block: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'blocks' },
    { weight: 5, arbitrary: leaf },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('- ', '* ', '+ ', '1. ', '1) ', '-   ', '- [ ] ', '1. [x] '),
          fc.array(tie('blocks'), { minLength: 1, maxLength: 3, depthIdentifier: 'blocks' }),
          fc.constantFrom('\n', '\n', '\n\n'),
          fc.constantFrom('', '', ' ', '  '),
        )
        .map(([marker, items, gap, before]) => {
          const [bullet = ''] = /^\S+ +/.exec(marker) ?? [];
          const rest = before + ' '.repeat(bullet.length);
          return items
            .map((item) => {
              // Only a paragraph can be a task.
              const first = /^(?:\*[^ *]|[a-z]|`[^`])/i.test(item) ? marker : bullet;
              return indented(item, before + first, rest);
            })
            .join(gap);
        }),
    },
    { weight: 1, arbitrary: tie('blocks').map((text) => text.replace(/^/gm, '> ')) },
  ),
}));

/** A body of a post. */
export const generatedDocument: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.oneof({ weight: 8, arbitrary: block }, html), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('\n\n', '\n\n\n'),
    fc.constantFrom(
      '',
      '\n',
      '\n\n[ref]: https://github.com/acme/ref\n[Other]: https://github.com/o\n',
    ),
  )
  .map(([blocks, gap, end]) => blocks.join(gap) + end);
