import assert from 'node:assert/strict';
import { definitionAt, linksIn, usesAt } from '../../src/assist/navigation';
import { frontMatterSpan, outlineOf } from '../../src/assist/outline';
import { parsePost } from '../../src/post/post';
import { textOf } from '../../src/post/text';
import { builtInProfile } from '../../src/profile/builtIn';
import type { KnownValues } from '../../src/profile/knownValues';
import { knownFrom } from '../support/blog';
import { marked } from '../support/marked';

const place = {
  uri: 'file:///blog/posts/other.md',
  title: 'Other',
  start: { line: 3, character: 6 },
  end: { line: 3, character: 10 },
};

const known: KnownValues = {
  ...knownFrom({ folders: { 'assets/images': ['mara.png'] } }, '2026-11-24'),
  placesOf: (field, value) => (field === 'tags' && value === 'tech' ? [place] : []),
};

const context = { profile: builtInProfile, known };

const lines = [
  '---',
  'title: "A"',
  'author: Mara',
  'author_image: "mara.png"',
  'tags: weather, tech, tech',
  'post_image: https://example.org/a.png',
  '---',
  '',
].join('\n');

function at(word: string): number {
  return lines.indexOf(word) + 1;
}

suite('links and references', () => {
  test('names of files lead to them, addresses are left to the editor', () => {
    assert.deepEqual(
      linksIn(parsePost(lines), context).map(({ span, uri, tooltip }) => [
        textOf(lines, span),
        uri,
        tooltip,
      ]),
      [['mara.png', 'file:///blog/assets/images/mara.png', 'assets/images/mara.png']],
    );
  });

  test('a definition is the file, from the value without its quotes', () => {
    const found = definitionAt(parsePost(lines), at('mara.png'), context);
    assert.equal(found?.found.file.uri, 'file:///blog/assets/images/mara.png');
    assert.equal(textOf(lines, found.span), 'mara.png');
    assert.equal(definitionAt(parsePost(lines), at('author_image'), context), undefined);
    assert.equal(definitionAt(parsePost(lines), at('weather'), context), undefined);
  });

  test('uses of a tag are all of this post and those of others', () => {
    const uses = usesAt(parsePost(lines), at('tech'), context);
    assert.deepEqual(
      uses?.here.map(({ start }) => start),
      [lines.indexOf('tech'), lines.lastIndexOf('tech')],
    );
    assert.deepEqual(uses.elsewhere, [place]);
  });

  test('an author has uses, a title and a day have none', () => {
    assert.equal(usesAt(parsePost(lines), at('Mara'), context)?.here.length, 1);
    assert.equal(usesAt(parsePost(lines), at('"A"'), context), undefined);
    const dated = marked('---\npublished_at: 2026-|03-09\n---\n');
    assert.equal(usesAt(parsePost(dated.text), dated.offset, context), undefined);
  });
});

suite('outline and folding', () => {
  test('the fields, each with its value; the front matter as a whole', () => {
    const span = frontMatterSpan(parsePost(lines));
    assert.equal(span && textOf(lines, span), lines.trimEnd());
    assert.deepEqual(
      outlineOf(parsePost(lines)).map((entry) => [
        entry.name,
        entry.detail,
        textOf(lines, entry.span),
      ]),
      [
        ['title', 'A', 'title: "A"'],
        ['author', 'Mara', 'author: Mara'],
        ['author_image', 'mara.png', 'author_image: "mara.png"'],
        ['tags', 'weather, tech, tech', 'tags: weather, tech, tech'],
        ['post_image', 'https://example.org/a.png', 'post_image: https://example.org/a.png'],
      ],
    );
  });

  test('a field over several lines ends with its last', () => {
    const text = '---\ntags:\n  - a\n  - b\n\n# more\ntitle: "A"\n---\n';
    const [tags] = outlineOf(parsePost(text));
    assert.equal(tags && textOf(text, tags.span), 'tags:\n  - a\n  - b');
  });

  test('front matter that is not closed ends with its fields', () => {
    const text = '---\ntitle: "A"\n\nText.\n';
    const span = frontMatterSpan(parsePost(text));
    assert.equal(span && textOf(text, span), '---\ntitle: "A"');
  });

  test('none without fields, in other formats, without front matter', () => {
    for (const text of ['---\n---\n', '+++\na = 1\n+++\n', 'Text.\n', '---\n- a\n---\n']) {
      assert.deepEqual(outlineOf(parsePost(text)), [], text);
    }
  });
});
