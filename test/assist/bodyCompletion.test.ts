import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bodyCompletionsAt, type BodyCompletion } from '../../src/assist/bodyCompletion';
import { followsBracket } from '../../src/assist/bodyPlace';
import { normaliseName } from '../../src/post/names';
import { repositoryAt } from '../../src/post/links';
import { parsePost } from '../../src/post/post';
import { applyEdits } from '../../src/post/text';
import { noComponents, type KnownComponents } from '../../src/profile/knownValues';
import { problemsOf } from '../support/checking';
import { sharedMarkdown, sharedSuite } from '../support/corpus';
import { coatedPost, inRuns, runs } from '../support/fuzz';

const blog: KnownComponents = {
  components: [
    {
      name: 'Lantern',
      role: 'Dashboard',
      url: 'http://www.github.com/tidewater-stack/lantern.git',
      uses: 3,
    },
    { name: 'Beacon', role: 'Bus', url: 'https://github.com/tidewater-stack/beacon', uses: 2 },
    { name: 'Depot', role: undefined, url: 'https://github.com/tidewater-stack', uses: 1 },
    { name: 'Paper_Clip*', role: 'Odd [One]', url: 'https://gitlab.com/odd/paper', uses: 1 },
    { name: 'Ghost', role: undefined, url: undefined, uses: 1 },
  ],
  repositories: [
    { url: 'https://github.com/tidewater-stack/lantern', uses: 3 },
    { url: 'https://github.com/tidewater-stack/beacon', uses: 2 },
    { url: 'https://codeberg.org/tidewater/keel', uses: 1 },
  ],
  closings: [{ before: 'The source of {name} is ', after: '.' }],
};

const head = '---\ntitle: "Tides"\nauthor: Mara\n---\n\n';
const list = `- [Beacon = Message Bus](https://github.com/tidewater-stack/beacon)
- [Logbook = Time-Series Store](https://codeberg.org/tidewater/logbook)
- [Keel](https://codeberg.org/tidewater/keel)
`;
const beacon = `**Beacon**: Carries every message.

The code of Beacon: [Beacon on GitHub](https://github.com/tidewater-stack/beacon)
`;

/** The cursor is at `|`. */
function offered(marked: string, known = blog): readonly BodyCompletion[] {
  const offset = marked.lastIndexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return bodyCompletionsAt(parsePost(text), offset, { componentsOfBlog: () => known });
}

function labels(marked: string, known = blog): readonly string[] {
  return offered(marked, known).map(({ label }) => label);
}

function chosen(marked: string, label: string, known = blog): string {
  const offset = marked.lastIndexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const found = offered(marked, known).find((completion) => completion.label === label);
  assert.ok(found, `${label} is offered`);
  return applyEdits(text, [{ span: found.replacing, newText: found.newText }]);
}

suite('completion of sections', () => {
  test('on an empty line behind the overview: those that it promises, what comes next first', () => {
    assert.deepEqual(labels(`${head}${list}\n${beacon}\n|\n`), [
      'Section: Logbook',
      'Section: Keel',
    ]);
    assert.deepEqual(labels(`${head}${list}\n${beacon.replaceAll('Beacon', 'Keel')}\n|\n`), [
      'Section: Beacon',
      'Section: Logbook',
    ]);
  });

  test('with name, link, role and the closing sentence of the post, else of the blog', () => {
    assert.equal(
      chosen(`${head}${list}\n${beacon}\n|\n`, 'Section: Logbook'),
      `${head}${list}\n${beacon}
**Logbook**: Time-Series Store.

The code of Logbook: [Logbook on Codeberg](https://codeberg.org/tidewater/logbook)
`,
    );
    assert.ok(
      chosen(`${head}${list}\n|\n`, 'Section: Beacon').endsWith(`
**Beacon**: Message Bus.

The source of Beacon is [Beacon on GitHub](https://github.com/tidewater-stack/beacon).
`),
    );
    assert.ok(
      chosen(`${head}${list}\n|\n`, 'Section: Keel', noComponents).endsWith(`
**Keel**: One of the components of this stack.

To dive deeper into Keel, see [Keel on Codeberg](https://codeberg.org/tidewater/keel)
`),
    );
  });

  test('the description is what the author writes over', () => {
    const [first] = offered(`${head}${list}\n${beacon}|\n`);
    assert.ok(first?.placeholder);
    assert.equal(
      first.newText.slice(first.placeholder.start, first.placeholder.end),
      'Time-Series Store.',
    );
    assert.ok(first.newText.startsWith('\n**Logbook**'), 'apart from the line above');
  });

  test('in the shape of the other sections, and in the line ends of the post', () => {
    const headings = `${head}${list}\n### Beacon\n\nCarries [messages](https://github.com/tidewater-stack/beacon).\n\n### Keel\n\nHolds [all](https://codeberg.org/tidewater/keel).\n\n|\n\n## Thanks\n`;
    assert.match(
      chosen(headings, 'Section: Logbook'),
      /all\]\(\S+\)\.\n\n### Logbook\n\nTime-Series Store\.\n\nThe source of Logbook is \[Logbook on Codeberg\]\(\S+\)\.\n\n## Thanks/,
    );
    const windows = chosen(headings.replaceAll('\n', '\r\n'), 'Section: Logbook');
    assert.equal(/(?:^|[^\r])\n/.test(windows), false);
    const items = `${head}${list}\nAll of them:\n\n- **Beacon**: Carries [it](https://github.com/tidewater-stack/beacon).\n- **Keel**: Holds [it](https://codeberg.org/tidewater/keel).\n|\n`;
    assert.match(
      chosen(items, 'Section: Logbook'),
      /keel\)\.\n- \*\*Logbook\*\*: Time-Series Store\. See \[Logbook on Codeberg\]\(\S+\)\.\n$/,
    );
  });

  test('what is typed of it is replaced, and finds it', () => {
    for (const typed of ['**Lo', '**Logbook', 'comp', 'Log', '## Lo', '#', '**']) {
      const marked = `${head}${list}\n${beacon}\n${typed}|\n\nThe end.\n`;
      assert.ok(labels(marked).includes('Section: Logbook'), typed);
      assert.match(chosen(marked, 'Section: Logbook'), /\)\n\n\*\*Logbook\*\*: /, typed);
    }
    const [{ filter } = { filter: '' }] = offered(`${head}${list}\n${beacon}\n|\n`);
    for (const typed of ['**Lo', 'comp', 'log', 'sec']) {
      assert.ok(filter.toLowerCase().includes(typed.toLowerCase()), typed);
    }
  });

  test('nowhere else', () => {
    for (const marked of [
      `${head}|\n\n${list}\n${beacon}`,
      `${head}Text.\n|\n${list}\n${beacon}`,
      `${head}${list}\n**Beacon**: Carries.\n|\nThe code: [Beacon](https://github.com/tidewater-stack/beacon)\n`,
      `${head}${list}\n${beacon}\n\`\`\`\n|\n\`\`\`\n`,
      `${head}${list}\n${beacon}\n\`\`\`\n|`,
      `${head}${list}\n${beacon}\n<!--\n|\n-->\n`,
      `${head}${list}\n${beacon}\nThe end|\nof it.\n`,
      `${head}${list}\n${beacon}\n| a | b |\n| - | - |\n| |`,
      `---\ntitle: x\n|\n---\n\n${list}\n${beacon}`,
      `${head}Nothing of the kind.\n\n|\n`,
      `${head}${list}\n${beacon}\n${beacon.replaceAll('Beacon', 'Logbook')}\n${beacon.replaceAll('Beacon', 'Keel')}\n|\n`,
    ]) {
      assert.deepEqual(
        labels(marked).filter((label) => label.startsWith('Section')),
        [],
        marked,
      );
    }
  });
});

suite('completion of entries', () => {
  test('in an item of the overview: what the blog knows and the post lacks', () => {
    const wanted = ['Lantern', 'Depot', 'Paper_Clip*', 'Ghost'];
    for (const typed of ['- |', '- La|', '- [|', '- [La|', '- [|]', '- [La|]']) {
      const marked = `${head}${list}${typed}\n\n${beacon}`;
      assert.deepEqual(labels(marked), wanted, typed);
      assert.equal(
        chosen(marked, 'Lantern'),
        `${head}${list}- [Lantern = Dashboard](https://github.com/tidewater-stack/lantern)\n\n${beacon}`,
        typed,
      );
    }
    assert.equal(
      chosen(`${head}- |\n${list}\n${beacon}`, 'Depot'),
      `${head}- [Depot](https://github.com/tidewater-stack)\n${list}\n${beacon}`,
    );
  });

  test('sections without an entry come first', () => {
    const lamp = beacon.replaceAll('Beacon', 'Lamp').replaceAll('beacon', 'lamp');
    const [first] = offered(`${head}${list}- |\n\n${beacon}\n${lamp}`);
    assert.equal(first?.label, 'Lamp');
    assert.equal(first.newText, '[Lamp](https://github.com/tidewater-stack/lamp)');
  });

  test('on the line below the overview, in its style', () => {
    assert.equal(
      chosen(`${head}${list}|\n\n${beacon}`, 'Lantern'),
      `${head}${list}- [Lantern = Dashboard](https://github.com/tidewater-stack/lantern)\n\n${beacon}`,
    );
    assert.equal(chosen(`${head}${list}|\nText.\n`, 'Ghost'), `${head}${list}- Ghost\n\nText.\n`);
    const ordered =
      '  1. **[Beacon](https://github.com/tidewater-stack/beacon)** - the bus\n\n  2. **[Keel](https://codeberg.org/tidewater/keel)** - the rest\n';
    assert.equal(
      chosen(`${head}${ordered}|\n`, 'Lantern'),
      `${head}${ordered}\n  3. **[Lantern](https://github.com/tidewater-stack/lantern)** - Dashboard\n`,
    );
    const table =
      '| name | source |\n| - | - |\n| Beacon | [code](https://github.com/tidewater-stack/beacon) |\n| Keel | [code](https://codeberg.org/tidewater/keel) |\n';
    assert.match(
      chosen(`${head}${table}|\n`, 'Lantern'),
      /keel\) \|\n\| Lantern \| \[Lantern on GitHub\]\(\S+lantern\) \|\n$/,
    );
  });

  test('nowhere else', () => {
    for (const marked of [
      `${head}${list}\n- |\n`.replace('\n- |', '\n\nText.\n\n- |'),
      `${head}${list}- [Lamp](https://github.com/a/lamp)|\n`,
      `${head}${list}  - |\n`,
      `${head}${list.replace('[Keel', '|[Keel')}`,
      `${head}${list}\n\n|\n`,
      `${head}- |\n`,
    ]) {
      assert.deepEqual(
        offered(marked).filter(({ kind }) => kind === 'entry'),
        [],
        marked,
      );
    }
  });
});

suite('completion of links', () => {
  test('behind a bracket: what the post has, then what the blog knows', () => {
    const marked = `${head}${list}\n${beacon}\nSee [|] for more.\n`;
    assert.deepEqual(labels(marked).slice(0, 8), [
      'Beacon on GitHub',
      'Beacon',
      'Logbook on Codeberg',
      'Logbook',
      'Keel on Codeberg',
      'Keel',
      'Lantern on GitHub',
      'Lantern',
    ]);
    assert.equal(
      chosen(marked, 'Lantern on GitHub'),
      `${head}${list}\n${beacon}\nSee [Lantern on GitHub](https://github.com/tidewater-stack/lantern) for more.\n`,
    );
    assert.match(chosen(`${head}See [Pa|.\n`, 'Paper_Clip*'), /See \[Paper_Clip\\\*\]\(/);
    assert.match(
      chosen(`${head}> - See **[ke|]**.\n`, 'keel on Codeberg'),
      /See \*\*\[keel on Codeberg\]\(https:\/\/codeberg\.org\/tidewater\/keel\)\*\*\.\n$/,
    );
  });

  test('in a section its own link comes first', () => {
    const lamp = `**Keel**: Holds it all, see [|\n`;
    assert.equal(labels(`${head}${list}\n${beacon}\n${lamp}`)[0], 'Keel on Codeberg');
  });

  test('nothing of it matches the box of a task', () => {
    assert.ok(offered(`${head}See [|.\n`).every(({ filter }) => !filter.includes(']')));
  });

  test('nowhere else', () => {
    for (const marked of [
      `${head}See ![|].\n`,
      `${head}See \\[|].\n`,
      `${head}See \`[|]\`.\n`,
      `${head}See [words][|].\n`,
      `${head}See [La|](https://example.org).\n`,
      `${head}See [a [|](https://example.org).\n`,
      `${head}\`\`\`\n[|]\n\`\`\`\n`,
      `${head}    [|]\n`,
      `${head}<!-- [|] -->\n`,
      `${head}[|]: https://example.org\n`,
      `---\ntags: [|]\n---\n\nText.\n`,
      `${head}No bracket|.\n`,
    ]) {
      assert.deepEqual(labels(marked), [], marked);
    }
  });

  test('whether to look at all is told from the line', () => {
    const post = parsePost('One [two\nthree ![four');
    assert.deepEqual(
      [4, 5, 8, 9, 14, 20].map((offset) => followsBracket(post, offset)),
      [false, true, true, false, false, false],
    );
  });
});

/** Whether a reader would see something broken that was not broken before. */
function isLoud(text: string): number {
  return problemsOf(text).filter(({ severity }) => severity === 'warning' || severity === 'error')
    .length;
}

/** Where an author may ask: the ends of lines, new items, brackets. */
function askedAt(text: string, seed: number): { readonly text: string; readonly offset: number } {
  const ends = Array.from(text.matchAll(/\r\n|\n|\r|$/g), ({ index }) => index);
  const end = ends[seed % ends.length] ?? 0;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const typed =
    ['', `${eol}- `, `${eol}- [`, ' [', `${eol}${eol}`, `${eol}${eol}**`][seed % 6] ?? '';
  return { text: text.slice(0, end) + typed + text.slice(end), offset: end + typed.length };
}

function assertHolds(whole: string, seed: number): number {
  const { text, offset } = askedAt(whole, seed);
  const post = parsePost(text);
  const found = bodyCompletionsAt(post, offset, { componentsOfBlog: () => blog });
  const before = found.length === 0 ? 0 : isLoud(text);
  for (const { kind, label, newText, replacing, placeholder } of found.slice(0, 3)) {
    const what = `${label} in ${JSON.stringify(text.slice(Math.max(offset - 300, 0), offset))}|${JSON.stringify(text.slice(offset, offset + 200))}`;
    assert.ok(replacing.start <= offset && offset <= replacing.end, what);
    assert.ok(!/[\r\n]/.test(text.slice(replacing.start, replacing.end)), what);
    assert.ok(placeholder === undefined || placeholder.end <= newText.length, what);
    const fixed = applyEdits(text, [{ span: replacing, newText }]);
    assert.ok(isLoud(fixed) <= before, `${what}\nleaves something broken:\n${newText}`);
    const after = parsePost(fixed).body();
    if (kind === 'section') {
      const name = normaliseName(label.replace(/^Section: /, ''));
      assert.ok(
        after.sections.some((section) => normaliseName(section.name) === name),
        `${what} is a section`,
      );
      assert.ok(after.sections.length > post.body().sections.length, `${what} is one more`);
    } else if (kind === 'entry') {
      const names = (after.overview?.entries ?? []).flatMap((entry) =>
        entry.names.map((part) => normaliseName(part.name)),
      );
      assert.ok(names.includes(normaliseName(label)), `${what} is an entry`);
    } else {
      assert.ok(
        after.links.some((link) => link.span.start === replacing.start) ||
          repositoryAt(/\((\S+)\)$/.exec(newText)?.[1] ?? '') === undefined,
        `${what} is a link`,
      );
    }
  }
  return found.length;
}

suite('completion in any body', () => {
  test('leaves nothing broken, and is what it says', () => {
    fc.assert(
      fc.property(coatedPost, fc.nat(10_000), (text, seed) => {
        assertHolds(text, seed);
      }),
      runs(80),
    );
  });
});

sharedSuite('completion in the bodies of real posts', () => {
  test('leaves nothing broken, and is what it says', () => {
    let count = 0;
    for (const { text } of [...sharedMarkdown('seed'), ...sharedMarkdown('corpus')]) {
      if (text.length < 12_000) {
        for (let seed = 0; seed < inRuns(12); seed++) {
          count += assertHolds(text, seed * 7 + text.length);
        }
      }
    }
    assert.ok(count > inRuns(200), String(count));
  });
});
