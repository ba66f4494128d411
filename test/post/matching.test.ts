import assert from 'node:assert/strict';
import type { Component } from '../../src/post/component';
import { parsePost } from '../../src/post/post';
import { textOf } from '../../src/post/text';
import { sharedSuite, sharedText } from '../support/corpus';
import { withCrlf } from '../support/fuzz';

function components(text: string): readonly Component[] {
  return parsePost(text).body().components;
}

/** Each component as `entry + section (evidence: words)`, with `-` for what is missing. */
function joined(text: string): readonly string[] {
  return components(text).map(
    ({ entry, section, match }) =>
      `${entry?.label ?? '-'} + ${section?.name ?? '-'}${match === undefined ? '' : ` (${match.evidence}: ${match.words})`}`,
  );
}

/** Of the first component. */
function evidence(text: string): string | undefined {
  const [first] = components(text);
  return first?.match === undefined
    ? undefined
    : `${first.section?.name ?? ''}, ${first.match.evidence}, ${first.match.confidence}`;
}

const forge = 'https://github.com/forge';
const section = (name: string, url: string): string =>
  `**${name}**: What it does.\n\n- hard\n\nTo dive deeper, see [the code](${url})\n`;

/** The item under test, and another component with both sides, so that there is an overview. */
function post(item: string, own: string): string {
  return `## Overview\n\n${item}\n- [Bellows](${forge}/bellows)\n\n## Parts\n\n${own}\n${section('Bellows', `${forge}/bellows`)}`;
}

suite('an entry and a section are one component', () => {
  const elsewhere = 'https://codeberg.org/other/elsewhere';
  const anvil = section('Anvil', elsewhere);
  for (const [item, expected] of [
    [`- [Anvil](${forge}/a)`, 'name, certain'],
    [`- [anvil](${forge}/a)`, 'name, certain'],
    [`- [ANVIL!](${forge}/a)`, 'name, certain'],
    [`- [\uFF21\uFF4E\uFF56\uFF49\uFF4C](${forge}/a)`, 'name, certain'],
    [`- [\`anvil\`](${forge}/a)`, 'name, certain'],
    [`- [**Anvil**](${forge}/a)`, 'name, certain'],
    [`- **[Anvil](${forge}/a)**`, 'name, certain'],
    [`- **Anvil**: hard`, 'name, certain'],
    [`- Anvil`, 'name, certain'],
    [`- Anvil: ${forge}/a`, 'name, certain'],
    [`- Anvil:\t\t  ${forge}/a`, 'name, certain'],
    [`- Anvil : ${forge}/a`, 'name, certain'],
    [`- Anvil \u2013 <${forge}/a>`, 'name, certain'],
    [`- [Anvil](${forge}/a) - hard`, 'name, certain'],
    [`- [Anvil](${forge}/a): hard`, 'name, certain'],
    [`- [Anvil](${forge}/a) \u2013 hard`, 'name, certain'],
    [`- [Anvil](${forge}/a) \u2014 hard`, 'name, certain'],
    [`- [Anvil](${forge}/a) = hard`, 'name, certain'],
    [`- [Anvil](${forge}/a) hard`, 'name, certain'],
    [`- [Anvil](${forge}/a) - hard\n  and heavy`, 'name, certain'],
    [`- [Anvil][anvil]`, 'name, certain'],
    [`- ${forge}/anvil`, 'name, certain'],
    [`- <${forge}/anvil>`, 'name, certain'],
    [`- [Shaping Iron = Anvil](${forge}/a)`, 'label, certain'],
    [`- [Anvil = Shaping Iron](${forge}/a)`, 'label, certain'],
    [`- [Anvil  =Shaping Iron](${forge}/a)`, 'label, certain'],
    [`- [Anvil \uFF1D Shaping Iron](${forge}/a)`, 'label, certain'],
    [`- [Anvil: shaping iron](${forge}/a)`, 'label, certain'],
    [`- [Anvil\uFF1Ashaping iron](${forge}/a)`, 'label, certain'],
    [`- [Anvil - shaping iron](${forge}/a)`, 'label, certain'],
    [`- [Anvil \u2013 shaping iron](${forge}/a)`, 'label, certain'],
    [`- [Anvil \u2014 shaping iron](${forge}/a)`, 'label, certain'],
    [`- [Shaping iron \u2014 Anvil](${forge}/a)`, 'label, certain'],
    [`- [Anvil =\n  Shaping Iron](${forge}/a)`, 'label, certain'],
    [`- [Anvil -\n  Shaping Iron](${forge}/a)`, 'label, certain'],
    [`- [Anvil (Hammer)](${forge}/a)`, 'name, certain'],
    [`- [Hammer (Anvil)](${forge}/a)`, 'alias, likely'],
    [`- [Hammer (also known as Tongs / Anvil)](${forge}/a)`, 'alias, likely'],
    [`- [Shaping iron](${elsewhere})`, 'link, likely'],
    [`- [Shaping iron](${elsewhere.toUpperCase().replace('HTTPS', 'https')}.git)`, 'link, likely'],
    [`- [Shaping iron](${forge}/anvil)`, 'address, possible'],
    [`- [Shaping iron](https://github.com/Anvil)`, 'address, possible'],
    [`- [Elsewhere](${forge}/a)`, 'address, possible'],
    [`- [Shaping = Elsewhere](${forge}/a)`, 'address, possible'],
    [`- [Shaping iron](https://codeberg.org/other)`, 'owner, possible'],
  ] as const) {
    test(`${JSON.stringify(item)}: ${expected}`, () => {
      const text = `${post(item, anvil)}\n\n[anvil]: ${forge}/a\n`;
      assert.equal(evidence(text), `Anvil, ${expected}`);
      assert.equal(evidence(withCrlf(text)), `Anvil, ${expected}`);
    });
  }

  for (const [lead, expected] of [
    ['Anvil (Hammer)', 'alias, likely'],
    ['Anvil (also known as Hammer)', 'alias, likely'],
    ['Anvil (Tongs / Hammer)', 'alias, likely'],
    ['Hammer', 'name, certain'],
    ['ham-mer', 'name, certain'],
  ] as const) {
    test(`${lead} for an entry called Hammer: ${expected}`, () => {
      const [name] = lead.split(' (');
      assert.equal(
        evidence(post(`- [Hammer](${forge}/a)`, section(lead, elsewhere))),
        `${name ?? ''}, ${expected}`,
      );
    });
  }

  test('where one links the owner, from either side', () => {
    assert.equal(
      evidence(
        post(
          '- [Shaping iron](https://gitlab.com/irons/x)',
          section('Anvil', 'https://gitlab.com/irons'),
        ),
      ),
      'Anvil, owner, possible',
    );
  });

  test('by the words of the closing sentence', () => {
    const own = `**Anvil**: What it does.\n\n- hard\n\nTo dive deeper into Shaping Iron, see [the code](${elsewhere})\n`;
    assert.equal(evidence(post(`- [Shaping iron](${forge}/a)`, own)), 'Anvil, closing, possible');
    // Parts of the words are no name.
    assert.equal(evidence(post(`- [Shaping irons](${forge}/a)`, own)), undefined);
    assert.equal(evidence(post(`- [Deep](${forge}/a)`, own)), undefined);
  });
});

suite('an entry and a section are two components', () => {
  for (const [why, item, own] of [
    ['other names, other links', `- [Anvil](${forge}/anvil)`, section('Tongs', `${forge}/tongs`)],
    ['one name starts the other', `- [Anvil](${forge}/a)`, section('Anvil Storage', `${forge}/b`)],
    [
      'a relation is no alias',
      `- [Anvil](${forge}/a)`,
      section('Tongs (part of Anvil)', `${forge}/b`),
    ],
    ['the same owner', `- [Anvil](${forge}/anvil)`, section('Tongs', `${forge}/tongs`)],
    ['the owner of several', `- [Everything](${forge})`, section('Tongs', `${forge}/tongs`)],
    [
      'folders of one repository',
      `- [Anvil](${forge}/all/tree/main/anvil)`,
      section('Tongs', `${forge}/all/tree/main/tongs`),
    ],
    [
      'a folder and its repository',
      `- [Anvil](${forge}/all/tree/main/anvil)`,
      section('Tongs', `${forge}/all`),
    ],
    [
      'a link in the text',
      `- [Anvil](${forge}/anvil)`,
      `**Tongs**: For the [anvil](${forge}/anvil), from [us](${forge}/tongs).\n`,
    ],
    [
      'a link to nothing we know',
      '- [Anvil](https://example.org/tool)',
      section('Tongs', 'https://example.org/tool'),
    ],
  ] as const) {
    test(why, () => {
      assert.equal(evidence(post(item, own)), undefined);
    });
  }

  test('one repository with many components joins by name alone', () => {
    const all = `${forge}/all`;
    assert.deepEqual(
      joined(
        `- [Anvil](${all})\n- [Shaping](${all})\n- [Tongs](${all})\n\n${['Anvil', 'Bench', 'Tongs'].map((name) => section(name, all)).join('\n')}`,
      ),
      ['Anvil + Anvil (name: Anvil)', 'Shaping + -', 'Tongs + Tongs (name: Tongs)', '- + Bench'],
    );
  });

  test('a link that two entries share tells nothing', () => {
    assert.deepEqual(
      joined(
        `- [One](${forge}/a)\n- [Two](${forge}/a)\n- [Tongs](${forge}/tongs)\n\n${section('Anvil', `${forge}/a`)}\n${section('Tongs', `${forge}/t`)}`,
      ),
      ['One + -', 'Two + -', 'Tongs + Tongs (name: Tongs)', '- + Anvil'],
    );
  });

  test('closing sentences that name two entries tell nothing', () => {
    const own = `**Anvil**: What it does.\n\n- hard\n\nTo dive deeper into Iron and Steel, see [the code](https://codeberg.org/o/e)\n`;
    const items = `- [Iron](${forge}/i)\n- [Steel](${forge}/s)`;
    assert.deepEqual(joined(post(items, own)).slice(0, 2), ['Iron + -', 'Steel + -']);
  });
});

suite('the best evidence comes first', () => {
  const sections = (...parts: readonly (readonly [name: string, url: string])[]): string =>
    parts.map(([name, url]) => section(name, `${forge}/${url}`)).join('\n');

  test('names before links', () => {
    assert.deepEqual(
      joined(
        `- [Anvil](${forge}/bellows)\n- [Bellows](${forge}/anvil)\n\n${sections(['Anvil', 'anvil'], ['Bellows', 'bellows'])}`,
      ),
      ['Anvil + Anvil (name: Anvil)', 'Bellows + Bellows (name: Bellows)'],
    );
  });

  test('whole labels before their parts, whatever the order', () => {
    assert.deepEqual(
      joined(
        `- [Storage = Anvil](${forge}/s)\n- [Anvil](${forge}/a)\n\n${sections(['Anvil', 'x'], ['Storage', 'y'])}`,
      ),
      ['Storage = Anvil + Storage (label: Storage)', 'Anvil + Anvil (name: Anvil)'],
    );
  });

  test('names before aliases', () => {
    assert.deepEqual(
      joined(
        `- [Hammer](${forge}/h)\n- [Anvil](${forge}/a)\n\n${sections(['Anvil (Hammer)', 'x'], ['Hammer', 'y'])}`,
      ),
      ['Hammer + Hammer (name: Hammer)', 'Anvil + Anvil (name: Anvil)'],
    );
  });

  test('aliases before links', () => {
    assert.deepEqual(
      joined(
        `- [Hammer](${forge}/b)\n- [Wind](${forge}/c)\n\n${sections(['Anvil (Hammer)', 'a'], ['Bellows', 'b'])}`,
      ),
      ['Hammer + Anvil (alias: Hammer)', 'Wind + -', '- + Bellows'],
    );
  });

  test('one to one: of duplicates each gets its own, in order', () => {
    const text = `- [Anvil](${forge}/a)\n- [Anvil](${forge}/b)\n- [Anvil](${forge}/c)\n\n${sections(['Anvil', 'a'], ['Anvil', 'b'])}`;
    const found = components(text);
    assert.deepEqual(joined(text), [
      'Anvil + Anvil (name: Anvil)',
      'Anvil + Anvil (name: Anvil)',
      'Anvil + -',
    ]);
    assert.notEqual(found[0]?.section, found[1]?.section);
  });
});

suite('which name in a label is the component’s', () => {
  const nameOf = (text: string, index: number): string | undefined => {
    const part = components(text)[index]?.entryName;
    if (part !== undefined) {
      assert.equal(textOf(text, part.span), part.name);
    }
    return part?.name;
  };
  const parts = `${section('Anvil', `${forge}/anvil`)}\n${section('Bellows', `${forge}/bellows`)}`;

  test('the one that the section has', () => {
    const text = `- [Shaping = Anvil](${forge}/a)\n- [Bellows: wind](${forge}/b)\n\n${parts}`;
    assert.deepEqual([nameOf(text, 0), nameOf(text, 1)], ['Anvil', 'Bellows']);
  });

  test('without a section the one of its repository, else as in other entries', () => {
    const text = `- [Shaping = Anvil](${forge}/a)\n- [Wind = Bellows](${forge}/b)\n- [Tongs = Holding](${forge}/tongs)\n- [Fire = Crucible](${forge}/c)\n\n${parts}`;
    assert.deepEqual([nameOf(text, 2), nameOf(text, 3)], ['Tongs', 'Crucible']);
  });

  test('an entry without section is called by it', () => {
    const text = `- [Anvil](${forge}/a)\n- [Tongs = Holding](${forge}/tongs)\n\n${parts}`;
    assert.deepEqual(
      components(text).map(({ name }) => name),
      ['Anvil', 'Tongs', 'Bellows'],
    );
  });
});

suite('components in every shape', () => {
  const shapes: Readonly<Record<string, (name: string, url: string) => string>> = {
    'bold leads': (name, url) => `**${name}**: What it does.\n- hard\n\nMore [here](${url})\n`,
    'bold leads with the colon inside': (name, url) => `**${name}:** What it does. ${url}\n`,
    'bold leads with a link first': (name, url) =>
      `**${name}**: [${name}](${url})\n<br> This is hard.\n`,
    'lines in bold': (name, url) => `**${name}**\n\nWhat it does. [code](${url})\n`,
    'first lines in bold': (name, url) => `**${name}**\nWhat it does. [code](${url})\n`,
    headings: (name, url) => `#### ${name}\n\nWhat it does.\n\n see ${url}\n`,
    'headings with a number sign at the end': (name, url) => `## ${name} ##\n\n<${url}>\n`,
    'underlined headings': (name, url) => `${name}\n---\n\nWhat it does: ${url}\n`,
    'headings that link': (name, url) => `## [${name}](${url})\n\nWhat it does.\n`,
    'headings in code that link': (name, url) => `## [\`${name}\`](${url})\n\nWhat it does.\n`,
    'headings with an alias': (name, url) => `## ${name} (= Old ${name})\n\nSee ${url}\n`,
  };
  const entries: Readonly<Record<string, (name: string, url: string) => string>> = {
    'bullets with a link': (name, url) => `- [${name}](${url})`,
    'bullets with a description': (name, url) => `- [${name}](${url}) \u2014 hard\n  and heavy`,
    'bullets with bold links': (name, url) => `* **[${name}](${url})** - hard`,
    'bullets with a bare address': (name, url) => `- ${name}: ${url}`,
    'bullets with tabs': (name, url) => `* ${name}:\t\t    ${url}`,
    'bullets with an address alone': (_, url) => `- ${url}`,
    'bullets with an autolink': (name, url) => `+ ${name} - <${url}>`,
    'bullets with a code link': (name, url) => `- [\`${name}\`](${url}): hard`,
    'bullets with broken words': (name, url) => `- [${name} =\n  what it is](${url})`,
    'bullets with a spaced destination': (name, url) => `- [${name}]( ${url}): hard`,
    'numbered items': (name, url) => `1. [${name}](${url})`,
    'numbered items with brackets': (name, url) => `1) [${name}](${url})`,
    references: (name) => `- [${name}]`,
    'references with a label': (name) => `- [**${name}**][${name}]`,
    'items with a lead': (name, url) => `- **${name}**: hard, from [us](${url})`,
    tasks: (name, url) => `- [x] [${name}](${url})`,
    rows: (name, url) => `| [${name}](${url}) | hard |`,
    'rows with the link in another cell': (name, url) => `| ${name} | hard | [code](${url}) |`,
    'rows with an address in another cell': (name, url) => `| **${name}** | ${url} |`,
  };
  const of = (make: (name: string, url: string) => string, between: string): string =>
    ['Anvil', 'Bellows', 'Crucible']
      .map((name) => make(name, `${forge}/${name.toLowerCase()}`))
      .join(between);
  const definitions = of((name, url) => `[${name}]: ${url}`, '\n');

  for (const [entryShape, entry] of Object.entries(entries)) {
    for (const [sectionShape, make] of Object.entries(shapes)) {
      test(`${entryShape}, ${sectionShape}`, () => {
        const head = entryShape.startsWith('rows') ? '| a | b | c |\n| - | - | - |\n' : '';
        const text = `# Our stack\n\nWhat it is made of:\n\n${head}${of(entry, '\n')}\n\n${of(make, '\n')}\n${definitions}\n`;
        for (const each of [text, withCrlf(text)]) {
          const found = components(each);
          assert.deepEqual(
            found.map(({ name, entry: own, section: its, match }) => [
              name,
              own?.link?.repository.key,
              its?.link?.repository.key,
              match?.confidence,
            ]),
            ['Anvil', 'Bellows', 'Crucible'].map((name) => [
              name,
              `github.com/forge/${name.toLowerCase()}`,
              `github.com/forge/${name.toLowerCase()}`,
              'certain',
            ]),
          );
          assert.equal(parsePost(each).body().overview?.form, head === '' ? 'list' : 'table');
        }
      });
    }
  }
});

suite('tables of components', () => {
  const table = (...rows: readonly string[]): string =>
    `| Name | What | Code |\n| :--- | :-: | ---: |\n${rows.join('\n')}\n`;
  const entriesOf = (text: string): readonly unknown[] | undefined =>
    parsePost(text)
      .body()
      .overview?.entries.map(({ label, link, description }) => [
        label,
        link?.repository.key.replace('github.com/', ''),
        description === undefined ? undefined : textOf(text, description),
      ]);

  test('name, description and link, wherever the link is', () => {
    assert.deepEqual(
      entriesOf(
        table(
          `| [Anvil](${forge}/anvil) | hard | |`,
          `| Bellows | soft | [code](${forge}/bellows) |`,
          `| Crucible | ${forge}/crucible | hot |`,
          `| \`tongs\` | holds | <${forge}/tongs> |`,
        ),
      ),
      [
        ['Anvil', 'forge/anvil', 'hard'],
        ['Bellows', 'forge/bellows', 'soft'],
        ['Crucible', 'forge/crucible', 'hot'],
        ['tongs', 'forge/tongs', 'holds'],
      ],
    );
  });

  test('a row without a link is an entry among others', () => {
    assert.deepEqual(
      entriesOf(
        table(
          `| [Anvil](${forge}/anvil) | hard | |`,
          `| [Bellows](${forge}/bellows) | soft | |`,
          '| Crucible | hot | |',
        ),
      )?.[2],
      ['Crucible', undefined, 'hot'],
    );
  });

  test('pictures and logos are no names', () => {
    assert.deepEqual(
      entriesOf(
        table(
          `| <img src="a.png"> | [Anvil](${forge}/anvil) | hard |`,
          `| ![b](b.png) | [Bellows](${forge}/bellows) | soft |`,
        ),
      ),
      [
        ['Anvil', 'forge/anvil', 'hard'],
        ['Bellows', 'forge/bellows', 'soft'],
      ],
    );
  });

  test('persons are no components', () => {
    assert.equal(
      entriesOf(
        table(
          '| <img width="30px" src="https://github.com/mara.png"> | Mara | [@mara](https://github.com/mara) |',
          '| <img width="30px" src="https://github.com/tarn.png"> | Tarn | [@tarn](https://github.com/tarn) |',
        ),
      ),
      undefined,
    );
    assert.equal(
      entriesOf(
        table(
          '| Mara | lead | [@mara](https://github.com/mara) |',
          '| Tarn | tests | [@tarn](https://github.com/tarn) |',
        ),
      ),
      undefined,
    );
  });

  test('who cares for a component is not its code', () => {
    assert.deepEqual(
      entriesOf(
        table(
          `| Anvil | [@mara](https://github.com/mara) | [code](${forge}/anvil) |`,
          `| Bellows | [@tarn](https://github.com/tarn) | [code](${forge}/bellows) |`,
        ),
      )?.map((entry) => (entry as unknown[]).slice(0, 2)),
      [
        ['Anvil', 'forge/anvil'],
        ['Bellows', 'forge/bellows'],
      ],
    );
  });
});

suite('what is no component', () => {
  test('what stands in comments and code', () => {
    const hidden = `- [Anvil](${forge}/anvil)\n- [Bellows](${forge}/bellows)\n\n${section('Anvil', `${forge}/anvil`)}\n${section('Bellows', `${forge}/bellows`)}`;
    for (const text of [`<!--\n${hidden}\n-->\n`, `\`\`\`\`md\n${hidden}\n\`\`\`\`\n`]) {
      assert.deepEqual(joined(text), []);
    }
  });

  test('a list in a comment is not the overview', () => {
    const parts = ['Anvil', 'Bellows'].map((name) => section(name, `${forge}/${name}`)).join('\n');
    assert.deepEqual(
      joined(
        `<!--\n- [Hidden](${forge}/hidden)\n- [Other](${forge}/other)\n-->\n\n- [Anvil](${forge}/Anvil) <!-- - [Not](${forge}/not) -->\n- [Bellows](${forge}/Bellows)\n\n${parts}`,
      ),
      ['Anvil + Anvil (name: Anvil)', 'Bellows + Bellows (name: Bellows)'],
    );
  });

  test('persons, whatever they are linked like', () => {
    for (const list of [
      '- [@mara](https://github.com/mara)\n- [@tarn](https://github.com/tarn) has started\n',
      '- [![](https://github.com/mara.png)](https://github.com/mara)\n- [![](https://github.com/tarn.png)](https://github.com/tarn)\n',
      '- [Mara Moor](https://github.com/mara) \u2013 founder\n- [Tarn Ash](https://github.com/tarn) \u2013 friend\n',
      '- <https://github.com/mara>\n- <https://github.com/tarn>\n',
    ]) {
      assert.deepEqual(joined(list), [], list);
      const parts = `${section('Anvil', `${forge}/anvil`)}\n${section('Bellows', `${forge}/bellows`)}`;
      assert.deepEqual(
        joined(`${parts}\n## Thanks\n\n${list}`),
        ['- + Anvil', '- + Bellows'],
        list,
      );
    }
  });
});

sharedSuite('the components of the post that the project started from', () => {
  const text = sharedText('seed/open_source_technology.md') ?? '';

  test('are joined as a careful reader would', () => {
    assert.deepEqual(
      components(text).map(({ name, entry, entryName, section: own, match }) => [
        name,
        entry?.label,
        entryName?.name,
        own?.name,
        match?.evidence,
        match?.words,
      ]),
      [
        [
          'Cockpit',
          'Jumpscale = Automation Framework',
          'Jumpscale',
          'Cockpit',
          'alias',
          'Jumpscale',
        ],
        ['Zero-OS', 'Distributed OS = Zero-OS', 'Zero-OS', 'Zero-OS', 'label', 'Zero-OS'],
        [
          'ItsYou.Online',
          'Neutral Identity Management',
          'Neutral Identity Management',
          'ItsYou.Online',
          'link',
          'github.com/itsyouonline',
        ],
        [
          'ThreeFold Chain',
          'Solving the Blockchain Dilemma',
          'Solving the Blockchain Dilemma',
          'ThreeFold Chain',
          'address',
          'rivine',
        ],
        ['Zero Storage', undefined, undefined, 'Zero Storage', undefined, undefined],
      ],
    );
  });
});
