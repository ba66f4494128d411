import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { silenceFixes, type SilenceScope } from '../../src/assist/silence';
import { readAsSiteGenerator } from '../../src/post/grayMatter';
import { parsePost } from '../../src/post/post';
import { applyEdits, lineAround, textOf } from '../../src/post/text';
import { rules } from '../../src/rules/registry';
import type { Fix, Problem, Rule } from '../../src/rules/rule';
import { runRules } from '../../src/rules/run';
import { remarkTree } from '../corpus/facts';
import { context, problemsOf } from '../support/checking';
import { sharedMarkdown, sharedSuite } from '../support/corpus';
import { coatedPost, mutate, mutation, outside, runs, withCrlf } from '../support/fuzz';
import { undo } from '../support/edits';

const nowhere: SilenceScope = { folder: undefined, project: false };

function fixesOf(text: string, of: RegExp): readonly Fix[] {
  const problem = problemsOf(text).find(({ rule, message }) => of.test(`${rule}: ${message}`));
  assert.ok(problem, `there is a problem ${String(of)}`);
  return silenceFixes(parsePost(text), problem, context, nowhere);
}

/** The post after the fix for the line or the file, which is offered or not. */
function after(text: string, of: RegExp, where: 'line' | 'file'): string | undefined {
  const fix = fixesOf(text, of).find(({ title }) => title.endsWith(`in this ${where}`));
  return fix && applyEdits(text, fix.edits);
}

const sound = `title: "One"
author: Mara
author_image: mara.jpg
tags: tech
post_image: one.jpg
`;

interface Case {
  readonly text: string;
  readonly of: RegExp;
  readonly line: string | undefined;
  readonly file: string | undefined;
}

const cases: Readonly<Record<string, Case>> = {
  'behind a value': {
    text: `---\n${sound}published_at: 2026-3-9\n---\n`,
    of: /date-format/,
    line: `---\n${sound}published_at: 2026-3-9 # component-posts-disable-line front-matter/date-format\n---\n`,
    file: `---\n# component-posts-disable-file front-matter/date-format\n${sound}published_at: 2026-3-9\n---\n`,
  },
  'behind spaces and another comment': {
    text: `---\n${sound}published_at: 2026-3-9 # why\t\n---\n`,
    of: /date-format/,
    line: `---\n${sound}published_at: 2026-3-9 # why\t# component-posts-disable-line front-matter/date-format\n---\n`,
    file: `---\n# component-posts-disable-file front-matter/date-format\n${sound}published_at: 2026-3-9 # why\t\n---\n`,
  },
  'beside another rule in a comment that is there': {
    text: `---\n# component-posts-disable-file front-matter/date-invalid, front-matter/empty-field -- so be it\n${sound}published_at: 2026-3-9 # component-posts-disable-line front-matter/date-invalid\n---\n`,
    of: /date-format/,
    line: `---\n# component-posts-disable-file front-matter/date-invalid, front-matter/empty-field -- so be it\n${sound}published_at: 2026-3-9 # component-posts-disable-line front-matter/date-invalid front-matter/date-format\n---\n`,
    file: `---\n# component-posts-disable-file front-matter/date-invalid, front-matter/empty-field, front-matter/date-format -- so be it\n${sound}published_at: 2026-3-9 # component-posts-disable-line front-matter/date-invalid\n---\n`,
  },
  'above a value over lines': {
    text: `---\n${sound}published_at: "2026-3-\n  9"\n---\n`,
    of: /date-invalid/,
    line: `---\n${sound}# component-posts-disable-next-line front-matter/date-invalid\npublished_at: "2026-3-\n  9"\n---\n`,
    file: `---\n# component-posts-disable-file front-matter/date-invalid\n${sound}published_at: "2026-3-\n  9"\n---\n`,
  },
  'for the file only, where the fence is marked': {
    text: `---\n${sound}---\n`,
    of: /missing-field/,
    line: undefined,
    file: `---\n# component-posts-disable-file front-matter/missing-field\n${sound}---\n`,
  },
  'where the quote is never closed': {
    text: `---\n${sound}published_at: "2026-03-09\n---\n`,
    of: /syntax/,
    line: `---\n${sound}# component-posts-disable-next-line front-matter/syntax\npublished_at: "2026-03-09\n---\n`,
    file: `---\n# component-posts-disable-file front-matter/syntax\n${sound}published_at: "2026-03-09\n---\n`,
  },
  'in braces': {
    text: '---\n{ title: One, author: , tags: a, post_image: b, published_at: 2026-03-09, author_image: c }\n---\n',
    of: /empty-field/,
    line: '---\n{ title: One, author: , tags: a, post_image: b, published_at: 2026-03-09, author_image: c } # component-posts-disable-line front-matter/empty-field\n---\n',
    file: '---\n# component-posts-disable-file front-matter/empty-field\n{ title: One, author: , tags: a, post_image: b, published_at: 2026-03-09, author_image: c }\n---\n',
  },
  'without front matter': {
    text: '# One\n\nText.\n',
    of: /missing:/,
    line: undefined,
    file: '<!-- component-posts-disable-file front-matter/missing -->\n# One\n\nText.\n',
  },
  'where front matter is for another tool': {
    text: '---js\n{ "title": "One" }\n---\n\nText.\n',
    of: /unsupported-format/,
    line: undefined,
    file: '---js\n{ "title": "One" }\n---\n<!-- component-posts-disable-file front-matter/unsupported-format -->\n\nText.\n',
  },
  'in front matter that is never closed': {
    text: `---\n${sound}published_at: 2026-03-09\n\nText.\n`,
    of: /unclosed/,
    line: undefined,
    file: `---\n# component-posts-disable-file front-matter/unclosed\n${sound}published_at: 2026-03-09\n\nText.\n`,
  },
  'of a comment that silences nothing': {
    text: `---\n${sound}published_at: 2026-03-09 # component-posts-disable-line front-matter/date-format\n---\n`,
    of: /unused-silence/,
    line: undefined,
    file: `---\n# component-posts-disable-file post/unused-silence\n${sound}published_at: 2026-03-09 # component-posts-disable-line front-matter/date-format\n---\n`,
  },
};

/** Finds every question mark in the body. */
const asks: Rule = {
  id: 'test/asks',
  summary: 'No question mark.',
  severity: 'warning',
  needs: 'body',
  fix: 'none',
  rationale: 'For tests.',
  examples: [],
  since: '0.0.0',
  check: ({ text, bodyStart }) =>
    Array.from(text.slice(bodyStart).matchAll(/\?/g), ({ index }) => ({
      message: `A question mark behind ${JSON.stringify(/\w*$/.exec(text.slice(0, bodyStart + index))?.[0])}.`,
      span: { start: bodyStart + index, end: bodyStart + index + 1 },
    })),
};

const next = '<!-- component-posts-disable-next-line test/asks -->';
const line = '<!-- component-posts-disable-line test/asks -->';

/** What becomes of a body when its question mark is silenced in its line. */
const bodies: Readonly<Record<string, readonly [before: string, after: string | undefined]>> = {
  'a paragraph': ['What?\n', `${next}\nWhat?\n`],
  'a paragraph of several lines': ['One\nwhat?  \nTwo\n', `One\nwhat? ${line}  \nTwo\n`],
  'a heading': ['One\n\n## What?\n', `One\n\n${next}\n## What?\n`],
  'a heading with a line below': ['What?\n---\n', `${next}\nWhat?\n---\n`],
  'the first item of a list': ['- What?\n- One\n', `${next}\n- What?\n- One\n`],
  'an item of a list': ['- One\n- What?\n', `- One\n- What? ${line}\n`],
  'an item in an item': ['- One\n  - What?\n', `- One\n  ${next}\n  - What?\n`],
  'a quote': ['> One\n> what?\n', `> One\n> what? ${line}\n`],
  'the first row of a table': ['| What? |\n| - |\n| a |\n', `${next}\n| What? |\n| - |\n| a |\n`],
  'a row of a table': ['| a |\n| - |\n| What? |\n', undefined],
  code: ['```\na\nwhat?\n```\n', undefined],
  'the first line of code': ['    what?\n', undefined],
  'words in code over lines': ['One `what?\nelse` two\n', `${next}\nOne \`what?\nelse\` two\n`],
  'a later line of words in code': [
    'One `two\nwhat?` three\n',
    `One \`two\nwhat?\` three ${line}\n`,
  ],
  'a line that breaks': ['One\nwhat?\\\ntwo\n', undefined],
};

suite('silencing a problem', () => {
  for (const [title, { text, of, line: inLine, file }] of Object.entries(cases)) {
    test(title, () => {
      for (const coat of [
        (whole: string): string => whole,
        withCrlf,
        (whole: string) => `\uFEFF${whole}`,
      ]) {
        assert.equal(after(coat(text), of, 'line'), inLine && coat(inLine));
        assert.equal(after(coat(text), of, 'file'), file && coat(file));
      }
    });
  }

  for (const [title, [before, silenced]] of Object.entries(bodies)) {
    test(`in ${title}`, () => {
      const text = `---\n${sound}published_at: 2026-03-09\n---\n\n${before}`;
      const post = parsePost(text);
      const [problem] = runRules([asks], post, context);
      assert.ok(problem);
      const fixes = silenceFixes(post, problem, context, nowhere, [asks]);
      const fix = fixes.find((candidate) => candidate.title.endsWith('in this line'));
      assert.equal(fix && applyEdits(text, fix.edits), silenced && text.replace(before, silenced));
      assert.ok(fixes.some(({ title: offered }) => offered === 'Silence test/asks in this file'));
    });
  }

  test('in the folder and in the project is asked of the project file', () => {
    const text = `---\n${sound}published_at: 2026-3-9\n---\n`;
    const problem = problemsOf(text).find(({ rule }) => rule === 'front-matter/date-format');
    assert.ok(problem);
    const post = parsePost(text);
    const fixes = silenceFixes(post, problem, context, { folder: 'posts/old', project: true });
    assert.deepEqual(
      fixes.map(({ title, change }) => [title, change]),
      [
        ['Silence front-matter/date-format in this line', undefined],
        ['Silence front-matter/date-format in this file', undefined],
        [
          'Silence front-matter/date-format in the folder posts/old',
          {
            kind: 'set-severity',
            rule: 'front-matter/date-format',
            severity: 'off',
            files: 'posts/old/**',
          },
        ],
        [
          'Silence front-matter/date-format in this project',
          {
            kind: 'set-severity',
            rule: 'front-matter/date-format',
            severity: 'off',
            files: undefined,
          },
        ],
      ],
    );
    assert.ok(fixes.every(({ preferred, automatic }) => !preferred && !automatic));
  });

  test('is not offered for a failure of the extension itself', () => {
    const failing: Rule = {
      ...asks,
      check: () => {
        throw new Error('It fell.');
      },
    };
    const post = parsePost('Text.\n');
    const [problem] = runRules([failing], post, context);
    assert.ok(problem);
    const everywhere = { folder: 'posts', project: true };
    assert.deepEqual(silenceFixes(post, problem, context, everywhere, [failing]), []);
  });
});

const key = ({ rule, message }: Problem): string => `${rule}: ${message}`;

/** Whatever silences a problem leaves everything else as it is, for rules, tools and readers. */
function assertSilencing(text: string, among: readonly Rule[]): void {
  const post = parsePost(text);
  const before = runRules(among, post, context);
  const readers = read(text.slice(post.bodyStart));
  for (const problem of before.slice(0, 6)) {
    for (const { edits, title, preferred, automatic } of silenceFixes(
      post,
      problem,
      context,
      nowhere,
      among,
    )) {
      const what = `${title}, in ${JSON.stringify(text.slice(0, 600))}`;
      assert.ok(preferred !== true && automatic !== true);
      const silenced = applyEdits(text, edits);
      assert.equal(outside(text, edits), outside(silenced, undo(text, edits)), what);
      assert.ok(
        edits.every(({ span }) => span.start === span.end),
        `${what}: only inserts`,
      );
      const later = parsePost(silenced);
      const left = runRules(among, later, context);
      const gone = before.filter(
        (one) =>
          left.filter((other) => key(other) === key(one)).length <
          before.filter((other) => key(other) === key(one)).length,
      );
      assert.ok(
        gone.some((one) => key(one) === key(problem)),
        `${what}: it is gone`,
      );
      assert.deepEqual([...new Set(gone.map(({ rule }) => rule))], [problem.rule], what);
      assert.ok(
        left.every((one) => before.some((other) => key(other) === key(one))),
        `${what}: nothing is new`,
      );
      assert.deepEqual(
        readAsSiteGenerator(silenced, later.frontMatter),
        readAsSiteGenerator(text, post.frontMatter),
        `${what}: other tools read the same`,
      );
      assert.equal(read(silenced.slice(later.bodyStart)), readers, `${what}: readers see the same`);
      if (title.endsWith('line')) {
        const { start } = edits[0]!.span;
        const lineOf = (at: number): number => post.lines.positionAt(at).line;
        const far = lineOf(problem.span.start) - lineOf(lineAround(text, start).start);
        assert.ok(
          far <= 0 || textOf(text, { start, end: problem.span.start }).length < 5_000,
          what,
        );
      }
    }
  }
}

/** A body as remark reads it, without places, white space at ends and comments that silence. */
function read(body: string): string {
  const ours = /<!--\s*component-posts-(?:(?!-->)[^])*-->/g;
  const shape = (node: Nodes): string => {
    const rest = { ...node, position: undefined };
    if ('value' in rest) {
      const value = rest.type === 'html' ? rest.value.replace(ours, '') : rest.value;
      const words = value.replace(/\s+/g, ' ');
      return rest.type === 'text' ? words : words.trim() && `<${rest.type}>${words.trim()}`;
    }
    if (!('children' in rest)) {
      return JSON.stringify(rest);
    }
    const head = JSON.stringify({ ...rest, children: undefined });
    return `\n${head}(${rest.children.map(shape).join('').trim()})`;
  };
  return shape(remarkTree(body.replaceAll('\uFEFF', ''))).replace(/ +/g, ' ');
}

const few = fc.array(mutation, { maxLength: 2 });

suite('silencing problems of generated posts', () => {
  test('removes that problem, and nothing else changes', () => {
    fc.assert(
      fc.property(coatedPost, (text) => {
        assertSilencing(text, rules);
      }),
      runs(120),
    );
  });

  test('in the body, too', () => {
    const asking = fc
      .tuple(coatedPost, fc.array(fc.nat(1_000), { minLength: 1, maxLength: 4 }))
      .map(([text, places]) =>
        places.reduce((whole, place) => {
          const start = parsePost(whole).bodyStart;
          const at = start + Math.floor(((whole.length - start) * place) / 1_000);
          return /[\r\n]/.test(whole.charAt(at))
            ? whole
            : `${whole.slice(0, at)}?${whole.slice(at)}`;
        }, text),
      );
    fc.assert(
      fc.property(asking, (text) => {
        assertSilencing(text, [asks]);
      }),
      runs(120),
    );
  });
});

sharedSuite('silencing problems of real posts', () => {
  const posts = ['corpus', 'seed']
    .flatMap(sharedMarkdown)
    .map(({ text }) => text)
    .filter(({ length }) => length < 12_000);

  test('removes that problem, and nothing else changes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...posts), few, (text, mutations) => {
        assertSilencing(mutations.reduce(mutate, text), rules);
      }),
      runs(40),
    );
  });
});
