import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../src/post/text';
import { isSound } from '../../../src/profile/project/project';
import { resolvePolicy } from '../../../src/profile/project/resolve';
import { runs } from '../../support/fuzz';
import { read } from '../../project/files';
import { main, mistakesOf, projectOf } from './support';

interface Row {
  readonly text: string;
  /** Code, marked text, message. */
  readonly says: readonly (readonly [string, string, RegExp])[];
  /** The text after the first fix of the first mistake; absent where there is none. */
  readonly fixed?: string;
}

/** What is wrong with each text; nothing else may be said. */
const rows: Readonly<Record<string, Row>> = {
  'nothing at all': {
    text: '',
    says: [['syntax', '', /empty\. Write \{\}/]],
  },
  'a comma that is missing, behind a comment': {
    text: '{\n  "rules": {} // quiet\n  "ignore": "a"\n}\n',
    says: [['syntax', '"ignore"', /A comma is missing/]],
    fixed: '{\n  "rules": {}, // quiet\n  "ignore": "a"\n}\n',
  },
  'a brace that is missing at the end': {
    text: '{\n  "rules": {}\n',
    says: [['syntax', '', /closing brace/]],
    fixed: '{\n  "rules": {}}\n',
  },
  'single quotes': {
    text: '{ "ignore": \'drafts\' }',
    says: [
      ['syntax', "'drafts'", /double quotes/],
      ['syntax', '}', /Here should be a value/],
    ],
    fixed: '{ "ignore": "drafts" }',
  },
  'another thing than an object': {
    text: '"posts"',
    says: [['wrong-type', '"posts"', /is a text\. Write an object in braces/]],
  },
  'a property with a slip in its name': {
    text: '{ "overides": [] }',
    says: [['unknown-property', '"overides"', /no `overides` here\. Did you mean `overrides`\?/]],
    fixed: '{ "overrides": [] }',
  },
  'a property that nothing is like': {
    text: '{\n  "theme": "dark",\n  "ignore": "a"\n}',
    says: [['unknown-property', '"theme"', /It is ignored; remove it/]],
    fixed: '{\n  "ignore": "a"\n}',
  },
  'a rule with a slip in its name': {
    text: '{ "rules": { "front-matter/date-fromat": "off" } }',
    says: [
      ['unknown-rule', '"front-matter/date-fromat"', /Did you mean `front-matter\/date-format`/],
    ],
    fixed: '{ "rules": { "front-matter/date-format": "off" } }',
  },
  'a severity that does not exist': {
    text: '{ "rules": { "front-matter/date-format": "loud" } }',
    says: [['unknown-value', '"loud"', /cannot be “loud”\. Write one of `error`/]],
  },
  'a number where a text belongs': {
    text: '{ "extends": 3 }',
    says: [['wrong-type', '3', /`extends` is a number\. Write a text in double quotes or a list/]],
  },
  'a list where an object belongs': {
    text: '{ "rules": ["off"] }',
    says: [['wrong-type', '["off"]', /`rules` is a list\. Write an object in braces/]],
  },
  'an entry of posts without files': {
    text: '{ "posts": [{ "profile": "component-posts" }] }',
    says: [['missing-property', '{', /`files` is missing/]],
  },
  'posts without an entry': {
    text: '{\n  "posts": []\n}',
    says: [['empty-posts', '[]', /no file is a post/]],
    fixed: '{\n}',
  },
  'no file in an entry': {
    text: '{ "posts": [{ "files": [] }] }',
    says: [['empty-posts', '[]', /is for no file/]],
  },
  'a profile that is nowhere': {
    text: '{ "profile": "notse", "profiles": { "notes": {} } }',
    says: [['unknown-profile', '"notse"', /Did you mean `notes`/]],
    fixed: '{ "profile": "notes", "profiles": { "notes": {} } }',
  },
  'profiles that extend each other': {
    text: '{ "profiles": { "a": { "extends": "b" }, "b": { "extends": "a" } } }',
    says: [
      ['endless-extends', '"b"', /adds to itself/],
      ['endless-extends', '"a"', /adds to itself/],
    ],
  },
  'a profile with the name of the built-in one': {
    text: '{ "profiles": { "component-posts": {} } }',
    says: [['reserved-name', '"component-posts"', /Choose another name/]],
  },
  'a type that does not exist': {
    text: '{ "profile": { "fields": { "day": { "type": "dat" } } } }',
    says: [['unknown-field-type', '"dat"', /Did you mean `date`/]],
    fixed: '{ "profile": { "fields": { "day": { "type": "date" } } } }',
  },
  'an option of another type': {
    text: '{ "profile": { "fields": { "title": { "roots": ["a"] } } } }',
    says: [['unknown-property', '"roots"', /an option of fields of the type `image`, `file`/]],
    fixed: '{ "profile": { "fields": { "title": {} } } }',
  },
  'an option that a field needs': {
    text: '{ "profile": { "fields": { "mood": { "type": "enum" } } } }',
    says: [['missing-property', '{', /`values` is missing/]],
  },
  'a number that is too small': {
    text: '{ "profile": { "fields": { "title": { "maximumLength": -1 } } } }',
    says: [['unsuitable-value', '-1', /`maximumLength` is too small\. Write 0 or more/]],
  },
  'a field in the order that is none': {
    text: '{ "profile": { "order": ["titel", "author"] } }',
    says: [['unknown-field', '"titel"', /Did you mean `title`/]],
    fixed: '{ "profile": { "order": ["title", "author"] } }',
  },
  'a pattern with backslashes': {
    text: String.raw`{ "ignore": "posts\\drafts\\*.md" }`,
    says: [['invalid-pattern', String.raw`"posts\\drafts\\*.md"`, /forward slashes/]],
    fixed: '{ "ignore": "posts/drafts/*.md" }',
  },
  'a pattern from the root of the disk': {
    text: '{ "posts": [{ "files": ["/posts/*.md"] }] }',
    says: [['invalid-pattern', '"/posts/*.md"', /starts at the root/]],
    fixed: '{ "posts": [{ "files": ["posts/*.md"] }] }',
  },
  'a pattern that leads out': {
    text: '{ "overrides": [{ "files": "../other/*.md" }] }',
    says: [['invalid-pattern', '"../other/*.md"', /leads out of the folder/]],
  },
  'a pattern that is never closed': {
    text: '{ "ignore": ["{a,b"] }',
    says: [['invalid-pattern', '"{a,b"', /\{ that is never closed/]],
  },
  'a pattern that takes long': {
    text: '{ "ignore": "*a*a*a*a*a*a.md" }',
    says: [['invalid-pattern', '"*a*a*a*a*a*a.md"', /so many wildcards/]],
  },
  'an expression that is none': {
    text: '{ "profile": { "fields": { "title": { "pattern": { "expression": "(", "message": "x" } } } } }',
    says: [['invalid-expression', '"("', /no regular expression/]],
  },
  'an expression that can take for ever': {
    text: '{ "profile": { "fields": { "title": { "pattern": { "expression": "(a+)+", "message": "x" } } } } }',
    says: [['invalid-expression', '"(a+)+"', /can take for ever/]],
  },
  'a property that is there twice': {
    text: '{ "ignore": "a", "ignore": "b" }',
    says: [['duplicate-key', '"ignore"', /only the last one counts/]],
    fixed: '{ "ignore": "a" }',
  },
  'a file to extend that is not there': {
    text: '{ "extends": "base.json" }',
    says: [['missing-file', '"base.json"', /There is no file “base.json”/]],
    fixed: '{}',
  },
  'a file to extend outside of the workspace': {
    text: '{ "extends": ["../elsewhere/base.json"] }',
    says: [['file-outside', '"../elsewhere/base.json"', /outside of the workspace/]],
    fixed: '{ "extends": [] }',
  },
  'a file that extends itself': {
    text: '{ "extends": ".component-posts.json" }',
    says: [['endless-extends', '".component-posts.json"', /extends this file/]],
    fixed: '{}',
  },
};

suite('project files: mistakes', () => {
  for (const [what, { text, says, fixed }] of Object.entries(rows)) {
    test(what, () => {
      const mistakes = mistakesOf(projectOf(text));
      assert.deepEqual(
        mistakes.map(({ code, span: { start, end } }) => [code, text.slice(start, end)]),
        says.map(([code, place]) => [`project-file/${code}`, place]),
        mistakes.map(({ message }) => message).join('\n'),
      );
      for (const [index, [, , message]] of says.entries()) {
        assert.match(mistakes[index]?.message ?? '', message);
      }
      const [fix] = mistakes[0]?.fixes ?? [];
      assert.equal(fix && applyEdits(text, fix.edits), fixed);
      if (fixed !== undefined) {
        assert.ok(mistakesOf(projectOf(fixed)).length < mistakes.length, 'the fix helps');
      }
    });
  }

  test('messages are sentences that say what to do', () => {
    for (const { text } of Object.values(rows)) {
      for (const { message } of mistakesOf(projectOf(text))) {
        assert.match(message, /^[A-Z`“].*[.?]$/);
        assert.doesNotMatch(message, /Invalid|Expected|undefined|object Object/);
      }
    }
  });
});

/** Everything that a project file can say. */
const full = `{
  // Comments and commas at the end are fine.
  "$schema": "https://example.org/schema.json",
  "extends": ["shared/base.json"],
  "profile": "notes",
  "posts": [
    { "files": ["posts/**/*.md", "!posts/old/**"] },
    { "files": "news", "profile": { "extends": "none", "name": "News", "fields": { "title": {} } } },
  ],
  "profiles": {
    "notes": {
      "name": "Field notes",
      "fields": {
        "weather": { "type": "enum", "values": ["fog", "rain"], "presence": "required" },
        "post_image": null,
        "title": { "maximumLength": 60 },
        "sights": { "type": "list", "items": { "type": "object", "fields": { "name": { "type": "text" } } } },
      },
      "fieldTypes": { "image": { "roots": ["pictures"] } },
      "order": ["title", "weather"],
      "marks": ["weather", "published_at"],
      "address": { "from": "file-name", "prefix": "notes/" },
      "repositories": { "staleYears": 5 },
      "formats": ["yaml", "toml"],
    },
  },
  "overrides": [
    { "files": "posts/2018/**", "rules": { "front-matter/date-format": "off" }, "fields": { "author": false } },
  ],
  "ignore": "posts/templates",
  "rules": { "front-matter/missing": "error" },
}
`;

suite('project files: reading', () => {
  test('everything that a project file can say', () => {
    const project = projectOf(full, { 'test:/blog/shared/base.json': '{}' });
    assert.deepEqual(mistakesOf(project), []);
    const { profile, isPost } = resolvePolicy('/blog/posts/2019/fog.md', [project]);
    assert.equal(isPost, true);
    assert.equal(profile.name, 'Field notes');
    assert.deepEqual(
      profile.fields.map(({ name }) => name),
      ['title', 'weather', 'author', 'author_image', 'tags', 'published_at', 'sights'],
    );
    const [title, weather, , image] = profile.fields;
    assert.deepEqual(
      { maximumLength: title?.maximumLength, presence: title?.presence, type: title?.type },
      { maximumLength: 60, presence: 'required', type: 'text' },
    );
    assert.equal(weather?.type, 'enum');
    assert.deepEqual((image as unknown as { roots: unknown }).roots, ['pictures']);
    const sights = profile.fields.at(-1) as unknown as {
      readonly items: { readonly fields: readonly { readonly name: string }[] };
    };
    assert.deepEqual(
      sights.items.fields.map(({ name }) => name),
      ['name'],
    );
    assert.deepEqual(profile.address, { from: 'file-name', prefix: 'notes/' });
    assert.deepEqual(profile.repositories, { staleYears: 5 });
    assert.deepEqual(profile.formats, ['yaml', 'toml']);
    assert.deepEqual(profile.marks, ['weather', 'published_at']);
  });

  test('an inherited field keeps its type, and becomes another only where that is said', () => {
    const project = projectOf({
      profile: {
        fields: {
          published_at: { form: 'D.M.YYYY' },
          tags: { type: 'text', maximumLength: 9 },
        },
      },
    });
    assert.deepEqual(mistakesOf(project), []);
    const { profile } = resolvePolicy('/blog/a.md', [project]);
    const field = (wanted: string): Readonly<Record<string, unknown>> => ({
      ...profile.fields.find(({ name }) => name === wanted),
    });
    assert.equal(field('published_at')['type'], 'date');
    assert.equal(field('published_at')['form'], 'D.M.YYYY');
    assert.equal(field('tags')['type'], 'text');
    assert.equal(field('tags')['presence'], 'recommended');
    assert.equal(field('tags')['form'], undefined);
  });

  test('what a field needs may be inherited, also from another file', () => {
    const project = projectOf(
      {
        extends: 'base.json',
        profile: 'notes',
        profiles: { notes: { fields: { mood: { presence: 'required' } } } },
      },
      {
        'test:/blog/base.json': {
          profiles: { notes: { fields: { mood: { type: 'enum', values: ['calm'] } } } },
        },
      },
    );
    assert.deepEqual(mistakesOf(project), []);
    const mood = resolvePolicy('/blog/a.md', [project]).profile.fields.at(-1);
    assert.equal(mood?.presence, 'required');
    assert.deepEqual((mood as unknown as { values: unknown }).values, ['calm']);
  });

  test('what cannot be understood is left out, and the rest holds', () => {
    const project = projectOf(
      '{ "posts": [{ "files": 3 }, { "files": "a" }], "rules": { "front-matter/missing": "loud", "front-matter/syntax": "off" } }',
    );
    assert.equal(isSound(project), false);
    const policy = resolvePolicy('/blog/a/x.md', [project]);
    assert.equal(policy.isPost, true);
    assert.deepEqual([...policy.severities], [['front-matter/syntax', 'off']]);
  });

  test('an expression that is dangerous never reaches a profile', () => {
    const project = projectOf(
      '{ "profile": { "fields": { "x": { "type": "list", "items": { "pattern": { "expression": "(a*)*$", "message": "m" } } } } } }',
    );
    assert.doesNotMatch(JSON.stringify(resolvePolicy('/blog/a.md', [project]).profile), /\(a\*\)/);
  });

  test('mistakes of a file that is extended are told there', () => {
    const base = 'test:/blog/shared/base.json';
    const project = projectOf('{ "extends": "shared/base.json" }', { [base]: '{ "x": 1 }' });
    assert.deepEqual(mistakesOf(project), []);
    assert.deepEqual(
      mistakesOf(project, base).map(({ code }) => code),
      ['project-file/unknown-property'],
    );
    assert.deepEqual([...project.uris].sort(), [main, base].sort());
  });
});

suite('project files: hostile texts', () => {
  const many = (count: number, write: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => write(index)).join(',');
  const hostile: Readonly<Record<string, string>> = {
    'brackets without end': '['.repeat(200_000),
    'objects without end': '{"a":'.repeat(50_000),
    '1 MB of a list': `{ "ignore": [${'"a",'.repeat(260_000)}] }`,
    'names that JavaScript means something by':
      '{ "__proto__": { "rules": {} }, "constructor": 1, "profiles": { "__proto__": {}, "toString": {} }, "rules": { "toString": "off" }, "profile": { "fields": { "constructor": {}, "hasOwnProperty": { "type": "valueOf" } } } }',
    'NUL and lone surrogates': '{ "ignore": "\0\ud800", "\udc00": 1 }',
    'a comment without end': `/* ${'*'.repeat(100_000)}`,
    'a thousand mistakes': `{ "rules": { ${many(1_000, (index) => `"x${String(index)}": 1`)} } }`,
    'commas without end': `{${','.repeat(100_000)}}`,
    'a byte order mark': '\uFEFF{ "ignore": "a" }',
    'a chain of profiles': `{ "profiles": { ${many(
      2_000,
      (index) =>
        `"p${String(index)}": { "extends": "p${String(index + 1)}", "fields": { "a": {} } }`,
    )} } }`,
    'many fields and patterns': `{ "profile": { "fields": { ${many(2_000, (index) => `"f${String(index)}": { "type": "list", "items": {} }`)} } }, "ignore": [${many(2_000, (index) => `"a${String(index)}/**/*b*c*.md"`)}] }`,
  };
  for (const [what, text] of Object.entries(hostile)) {
    test(what, () => {
      const project = projectOf(text);
      const policy = resolvePolicy('/blog/some/where/deep/below/a.md', [project]);
      assert.ok(policy.profile.fields.length > 0);
      assert.ok(mistakesOf(project).length <= 200);
      assert.equal(({} as { rules?: unknown }).rules, undefined);
    });
  }

  test('any text is read, with mistakes inside of it and fixes that apply', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({
            unit: fc.constantFrom(
              '{',
              '}',
              '[',
              ']',
              '"',
              ':',
              ',',
              '/',
              '*',
              '\n',
              ' ',
              '\\',
              'a',
              'x',
              '1',
            ),
          }),
          fc.json(),
          fc
            .tuple(fc.nat(full.length), fc.nat(20), fc.string({ maxLength: 3 }))
            .map(([at, count, text]) => full.slice(0, at) + text + full.slice(at + count)),
        ),
        (text) => {
          const project = projectOf(text, { 'test:/blog/shared/base.json': '{}' });
          for (const { span, fixes, message } of mistakesOf(project)) {
            assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
            assert.doesNotMatch(message, /undefined|\[object/);
            for (const { edits } of fixes) {
              applyEdits(text, edits);
            }
          }
          resolvePolicy('/blog/posts/a.md', [project]);
        },
      ),
      runs(1_000),
    );
  });
});

suite('the example in README.md', () => {
  const [, text = ''] = /```jsonc\n([\s\S]*?)```/.exec(read('README.md')) ?? [];

  test('has no mistake', () => {
    assert.ok(text.includes('"posts"'));
    assert.deepEqual(mistakesOf(projectOf(text)), []);
  });
});
