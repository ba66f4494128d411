import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePost } from '../../src/post/post';
import { builtInProfile } from '../../src/profile/builtIn';
import type { PostPolicy } from '../../src/profile/policy';
import { documentationOf } from '../../src/rules/documentation';
import { explanationOf, type ExplanationContext } from '../../src/rules/explanation';
import { ruleById, rules } from '../../src/rules/registry';
import type { Problem, Rule } from '../../src/rules/rule';
import { remarkTree } from '../corpus/facts';
import { problemsOf } from '../support/checking';
import { exampleContext } from '../support/examples';
import { coatedPost, runs } from '../support/fuzz';

const text =
  '---\ntitle: "One"\nauthor: Mara\nauthor_image: mara.jpg\ntags: tech\npublished_at: 2026-3-9\npost_image: one.jpg\n---\n';

const policy: PostPolicy = {
  profile: builtInProfile,
  isPost: undefined,
  severities: new Map(),
  reason: 'No project file is above this post.',
  projectFile: undefined,
};

const around: ExplanationContext = {
  policy,
  page: 'component-posts:/rules/front-matter/date-format.md',
  silencing: ['Silence front-matter/date-format in this line'],
};

function page(more: Partial<Problem> = {}, other: Partial<ExplanationContext> = {}): string {
  const [problem] = problemsOf(text);
  const rule = ruleById('front-matter/date-format');
  assert.ok(problem && rule);
  assert.equal(problem.rule, rule.id);
  return explanationOf(parsePost(text), { ...problem, ...more }, rule, { ...around, ...other });
}

suite('explaining a problem', () => {
  test('says what is wrong where, which rule speaks and why', () => {
    const shown = page();
    assert.match(shown, /^# `published_at` is written 2018|^# `published_at` is written 2026-3-9/);
    assert.ok(shown.includes('Line 6:\n\n```text\npublished_at: 2026-3-9\n```'));
    assert.ok(
      shown.includes(
        '[front-matter/date-format](component-posts:/rules/front-matter/date-format.md): ',
      ),
    );
    assert.ok(shown.includes(ruleById('front-matter/date-format')?.rationale ?? 'a rationale'));
  });

  test('shows no picture and no HTML of others', () => {
    const spy =
      '![x](https://example.org/x.png) <img src="https://example.org/x.png"> <https://ok.example>';
    const shown = page({ message: spy, evidence: [spy] });
    assert.doesNotMatch(shown, /!\[|<img/);
    assert.ok(shown.includes('<https://ok.example>'));
  });

  test('says how loud the rule is, and who wants that', () => {
    assert.ok(page().includes('Severity: information, as the rule has it.'));
    assert.ok(
      page({ severity: 'error' }).includes(
        'Severity: error, in this case. The rule otherwise: information.',
      ),
    );
    const severities = new Map([['front-matter/date-format', 'warning' as const]]);
    const chosen = { policy: { ...policy, severities } };
    const loud = { severity: 'warning' as const };
    assert.ok(page(loud, chosen).includes('Severity: warning, as the settings say.'));
    assert.ok(
      page(loud, {
        ...chosen,
        severityAt: 'project.json, line 3',
      }).includes(
        'Severity: warning, as project.json, line 3 says. The rule by itself: information.',
      ),
    );
  });

  test('says what it rests on: the field and its option, who set them, the evidence', () => {
    assert.match(page(), /profile “Component posts”.* No project file is above this post\.\n/);
    const about = { field: 'author_image', option: 'roots' };
    const shown = page({
      about,
      evidence: ['Two posts of Mara use another one.'],
      related: [{ span: { start: 4, end: 9 }, message: 'The title stands here.' }],
    });
    assert.ok(
      shown.includes(
        'The field `author_image`, `roots` `["assets/images"]`, of the profile “Component posts”: as Component Posts has it built in.',
      ),
    );
    assert.match(
      shown,
      /\n- Two posts of Mara use another one\.\n- Line 2: The title stands here\.\n/,
    );
    assert.ok(page({ about }, { saidAt: 'p.json, line 9' }).includes('as p.json, line 9 says.'));
  });

  test('shows what each fix would do', () => {
    assert.ok(
      page().includes(
        '**Write the date as 2026-03-09.** Safe enough for “fix all” and for saving.\n\n```diff\n- published_at: 2026-3-9\n+ published_at: 2026-03-09\n```',
      ),
    );
    assert.ok(page({ fixes: [] }).includes('There is no quick fix'));
    const change = { kind: 'add-known-value', field: 'tags', value: 'tide' } as const;
    assert.ok(
      page({ fixes: [{ title: 'Add tide', edits: [], change }] }).includes(
        '**Add tide.** It changes the project file.',
      ),
    );
    const long = { span: { start: 0, end: 0 }, newText: 'line\n'.repeat(30) };
    assert.ok(page({ fixes: [{ title: 'Add', edits: [long] }] }).includes('+ … 18 more lines'));
  });

  test('says how to silence it', () => {
    const shown = page();
    assert.ok(shown.includes('- Quick fix: Silence front-matter/date-format in this line\n'));
    assert.ok(shown.includes('# component-posts-disable-file front-matter/date-format'));
  });

  test('has the same headings, whatever the post says', () => {
    fc.assert(
      fc.property(coatedPost, (generated) => {
        const post = parsePost(generated);
        for (const problem of problemsOf(generated).slice(0, 4)) {
          const rule = ruleById(problem.rule);
          assert.ok(rule);
          const shown = explanationOf(post, problem, rule, around);
          const headings = remarkTree(shown).children.filter(({ type }) => type === 'heading');
          assert.equal(headings.length, 5, shown);
        }
      }),
      runs(60),
    );
  });
});

suite('the page of a rule', () => {
  const without = (found: readonly Problem[], rule: Rule): readonly Problem[] =>
    found.filter(({ rule: id }) => id === rule.id);

  for (const rule of rules) {
    const [shown] = rule.examples;
    if (rule.id === 'internal/rule-failed' || shown === undefined) {
      continue;
    }
    test(`of ${rule.id} names a comment for the file that works`, () => {
      const html = /`(<!-- component-posts-disable-file [^`]*)`/.exec(documentationOf(rule))?.[1];
      const yaml = /\n(# component-posts-disable-file .*)\n/.exec(documentationOf(rule))?.[1];
      assert.ok(html !== undefined && yaml !== undefined);
      assert.ok(html.includes(rule.id) && yaml.endsWith(` ${rule.id}`));
      const inExample = exampleContext(rule);
      assert.ok(without(problemsOf(shown.wrong, inExample), rule).length > 0);
      const inText = `${shown.wrong}\n\n${html}\n`;
      const inFront = shown.wrong.replace(/^---\n/, `---\n${yaml}\n`);
      assert.ok(
        [inText, inFront].some(
          (silenced) => without(problemsOf(silenced, inExample), rule).length === 0,
        ),
      );
    });
  }
});
