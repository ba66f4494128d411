// Generated Markdown: blocks of every kind that posts are made of, in each other and side by side.
import fc from 'fast-check';

const word = fc.constantFrom(
  'Anvil',
  'bellows',
  'the forge',
  'Zero-OS',
  'a',
  '2.0',
  'café',
  '鉄',
  '😀',
);
const url = fc.constantFrom(
  'https://github.com/acme/anvil',
  'https://github.com/acme',
  'https://gitlab.com/acme/tools/bellows',
  'https://example.org/a_b?c=d&e=f#g',
  './post.md',
);

const plain = fc.oneof(
  { weight: 6, arbitrary: word },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '\\*',
      '\\[a\\]',
      '&amp;',
      '&copy;',
      '3 * 4',
      'snake_case_name',
      '~',
      '<br>',
      '<!-- c -->',
      '!',
      '"',
      "it's",
      '(a)',
      '[undefined]',
      '[undefined][none]',
      'a:b',
      '\\',
    ),
  },
);

const { inline } = fc.letrec<{ inline: string; text: string }>((tie) => ({
  text: fc
    .array(fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: tie('inline') }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((parts) => parts.join(' ')),
  inline: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'inline' },
    plain,
    fc.tuple(tie('text'), url).map(([text, to]) => `[${text}](${to})`),
    fc
      .tuple(tie('text'), fc.constantFrom('ref', 'Ref', 'other'))
      .map(([text, label]) => `[${text}][${label}]`),
    fc.constantFrom('[ref]', '[Other][]', '![ref]'),
    fc.tuple(tie('text'), url).map(([text, to]) => `![${text}](${to})`),
    tie('text').map((text) => `**${text}**`),
    tie('text').map((text) => `*${text}*`),
    tie('text').map((text) => `__${text}__`),
    tie('text').map((text) => `_${text}_`),
    tie('text').map((text) => `~~${text}~~`),
    fc.constantFrom('`code`', '`` a ` b ``', '`[a](https://github.com/a/b)`'),
    fc.constantFrom(
      '<https://github.com/acme/anvil>',
      'https://github.com/acme/anvil',
      'https://github.com/acme.',
      '(https://github.com/acme/anvil)',
      'www.example.org/a',
      '<a@example.org>',
      'a@example.org',
    ),
    fc.constantFrom(
      '[a](<https://github.com/acme/a b>)',
      '[a]( https://github.com/acme "title" )',
      '[](https://github.com/acme)',
      '[a]()',
      '[a](<>)',
      '[a] (https://github.com/acme)',
      '[^1]',
    ),
  ),
}));

const line = fc
  .tuple(
    fc.array(inline as fc.Arbitrary<string>, { minLength: 1, maxLength: 4 }),
    fc.constantFrom(' ', ' ', ' ', '', ', '),
  )
  .map(([parts, gap]) => parts.join(gap));

const paragraph = fc
  .tuple(
    fc.array(line, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('\n', '\n', '  \n', '\\\n', '\n  '),
  )
  .map(([lines, gap]) => lines.join(gap));

const leaf = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('# ', '## ', '### ', '###### ', ' ## ', '#  ', '#\t'),
        line,
        fc.constantFrom('', '', ' ##', ' #  ', '#'),
      )
      .map((p) => p.join('')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(paragraph, fc.constantFrom('\n===', '\n---', '\n--- ', '\n  ='))
      .map((p) => p.join('')),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '```\n- [a](https://github.com/acme/a)\n```',
      '~~~md\n**a**\n\n# b\n~~~',
      '```js',
      '    indented [a](https://github.com/acme/a)\n\n    more',
      '\tindented',
      '---',
      '***',
      '- - -',
      '<!-- [a](https://github.com/acme/a) -->',
      '<div>\n[a](https://github.com/acme/a)\n</div>',
      '<div>\n\n**a**\n\n</div>',
      '<details><summary>a</summary>',
      '| a | b |\n| - | - |\n| [x](https://github.com/acme/x) | `y` |',
      '| a |\n|---|',
      'a | b\n:-: | -\n**x** | y | z\nw',
      '[ref]: https://github.com/acme/ref "title"',
      '[other]: <https://github.com/acme/other>',
      "[ref]: https://github.com/second\n'title'",
      '[^1]: a note',
      '#',
      '#tag',
      '> ',
      '-',
      '1.',
    ),
  },
);

function indented(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((one, index) => (index === 0 ? first + one : one === '' ? '' : rest + one))
    .join('\n');
}

const { block } = fc.letrec<{ block: string; blocks: string; list: string }>((tie) => ({
  blocks: fc
    .tuple(
      fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('\n\n', '\n\n', '\n'),
    )
    .map(([parts, gap]) => parts.join(gap)),
  list: fc
    .tuple(
      fc.constantFrom('- ', '* ', '+ ', '1. ', '2) ', '-   ', '- [ ] ', '-\t'),
      fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('\n', '\n', '\n\n'),
      fc.constantFrom('', '', ' ', '  '),
    )
    .map(([marker, items, gap, before]) =>
      items
        .map((item) =>
          indented(
            item,
            before + marker,
            before +
              ' '.repeat(marker.startsWith('- [') ? 2 : marker === '-\t' ? 4 : marker.length),
          ),
        )
        .join(gap),
    ),
  block: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'block' },
    { weight: 5, arbitrary: leaf },
    { weight: 2, arbitrary: tie('list') },
    {
      weight: 1,
      arbitrary: tie('blocks').map((text) =>
        text
          .split('\n')
          .map((one) => `> ${one}`)
          .join('\n'),
      ),
    },
  ),
}));

/** A body of a post. */
export const generatedDocument: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(block as fc.Arbitrary<string>, { minLength: 1, maxLength: 6 }),
    fc.constantFrom('\n\n', '\n\n', '\n'),
    fc.constantFrom(
      '',
      '\n',
      '\n\n[ref]: https://github.com/acme/ref\n[Other]: https://github.com/other\n',
    ),
  )
  .map(([blocks, gap, end]) => blocks.join(gap) + end);
