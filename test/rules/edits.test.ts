// Sorting fields and giving tags another form: edits that rules and refactorings share.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fieldOf, fieldsOf, parsePost } from '../../src/post/post';
import { applyEdits, textOf } from '../../src/post/text';
import { builtInProfile } from '../../src/profile/builtIn';
import { tagFormOf, type TagForm } from '../../src/profile/fieldTypes/tags';
import { misplacedFields, sortFields } from '../../src/rules/front-matter/sortFields';
import { convertTags, withoutTags, writtenTags } from '../../src/rules/front-matter/tagForms';
import { assertRestAlone } from '../support/edits';
import { coatedPost, inRuns, runs, withCrlf } from '../support/fuzz';

const names = [...builtInProfile.fields.map(({ name }) => name), 'draft', 'layout'];
const value = fc.constantFrom(
  ' Mara',
  ' "a: b"  # why',
  ' [a, b] # two',
  '\n  - a\n  # between\n  - b',
  ' |\n  one\n\n  two',
  ' >-\n  one\n  two\n',
  '',
);
const above = fc.constantFrom('', '', '', '# above\n', '# one\n# two\n', '\n', '# apart\n\n');

const shuffled = fc
  .tuple(
    fc.shuffledSubarray(names, { minLength: 2 }),
    fc.array(value, { minLength: 8, maxLength: 8 }),
    fc.array(above, { minLength: 8, maxLength: 8 }),
    fc.boolean(),
  )
  .map(([order, values, comments, crlf]) => {
    const fields = order.map(
      (name, index) => `${comments[index] ?? ''}${name}:${values[index] ?? ''}\n`,
    );
    const text = `---\n${fields.join('')}---\n\nText.\n`;
    return crlf ? withCrlf(text) : text;
  });

/** Each field as it is written, by name. */
function entries(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fieldsOf(parsePost(text)).map(({ name, entrySpan }) => [name, textOf(text, entrySpan)]),
  );
}

/** Lines in any order. */
function lines(text: string): readonly string[] {
  return text.split('\n').sort();
}

suite('sorting fields', () => {
  test('puts the known ones in order, each as it is, and is done then', () => {
    fc.assert(
      fc.property(shuffled, (text) => {
        const post = parsePost(text);
        const edits = sortFields(post, builtInProfile);
        const misplaced = misplacedFields(post, builtInProfile);
        if (edits === undefined) {
          assert.deepEqual(misplaced, [], 'nothing of this keeps a field in its place');
          return;
        }
        assert.ok(misplaced.length > 0);
        assertRestAlone(text, edits, 'sorting');
        const sorted = applyEdits(text, edits);
        const known = fieldsOf(parsePost(sorted))
          .map(({ name }) => builtInProfile.fields.findIndex((field) => field.name === name))
          .filter((rank) => rank !== -1);
        assert.deepEqual(
          known,
          known.toSorted((a, b) => a - b),
        );
        assert.deepEqual(entries(sorted), entries(text));
        assert.deepEqual(lines(sorted), lines(text), 'no line is lost or made');
        assert.equal(sortFields(parsePost(sorted), builtInProfile), undefined);
      }),
      runs(400),
    );
  });

  test('never throws and never changes what a post says, whatever it is', () => {
    fc.assert(
      fc.property(coatedPost, (text) => {
        const edits = sortFields(parsePost(text), builtInProfile);
        if (edits !== undefined) {
          assertRestAlone(text, edits, 'sorting');
          assert.deepEqual(entries(applyEdits(text, edits)), entries(text));
        }
      }),
      runs(300),
    );
  });

  for (const [why, front] of [
    ['an alias', 'author: &it Mara\ntitle: *it\n'],
    ['fields in braces', '{ author: Mara,\ntitle: One }\n'],
    ['a syntax error', 'author: Mara\ntitle: "One\n'],
    [
      'comments that silence what is between them',
      '# component-posts-disable\nauthor: Mara\n# component-posts-enable\ntitle: One\n',
    ],
  ] as const) {
    test(`is not offered where there is ${why}`, () => {
      assert.equal(sortFields(parsePost(`---\n${front}---\n`), builtInProfile), undefined);
    });
  }

  test('moves as few fields as it can', () => {
    const text = '---\npost_image: a\ntitle: b\nauthor: c\ntags: d\n---\n';
    const post = parsePost(text);
    assert.deepEqual(
      misplacedFields(post, builtInProfile).map(({ name }) => name),
      ['post_image'],
    );
    const edits = sortFields(post, builtInProfile) ?? [];
    assert.equal(edits.length, 2);
    assert.equal(
      applyEdits(text, edits),
      '---\ntitle: b\nauthor: c\ntags: d\npost_image: a\n---\n',
    );
  });
});

const tag = fc.constantFrom(
  ...['tech', 'open source', 'C++', 'yes', '12:30', '2026-03-09', '#1', 'a: b', "it's", '"a"'],
  ...['[x]', '- x', 'null', '1_000', 'größe', '😀', 'a & b', '*a', 'x]', '{', 'both \' and "'],
);
const forms: readonly TagForm[] = ['comma', 'flow', 'block'];

function quotedTag(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

const taggedPost = fc
  .tuple(
    fc.array(tag, { minLength: 1, maxLength: 5 }),
    fc.constantFrom(...forms),
    fc.constantFrom('', '', ' # all of them'),
    fc.constantFrom('', '  '),
    fc.boolean(),
  )
  .map(([tags, form, comment, indent, crlf]) => {
    const items = tags.map(quotedTag);
    const written =
      form === 'flow'
        ? ` [${items.join(', ')}]${comment}`
        : form === 'block'
          ? items.map((item) => `\n${indent}  - ${item}`).join('') + comment
          : ` ${quotedTag(tags.join(', '))}${comment}`;
    const text = `---\n${indent}title: One\n${indent}tags:${written}\n${indent}author: Mara\n---\n`;
    return { tags, form, text: crlf ? withCrlf(text) : text };
  });

function tagsOf(text: string): readonly string[] | undefined {
  const post = parsePost(text);
  const field = fieldOf(post, 'tags');
  return field && writtenTags(post, field)?.map((one) => one.text);
}

suite('giving tags another form', () => {
  test('keeps each of them, and all around', () => {
    let conversions = 0;
    fc.assert(
      fc.property(taggedPost, fc.constantFrom(...forms), ({ form, text }, other) => {
        const post = parsePost(text);
        const field = fieldOf(post, 'tags');
        const before = tagsOf(text);
        const edits = field && convertTags(post, field, other);
        if (edits === undefined) {
          return;
        }
        conversions++;
        assert.notEqual(form, other);
        assertRestAlone(text, edits, `${form} to ${other}`);
        const after = applyEdits(text, edits);
        const changed = fieldOf(parsePost(after), 'tags');
        assert.equal(changed && tagFormOf(changed.value), other);
        assert.deepEqual(tagsOf(after), before);
        assert.deepEqual({ ...entries(after), tags: '' }, { ...entries(text), tags: '' });
        assert.equal(after.includes('# all of them'), text.includes('# all of them'));
      }),
      runs(600),
    );
    assert.ok(conversions > inRuns(200), `${String(conversions)} of them were tried`);
  });

  test('and back again gives the same tags', () => {
    fc.assert(
      fc.property(taggedPost, fc.constantFrom(...forms), ({ form, text }, other) => {
        const convert = (from: string, to: TagForm): string | undefined => {
          const post = parsePost(from);
          const field = fieldOf(post, 'tags');
          const edits = field && convertTags(post, field, to);
          return edits && applyEdits(from, edits);
        };
        const there = convert(text, other);
        const back = there === undefined ? undefined : convert(there, form);
        if (back !== undefined) {
          assert.deepEqual(tagsOf(back), tagsOf(text));
        }
      }),
      runs(300),
    );
  });

  test('is possible for every list of plain words, both ways', () => {
    for (const from of forms) {
      for (const to of forms) {
        const written = {
          comma: ' tech, open source',
          flow: ' [tech, open source]',
          block: '\n  - tech\n  - open source',
        };
        const text = `---\ntags:${written[from]}\n---\n`;
        const post = parsePost(text);
        const field = fieldOf(post, 'tags');
        const edits = field && convertTags(post, field, to);
        assert.equal(
          edits === undefined ? text : applyEdits(text, edits),
          `---\ntags:${written[to]}\n---\n`,
        );
      }
    }
  });

  test('never throws, whatever the post is', () => {
    fc.assert(
      fc.property(coatedPost, fc.constantFrom(...forms), (text, form) => {
        const post = parsePost(text);
        for (const field of fieldsOf(post)) {
          const edits = convertTags(post, field, form);
          if (edits !== undefined) {
            assertRestAlone(text, edits, 'conversion');
          }
        }
      }),
      runs(300),
    );
  });
});

suite('taking tags out', () => {
  test('leaves the others', () => {
    fc.assert(
      fc.property(taggedPost, fc.nat(31), ({ text }, bits) => {
        const post = parsePost(text);
        const field = fieldOf(post, 'tags');
        const before = tagsOf(text);
        if (field === undefined || before === undefined) {
          return;
        }
        const taken = new Set([...before.keys()].filter((index) => ((bits >> index) & 1) === 1));
        const edits = withoutTags(post, field, taken);
        if (edits !== undefined) {
          assertRestAlone(text, edits, 'taking out');
          assert.deepEqual(
            tagsOf(applyEdits(text, edits)),
            before.filter((_, index) => !taken.has(index)),
          );
        }
      }),
      runs(400),
    );
  });

  test('a comment between them keeps them', () => {
    const text = '---\ntags:\n  - tech\n  - tech # for good\n---\n';
    const post = parsePost(text);
    const field = fieldOf(post, 'tags');
    assert.equal(field && withoutTags(post, field, new Set([1])), undefined);
    assert.ok(field && withoutTags(post, field, new Set([0])));
  });
});
