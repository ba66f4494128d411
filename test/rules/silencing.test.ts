import assert from 'node:assert/strict';
import { parsePost } from '../../src/post/post';
import { textOf } from '../../src/post/text';
import { rules } from '../../src/rules/registry';
import type { Problem } from '../../src/rules/rule';
import { runRules } from '../../src/rules/run';
import { silencingOf } from '../../src/rules/silencing';
import { context, problemsOf } from '../support/checking';
import { withCrlf } from '../support/fuzz';

/** A rule that finds every exclamation mark, and one that finds every question mark. */
const marks = (['a/exclaims', 'a/asks'] as const).map((id, index) => ({
  id,
  summary: 'No mark.',
  severity: 'warning' as const,
  needs: 'body' as const,
  fix: 'none',
  rationale: 'For tests.',
  examples: [],
  since: '0.0.0',
  check: ({ text }: { readonly text: string }) =>
    Array.from(text.matchAll(index === 0 ? /!(?!--)/g : /\?/g), ({ index: start }) => ({
      message: 'A mark.',
      span: { start, end: start + 1 },
    })),
}));

/** The marks that are still found: each with what stands in front of it, as `one!`. */
function found(text: string): readonly string[] {
  return runRules(marks, parsePost(text), context).map(({ span: { start } }) =>
    (/\w*$/.exec(text.slice(0, start))?.[0] ?? '').concat(text.charAt(start)),
  );
}

const cases: Readonly<Record<string, readonly [text: string, found: readonly string[]]>> = {
  'a line of the front matter': [
    '---\na: one! # component-posts-disable-line a/exclaims\nb: two!\n---\n',
    ['two!'],
  ],
  'the next line': [
    '---\n# component-posts-disable-next-line a/exclaims\na: one!\nb: two!\n---\n',
    ['two!'],
  ],
  'only the rule that is named': [
    '---\na: one! two? # component-posts-disable-line a/asks\n---\n',
    ['one!'],
  ],
  'several rules, divided by spaces and commas': [
    '---\na: one! two? # component-posts-disable-line a/asks, a/exclaims\nb: c? d! # component-posts-disable-line a/asks a/exclaims\n---\n',
    [],
  ],
  'every rule where none is named': ['---\na: one! two? # component-posts-disable-line\n---\n', []],
  'with a reason': [
    '---\na: one! two? # component-posts-disable-line a/asks -- not a/exclaims\n---\n',
    ['one!'],
  ],
  'a block to its end': [
    '---\na: one!\n# component-posts-disable a/exclaims\nb: two!\n# component-posts-enable a/exclaims\nc: three!\n---\n',
    ['one!', 'three!'],
  ],
  'a block to the end of the front matter': [
    '---\na: one!\n# component-posts-disable\nb: two!\n---\nthree!\n',
    ['one!', 'three!'],
  ],
  'of every rule but one': [
    '---\na: b\n# component-posts-disable\nb: one! two?\n# component-posts-enable a/asks\nc: three! four?\n---\n',
    ['four?'],
  ],
  'until all are spoken to again': [
    '---\na: b\n# component-posts-disable a/asks\nb: one! two?\n# component-posts-enable\nc: three! four?\n---\n',
    ['one!', 'three!', 'four?'],
  ],
  'the whole file from the front matter': [
    '---\na: one!\n# component-posts-disable-file a/exclaims\n---\ntwo!\n',
    [],
  ],
  'the whole file from the body': [
    '---\na: one!\n---\ntwo!\n\n<!-- component-posts-disable-file a/exclaims -->\n',
    [],
  ],
  'behind another comment': [
    '---\na: one! # why # component-posts-disable-line a/exclaims\n---\n',
    [],
  ],
  'not in a value': [
    '---\na: "one! # component-posts-disable-line"\nb: two!#component-posts-disable-line\n---\n',
    ['one!', 'two!'],
  ],
  'not in a value over lines': [
    '---\na: |\n  # component-posts-disable-file\n  one!\nb: "c\n  # component-posts-disable-file"\n---\n',
    ['one!'],
  ],
  'not where the comment only speaks of it': [
    '---\na: one! # see component-posts-disable-line\n---\n',
    ['one!'],
  ],
  'all of a value over lines, from above': [
    '---\n# component-posts-disable-next-line a/exclaims\na: "one!\n  two!"\nb: three!\n---\n',
    ['three!'],
  ],
  'all of a value over lines, from behind it': [
    '---\na: "one!\n  two!" # component-posts-disable-line a/exclaims\nb: three!\n---\n',
    ['three!'],
  ],
  'all of a text block, from its first line': [
    '---\na: | # component-posts-disable-line a/exclaims\n  one!\n  two!\nb: three!\n---\n',
    ['three!'],
  ],
  'one item of a list': [
    '---\na:\n  - one! # component-posts-disable-line a/exclaims\n  - two!\n---\n',
    ['two!'],
  ],
  'a line of the body': ['one! <!-- component-posts-disable-line a/exclaims -->\ntwo!\n', ['two!']],
  'the next line of the body': [
    'one!\n\n<!-- component-posts-disable-next-line a/exclaims -->\ntwo!\nthree!\n',
    ['one!', 'three!'],
  ],
  'the next line below a blank one': [
    '<!-- component-posts-disable-next-line a/exclaims -->\n\ntwo!\nthree!\n',
    ['three!'],
  ],
  'a block of the body': [
    'one!\n\n<!-- component-posts-disable a/exclaims -->\n\ntwo!\n\n<!-- component-posts-enable -->\n\nthree!\n',
    ['one!', 'three!'],
  ],
  'in a comment over lines': [
    '<!--\n  component-posts-disable-next-line\n  a/exclaims\n  -- for the sake of it\n-->\none! two?\n',
    ['two?'],
  ],
  'not in code': [
    '```html\n<!-- component-posts-disable-file -->\n```\n\n    <!-- component-posts-disable-file -->\n\n`<!-- component-posts-disable-file -->` one!\n',
    ['one!'],
  ],
  'in a list and in a quote': [
    '- one! <!-- component-posts-disable-line -->\n- two!\n\n> three! <!-- component-posts-disable-line -->\n> four!\n',
    ['two!', 'four!'],
  ],
  'not in a script': [
    '<script>\n"<!-- component-posts-disable-file -->"\n</script>\n\none!\n',
    ['one!'],
  ],
};

suite('silencing', () => {
  for (const [title, [text, expected]] of Object.entries(cases)) {
    test(title, () => {
      assert.deepEqual(found(text), expected);
      assert.deepEqual(found(withCrlf(text)), expected, 'with CRLF');
      assert.deepEqual(found(`\uFEFF${text}`), expected, 'behind a byte order mark');
    });
  }

  test('a problem on the fence is silenced from the first lines below it, and for the file', () => {
    const missing = (content: string): number =>
      problemsOf(`---\n${content}title: "One"\n---\n`).filter(
        ({ rule }) => rule === 'front-matter/missing-field',
      ).length;
    assert.ok(missing('') > 0);
    assert.equal(missing('# component-posts-disable-file front-matter/missing-field\n'), 0);
    assert.equal(missing('# one\n\n# component-posts-disable front-matter/missing-field\n'), 0);
    assert.ok(missing('draft: yes\n# component-posts-disable front-matter/missing-field\n') > 0);
    assert.ok(missing('# component-posts-disable-next-line front-matter/missing-field\n') > 0);
  });

  test('comments know where they stand', () => {
    const text =
      '---\na: b # component-posts-disable-line a/b, c/d -- e\n---\n<!-- component-posts-disable x/y -->\n';
    const { comments } = silencingOf(parsePost(text));
    assert.deepEqual(
      comments.map(({ span, words, form, part, rules: named }) => [
        textOf(text, span),
        textOf(text, words),
        form,
        part,
        named.map(({ id, span: place }) => [id, textOf(text, place)]),
      ]),
      [
        [
          '# component-posts-disable-line a/b, c/d -- e',
          'component-posts-disable-line',
          'disable-line',
          'front-matter',
          [
            ['a/b', 'a/b'],
            ['c/d', 'c/d'],
          ],
        ],
        [
          '<!-- component-posts-disable x/y -->',
          'component-posts-disable',
          'disable',
          'body',
          [['x/y', 'x/y']],
        ],
      ],
    );
  });

  test('the body is not read where nothing in it silences', () => {
    const post = parsePost('---\na: b # component-posts-disable-line\n---\nText.\n');
    const reads = { ...post, body: () => assert.fail('the body was read') };
    assert.deepEqual(runRules(rules, reads, context, 'front-matter').length > 0, true);
  });
});

suite('severities', () => {
  const text = '---\ntitle: "One"\nauthor: Mara\npublished_at: 2026-3-9\n---\n';
  const severityOf = (
    rule: string,
    severities: readonly (readonly [string, Problem['severity'] | 'off'])[],
  ): readonly string[] =>
    problemsOf(text, { severities: new Map(severities) })
      .filter((problem) => problem.rule === rule)
      .map(({ severity }) => severity);

  test('a chosen one wins over that of the rule and that of the finding', () => {
    assert.deepEqual(severityOf('front-matter/date-format', []), ['information']);
    assert.deepEqual(
      severityOf('front-matter/date-format', [['front-matter/date-format', 'error']]),
      ['error'],
    );
    assert.deepEqual(
      new Set(severityOf('front-matter/missing-field', [['front-matter/missing-field', 'hint']])),
      new Set(['hint']),
    );
  });

  test('a rule that is off does not run', () => {
    assert.deepEqual(
      severityOf('front-matter/date-format', [['front-matter/date-format', 'off']]),
      [],
    );
  });

  test('a failure of ours cannot be turned off', () => {
    const failing = {
      ...marks[0]!,
      check: () => {
        throw new Error('It fell.');
      },
    };
    const severities = new Map([['internal/rule-failed', 'off' as const]]);
    const silenced =
      '<!-- component-posts-disable-file internal/rule-failed -->\n<!-- component-posts-disable-file -->\n';
    assert.deepEqual(
      runRules([failing], parsePost(silenced), { ...context, severities }).map(
        ({ rule, severity }) => [rule, severity],
      ),
      [['internal/rule-failed', 'warning']],
    );
  });
});
