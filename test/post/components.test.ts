import assert from 'node:assert/strict';
import { parsePost } from '../../src/post/post';
import { textOf } from '../../src/post/text';
import { withCrlf } from '../support/fuzz';

/** The sections of a body, each as its shape, name, aliases and links. */
function sections(body: string): readonly string[] {
  return parsePost(body)
    .body()
    .sections.map(
      ({ shape, name, aliases, links }) =>
        `${shape} ${[name, ...aliases.map((alias) => alias.name)].join(' / ')}: ${links.map(({ repository }) => repository.key.replace('github.com/', '')).join(', ')}`,
    );
}

function overview(body: string): readonly string[] | undefined {
  return parsePost(body)
    .body()
    .overview?.entries.map(
      ({ label, link }) =>
        `${label}: ${link?.repository.key.replace('github.com/', '') ?? 'nothing'}`,
    );
}

/** Two sections, so that bold leads have company: one paragraph in bold may be anything. */
const beside = '\n\n**Bellows**: Air. [code](https://github.com/acme/bellows)\n';
const besideSection = 'bold-lead Bellows: acme/bellows';
const link = '[code](https://github.com/acme/anvil)';

const leads: readonly (readonly [lead: string, expected: string])[] = [
  [`**Anvil**: Iron. ${link}`, 'Anvil'],
  [`**Anvil** : Iron. ${link}`, 'Anvil'],
  [`**Anvil:** Iron. ${link}`, 'Anvil'],
  [`**Anvil :** Iron. ${link}`, 'Anvil'],
  [`__Anvil__: Iron. ${link}`, 'Anvil'],
  [`**Anvil** – Iron. ${link}`, 'Anvil'],
  [`**Anvil** — Iron. ${link}`, 'Anvil'],
  [`**Anvil** - Iron. ${link}`, 'Anvil'],
  [`**Anvil**\uFF1A Iron. ${link}`, 'Anvil'],
  [`**Anvil** (Old Anvil): Iron. ${link}`, 'Anvil / Old Anvil'],
  [
    `**Anvil** (also known as Hammer / At Your Service): Iron. ${link}`,
    'Anvil / Hammer / At Your Service',
  ],
  [
    `**Anvil** (Also known as: Hammer, Tongs and Bench): Iron. ${link}`,
    'Anvil / Hammer / Tongs / Bench',
  ],
  [`**Anvil** (a.k.a. Hammer): Iron. ${link}`, 'Anvil / Hammer'],
  [`**Anvil** (aka Hammer): Iron. ${link}`, 'Anvil / Hammer'],
  [`**Anvil** (formerly Hammer): Iron. ${link}`, 'Anvil / Hammer'],
  [`**Anvil** (= Hammer): Iron. ${link}`, 'Anvil / Hammer'],
  [`**Anvil (Hammer)**: Iron. ${link}`, 'Anvil / Hammer'],
  [`**Anvil (Hammer):** Iron. ${link}`, 'Anvil / Hammer'],
  [`**Anvil** (part of Bellows): Iron. ${link}`, 'Anvil'],
  [`**Anvil** (based on Bellows): Iron. ${link}`, 'Anvil'],
  [`**Anvil** (experimental): Iron. ${link}`, 'Anvil'],
  [`**Anvil** (): Iron. ${link}`, 'Anvil'],
  ['**[Anvil](https://github.com/acme/anvil)**: Iron.', 'Anvil'],
  [`**\`anvil\`**: Iron. ${link}`, 'anvil'],
  [`**Zero-OS 2.0**: Iron. ${link}`, 'Zero-OS 2.0'],
  [`**ItsYou.Online**: Iron. ${link}`, 'ItsYou.Online'],
  [`**\u{1F528} Anvil**: Iron. ${link}`, '\u{1F528} Anvil'],
];

const noLeads: readonly (readonly [why: string, text: string])[] = [
  ['bold text in the middle', `The **Anvil**: Iron. ${link}`],
  ['bold text without colon', `**Anvil** is iron. ${link}`],
  ['a bold sentence', `**Anvil is made of iron.**: ${link}`],
  ['a remark', `**Note**: Iron. ${link}`],
  ['a warning', `**Warning:** Iron. ${link}`],
  ['emphasis that is not bold', `*Anvil*: Iron. ${link}`],
  ['very many words', `**One two three four five six seven eight nine**: Iron. ${link}`],
  ['code', '```\n**Anvil**: Iron. https://github.com/acme/anvil\n```'],
  ['indented code', '    **Anvil**: Iron. https://github.com/acme/anvil'],
  ['a comment', '<!--\n**Anvil**: Iron. https://github.com/acme/anvil\n-->'],
  ['a comment over paragraphs', '<!--\n\n**Anvil**: Iron.\n\nhttps://github.com/acme/anvil\n\n-->'],
  ['HTML', '<div>\n**Anvil**: Iron. https://github.com/acme/anvil\n</div>'],
  ['escaped stars', `\\*\\*Anvil\\*\\*: Iron. ${link}`],
  ['nothing in bold', `****: Iron. ${link}`],
];

suite('bold leads', () => {
  for (const [lead, expected] of leads) {
    test(`${lead.replace(` ${link}`, '')} is ${expected}`, () => {
      assert.deepEqual(sections(lead + beside), [
        `bold-lead ${expected}: acme/anvil`,
        besideSection,
      ]);
    });

    test(`${lead.replace(` ${link}`, '')} says where its names stand`, () => {
      for (const text of [lead + beside, withCrlf(`Text.\n\n${lead}${beside}`)]) {
        const section = parsePost(text).body().sections[0]!;
        assert.equal(textOf(text, section.nameSpan), section.name);
        for (const { name, span } of section.aliases) {
          assert.equal(textOf(text, span), name);
        }
        assert.match(textOf(text, section.lead), /^(?:\*\*|__).*\S$/);
        if (section.description !== undefined) {
          assert.match(textOf(text, section.description), /^Iron\./);
        }
      }
    });
  }

  for (const [why, text] of noLeads) {
    test(`${why} is none`, () => {
      const found = sections(text + beside + beside.replaceAll('ellows', 'ench'));
      assert.deepEqual(
        found.map((section) => section.split(':')[0]),
        ['bold-lead Bellows', 'bold-lead Bench'],
      );
    });
  }

  test('one alone, without an overview, may be anything', () => {
    assert.deepEqual(sections(`**Anvil**: Iron. ${link}`), []);
  });

  test('several that link no repository are no components', () => {
    assert.deepEqual(sections('**One**: first.\n\n**Two**: second.'), []);
  });

  test('a section goes on to the next lead, heading or rule', () => {
    assert.deepEqual(
      sections(
        `**Anvil**: Iron.\n- hard\n- heavy\n\nTo dive deeper - click [here](https://github.com/acme/anvil)${beside}\n---\n\n[not](https://github.com/acme/not)\n\n# More\n\n[nor](https://github.com/acme/nor)`,
      ),
      ['bold-lead Anvil: acme/anvil', besideSection],
    );
  });

  test('bullets are those of the section, nested ones too', () => {
    const text = `**Anvil**: Iron.\n- hard\n  - very\n- heavy\n\n${link}${beside}`;
    const [section] = parsePost(text).body().sections;
    assert.deepEqual(
      section?.bullets.map((bullet) => textOf(text, bullet)),
      ['- hard\n  - very', '- very', '- heavy'],
    );
  });
});

suite('components as headings', () => {
  test('siblings that are called like what they link are components', () => {
    assert.deepEqual(
      sections(
        '# Parts\n\n## Anvil (Hammer)\n\nIron. https://github.com/acme/anvil\n\n### Use\n\nStrike.\n\n## [Bellows](https://github.com/acme/air)\n\nAir.\n\n## Data Forge ##\n\nFire. <https://github.com/acme/data-forge>\n',
      ),
      [
        'heading Anvil / Hammer: acme/anvil',
        'heading Bellows: acme/air',
        'heading Data Forge: acme/data-forge',
      ],
    );
  });

  test('what stands beside components is none', () => {
    const parts =
      '## Anvil\n\nhttps://github.com/acme/anvil\n\n## Bellows\n\nhttps://github.com/acme/bellows\n\n';
    const expected = ['heading Anvil: acme/anvil', 'heading Bellows: acme/bellows'];
    for (const other of [
      '## Where we meet\n\nhttps://github.com/smiths\n',
      '## Get in touch\n\nhttps://github.com/acme/anvil\n',
      '## Known gaps\n\nhttps://github.com/acme/anvil/issues/1\n',
      '## What comes\n\nMore.\n',
    ]) {
      assert.deepEqual(sections(parts + other), expected, other);
    }
    assert.deepEqual(sections(`${parts}## Fire\n\nhttps://github.com/acme/forge-x\n`), [
      ...expected,
      'heading Fire: acme/forge-x',
    ]);
  });

  test('underlined headings are headings', () => {
    assert.deepEqual(
      sections(
        'Anvil\n-----\n\nhttps://github.com/acme/anvil\n\nBellows\n-------\n\nhttps://github.com/acme/bellows\n',
      ),
      ['heading Anvil: acme/anvil', 'heading Bellows: acme/bellows'],
    );
  });

  test('headings that say something else are none', () => {
    assert.deepEqual(
      sections(
        '# News\n\nSee https://github.com/acme/anvil\n\n# Thanks\n\nTo https://github.com/mara\n',
      ),
      [],
    );
  });

  test('the heading above the overview is none', () => {
    const text =
      '## Overview\n\n- [Anvil](https://github.com/acme/anvil)\n- [Bellows](https://github.com/acme/bellows)\n\n## Anvil\n\n[code](https://github.com/acme/anvil)\n';
    assert.deepEqual(sections(text), ['heading Anvil: acme/anvil']);
  });

  test('a name is what readers see of it', () => {
    const text =
      '## `anvil`\n\nhttps://github.com/acme/anvil\n\n## **Bellows**\n\nhttps://github.com/acme/bellows\n';
    const found = parsePost(text).body().sections;
    assert.deepEqual(
      found.map(({ name, nameSpan }) => [name, textOf(text, nameSpan)]),
      [
        ['anvil', 'anvil'],
        ['Bellows', 'Bellows'],
      ],
    );
  });
});

suite('components as list items', () => {
  test('items with leads and links are components', () => {
    assert.deepEqual(
      sections(
        '- **Anvil**: Iron. [code](https://github.com/acme/anvil)\n- **Bellows** (Air): Blow. [code](https://github.com/acme/bellows)\n  - soft\n',
      ),
      ['list-item Anvil: acme/anvil', 'list-item Bellows / Air: acme/bellows'],
    );
  });

  test('items in a section explain its component', () => {
    assert.deepEqual(
      sections(
        `**Anvil**: Iron.\n\n- **Face**: flat. [a](https://github.com/acme/face)\n- **Horn**: round. [b](https://github.com/acme/horn)${beside}`,
      ),
      ['bold-lead Anvil: acme/face, acme/horn', besideSection],
    );
  });

  test('items without links are none', () => {
    assert.deepEqual(sections('- **One**: first.\n- **Two**: second.\n- **Three**: third.'), []);
  });
});

suite('the overview list', () => {
  const both = (first: string, second = '- [Bellows](https://github.com/acme/bellows)'): string =>
    `${first}\n${second}\n`;
  const bellows = 'Bellows: acme/bellows';

  const entries: readonly (readonly [item: string, entry: string])[] = [
    ['- [Anvil = Iron](https://github.com/acme/anvil)', 'Anvil = Iron: acme/anvil'],
    ['- [Anvil  = Iron](https://github.com/acme/anvil) is hard', 'Anvil = Iron: acme/anvil'],
    ['- [Anvil](https://github.com/acme)', 'Anvil: acme'],
    ['- **[Anvil](https://github.com/acme/anvil)** — hard', 'Anvil: acme/anvil'],
    ['- *[Anvil](https://github.com/acme/anvil)*', 'Anvil: acme/anvil'],
    ['- [`anvil`](https://github.com/acme/anvil): hard', 'anvil: acme/anvil'],
    ['- [**Anvil**](https://github.com/acme/anvil)', 'Anvil: acme/anvil'],
    ['- Anvil: https://github.com/acme/anvil', 'Anvil: acme/anvil'],
    ['- Anvil : https://github.com/acme/anvil', 'Anvil: acme/anvil'],
    ['- Anvil – <https://github.com/acme/anvil>', 'Anvil: acme/anvil'],
    ['- <https://github.com/acme/anvil>', 'https://github.com/acme/anvil: acme/anvil'],
    ['- https://github.com/acme/anvil', 'https://github.com/acme/anvil: acme/anvil'],
    ['- [Anvil][a]\n\n[a]: https://github.com/acme/anvil\n', 'Anvil: acme/anvil'],
    ['- [Anvil](<https://github.com/acme/anvil>)', 'Anvil: acme/anvil'],
    ['- [Anvil]( https://github.com/acme/anvil "iron")', 'Anvil: acme/anvil'],
    ['- [Anvil\n  and more](https://github.com/acme/anvil)', 'Anvil and more: acme/anvil'],
    ['- [x] [Anvil](https://github.com/acme/anvil)', 'Anvil: acme/anvil'],
  ];
  for (const [item, entry] of entries) {
    test(`${JSON.stringify(item)} is an entry`, () => {
      // A definition between items would end the list.
      const [first = '', definition = ''] = item.split('\n\n');
      const text = both(first) + (definition === '' ? '' : `\n${definition}\n`);
      assert.deepEqual(overview(text), [entry, bellows]);
      const [found] = parsePost(text).body().overview!.entries;
      assert.ok(textOf(text, found!.labelSpan) !== '');
    });
  }

  const crucible = '- [Crucible](https://github.com/acme/crucible)';
  for (const [why, item, entry, isLinked] of [
    ['a link to something else', '- [Anvil](https://example.org/anvil)', 'Anvil: nothing', true],
    [
      'a link to an issue',
      '- [Anvil](https://github.com/acme/anvil/issues/1)',
      'Anvil: acme/anvil',
      true,
    ],
    ['an undefined reference', '- [Anvil][a]', 'Anvil: nothing', true],
    ['a name alone', '- Anvil', 'Anvil: nothing', false],
    ['a name in bold', '- **Anvil**', 'Anvil: nothing', false],
    [
      'a name and its role',
      '- Anvil = what iron is shaped on',
      'Anvil = what iron is shaped on: nothing',
      false,
    ],
    ['a lead', '- **Anvil**: hard and heavy', 'Anvil: nothing', false],
  ] as const) {
    test(`${why} is an entry among others`, () => {
      const text = both(both(item).trimEnd(), crucible);
      assert.deepEqual(overview(text), [entry, bellows, 'Crucible: acme/crucible']);
      const [found] = parsePost(text).body().overview!.entries;
      assert.equal(found?.isLinked, isLinked);
    });
  }

  for (const [why, item] of [
    ['a person', '- [@mara](https://github.com/mara)'],
    ['a person in bold', '- **[@mara](https://github.com/mara)**'],
    ['a handle without a link', '- @mara'],
    ['an avatar', '- [![](https://github.com/mara.png)](https://github.com/mara)'],
    ['an avatar with words', '- [![Mara](https://github.com/mara.png)](https://github.com/mara)'],
    ['the end of a list that goes on', '- and many more'],
    ['a sentence', '- More will come.'],
    ['prose', '- what else is there'],
    ['a long line', '- Anvil and whatever else one needs'],
    ['a remark', '- Note: still young'],
    ['a link behind words', '- See the [Anvil](https://github.com/acme/anvil)'],
    ['an address among words', '- Anvil: https://github.com/acme/anvil is hard'],
    ['an image', '- ![Anvil](https://github.com/acme/anvil)'],
    ['code', '- `[Anvil](https://github.com/acme/anvil)`'],
  ] as const) {
    test(`${why} is no entry`, () => {
      assert.deepEqual(overview(both(both(item).trimEnd(), crucible)), [
        bellows,
        'Crucible: acme/crucible',
      ]);
    });
  }

  test('ordered lists and other bullets will do', () => {
    assert.equal(
      overview('1. [A](https://github.com/acme/a)\n2. [B](https://github.com/acme/b)')?.length,
      2,
    );
    assert.equal(
      overview('* [A](https://github.com/acme/a)\n* [B](https://github.com/acme/b)')?.length,
      2,
    );
  });

  test('it is the first list that looks like one', () => {
    assert.deepEqual(
      overview(
        `- one\n- two\n\nText.\n\n${both('- [A](https://github.com/acme/a)')}\nText.\n\n${both('- [C](https://github.com/acme/c)')}`,
      ),
      ['A: acme/a', bellows],
    );
  });

  test('one entry is no list, and a few links among many items are no overview', () => {
    assert.equal(overview('- [A](https://github.com/acme/a)'), undefined);
    assert.equal(
      overview(both(`${'- words\n'.repeat(3)}- [A](https://github.com/acme/a)`)),
      undefined,
    );
  });

  test('lists in code, comments and quotes are none', () => {
    const list = both('- [A](https://github.com/acme/a)');
    for (const text of [
      `\`\`\`\n${list}\`\`\`\n`,
      `<!--\n${list}-->\n`,
      list.replace(/^/gm, '    '),
      `<div>\n${list}</div>\n`,
    ]) {
      assert.equal(overview(text), undefined, text);
    }
  });

  test('an entry has all repository links of its item', () => {
    const text = both(
      '- [A](https://github.com/acme/a) with [B](https://github.com/acme/b), [x](https://example.org)',
    );
    assert.deepEqual(
      parsePost(text)
        .body()
        .overview?.entries[0]?.links.map(({ repository }) => repository.name),
      ['a', 'b'],
    );
  });
});

suite('which list is the overview', () => {
  const thanks = 'Thanks to\n\n- [Ada](https://github.com/ada)\n- [Bo](https://github.com/bo)\n';
  const stack =
    '## Anvil\n\nHard. https://github.com/forge/anvil\n\n## Bellows\n\nSoft. https://github.com/forge/bellows\n';
  const labels = (markdown: string): string[] | undefined =>
    parsePost(markdown)
      .body()
      .overview?.entries.map(({ label }) => label);
  const names = (markdown: string): string[] =>
    parsePost(markdown)
      .body()
      .sections.map(({ name }) => name);

  test('one that names repositories, before one of owners alone', () => {
    const text = `${thanks}\nThe parts are\n\n- [Anvil](https://github.com/forge/anvil)\n- [The smiths](https://github.com/smiths)\n`;
    assert.deepEqual(labels(text), ['Anvil', 'The smiths']);
  });

  test('none where all link persons or owners', () => {
    assert.equal(labels(thanks), undefined);
    assert.equal(
      labels(
        '- [Ada Moor](https://github.com/ada) – founder\n- [Bo Tarn](https://github.com/bo) – friend\n',
      ),
      undefined,
    );
  });

  test('one of owners, if sections are called like them', () => {
    const text = `- [Anvil](https://github.com/anvil)\n- [Bellows](https://github.com/bellows)\n\n${stack}`;
    assert.deepEqual(labels(text), ['Anvil', 'Bellows']);
  });

  test('the one that names the sections, wherever it stands', () => {
    const reading =
      '- [Smithing](https://github.com/forge/smithing)\n- [Iron](https://github.com/forge/iron)\n';
    const list =
      '- [Anvil](https://github.com/forge/anvil)\n- [Bellows](https://github.com/forge/bellows)\n';
    for (const text of [
      `To read:\n\n${reading}\nThe parts:\n\n${list}\n${stack}`,
      `The parts:\n\n${list}\n${stack}\n## Further reading\n\n${reading}`,
      `${stack}\n## The parts\n\n${list}\n## Further reading\n\n${reading}`,
    ]) {
      assert.deepEqual(labels(text), ['Anvil', 'Bellows'], text);
    }
  });

  test('none where the post has sections and the list names others', () => {
    const text = `${stack}\n## Further reading\n\n- [Smithing](https://github.com/smith/smithing)\n- [Iron](https://github.com/smith/iron)\n`;
    assert.equal(labels(text), undefined);
    assert.deepEqual(names(text), ['Anvil', 'Bellows']);
  });

  test('one that names the sections by its links only', () => {
    const text = `## Parts\n\n- [What iron is shaped on](https://github.com/forge/anvil)\n- [Wind](https://github.com/forge/bellows)\n\n${stack}`;
    assert.deepEqual(labels(text), ['What iron is shaped on', 'Wind']);
  });

  for (const [shape, section] of [
    ['a heading', (name: string) => `## ${name}\n\nIt works.`],
    ['a line in bold', (name: string) => `**${name}**\n\nIt works.`],
    ['a lead', (name: string) => `**${name}**: It works.`],
  ] as const) {
    test(`no list in the section of ${shape}`, () => {
      const part = (name: string, other: string): string =>
        `${section(name)}\n\n- [core](https://github.com/forge/${name.toLowerCase()}-core)\n- [${other}](https://github.com/forge/${name.toLowerCase()}-${other.toLowerCase()})\n\nFrom https://github.com/forge/${name.toLowerCase()}\n`;
      const text = `${part('Anvil', 'cli')}\n${part('Bellows', 'web')}`;
      assert.equal(labels(text), undefined);
      assert.deepEqual(names(text), ['Anvil', 'Bellows']);
      // Nor one that is called like other sections.
      const related = `${part('Anvil', 'Bellows')}\n${part('Bellows', 'Anvil')}`;
      assert.equal(labels(related), undefined);
      assert.deepEqual(names(related), ['Anvil', 'Bellows']);
    });
  }

  test('the list below an introduction that is called like its owner', () => {
    const text = `**Forge**: We build on:\n\n- [Anvil](https://github.com/forge/anvil)\n- [Bellows](https://github.com/forge/bellows)\n\n${stack}`;
    assert.deepEqual(labels(text), ['Anvil', 'Bellows']);
    assert.deepEqual(names(text), ['Anvil', 'Bellows']);
  });
});
