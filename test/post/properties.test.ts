import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePost } from '../../src/post/post';
import { sharedMarkdown, sharedSuite } from '../support/corpus';
import {
  changeLine,
  generatedPost,
  generatedPostWithLineFeeds,
  generatedStack,
  inRuns,
  lineChange,
  mutate,
  mutation,
  runs,
  withCrlf,
} from '../support/fuzz';
import { assertLines, assertSameAsFresh, assertSound, contentOf } from '../support/invariants';

suite('any text is read', () => {
  test('spans of generated posts lie in the text and nest', () => {
    fc.assert(
      fc.property(generatedPost, (text) => {
        assertSound(parsePost(text));
      }),
      runs(250),
    );
  });

  test('spans of mutated posts lie in the text and nest', () => {
    fc.assert(
      fc.property(
        generatedPost,
        fc.array(mutation, { minLength: 1, maxLength: 6 }),
        (text, mutations) => {
          const post = parsePost(mutations.reduce(mutate, text));
          assertSound(post);
          assertLines(post, 7);
        },
      ),
      runs(500),
    );
  });

  test('spans of any prefix lie in the text and nest', () => {
    fc.assert(
      fc.property(generatedPost, fc.nat(1_000), (text, fraction) => {
        assertSound(parsePost(text.slice(0, Math.ceil((fraction / 1_000) * text.length))));
      }),
      runs(250),
    );
  });

  test('any string at all is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const post = parsePost(`---\n${text}`);
        assertSound(post);
        assertLines(post);
        assertSound(parsePost(text));
      }),
      runs(200),
    );
  });

  test('reading leaves no trace: the same text says the same twice', () => {
    fc.assert(
      fc.property(generatedPost, mutation, (text, change) => {
        const changed = mutate(text, change);
        const first = contentOf(parsePost(changed));
        parsePost(text).body();
        assert.equal(contentOf(parsePost(changed)), first);
      }),
      runs(200),
    );
  });
});

suite('line ends do not matter', () => {
  test('a post with CRLF says what it says with line feeds', () => {
    fc.assert(
      fc.property(
        generatedPostWithLineFeeds,
        fc.array(mutation, { maxLength: 2 }),
        (text, mutations) => {
          const lineFeeds = mutations.reduce(mutate, text).replace(/\r\n?/g, '\n');
          assert.deepEqual(
            shifted(parsePost(withCrlf(lineFeeds)), '\r\n'),
            shifted(parsePost(lineFeeds), '\n'),
          );
        },
      ),
      runs(350),
    );
  });

  test('components are the same with CRLF', () => {
    fc.assert(
      fc.property(generatedStack, fc.array(lineChange, { maxLength: 4 }), (text, changes) => {
        const lineFeeds = changes.reduce(changeLine, text).replace(/\r\n?/g, '\n');
        assert.deepEqual(
          shifted(parsePost(withCrlf(lineFeeds)), '\r\n'),
          shifted(parsePost(lineFeeds), '\n'),
        );
      }),
      runs(250),
    );
  });

  test('a post with lone carriage returns says what it says with line feeds', () => {
    fc.assert(
      fc.property(generatedPostWithLineFeeds, (text) => {
        assert.deepEqual(
          shifted(parsePost(text.replaceAll('\n', '\r')), '\r'),
          shifted(parsePost(text), '\n'),
        );
      }),
      runs(120),
    );
  });
});

/** Numbers that are no offsets. */
const counts = new Set(['level', 'block', 'firstBlock', 'endBlock']);

/** The content of a post with each offset as it would be with line feeds. */
function shifted(post: ReturnType<typeof parsePost>, lineEnd: string): unknown {
  const { text } = post;
  const extra: number[] = [];
  for (let at = text.indexOf(lineEnd); at !== -1; at = text.indexOf(lineEnd, at + lineEnd.length)) {
    extra.push(at + lineEnd.length);
  }
  const shift = (offset: number): number =>
    offset - (lineEnd.length - 1) * extra.filter((behind) => behind <= offset).length;
  const visit = (value: unknown, base: number): unknown => {
    if (Array.isArray(value)) {
      return value.map((inner) => visit(inner, base));
    }
    if (typeof value === 'object' && value !== null) {
      const record = value as Record<string, unknown>;
      const own = typeof record['block'] === 'object' ? base + Number(record['offset']) : base;
      return Object.fromEntries(
        Object.entries(record).map(([key, inner]) => [
          key,
          typeof inner === 'number' && !counts.has(key)
            ? shift((key === 'offset' ? base : own) + inner)
            : typeof inner === 'string'
              ? inner.replaceAll(lineEnd, '\n')
              : visit(inner, own),
        ]),
      );
    }
    return value;
  };
  const { blocks, ...body } = post.body();
  return [visit(post.frontMatter, 0), visit(body, 0), visit(blocks, post.bodyStart)];
}

suite('reading what changed only', () => {
  test('after chains of edits a post says what it says when read afresh', () => {
    fc.assert(
      fc.property(
        generatedPost,
        fc.array(mutation, { minLength: 4, maxLength: 25 }),
        (text, mutations) => {
          let post = parsePost(text);
          post.body();
          for (const change of mutations) {
            const changed = mutate(post.text, change);
            post = parsePost(changed, post);
            assertSameAsFresh(post);
          }
        },
      ),
      runs(120),
    );
  });

  test('a state whose body nobody asked for does no harm', () => {
    fc.assert(
      fc.property(
        generatedPost,
        fc.array(fc.tuple(mutation, fc.boolean()), { minLength: 2, maxLength: 12 }),
        (text, steps) => {
          let post = parsePost(text);
          for (const [change, read] of steps) {
            post = parsePost(mutate(post.text, change), post);
            if (read) {
              assertSameAsFresh(post);
            }
          }
          assertSameAsFresh(post);
        },
      ),
      runs(150),
    );
  });

  test('components stay true while lines come, go and move', () => {
    let joined = 0;
    fc.assert(
      fc.property(
        generatedStack,
        fc.array(fc.oneof(lineChange, mutation), { minLength: 3, maxLength: 15 }),
        (text, changes) => {
          let post = parsePost(text);
          joined += post.body().components.filter(({ match }) => match !== undefined).length;
          for (const change of changes) {
            const changed =
              change.length === 3 ? changeLine(post.text, change) : mutate(post.text, change);
            post = parsePost(changed, post);
            assertSameAsFresh(post);
            assertSound(post);
          }
        },
      ),
      runs(250),
    );
    assert.ok(joined > inRuns(400), `${String(joined)} components were joined`);
  });

  for (const [why, before, after] of [
    ['a line end grows behind the closing fence', '---\na: b\n---\rBody', '---\na: b\n---\r\nBody'],
    ['code loses its indentation', '    a\n---\n', 'a\n---\n'],
    ['code gets its indentation', 'a\n---\n', '    a\n---\n'],
    [
      'a table ends to be one below a paragraph',
      'a\n| b | c |\n| - | - |\n',
      'a\n| b | c |\n| - |\n',
    ],
    ['a table starts below a paragraph', 'a\n| b | c |\n| - |\n', 'a\n| b | c |\n| - | - |\n'],
    ['a fence opens above everything', 'a\n\n- [b](c)\n', '```\na\n\n- [b](c)\n'],
    ['a comment closes', '<!--\n\na\n\n- b\n', '<!--\n\n-->a\n\n- b\n'],
    [
      'a definition comes at the end',
      '- [a]\n- [b]\n',
      '- [a]\n- [b]\n\n[a]: https://github.com/a/b\n',
    ],
    [
      'a definition says which link of a sentence counts',
      '- [A b](https://github.com/c/d)\n- [E](https://github.com/e/e)\n\n**E**: f\n\n**G**: h\n\n[i][j] to A b, see [k](https://github.com/k/k)\n',
      '- [A b](https://github.com/c/d)\n- [E](https://github.com/e/e)\n\n**E**: f\n\n**G**: h\n\n[i][j] to A b, see [k](https://github.com/k/k)\n\n[j]: https://github.com/l/l\n',
    ],
    [
      'an entry is named like a section',
      '- [A](https://github.com/c/d)\n- [E](https://github.com/e/f)\n\n## B\n\nhttps://github.com/b/b\n\n## G\n\nhttps://github.com/g/g\n',
      '- [B](https://github.com/c/d)\n- [E](https://github.com/e/f)\n\n## B\n\nhttps://github.com/b/b\n\n## G\n\nhttps://github.com/g/g\n',
    ],
  ] as const) {
    test(`when ${why}`, () => {
      const earlier = parsePost(before);
      earlier.body();
      assertSameAsFresh(parsePost(after, earlier));
    });
  }

  test('the earlier state stays as it was', () => {
    fc.assert(
      fc.property(generatedPost, mutation, (text, change) => {
        const before = parsePost(text);
        const content = contentOf(before);
        parsePost(mutate(text, change), before).body();
        assert.equal(contentOf(before), content);
      }),
      runs(150),
    );
  });
});

sharedSuite('real posts, mutated', () => {
  const posts = ['corpus', 'seed']
    .flatMap(sharedMarkdown)
    .filter(({ text }) => text.length < 50_000);
  const post = fc.constantFrom(...posts.map(({ text }) => text));

  test('their spans lie in the text and nest', () => {
    fc.assert(
      fc.property(post, fc.array(mutation, { minLength: 1, maxLength: 8 }), (text, mutations) => {
        assertSound(parsePost(mutations.reduce(mutate, text)));
      }),
      runs(150),
    );
  });

  test('their prefixes are read', () => {
    fc.assert(
      fc.property(post, fc.nat(1_000), (text, fraction) => {
        assertSound(parsePost(text.slice(0, Math.ceil((fraction / 1_000) * text.length))));
      }),
      runs(100),
    );
  });

  test('after lines came, went and moved they say what they say when read afresh', () => {
    fc.assert(
      fc.property(post, fc.array(lineChange, { minLength: 5, maxLength: 15 }), (text, changes) => {
        let state = parsePost(text);
        for (const change of changes) {
          state = parsePost(changeLine(state.text, change), state);
          assertSameAsFresh(state);
        }
      }),
      runs(60),
    );
  });

  test('after chains of edits they say what they say when read afresh', () => {
    fc.assert(
      fc.property(post, fc.array(mutation, { minLength: 10, maxLength: 30 }), (text, mutations) => {
        let state = parsePost(text);
        for (const change of mutations) {
          state = parsePost(mutate(state.text, change), state);
          assertSameAsFresh(state);
        }
      }),
      runs(60),
    );
  });
});
