import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completionsAt, type Completion } from '../../src/assist/completion';
import { elementsOf } from '../../src/assist/fieldAt';
import { hoverAt } from '../../src/assist/hover';
import { addMissingRequired, asText } from '../../src/assist/missingFields';
import { definitionAt, linksIn, usesAt } from '../../src/assist/navigation';
import { frontMatterSpan, outlineOf } from '../../src/assist/outline';
import { refactoringsAt } from '../../src/assist/refactorings';
import { fieldsOf, parsePost, type Post } from '../../src/post/post';
import { applyEdits, contains, span, textOf, type Span } from '../../src/post/text';
import { builtInProfile } from '../../src/profile/builtIn';
import type { Profile } from '../../src/profile/profile';
import type { RuleContext } from '../../src/rules/rule';
import { specOf } from '../../src/rules/front-matter/fields';
import { knownFrom, profileWith } from '../support/blog';
import { context as plainContext, problemsOf } from '../support/checking';
import { sharedMarkdown, sharedSuite } from '../support/corpus';
import { generatedPost, inRuns, mutate, mutation, outside, runs, withCrlf } from '../support/fuzz';

const known = knownFrom(
  {
    values: {
      author: [
        ['Mara', 3],
        ["Noor: 'the smith'", 1],
        ['# 1', 1],
      ],
      tags: [
        ['tech', 3],
        ['open source', 2],
        ['#winter', 1],
        ['a: b', 1],
        ['say "ah"', 1],
        ['[x]', 1],
      ],
    },
    companions: { author: { Mara: { author_image: [['mara: 1.png', 2]] } } },
    folders: { 'assets/images': ['mara.png', 'a & b.png', "it's.png", '@2x.png'] },
  },
  '2026-11-22',
);

const tagsAs = (form: string): Profile => profileWith({ tags: { form } });
const profiles: readonly Profile[] = [
  builtInProfile,
  tagsAs('flow'),
  tagsAs('block'),
  profileWith({
    author: { aliases: ['by'] },
    draft: { type: 'boolean' },
    topics: { type: 'list', items: { type: 'enum', values: ['one', 'two: 2'] } },
    cover: { type: 'object', fields: { file: {}, caption: {} } },
  }),
];

function contextWith(profile: Profile): RuleContext {
  return { ...plainContext, profile, known };
}

const coated = fc
  .tuple(generatedPost, fc.array(mutation, { maxLength: 3 }), fc.nat(3))
  .map(([text, mutations, coat]) => {
    const mutated = mutations.reduce(mutate, text);
    return coat === 1 ? withCrlf(mutated) : coat === 2 ? `\uFEFF${mutated}` : mutated;
  });

/** A text cut off or not, and a cursor near its start. */
const asked = fc
  .tuple(coated, fc.nat(999), fc.boolean(), fc.constantFrom(...profiles))
  .map(([text, fraction, cut, profile]) => {
    const offset = Math.min(Math.floor((fraction / 999) * 320), text.length);
    return { text: cut ? text.slice(0, offset) : text, offset, profile };
  });

const lines: Readonly<Record<string, readonly string[]>> = {
  title: ['', ' "A"', ' A', " 'it''s'", ' ""', ' >-\n  A\n  B'],
  author: ['', ' ', ' Ma', ' "Ma"', " ''", ' # hers', ' Ma # hers', ' # hers'],
  author_image: ['', ' x', ' ""', ' # hers', ' a.png', ' "a b.png" # hers'],
  tags: [
    ...[
      '',
      ' ',
      ' a',
      ' a, b',
      ' a,b,',
      ' "a, b"',
      " 'a'",
      ' a, b # theirs',
      ' # theirs',
      ' "a\\"b"',
    ],
    ...[' []', ' [a, b]', ' [a, "b", ]', ' [\n  a,\n  b\n]', ' [a, # theirs\n  b]'],
    ...['\n  - a\n  - "b"', '\n- a\n- ', ' # theirs\n  - a # this\n  -'],
  ],
  published_at: ['', ' 2026-3-9', ' "2026-03-09"'],
  post_image: ['', ' ', " 'b.png'"],
  draft: ['', ' tr'],
  topics: ['', ' [one, ]', '\n  - one'],
  cover: ['\n  file: a\n', '\n    caption: a\n    file: b'],
};

/** Front matter that is nearly always sound, with a cursor anywhere in it. */
const written = fc
  .tuple(
    fc.shuffledSubarray([...Object.keys(lines), '', '# a comment'], { minLength: 1 }),
    fc.array(fc.nat(999), { minLength: 12, maxLength: 12 }),
    fc.nat(999),
    fc.nat(3),
    fc.constantFrom(...profiles),
  )
  .map(([names, choices, fraction, coat, profile]) => {
    const front = names
      .map((name, index) => {
        const values = lines[name];
        return values === undefined
          ? name
          : `${name}:${values[(choices[index] ?? 0) % values.length] ?? ''}`;
      })
      .join('\n');
    const plain = `---\n${front}\n---\n\nText.\n`;
    const text = coat === 1 ? withCrlf(plain) : coat === 2 ? `\uFEFF${plain}` : plain;
    const offset = Math.floor((fraction / 999) * (text.length - 10));
    return { text, offset, profile };
  })
  // No cursor stands between the two halves of a line end.
  .map((one) =>
    one.text.slice(one.offset - 1, one.offset + 1) === '\r\n'
      ? { ...one, offset: one.offset - 1 }
      : one,
  );

function assertCompletion(text: string, offset: number, item: Completion): void {
  const { inserting, replacing, moreEdits, newText } = item;
  const what = `${item.label} at ${String(offset)} of ${JSON.stringify(text.slice(0, 400))}`;
  assert.equal(inserting.start, replacing.start, what);
  assert.equal(inserting.end, offset, what);
  assert.ok(replacing.start <= offset && offset <= replacing.end, what);
  // VS Code takes only ranges of one line.
  assert.doesNotMatch(textOf(text, replacing), /[\r\n]/, what);
  assert.notEqual(newText, '', what);
  for (const edit of moreEdits) {
    assert.ok(edit.span.end < replacing.start || edit.span.start > replacing.end, what);
  }
  const edits = [{ span: replacing, newText }, ...moreEdits];
  const after = applyEdits(text, edits);
  assert.equal(after.length, text.length + growth(edits), what);
}

function growth(edits: readonly { readonly span: Span; readonly newText: string }[]): number {
  return edits.reduce(
    (sum, { span: { start, end }, newText }) => sum + newText.length - end + start,
    0,
  );
}

function isSound({ frontMatter }: Post): boolean {
  return frontMatter.kind === 'yaml' && frontMatter.faults.length === 0 && !frontMatter.inBraces;
}

/** A value that was chosen in sound front matter is read back, and nothing is broken by it. */
function assertReadBack(text: string, profile: Profile, item: Completion): void {
  const { replacing, newText, moreEdits } = item;
  const after = applyEdits(text, [{ span: replacing, newText }, ...moreEdits]);
  const what = `${item.label} makes ${JSON.stringify(after.slice(0, 400))} of ${JSON.stringify(text.slice(0, 400))}`;
  const post = parsePost(after);
  assert.ok(isSound(post), what);
  if (item.kind === 'field') {
    assert.ok(
      fieldsOf(post).some(({ name }) => name === item.label) || profile !== builtInProfile,
      what,
    );
    return;
  }
  const values = fieldsOf(post).flatMap(({ name, value }) => {
    const spec = specOf(profile.fields, name);
    return spec === undefined ? [] : elementsOf(post, value, spec).map((element) => element.text);
  });
  assert.ok(
    values.includes(item.label) ||
      // Where quotes hold escapes, tags cannot be told apart.
      newText.includes('\\'),
    what,
  );
}

suite('assistance in generated posts', () => {
  test('what is completed changes its own place alone', () => {
    let offered = 0;
    fc.assert(
      fc.property(fc.oneof(asked, written), ({ text, offset, profile }) => {
        for (const item of completionsAt(parsePost(text), offset, contextWith(profile))) {
          offered++;
          assertCompletion(text, offset, item);
        }
      }),
      runs(1_500),
    );
    assert.ok(offered > inRuns(1_000), `${String(offered)} were offered`);
  });

  test('what is completed in sound front matter leaves it sound, and is read back', () => {
    let offered = 0;
    fc.assert(
      fc.property(written, ({ text, offset, profile }) => {
        const post = parsePost(text);
        if (isSound(post)) {
          for (const item of completionsAt(post, offset, contextWith(profile))) {
            offered++;
            assertReadBack(text, profile, item);
          }
        }
      }),
      runs(1_500),
    );
    assert.ok(offered > inRuns(1_000), `${String(offered)} were offered`);
  });

  test('refactorings keep what the post says, leave the rest alone and come to an end', () => {
    let offered = 0;
    fc.assert(
      fc.property(fc.oneof(asked, written), ({ text, offset, profile }) => {
        const context = contextWith(profile);
        const post = parsePost(text);
        for (const { title, edits } of refactoringsAt(post, true, span(offset, offset), context)) {
          offered++;
          const what = `${title} of ${JSON.stringify(text.slice(0, 400))}`;
          const after = applyEdits(text, edits);
          assert.notEqual(after, text, what);
          assert.equal(outside(text, edits).length, after.length - inserted(edits), what);
          assert.ok(isSound(parsePost(after)), what);
          assert.ok(errors(after, context) <= errors(text, context), what);
        }
      }),
      runs(1_500),
    );
    assert.ok(offered > inRuns(100), `${String(offered)} were offered`);
  });

  test('missing fields are added once', () => {
    fc.assert(
      fc.property(fc.oneof(asked, written), ({ text, profile }) => {
        const context = contextWith(profile);
        const edits = addMissingRequired(parsePost(text), context).map((place) => ({
          span: span(place.at, place.at),
          newText: asText(place),
        }));
        const after = applyEdits(text, edits);
        if (edits.length > 0) {
          assert.ok(isSound(parsePost(after)), JSON.stringify(after.slice(0, 400)));
        }
        assert.deepEqual(addMissingRequired(parsePost(after), context), []);
      }),
      runs(500),
    );
  });
});

function inserted(edits: readonly { readonly newText: string }[]): number {
  return edits.reduce((sum, { newText }) => sum + newText.length, 0);
}

function errors(text: string, context: RuleContext): number {
  return problemsOf(text, context).filter(({ severity }) => severity === 'error').length;
}

/** Milliseconds that half of all answers take less than; the machine may be busy with other things. */
const quick = 5;

sharedSuite('assistance in real posts', () => {
  test('every answer is quick, at every seventh offset, and lies in the front matter', () => {
    const times: number[] = [];
    const context = contextWith(builtInProfile);
    for (const { text, name } of ['seed', 'corpus'].flatMap(sharedMarkdown)) {
      const post = parsePost(text);
      const head = span(0, post.bodyStart);
      for (const found of linksIn(post, context)) {
        assert.ok(contains(head, found.span), name);
      }
      for (const entry of outlineOf(post)) {
        assert.ok(contains(head, entry.span) && contains(entry.span, entry.selection), name);
      }
      assert.ok(contains(span(0, text.length), frontMatterSpan(post) ?? span(0, 0)), name);
      for (let offset = 0; offset <= Math.min(text.length, post.bodyStart + 200); offset += 7) {
        const start = performance.now();
        const items = completionsAt(post, offset, context);
        const hover = hoverAt(post, offset, context);
        const uses = usesAt(post, offset, context);
        definitionAt(post, offset, context);
        refactoringsAt(post, true, span(offset, offset), context);
        times.push(performance.now() - start);
        for (const item of items) {
          assertCompletion(text, offset, item);
        }
        if (offset > post.bodyStart) {
          assert.deepEqual([items, hover, uses], [[], undefined, undefined], name);
        }
      }
    }
    const half = times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
    assert.ok(half < quick, `${String(half)} ms`);
  });
});
