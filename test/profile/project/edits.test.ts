import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as jsonc from 'jsonc-parser';
import { applyEdits } from '../../../src/post/text';
import type { ProjectChange } from '../../../src/profile/fix';
import { builtInPolicy } from '../../../src/profile/builtInPolicy';
import type { PostPolicy } from '../../../src/profile/policy';
import { describePolicyAsFile } from '../../../src/profile/project/describe';
import { applyChange, targetFor } from '../../../src/profile/project/edits';
import { resolvePolicy } from '../../../src/profile/project/resolve';
import { runs } from '../../support/fuzz';
import { mistakesOf, projectOf, rules } from './support';

const path = '/blog/posts/a.md';

function changed(text: string | undefined, change: ProjectChange): string {
  const target = text === undefined ? undefined : targetFor(path, projectOf(text));
  return applyEdits(text ?? '', applyChange(text, change, target));
}

function severity(rule: string, choice: 'off' | 'hint', files?: string): ProjectChange {
  return { kind: 'set-severity', rule, severity: choice, files };
}

function tag(value: string): ProjectChange {
  return { kind: 'add-known-value', field: 'tags', value };
}

function policyOf(text: string): PostPolicy {
  return resolvePolicy(path, [projectOf(text)]);
}

function knownTags({ profile }: PostPolicy): readonly string[] {
  const tags = profile.fields.find(({ name }) => name === 'tags') as unknown as {
    readonly known?: readonly string[];
  };
  return tags.known ?? [];
}

interface Row {
  readonly before: string | undefined;
  readonly change: ProjectChange;
  readonly after: string;
}

const rows: Readonly<Record<string, Row>> = {
  'a new file': {
    before: undefined,
    change: severity('front-matter/syntax', 'off'),
    after: `{
  // What Component Posts expects of the posts below this folder.
  "rules": {
    "front-matter/syntax": "off"
  }
}
`,
  },
  'a rule beside others, with a comment behind the last': {
    before: `{
    "rules": {
        "post/too-large": "off" // they are long
        // and more of them
    }
}`,
    change: severity('front-matter/syntax', 'hint'),
    after: `{
    "rules": {
        "post/too-large": "off", // they are long
        "front-matter/syntax": "hint"
        // and more of them
    }
}`,
  },
  'a rule behind a comma, with tabs and CRLF': {
    before: '{\r\n\t"rules": {\r\n\t\t"post/too-large": "off",\r\n\t},\r\n}\r\n',
    change: severity('front-matter/syntax', 'off'),
    after:
      '{\r\n\t"rules": {\r\n\t\t"post/too-large": "off",\r\n\t\t"front-matter/syntax": "off",\r\n\t},\r\n}\r\n',
  },
  'a rule that is there': {
    before: '{ "rules": { "front-matter/syntax": /* loud */ "error" } }',
    change: severity('front-matter/syntax', 'off'),
    after: '{ "rules": { "front-matter/syntax": /* loud */ "off" } }',
  },
  'a file on one line': {
    before: '{ "ignore": "a" }',
    change: severity('front-matter/syntax', 'off'),
    after: '{ "ignore": "a", "rules": {\n  "front-matter/syntax": "off"\n} }',
  },
  'the first override': {
    before: '{\n  "ignore": "a"\n}\n',
    change: severity('front-matter/syntax', 'off', 'posts/a.md'),
    after: `{
  "ignore": "a",
  "overrides": [
    {
      "files": "posts/a.md",
      "rules": {
        "front-matter/syntax": "off"
      }
    }
  ]
}
`,
  },
  'an override for these files that is there': {
    before: '{\n  "overrides": [\n    { "files": ["posts/a.md"], "rules": {} }\n  ]\n}\n',
    change: severity('front-matter/syntax', 'off', 'posts/a.md'),
    after:
      '{\n  "overrides": [\n    { "files": ["posts/a.md"], "rules": {\n      "front-matter/syntax": "off"\n    } }\n  ]\n}\n',
  },
  'a tag in a file without a profile': {
    before: '{\n  // quiet\n}\n',
    change: tag('tech'),
    after: `{
  // quiet
  "profile": {
    "fields": {
      "tags": {
        "known": ["tech"]
      }
    }
  }
}
`,
  },
  'a tag to others': {
    before: '{ "profile": { "fields": { "tags": { "known": ["tech" /* most */] } } } }',
    change: tag('sea'),
    after: '{ "profile": { "fields": { "tags": { "known": ["tech", "sea" /* most */] } } } }',
  },
  'a tag of a profile with a name': {
    before:
      '{\n  "posts": [{ "files": "posts", "profile": "notes" }],\n  "profiles": {\n    "notes": {}\n  }\n}\n',
    change: tag('sea'),
    after:
      '{\n  "posts": [{ "files": "posts", "profile": "notes" }],\n  "profiles": {\n    "notes": {\n      "fields": {\n        "tags": {\n          "known": ["sea"]\n        }\n      }\n    }\n  }\n}\n',
  },
  'a tag of posts with the built-in profile': {
    before: '{\n  "posts": [{ "files": "posts", "profile": "component-posts" }]\n}\n',
    change: tag('sea'),
    after:
      '{\n  "posts": [{ "files": "posts", "profile": {\n    "extends": "component-posts",\n    "fields": {\n      "tags": {\n        "known": ["sea"]\n      }\n    }\n  } }]\n}\n',
  },
  'a tag that is there': {
    before: '{ "profile": { "fields": { "tags": { "known": ["tech"] } } } }',
    change: tag('tech'),
    after: '{ "profile": { "fields": { "tags": { "known": ["tech"] } } } }',
  },
  'a file that is broken stays as it is': {
    before: '{ "rules": { ',
    change: severity('front-matter/syntax', 'off'),
    after: '{ "rules": { ',
  },
};

suite('project files: changes', () => {
  for (const [what, { before, change, after }] of Object.entries(rows)) {
    test(what, () => {
      assert.equal(changed(before, change), after);
    });
  }

  test('a later override that speaks of the rule stays weaker than the change', () => {
    const text = JSON.stringify({
      overrides: [
        { files: 'posts/a.md', rules: {} },
        { files: 'posts', rules: { 'front-matter/syntax': 'error' } },
      ],
    });
    const after = changed(text, severity('front-matter/syntax', 'off', 'posts/a.md'));
    assert.equal(policyOf(after).severities.get('front-matter/syntax'), 'off');
  });

  test('a vocabulary of a file that is extended is taken along', () => {
    const others = {
      'test:/blog/base.json': { profile: { fields: { tags: { known: ['tech'] } } } },
    };
    const text = '{ "extends": "base.json" }';
    const target = targetFor(path, projectOf(text, others));
    const after = applyEdits(text, applyChange(text, tag('sea'), target));
    const policy = resolvePolicy(path, [projectOf(after, others)]);
    assert.deepEqual(knownTags(policy), ['tech', 'sea']);
  });

  const blank = fc.constantFrom('', ' ', '\n', '\n  ', ' // note\n', ' /* note */ ', '\t');
  const ruleEntry = fc.tuple(fc.constantFrom(...rules.map(({ id }) => id)), blank, blank);
  /** Project files with comments and blanks where they can be. */
  const files = fc
    .tuple(
      fc.uniqueArray(ruleEntry, { selector: ([id]) => id, maxLength: 4 }),
      fc.constantFrom('none', 'empty', 'tags', 'named', 'chosen'),
      blank,
      blank,
      fc.boolean(),
      fc.constantFrom('\n', '\r\n'),
    )
    .map(([said, profile, before, behind, comma, lineEnd]) => {
      const list = said
        .map(([id, a, b]) => `${a}${JSON.stringify(id)}:${b}"warning"${a}`)
        .join(`,${before}`);
      const tail = comma && said.length > 0 ? ',' : '';
      const parts = {
        none: '',
        empty: `,${before}"profile": {${behind}}`,
        tags: `,${before}"profile": { "fields": { "tags": { "known": [${before}"a"${behind}] } } }`,
        named: `,${before}"profile": "p",${behind}"profiles": { "p": {${behind}} }`,
        chosen: `,${behind}"posts": [{ "files": "posts", "profile": "component-posts"${behind}}]`,
      }[profile];
      return `// above\n{${before}"rules": {${list}${tail}${behind}}${parts}${before}}${behind}`.replaceAll(
        '\n',
        lineEnd,
      );
    });
  const changes = fc.oneof(
    fc.record({
      kind: fc.constant('set-severity' as const),
      rule: fc.constantFrom(...rules.map(({ id }) => id)),
      severity: fc.constantFrom('off' as const, 'hint' as const),
      files: fc.constantFrom(undefined, 'posts/a.md', 'posts/**'),
    }),
    fc.record({
      kind: fc.constant('add-known-value' as const),
      field: fc.constant('tags'),
      value: fc.constantFrom('sea', 'open "data"', 'a'),
    }),
  );

  test('every change is in force afterwards, and nothing else is different', () => {
    fc.assert(
      fc.property(files, fc.array(changes, { minLength: 1, maxLength: 4 }), (start, list) => {
        let text = start;
        for (const change of list) {
          const edits = applyChange(text, change, targetFor(path, projectOf(text)));
          const after = applyEdits(text, edits);
          const errors: jsonc.ParseError[] = [];
          jsonc.parse(after, errors, { allowTrailingComma: true });
          assert.deepEqual(errors, [], after);
          assert.deepEqual(mistakesOf(projectOf(after)), [], after);
          assert.deepEqual(commentsOf(after), commentsOf(text), after);
          const [was, is] = [policyOf(text), policyOf(after)];
          if (change.kind === 'set-severity') {
            // For the whole project, an override that speaks of this post is stronger.
            if (change.files !== undefined) {
              assert.equal(is.severities.get(change.rule), change.severity);
            }
            assert.deepEqual(is.profile, was.profile);
            assert.deepEqual(without(is, change.rule), without(was, change.rule));
          } else {
            assert.ok(knownTags(is).includes(change.value), after);
            assert.deepEqual(is.severities, was.severities);
          }
          assert.equal(is.isPost, was.isPost);
          text = after;
        }
      }),
      runs(500),
    );
  });
});

function without({ severities }: PostPolicy, rule: string): unknown {
  return Object.fromEntries([...severities].filter(([id]) => id !== rule));
}

function commentsOf(text: string): readonly string[] {
  const comments: string[] = [];
  jsonc.visit(text, {
    onComment: (offset, length) => comments.push(text.slice(offset, offset + length).trimEnd()),
  });
  return comments;
}

suite('project files: what is in force as a file', () => {
  const policies: Readonly<Record<string, PostPolicy>> = {
    'the built-in profile': builtInPolicy(),
    'the built-in profile and settings': builtInPolicy(new Map([['front-matter/syntax', 'off']])),
    'fields of every kind': policyOf(
      JSON.stringify({
        profile: {
          fields: {
            mood: { type: 'enum', values: ['calm', { value: 'wild', documentation: 'Storms.' }] },
            sights: {
              type: 'list',
              items: { type: 'object', fields: { name: { presence: 'required' } } },
            },
            old: { deprecated: { replacement: 'mood', message: 'It says more.' } },
            title: { pattern: { expression: '^[A-Z]', message: 'Begin "large".' } },
          },
          address: { from: 'file-name', prefix: 'notes/' },
          repositories: { staleYears: 7 },
          formats: ['toml'],
        },
        rules: { 'front-matter/date-format': 'hint', 'post/too-large': 'off' },
      }),
    ),
  };
  for (const [what, policy] of Object.entries(policies)) {
    test(`${what}: reading it back gives the same`, () => {
      const text = describePolicyAsFile(policy, rules);
      const project = projectOf(text);
      assert.deepEqual(mistakesOf(project), []);
      const read = resolvePolicy(path, [project]);
      assert.deepEqual(defined(read.profile), defined(policy.profile));
      assert.deepEqual(Object.fromEntries(read.severities), Object.fromEntries(policy.severities));
      assert.equal(read.isPost, undefined);
      const errors: jsonc.ParseError[] = [];
      jsonc.parse(text, errors);
      assert.deepEqual(errors, [], 'also without commas at the end');
      assert.ok(text.split('\n').every((line) => !line.includes('//') || line.length <= 140));
    });
  }

  test('every option of the fields is explained in it', () => {
    const text = describePolicyAsFile(builtInPolicy(), rules);
    for (const option of ['aliases', 'pattern', 'closed', 'maximumBytes', 'latest']) {
      assert.ok(text.includes(`"${option}"`), option);
    }
    for (const { id } of rules) {
      assert.ok(text.includes(`"${id}"`), id);
    }
  });
});

/** Without what is there and undefined, and in whatever order its parts came. */
function defined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
