import assert from 'node:assert/strict';
import { addMissingRequired, asSnippet, asText } from '../../src/assist/missingFields';
import { refactoringsAt, type Refactoring } from '../../src/assist/refactorings';
import { parsePost } from '../../src/post/post';
import { applyEdits, span } from '../../src/post/text';
import { profileWith } from '../support/blog';
import { context } from '../support/checking';
import { withCrlf } from '../support/fuzz';
import { marked } from '../support/marked';

function refactorings(source: string, isPost = true): readonly Refactoring[] {
  const { text, offset } = marked(source);
  return refactoringsAt(parsePost(text), isPost, span(offset, offset), context);
}

/** The text after a refactoring; undefined where it is not offered. */
function changed(source: string, title: string, isPost = true): string | undefined {
  const found = refactorings(source, isPost).find((refactoring) => refactoring.title === title);
  return found === undefined ? undefined : applyEdits(marked(source).text, found.edits);
}

function post(lines: string): string {
  return `---\n${lines}\n---\n\nText.\n`;
}

suite('quotes', () => {
  const quote = 'Put the value in quotes';
  const plain = 'Write the value without quotes';
  const cases: readonly (readonly [source: string, title: string, after: string | undefined])[] = [
    ['author: Ma|ra # hers', quote, 'author: "Mara" # hers'],
    ['author: Mara|', quote, 'author: "Mara"'],
    ['title: C:\\te|mp', quote, 'title: "C:\\\\temp"'],
    ['title: say "a|h"', quote, 'title: "say \\"ah\\""'],
    ['tags: a, |b', quote, 'tags: "a, b"'],
    ['tags: [a, |b]', quote, 'tags: [a, "b"]'],
    ['tags:\n  - a\n  - |b', quote, 'tags:\n  - a\n  - "b"'],
    ['published_at: 2026-|03-09', quote, 'published_at: "2026-03-09"'],
    ['author: "Ma|ra"', quote, undefined],
    ['author: |', quote, undefined],
    ['author: >\n  Ma|ra', quote, undefined],
    ['author: Ma|ra\n  and Noor', quote, undefined],
    ['aut|hor: Mara', quote, undefined],
    ['author: "Ma|ra" # hers', plain, 'author: Mara # hers'],
    ["author: 'O''|Neil'", plain, "author: O'Neil"],
    ['title: "a\\|u0062c"', plain, 'title: abc'],
    ['title: "A: |B"', plain, undefined],
    ['title: "2026-|03-09"', plain, undefined],
    ['title: "12:|30"', plain, undefined],
    ['title: "y|es"', plain, undefined],
    ['title: " |a"', plain, undefined],
    ['tags: ["a, |b"]', plain, undefined],
    ['tags: ["|b"]', plain, 'tags: [b]'],
    ['title: "a|b\nauthor: Mara', plain, undefined],
  ];
  for (const [source, title, after] of cases) {
    test(`${title}: ${source.replaceAll('\n', ' ⏎ ')}`, () => {
      const wanted = after === undefined ? undefined : post(after);
      assert.equal(changed(post(source), title), wanted);
      assert.equal(
        changed(`\uFEFF${withCrlf(post(source))}`, title),
        wanted === undefined ? undefined : `\uFEFF${withCrlf(wanted)}`,
      );
    });
  }

  test('there and back nothing has changed', () => {
    const quoted = changed(post('author: Ma|ra # hers'), quote) ?? '';
    assert.equal(changed(quoted.replace('"Ma', '"Ma|'), plain), post('author: Mara # hers'));
  });
});

suite('order and tags', () => {
  test('fields are sorted, comments move along', () => {
    assert.equal(
      changed(
        post('# when\npublished_at: 2026-03-09\ntitle: "|A" # what'),
        'Sort the fields in the order of the blog',
      ),
      post('title: "A" # what\n# when\npublished_at: 2026-03-09'),
    );
    assert.equal(
      changed(post('title: "|A"\nauthor: Mara'), 'Sort the fields in the order of the blog'),
      undefined,
    );
  });

  test('tags take each of the three forms, and are the same afterwards', () => {
    const commas = 'Write the tags with commas: a, b';
    const brackets = 'Write the tags in brackets: [a, b]';
    const lines = 'Write each tag on a line of its own';
    assert.equal(
      changed(post('tags: te|ch, open source'), brackets),
      post('tags: [tech, open source]'),
    );
    assert.equal(
      changed(post('tags: te|ch, open source'), lines),
      post('tags:\n  - tech\n  - open source'),
    );
    assert.equal(
      changed(post('tags:\n  - te|ch\n  - open source'), commas),
      post('tags: tech, open source'),
    );
    assert.equal(changed(post('tags: te|ch, open source'), commas), undefined);
    assert.equal(changed(post('title: "|A"\ntags: tech, open source'), lines), undefined);
  });

  test('forms that the blog does not read are not offered', () => {
    const profile = profileWith({ tags: { readableForms: ['comma', 'flow'] } });
    const { text, offset } = marked(post('tags: a|, b'));
    const found = refactoringsAt(parsePost(text), true, span(offset, offset), {
      ...context,
      profile,
    });
    assert.deepEqual(
      found.map(({ title }) => title),
      ['Write the tags in brackets: [a, b]', 'Put the value in quotes'],
    );
  });
});

suite('new front matter', () => {
  test('goes above the text of a file that is no post yet', () => {
    assert.equal(
      changed('|# What we learnt\n\nText.\n', 'Add front matter', false),
      '---\ntitle: "What we learnt"\nauthor:\npublished_at: 2026-11-22\n---\n\n# What we learnt\n\nText.\n',
    );
    assert.equal(
      changed('\uFEFF|Text.\r\n', 'Add front matter', false)?.startsWith('\uFEFF---\r\n'),
      true,
    );
  });

  test('is offered in the first line only, and where none is there', () => {
    for (const source of ['# A\n\nTe|xt.\n', '---\ntitle: "A|"\n---\n', '+++\n|a = 1\n+++\n']) {
      assert.deepEqual(refactorings(source, false), [], source);
    }
  });
});

suite('missing fields', () => {
  const bare = post('tags: tech');

  function added(text: string, fileName?: string): readonly string[] {
    return addMissingRequired(parsePost(text), { ...context, fileName }).map(asText);
  }

  test('are added together, each at its place', () => {
    assert.deepEqual(added(bare), ['title:\nauthor:\n', 'published_at: 2026-11-22\n']);
    assert.deepEqual(added(post('author: Mara'), '2026-03-09-the-storm.md'), [
      'title: "The storm"\n',
      'published_at: 2026-03-09\n',
    ]);
  });

  test('stand between what is there', () => {
    const text = withCrlf(post('# mine\nauthor: Mara # hers\npost_image: a.png'));
    const edits = addMissingRequired(parsePost(text), context).map((place) => ({
      span: span(place.at, place.at),
      newText: asText(place),
    }));
    assert.equal(
      applyEdits(text, edits),
      withCrlf(
        post(
          '# mine\ntitle: "What our stack is made of"\nauthor: Mara # hers\npublished_at: 2026-11-22\npost_image: a.png',
        ),
      ),
    );
  });

  test('as a snippet each value is a tab stop', () => {
    const places = addMissingRequired(parsePost(bare), { ...context, fileName: undefined });
    assert.deepEqual(
      places.map((place, index) => asSnippet(place, index === 0 ? 1 : 3)),
      ['title: "${1}"\nauthor: ${2}\n', 'published_at: ${3:2026-11-22}\n'],
    );
    const [named] = addMissingRequired(parsePost(post('author: Mara')), {
      ...context,
      fileName: 'cost-in-$-{a}.md',
    });
    assert.equal(named && asSnippet(named, 1), 'title: "${1:Cost in \\$ {a\\}}"\n');
  });

  test('a slip in a name is no missing field, and neither is another name', () => {
    assert.deepEqual(added(post('title: "A"\nauther: Mara')), ['published_at: 2026-11-22\n']);
    const profile = profileWith({ author: { aliases: ['by'] } });
    const text = post('title: "A"\nby: Mara\npublished_at: 2026-03-09');
    assert.deepEqual(addMissingRequired(parsePost(text), { ...context, profile }), []);
  });

  test('none where lines cannot be added', () => {
    for (const text of [
      post('{ title: "A" }'),
      post('title: "A'),
      '---\ntitle: "A"\n',
      'Text.\n',
    ]) {
      assert.deepEqual(added(text), [], text);
    }
  });
});
