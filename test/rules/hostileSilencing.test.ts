// Comments that silence, in posts that are made to stop whoever reads them. As in
// test/post/hostile.test.ts no time is asserted, but what takes longest is printed.
import assert from 'node:assert/strict';
import { silenceFixes } from '../../src/assist/silence';
import { parsePost } from '../../src/post/post';
import { explanationOf } from '../../src/rules/explanation';
import { ruleById, rules } from '../../src/rules/registry';
import { runRules } from '../../src/rules/run';
import { silencingOf } from '../../src/rules/silencing';
import { context } from '../support/checking';
import { assertProblems } from '../support/invariants';

const times = (part: string, size: number): string =>
  part.repeat(Math.ceil(size / part.length)).slice(0, size);
const front = (content: string): string => `---\n${content}\n---\n\nBody.\n`;

const inputs: Readonly<Record<string, (size: number) => string>> = {
  'comments in the front matter': (n) =>
    front(times('# component-posts-disable-line front-matter/syntax\n', n)),
  'comments behind fields': (n) => front(times('a: b: c # component-posts-disable-line\n', n)),
  'a comment of many names': (n) => front(`# component-posts-disable ${times('a/b ', n)}`),
  'a comment of many commas': (n) => front(`# component-posts-disable ${times(',', n)}`),
  'a name without end': (n) => front(`# component-posts-disable ${times('x', n)}`),
  'words without end': (n) => front(`# component-posts-disable${times('-x', n)}`),
  'reasons of reasons': (n) => front(`# component-posts-disable a/b ${times('-- ', n)}`),
  'number signs before a comment': (n) => front(`${times('# ', n)} # component-posts-disable`),
  'spaces before a comment': (n) => front(`a:${times(' ', n)}# component-posts-disable-line`),
  'blocks that open and end': (n) =>
    front(times('# component-posts-disable\na: b: c\n# component-posts-enable a/b\n', n)),
  'comments in quotes that are never closed': (n) =>
    front(times('a: "b # component-posts-disable\n', n)),
  'comments in deep lists': (n) =>
    front(`a: ${times('[', n / 2)} # component-posts-disable\n${times(']', n / 2)}`),
  'comments in text blocks': (n) =>
    front(`a: |\n${times('  # component-posts-disable-file\n', n)}`),
  'anchors and aliases': (n) =>
    front(
      `# component-posts-disable-file\na: &a [x, x]\n${times('b: &b [*a, *a, *a]\nc: [*b, *b]\n', n)}`,
    ),
  'comments with control characters': (n) => front(`# component-posts-disable ${times('\0', n)}`),
  'comments with halves of characters': (n) =>
    front(`# component-posts-disable ${times('\uD800', n)}`),
  'tabs around a comment': (n) => front(`\t${times('\t', n)}# component-posts-disable\n\ta: b`),
  'comments in the body': (n) => times('<!-- component-posts-disable-next-line a/b -->\n\n', n),
  'comments in one line': (n) => times('a <!-- component-posts-disable-line --> ', n),
  'comments that are never closed': (n) => times('a\n<!-- component-posts-disable-line ', n),
  'comments in a block of HTML': (n) =>
    `<div>\n${times('<!-- component-posts-disable-line -->\n', n)}</div>`,
  'openings in a block of HTML': (n) =>
    `<div>\ncomponent-posts-disable\n${times('<!-- <!--\n', n)}</div>`,
  'blank lines below a comment': (n) =>
    `<!-- component-posts-disable-next-line -->${times('\n', n)}`,
  'comments in lists in lists': (n) =>
    Array.from(
      { length: Math.sqrt(n) },
      (_, i) => `${'  '.repeat(i)}- a <!-- component-posts-disable-line -->`,
    ).join('\n'),
};

const sizes = [1_000, 30_000, 64_000, 250_000, 1_000_000];
const slow = 500;

suite('hostile comments', () => {
  const measured: { readonly took: number; readonly what: string }[] = [];

  for (const [title, make] of Object.entries(inputs)) {
    test(title, () => {
      for (const size of sizes) {
        const text = make(size);
        const start = performance.now();
        const post = parsePost(text);
        const { comments } = silencingOf(post);
        const problems = runRules(rules, post, context);
        const [first] = problems;
        const rule = first && ruleById(first.rule);
        if (first !== undefined && rule !== undefined) {
          const scope = { folder: undefined, project: false };
          const silencing = silenceFixes(post, first, context, scope);
          const policy = {
            profile: context.profile,
            isPost: true,
            severities: new Map(),
            reason: '',
            projectFile: undefined,
          };
          const titles = silencing.map((fix) => fix.title);
          explanationOf(post, first, rule, { policy, page: '', silencing: titles });
        }
        measured.push({ took: performance.now() - start, what: `${title} (${String(size)})` });
        assert.ok(comments.length <= 500);
        assert.ok(
          problems.every((problem) => problem.rule !== 'internal/rule-failed'),
          JSON.stringify(problems.at(0)),
        );
        if (size === sizes[0]) {
          assertProblems(post, problems);
        }
      }
    });
  }

  suiteTeardown(() => {
    const notable = measured
      .filter(({ took }) => took > slow)
      .sort((a, b) => b.took - a.took)
      .slice(0, 5);
    for (const { took, what } of notable) {
      console.log(`    ${took.toFixed(0)} ms: ${what}`);
    }
  });
});
