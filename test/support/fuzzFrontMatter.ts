// Generated front matter: mostly what authors write, often with one of the slips that they make.
import fc from 'fast-check';

const silencedRules = [
  'front-matter/date-format',
  'front-matter/missing-field',
  'front-matter/unknown-field',
  'front-matter/date-format, front-matter/empty-field',
  'front-matter/missing-field front-matter/syntax',
  'front-matter/nothing',
  'date-format',
  '',
];
const reason = fc.constantFrom('', '', ' -- the blog reads it', ' --');

/** What stands in a comment that silences rules, without the marks of the comment. */
export const silencingWords = fc
  .tuple(
    fc.constantFrom(
      ...[
        'disable-line',
        'disable-next-line',
        'disable',
        'enable',
        'disable-file',
        'disable-lines',
      ],
    ),
    fc.constantFrom(...silencedRules),
    reason,
  )
  .map(([form, names, why]) => `component-posts-${form} ${names}${why}`.trimEnd());

const comment = fc.oneof(
  fc.constantFrom('# a comment', '#', '#no space', '  # indented', '# title: "old"'),
  silencingWords.map((words) => `# ${words}`),
);

const tag = fc.constantFrom(
  ...['tech', 'open source', 'Tech', 'Tide', '"open source"', "'tech'", 'c++', '#sea', 'a: b', ''],
);
const tags = fc.array(tag, { maxLength: 5 });

/** The three forms of tags, whole or with slips: empty ones, repeated ones, a comma too many. */
const tagValue = fc
  .tuple(tags, fc.nat(7), fc.constantFrom('', ',', ' '))
  .map(
    ([list, form, end]) =>
      [
        list.join(', ') + end,
        list.join(',') + end,
        `"${list.map((one) => one.replace(/["']/g, '')).join(', ')}${end}"`,
        `[${list.join(', ')}${end}]`,
        `[ ${list.join(' , ')} ]`,
        list.map((one) => `\n  - ${one}`.trimEnd()).join(''),
        list.map((one) => `\n- ${one}`.trimEnd()).join(''),
        `[\n  ${list.join(',\n  ')}${end}\n]`,
      ][form] ?? '',
  );

const dateValue = fc
  .tuple(
    fc.constantFrom('2026', '2018', '26', '3026', '0000'),
    fc.constantFrom('03', '3', '13', '00', '12'),
    fc.constantFrom('09', '9', '31', '30', '0'),
    fc.constantFrom('-', '-', '-', '/', '.', '\u2013', ' '),
    fc.constantFrom('', '', '', ' 12:30', 'T12:30:00Z', ' 25:61', ' # when'),
    fc.constantFrom('', '', '"', "'"),
  )
  .map(([year, month, day, between, time, quote]) =>
    time.includes('#')
      ? `${quote}${[year, month, day].join(between)}${quote}${time}`
      : `${quote}${[year, month, day].join(between)}${time}${quote}`,
  );

/** Values that readers of YAML take for something else than text. */
const ambiguous = fc.constantFrom(
  ...['yes', 'no', 'on', 'true', 'False', 'null', '~', '12:30', '1_000', '0x1F', '017', '1e3'],
  ...['.inf', '.NaN', '-1', '3.10', '+12', '2018-2-2', '2018-10-18', '12:30:45', '=', '<<'],
);

const picture = fc.constantFrom(
  ...['mara.jpg', 'Mara.JPG', '/mara.jpg', './mara.jpg', '../mara.jpg', 'assets/images/mara.jpg'],
  ...['mara & noor.jpg', 'mara%20noor.png', 'm\u00E4ra.png', 'mara', 'mara.jpg?x=1', 'mara.psd'],
  ...['https://example.org/mara.jpg', '//example.org/mara.jpg', 'data:image/png;base64,AA=='],
  ...['"mara.jpg"', "'mara.jpg'", 'images\\mara.jpg', '![m](mara.jpg)', '{{ site.logo }}'],
);

const address = fc.constantFrom(
  ...['https://example.org', 'http://example.org/a b', 'example.org', 'www.example.org'],
  ...['https://', 'https//example.org', 'ftp://example.org', 'mailto:mara@example.org'],
  ...['<https://example.org>', '"https://example.org/#top"', 'https://example.org # home'],
);

const text = fc.constantFrom(
  '"What our stack is made of"',
  'Mara',
  'x',
  'TODO',
  'to-be-defined',
  '',
  '""',
  "''",
  "'It''s here'",
  'Our stack: its parts',
  '"Our stack: its parts" # as in the talk',
  '\u201CWhat our stack is made of\u201D',
  '\u2018Mara\u2019',
  '\u201CMara"',
  '\u00ABMara\u00BB',
  'Mara \u2013 the \u201Csmith\u201D',
  '@mara',
  '"open',
  "'open",
  'open"',
  '"a" b',
  'it\'s "quoted"',
  '"say \\"hi\\""',
  '"\\q"',
  '"C:\\new"',
  'Mara # the smith',
  'Mara #the smith',
  '#mara',
  '%a',
  '`a`',
  'a\n\tb',
  'a\n  b',
  '"a\n  b"',
  "'a\n\n  b'",
  'Mara   ',
  '\tMara',
  'Mara\t# tab',
  '\u{1F600} tides',
  'a\u00A0b',
  'a: b: c',
  'ends with colon:',
  '- dash',
  '? question',
  '> folded',
  '!tag x',
  '!!str 12',
);

const structure = fc.constantFrom(
  '[tech, "open source"]',
  '[tech, open',
  '[tech, # first\n  open]',
  '{ a: 1, b: [2] }',
  '{ a: 1',
  '\n  - tech\n  - open source',
  '\n  - name: Mara\n    image: mara.jpg\n  - name: Noor',
  '\n  de: Amboss\n  en: Anvil',
  '\n  deep:\n    deeper:\n      - a\n      - b: c',
  '\n  a: 1\n  a: 2',
  '\n\ta: b',
  '>-\n  Mara and\n  Noor',
  '|\n  one\n  two',
  '| # kept\n  # no comment\n  two\n\n  three',
  '|+\n  one\n\n\n',
  '>2\n   one',
  '*nobody',
  '*it',
  '&it Mara',
  '&it',
  '&list [a, b]',
  '*list',
  '[*it, *it, *it]',
  '\n  <<: *it\n  a: b',
);

const anyValue = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 3, arbitrary: structure },
  { weight: 2, arbitrary: tagValue },
  { weight: 2, arbitrary: dateValue },
  { weight: 2, arbitrary: ambiguous },
  { weight: 2, arbitrary: picture },
  { weight: 1, arbitrary: address },
);

/** A field with a value that may well be meant for it. */
const fitting = fc.oneof(
  fc.tuple(fc.constantFrom('title', 'author'), fc.oneof(text, ambiguous)),
  fc.tuple(fc.constantFrom('author_image', 'post_image'), fc.oneof(picture, address)),
  fc.tuple(fc.constant('tags'), fc.oneof(tagValue, structure)),
  fc.tuple(fc.constant('published_at'), fc.oneof(dateValue, ambiguous)),
);
const anyName = fc.constantFrom(
  ...['title', 'author', 'author_image', 'tags', 'published_at', 'post_image', 'auther', 'Title'],
  ...[
    'cSpell:ignore',
    '"title"',
    "'tags'",
    'draft',
    '  title',
    'date',
    'url',
    'people',
    'published',
  ],
);
const field = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fitting },
      { weight: 2, arbitrary: fc.tuple(anyName, anyValue) },
    ),
    fc.constantFrom(': ', ': ', ': ', ': ', ': ', ':', ':  ', ':\t', ' : '),
    fc.oneof({ weight: 8, arbitrary: fc.constant('') }, comment, fc.constantFrom(' ', '\t')),
  )
  .map(([[name, value], colon, behind]) => {
    const line = `${name}${value.startsWith('\n') ? ':' : colon}${value}`;
    return behind.trim() === '' ? `${line}${behind}` : `${line} ${behind}`;
  });

const line = fc.oneof(
  { weight: 12, arbitrary: field },
  { weight: 1, arbitrary: comment },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...['', '   ', 'stray line', '- item', '\tx: y', 'title:tight', '? a', ': b', '<<<<<<< mine'],
      ...['...', '\u0007bell: x', '%YAML 1.2', '--- a', '{ title: a, tags: b }', '"title: open'],
    ),
  },
);

const sound = `title: "What our stack is made of"
author: Mara
author_image: mara.jpg
tags: tech, open source
published_at: 2026-03-09
post_image: stack.jpg`;

const yaml = fc
  .tuple(
    fc.constantFrom('', '', '', '\n', '\uFEFF', '  \n\n'),
    fc.constantFrom('---', '---', '---', '---', '--- ', '----', '---yaml', '+++'),
    fc.oneof(
      fc.constant(sound),
      fc.tuple(comment, fc.constant(sound)).map((lines) => lines.join('\n')),
      fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n')),
      fc.tuple(fc.array(line, { minLength: 1, maxLength: 2 }), fc.nat(6)).map(([lines, at]) =>
        sound
          .split('\n')
          .toSpliced(at, 1, ...lines)
          .join('\n'),
      ),
    ),
    fc.constantFrom('---', '---', '---', '---', '--- ', '...', '----', ''),
  )
  .map(([before, opening, content, closing]) => `${before}${opening}\n${content}\n${closing}\n`);

const toml = fc
  .tuple(
    fc.array(
      fc.constantFrom(
        ...['title = "What our stack is made of"', "author = 'Mara'", 'tags = ["tech", "tide"]'],
        ...['published_at = 2026-03-09', 'published_at = "2026-3-9"', 'draft = true', 'author = x'],
        ...['[extra]', 'title = """\nTides\n"""', '# a comment', 'weight = 1_000', 'title: "yaml"'],
        '# component-posts-disable-file front-matter/missing-field',
      ),
      { maxLength: 6 },
    ),
    fc.constantFrom('+++', '+++', '+++ ', '---', ''),
  )
  .map(([lines, closing]) => `+++\n${lines.join('\n')}\n${closing}\n`);

const json = fc
  .tuple(
    fc.constantFrom('---json', '---', ''),
    fc.array(
      fc.constantFrom(
        ...['"title": "What our stack is made of"', '"author": "Mara"', '"tags": ["tech", "tide"]'],
        ...['"published_at": "2026-3-9"', '"draft": true', 'author: x', '"a": { "b": [1, 2.5e3] }'],
      ),
      { maxLength: 6 },
    ),
    fc.constantFrom('}', '}', ',}', ''),
    fc.constantFrom('---', '---', ''),
  )
  .map(([opening, lines, end, closing]) =>
    `${opening}\n{\n  ${lines.join(',\n  ')}\n${end}\n${closing}\n`.trimStart(),
  );

/** Everything above the body of a post, with a line end behind it; with line feeds. */
export const generatedFrontMatter = fc.oneof(
  { weight: 16, arbitrary: yaml },
  { weight: 1, arbitrary: toml },
  { weight: 1, arbitrary: json },
  { weight: 1, arbitrary: fc.constant('') },
);
