// What quick fixes and commands share: entries and sections that are added, and parts that change places.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Component } from '../../src/post/component';
import type { ClosingTemplate } from '../../src/post/closing';
import { parsePost, type Body, type Post } from '../../src/post/post';
import { applyEdits, type TextEdit } from '../../src/post/text';
import { noComponents } from '../../src/profile/knownValues';
import { addEntry } from '../../src/rules/components/addEntry';
import { addSection } from '../../src/rules/components/addSection';
import { longestIncreasing } from '../../src/rules/components/longestIncreasing';
import { lastPlace, placeOfEntry, placeOfSection } from '../../src/rules/components/places';
import {
  isInOrder,
  moveComponent,
  moveComponentBefore,
  reorderEntries,
  reorderSections,
} from '../../src/rules/components/reorder';
import { context, problemsOf } from '../support/checking';
import { sharedMarkdown, sharedSuite } from '../support/corpus';
import { assertMinimal, assertRestAlone } from '../support/edits';
import { coatedPost, inRuns, runs } from '../support/fuzz';
import { generatedStack } from '../support/stacks';

const lineEnds = /\r\n|\n|\r/;

/** The lines of a text in any order, but for blank ones. */
function lines(text: string): readonly string[] {
  return text
    .split(lineEnds)
    .filter((line) => line.trim() !== '')
    .sort();
}

function namesIn({ sections, components }: Body): readonly (readonly string[])[] {
  return [
    sections.map(({ name }) => name),
    components.filter(({ entry }) => entry !== undefined).map(({ name }) => name),
  ];
}

function assertPermutation(post: Post, edits: readonly TextEdit[], what: string): Post {
  const { text } = post;
  const after = applyEdits(text, edits);
  assertRestAlone(text, edits, what);
  assertMinimal(post, edits, what);
  assert.equal(after.length, text.length, `${what}: no unit is lost or invented`);
  assert.deepEqual(Array.from(after).sort(), Array.from(text).sort(), what);
  return parsePost(after);
}

function assertSameLines(before: string, after: string, isOrdered: boolean): void {
  const withoutNumber = (text: string): string =>
    isOrdered ? text.replace(/^\d+[.)]/gm, '') : text;
  assert.deepEqual(lines(withoutNumber(after)), lines(withoutNumber(before)));
}

function isOrdered({ text }: Post): boolean {
  return /^\d+[.)] /m.test(text);
}

function isOutOfOrder(body: Body): boolean {
  return !isInOrder(body);
}

suite('bringing entries and sections into one order', () => {
  for (const [what, reorder] of [
    ['entries', reorderEntries],
    ['sections', reorderSections],
  ] as const) {
    test(`${what}: no byte is lost, and the order is the wanted one`, () => {
      let offered = 0;
      fc.assert(
        fc.property(generatedStack, ({ text }) => {
          const post = parsePost(text);
          const edits = reorder(post);
          if (edits === undefined) {
            return;
          }
          offered++;
          const after = assertPermutation(post, edits, what);
          assertSameLines(text, after.text, isOrdered(post));
          assert.ok(isInOrder(after.body()));
          assert.equal(reorder(after), undefined, 'nothing is left to do');
          const [sections, entries] = namesIn(post.body());
          const [sectionsAfter, entriesAfter] = namesIn(after.body());
          assert.deepEqual(sectionsAfter?.toSorted(), sections?.toSorted());
          assert.deepEqual(entriesAfter?.toSorted(), entries?.toSorted());
          assert.deepEqual(
            what === 'entries' ? sectionsAfter : entriesAfter,
            what === 'entries' ? sections : entries,
            'the other side stays as it is',
          );
        }),
        runs(200),
      );
      assert.ok(offered > inRuns(60), `${String(offered)} were tried`);
    });
  }

  test('is offered wherever sound entries and sections differ', () => {
    fc.assert(
      fc.property(generatedStack, ({ text }) => {
        const post = parsePost(text);
        if (isOutOfOrder(post.body())) {
          assert.notEqual(reorderEntries(post), undefined, text);
          assert.notEqual(reorderSections(post), undefined, text);
        }
      }),
      runs(200),
    );
  });

  test('of any post is a permutation', () => {
    fc.assert(
      fc.property(coatedPost, (text) => {
        const post = parsePost(text);
        for (const edits of [reorderEntries(post), reorderSections(post)]) {
          if (edits !== undefined) {
            assert.ok(isInOrder(assertPermutation(post, edits, 'any post').body()));
          }
        }
      }),
      runs(200),
    );
  });

  const overview =
    '- [Anvil](https://codeberg.org/forge/anvil)\n- [Bellows](https://codeberg.org/forge/bellows)\n';

  for (const [why, sections] of [
    [
      'sections below different headings',
      '# Air\n\n**Bellows**: Air.\n\n# Iron\n\n**Anvil**: Iron.\n',
    ],
    ['sections of different shapes', '**Bellows**: Air.\n\n## Anvil\n\nIron.\n'],
    [
      'a comment that silences what stands next',
      '**Bellows**: Air.\n\n<!-- component-posts-disable-next-line links/insecure -->\n\n**Anvil**: Iron.\n',
    ],
    ['a fence that nobody closed', '**Bellows**: Air.\n\n**Anvil**: Iron.\n\n```\ncode\n'],
  ] as const) {
    test(`sections stay where they are: ${why}`, () => {
      const post = parsePost(`${overview}\n${sections}`);
      assert.ok(isOutOfOrder(post.body()), 'they come in another order');
      assert.equal(reorderSections(post), undefined);
    });
  }

  test('the last words of a post stay last', () => {
    const section = (name: string): string =>
      `**${name}**: A part.\n\nTo dive deeper into ${name}, see [${name} on Codeberg](https://codeberg.org/forge/${name.toLowerCase()})\n\n`;
    const post = parsePost(`${overview}\n${section('Bellows')}${section('Anvil')}That is all.\n`);
    assert.equal(
      applyEdits(post.text, reorderSections(post) ?? []),
      `${overview}\n${section('Anvil')}${section('Bellows')}That is all.\n`,
    );
  });
});

suite('moving a component', () => {
  test('moves its entry by one place and its section beside the other one', () => {
    let moved = 0;
    fc.assert(
      fc.property(
        generatedStack,
        fc.nat(7),
        fc.constantFrom('up' as const, 'down' as const),
        ({ text }, at, direction) => {
          const post = parsePost(text);
          const { components } = post.body();
          const component = components[at % components.length];
          const edits =
            component === undefined ? undefined : moveComponent(post, component, direction);
          if (component === undefined || edits === undefined) {
            return;
          }
          moved++;
          const after = assertPermutation(post, edits, direction).body();
          const before = post.body();
          const step = direction === 'up' ? -1 : 1;
          const placeIn = (body: Body, side: number): number =>
            namesIn(body)[side]?.indexOf(component.name) ?? -1;
          if (component.entry !== undefined) {
            assert.equal(placeIn(after, 1), placeIn(before, 1) + step);
            const beside = before.components[before.components.indexOf(component) + step];
            if (component.section !== undefined && beside?.section !== undefined) {
              const [own, other] = [component.name, beside.name].map((name) =>
                after.sections.findIndex((section) => section.name === name),
              );
              assert.equal((own ?? 0) < (other ?? 0), direction === 'up');
            }
          } else {
            assert.equal(placeIn(after, 0), placeIn(before, 0) + step);
          }
        },
      ),
      runs(250),
    );
    assert.ok(moved > inRuns(80), `${String(moved)} were moved`);
  });

  test('of any post is a permutation', () => {
    fc.assert(
      fc.property(coatedPost, fc.nat(7), (text, at) => {
        const post = parsePost(text);
        const { components } = post.body();
        const component = components[at % Math.max(components.length, 1)];
        for (const direction of ['up', 'down'] as const) {
          const edits =
            component === undefined ? undefined : moveComponent(post, component, direction);
          if (edits !== undefined) {
            assertPermutation(post, edits, direction);
          }
        }
      }),
      runs(200),
    );
  });
});

suite('moving a component before another one', () => {
  /** Names with one of them before another, or behind the last. */
  const asked = (
    names: readonly string[],
    own: string,
    before: string | undefined,
  ): readonly string[] => {
    const rest = names.filter((name) => name !== own);
    return rest.toSpliced(before === undefined ? rest.length : rest.indexOf(before), 0, own);
  };

  const kindOf = ({ components }: Body, isListed: boolean): readonly Component[] =>
    components.filter(({ entry }) => (entry !== undefined) === isListed);

  test('moves it over any distance to where it is asked, and its section with it', () => {
    let [listed, unlisted] = [0, 0];
    fc.assert(
      fc.property(
        generatedStack,
        fc.nat(7),
        fc.nat(7),
        fc.boolean(),
        ({ text }, at, to, isListed) => {
          const post = parsePost(text);
          const parts = kindOf(post.body(), isListed);
          const component = parts[at % Math.max(parts.length, 1)];
          const before = parts[to % (parts.length + 1)];
          const edits =
            component === undefined || component === before
              ? undefined
              : moveComponentBefore(post, component, before);
          if (component === undefined || edits === undefined) {
            return;
          }
          const after = assertPermutation(post, edits, 'before another');
          assertSameLines(text, after.text, isOrdered(post));
          const names = (body: Body): readonly string[] =>
            kindOf(body, isListed).map(({ name }) => name);
          const wanted = asked(names(post.body()), component.name, before?.name);
          assert.deepEqual(names(after.body()), wanted);
          // Those without an entry keep their order, and so do those that it does not pass.
          const others = (body: Body): readonly string[] =>
            body.sections.map(({ name }) => name).filter((name) => name !== component.name);
          if (!isListed) {
            unlisted++;
            assert.deepEqual(others(after.body()), others(post.body()));
            assert.deepEqual(namesIn(after.body())[1], namesIn(post.body())[1]);
          } else if (component.section !== undefined) {
            listed++;
            const [old, now] = [names(post.body()), wanted].map((order) =>
              order.indexOf(component.name),
            );
            const passed = names(post.body()).slice(
              Math.min(old ?? 0, now ?? 0),
              Math.max(old ?? 0, now ?? 0) + 1,
            );
            const place = (name: string): number =>
              after.body().sections.findIndex((section) => section.name === name);
            for (const name of passed) {
              if (name !== component.name && place(name) !== -1) {
                assert.equal(
                  place(component.name) < place(name),
                  (now ?? 0) < (old ?? 0),
                  `${component.name} and ${name}`,
                );
              }
            }
          }
        },
      ),
      runs(300),
    );
    assert.ok(
      listed > inRuns(16) && unlisted > inRuns(6),
      `${String(listed)} and ${String(unlisted)} were moved`,
    );
  });

  test('is the same as one step where the place is the next one', () => {
    let compared = 0;
    fc.assert(
      fc.property(generatedStack, fc.nat(7), ({ text }, at) => {
        const post = parsePost(text);
        const parts = kindOf(post.body(), true);
        const index = at % parts.length;
        const [component, above, next] = [index, index - 1, index + 2].map((place) => parts[place]);
        if (component === undefined) {
          return;
        }
        compared++;
        if (above !== undefined) {
          assert.deepEqual(
            moveComponentBefore(post, component, above),
            moveComponent(post, component, 'up'),
          );
        }
        if (index < parts.length - 1) {
          assert.deepEqual(
            moveComponentBefore(post, component, next),
            moveComponent(post, component, 'down'),
          );
        }
      }),
      runs(100),
    );
    assert.ok(compared > inRuns(80), String(compared));
  });

  test('of any post is a permutation', () => {
    fc.assert(
      fc.property(coatedPost, fc.nat(7), fc.nat(7), (text, at, to) => {
        const post = parsePost(text);
        const { components } = post.body();
        const component = components[at % Math.max(components.length, 1)];
        const before = components[to % (components.length + 1)];
        const edits =
          component === undefined ? undefined : moveComponentBefore(post, component, before);
        if (edits !== undefined) {
          assertPermutation(post, edits, 'before another');
        }
      }),
      runs(200),
    );
  });

  const at = (name: string): string => `https://codeberg.org/forge/${name.toLowerCase()}`;
  const names = ['Anvil', 'Bellows', 'Crucible', 'Dross'];
  const entry = (name: string): string => `- [${name}](${at(name)})\n`;
  const section = (name: string): string => `\n**${name}**: A part.\n`;
  const written = (listed: readonly string[], explained: readonly string[]): string =>
    `${listed.map(entry).join('')}${explained.map(section).join('')}`;
  const moved = (text: string, name: string, before: string | undefined): string | undefined => {
    const post = parsePost(text);
    const component = componentOf(post, name);
    assert.ok(component, name);
    const edits = moveComponentBefore(
      post,
      component,
      before === undefined ? undefined : componentOf(post, before),
    );
    return edits === undefined ? undefined : applyEdits(text, edits);
  };

  test('takes entry and section from the last place to the first, and to the end', () => {
    const text = written(names, names);
    const first = ['Dross', 'Anvil', 'Bellows', 'Crucible'];
    assert.equal(moved(text, 'Dross', 'Anvil'), written(first, first));
    const last = ['Bellows', 'Crucible', 'Dross', 'Anvil'];
    assert.equal(moved(text, 'Anvil', undefined), written(last, last));
  });

  test('leaves sections that stand right already', () => {
    const text = written(names, ['Dross', 'Anvil', 'Bellows', 'Crucible']);
    assert.equal(
      moved(text, 'Dross', 'Anvil'),
      written(['Dross', 'Anvil', 'Bellows', 'Crucible'], ['Dross', 'Anvil', 'Bellows', 'Crucible']),
    );
  });

  test('is refused where it stands there, for one of the other kind, and where parts cannot move', () => {
    const text = written(names, [...names, 'Embers', 'Flux']);
    assert.equal(moved(text, 'Anvil', 'Anvil'), undefined);
    assert.equal(moved(text, 'Anvil', 'Bellows'), undefined);
    assert.equal(moved(text, 'Dross', undefined), undefined);
    assert.equal(moved(text, 'Flux', 'Anvil'), undefined);
    assert.equal(moved(text, 'Anvil', 'Flux'), undefined);
    assert.equal(moved(text, 'Flux', 'Embers'), written(names, [...names, 'Flux', 'Embers']));
    const parted = written(names, names).replace('\n**Crucible**', '\n# More\n\n**Crucible**');
    assert.equal(moved(parted, 'Dross', 'Anvil'), undefined);
  });
});

const added = { name: 'Grindstone', url: 'https://codeberg.org/forge/grindstone' };

function loud(text: string): number {
  return problemsOf(text).filter(({ severity }) => /^(?:error|warning)$/.test(severity)).length;
}

function componentOf(post: Post, name: string): Component | undefined {
  return post.body().components.find((component) => component.name === name);
}

suite('adding a component', () => {
  test('an entry comes where it is wanted, with its link, and the others stay', () => {
    fc.assert(
      fc.property(generatedStack, fc.integer({ min: -1, max: 5 }), ({ text, entries }, at) => {
        const post = parsePost(text);
        const index = Math.min(at, entries.length - 1);
        const edits = addEntry(post, added, at)?.edits ?? [];
        assertRestAlone(text, edits, 'adding an entry');
        const after = parsePost(applyEdits(text, edits));
        assert.deepEqual(
          after
            .body()
            .overview?.entries.map(({ names, link }) => [
              names.some(({ name }) => name === added.name),
              link?.url === added.url,
            ]),
          entries.toSpliced(index + 1, 0, added.name).map((name) => {
            const isAdded = name === added.name;
            return [isAdded, isAdded];
          }),
          after.text,
        );
      }),
      runs(200),
    );
  });

  test('a role is told as the others tell theirs, and the name stays the name', () => {
    fc.assert(
      fc.property(generatedStack, ({ text, entries }) => {
        const post = parsePost(text);
        const withSection = applyEdits(
          text,
          addSection(post, added, lastPlace(post.body()), []).edits,
        );
        const ready = parsePost(withSection);
        const entry = { ...added, role: 'Edges' };
        const edits = addEntry(ready, entry, entries.length - 1)?.edits ?? [];
        const after = parsePost(applyEdits(withSection, edits));
        const component = componentOf(after, added.name);
        assert.notEqual(component?.entry, undefined, after.text);
        assert.equal(component?.section?.name, added.name, after.text);
        assert.match(after.text, /\bEdges\b/);
      }),
      runs(150),
    );
  });

  test('a section comes where the overview asks for it, with its link, and the others stay', () => {
    fc.assert(
      fc.property(
        generatedStack,
        fc.integer({ min: -1, max: 5 }),
        fc.boolean(),
        ({ text }, at, isLinked) => {
          const post = parsePost(text);
          const withEntry = parsePost(
            applyEdits(
              text,
              addEntry(post, isLinked ? added : { name: added.name }, at)?.edits ?? [],
            ),
          );
          const component = withEntry
            .body()
            .components.find(({ entry }) => entry?.label.includes(added.name));
          // A row without a link is no entry.
          fc.pre(isLinked || post.body().overview?.form === 'list');
          assert.ok(component?.entry !== undefined, withEntry.text);
          const { edits } = addSection(
            withEntry,
            isLinked ? added : { name: added.name },
            placeOfSection(withEntry.body(), component.entry),
            [],
          );
          assertRestAlone(withEntry.text, edits, 'adding a section');
          const after = parsePost(applyEdits(withEntry.text, edits));
          const { sections } = after.body();
          assert.deepEqual(
            sections.map(({ name }) => name).filter((name) => name !== added.name),
            post.body().sections.map(({ name }) => name),
            after.text,
          );
          const section = componentOf(after, added.name)?.section;
          if (section === undefined) {
            // Of several headings, only those that link or are listed are told to be components.
            assert.fail(after.text);
          }
          assert.equal(section.link?.url, isLinked ? added.url : undefined, after.text);
          assert.equal(
            isInOrder(after.body()),
            isInOrder(post.body()),
            `the order stays as good as it was: ${after.text}`,
          );
          assert.equal(loud(after.text), loud(text), after.text);
        },
      ),
      runs(200),
    );
  });

  test('an entry for a section comes where the sections ask for it', () => {
    fc.assert(
      fc.property(generatedStack, ({ text }) => {
        const post = parsePost(text);
        const body = post.body();
        const alone = body.components.find(({ entry }) => entry === undefined);
        if (alone?.section === undefined || isOutOfOrder(body)) {
          return;
        }
        const { name, section } = alone;
        const edits =
          addEntry(post, { name, url: section.link?.url }, placeOfEntry(body, section))?.edits ??
          [];
        const after = parsePost(applyEdits(text, edits)).body();
        assert.ok(isInOrder(after));
        assert.ok(after.components.some((found) => found.name === name && found.match));
      }),
      runs(200),
    );
  });
});

suite('the closing sentence of a new section', () => {
  const text = `- [Anvil](https://codeberg.org/forge/anvil)\n- [Bellows](https://codeberg.org/forge/bellows)\n\n**Anvil**: Iron.`;
  const bellows = '**Bellows**: One of the components of this stack.';
  const url = 'https://codeberg.org/forge/bellows';

  function fixed(body: string, closings: readonly ClosingTemplate[]): string {
    const known = {
      ...context.known,
      componentsOfBlog: () => ({ ...noComponents, closings }),
    };
    const [fix] = problemsOf(body, { known })
      .filter(({ rule }) => rule === 'components/entry-without-section')
      .flatMap(({ fixes }) => fixes);
    return applyEdits(body, fix?.edits ?? []);
  }

  const ofBlog = { before: 'More about {name}: ', after: '.' };

  test('is that of the blog', () => {
    assert.equal(
      fixed(text, [ofBlog]),
      `${text}\n\n${bellows}\n\nMore about Bellows: [Bellows on Codeberg](${url}).`,
    );
  });

  test('is the usual one where nobody knows better', () => {
    assert.equal(
      fixed(text, []),
      `${text}\n\n${bellows}\n\nTo dive deeper into Bellows, see [Bellows on Codeberg](${url})`,
    );
  });

  test('is that of the post first, with a link text that says where it leads', () => {
    const own = `${text}\n\nLook at Anvil - click [here](https://codeberg.org/forge/anvil)!\n`;
    assert.equal(
      fixed(own, [ofBlog]),
      `${own.trimEnd()}\n\n${bellows}\n\nLook at Bellows - see [Bellows on Codeberg](${url})!\n`,
    );
  });
});

sharedSuite('adding a component to real posts', () => {
  test('leaves no new problem that a reader would see', () => {
    for (const folder of [
      'seed',
      'corpus/threefold-blog/posts',
      'corpus/overviews',
      'corpus/nasty',
    ]) {
      for (const { name, text } of sharedMarkdown(folder)) {
        const post = parsePost(text);
        const entry = addEntry(post, added, 0)?.edits ?? [];
        const section = addSection(post, added, lastPlace(post.body()), []).edits;
        const after = applyEdits(text, [...entry, ...section]);
        assert.equal(loud(after), loud(text), `${name}\n${after}`);
      }
    }
  });
});

sharedSuite('overviews and sections of real posts', () => {
  const own = /^components\/(?:entry-without|section-without|order-|link-|duplicate-)/;

  for (const folder of ['corpus/threefold-blog', 'corpus/overviews', 'corpus/nasty']) {
    test(`agree in ${folder}, but for the post that the project started from`, () => {
      assert.deepEqual(
        sharedMarkdown(folder)
          .filter(({ text }) => problemsOf(text).some(({ rule }) => own.test(rule)))
          .map(({ name }) => name)
          .filter((name) => !name.endsWith('open_source_technology.md')),
        [],
      );
    });
  }
});

suite('the longest part in order', () => {
  test('is one, and none is longer', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6]), (numbers) => {
        const kept = [...longestIncreasing(numbers)]
          .sort((a, b) => a - b)
          .map((index) => numbers[index] ?? -1);
        assert.deepEqual(
          kept,
          kept.toSorted((a, b) => a - b),
        );
        const longest = (from: number, least: number): number =>
          numbers.reduce(
            (most, number, index) =>
              index >= from && number >= least
                ? Math.max(most, 1 + longest(index + 1, number + 1))
                : most,
            0,
          );
        assert.equal(kept.length, longest(0, 0));
      }),
      runs(100),
    );
  });
});
