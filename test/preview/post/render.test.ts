import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Element, Nodes } from 'hast';
import { excerptOf, renderBody, textOf } from '../../../src/preview/post/render';
import { idPrefix, schema } from '../../../src/preview/post/sanitize';
import { runs } from '../../support/fuzz';
import { hostileBody } from './samples';

function elementsIn(markdown: string): Element[] {
  const found: Element[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'element') {
      found.push(node);
    }
    if ('children' in node) {
      node.children.forEach(visit);
    }
  };
  visit(renderBody(markdown).tree);
  return found;
}

const named = (markdown: string, name: string): Element[] =>
  elementsIn(markdown).filter(({ tagName }) => tagName === name);

suite('the body of a post as HTML', () => {
  test('has lines that break where the post has them, but not in bold words and links', () => {
    assert.equal(named('one\ntwo', 'br').length, 1);
    assert.equal(named('**one\ntwo** [three\nfour](https://example.org)', 'br').length, 0);
  });

  test('makes mentions of names behind a blank alone, and neither in code nor in links', () => {
    const links = (markdown: string): unknown[] =>
      named(markdown, 'a').map(({ properties }) => properties.href);
    assert.deepEqual(links('@mara met @noor-2.x.\n@ilse'), [
      'https://github.com/mara',
      'https://github.com/noor-2.x',
      'https://github.com/ilse',
    ]);
    assert.deepEqual(links('mail@mara (@mara) **@mara** `@mara`'), []);
    assert.deepEqual(links('[to @mara](https://example.org)'), ['https://example.org']);
    assert.deepEqual(links('    @mara in code'), []);
  });

  test('draws the emoji that showdown knows, and leaves others', () => {
    assert.equal(
      excerptOf(renderBody(':smile: :thumbsup: :+1: :no such: a:none: `:smile:`').tree.children),
      '😄 :thumbsup: 👍 :no such: a:none: :smile:',
    );
  });

  test('keeps for each block the line on which it begins', () => {
    const lines = elementsIn('# One\n\ntwo\n\n- three\n- four\n\n| a |\n|--|\n| b |\n').flatMap(
      ({ tagName, position }) => (position ? [`${tagName} ${String(position.start.line)}`] : []),
    );
    assert.deepEqual(
      lines.filter((line) => /^(?:h1|p|li|table)/.test(line)),
      ['h1 1', 'p 3', 'li 5', 'li 6', 'table 8'],
    );
  });

  test('makes an outline of headings without changing how large they are', () => {
    const outline = named('### A\n\n# B\n\n#### C\n\n##### D\n\n#### E', 'h1').concat(
      named('### A\n\n# B\n\n#### C\n\n##### D\n\n#### E', 'h4'),
    );
    assert.deepEqual(
      outline.map(({ tagName, properties }) => [tagName, properties.ariaLevel]),
      [
        ['h1', 2],
        ['h4', 3],
        ['h4', 3],
      ],
    );
  });

  test('has no ids but those of the post, set apart from those of the page', () => {
    const ids = elementsIn('# Root\n\n# Root\n\n<p id="root">x</p> <a name="title">y</a>').flatMap(
      ({ properties }) => [properties.id, properties.name].filter((id) => id !== undefined),
    );
    assert.deepEqual(
      ids,
      ['root', 'root-1', 'root', 'title'].map((id) => idPrefix + id),
    );
  });

  test('keeps of task lists the boxes, and no other fields', () => {
    assert.equal(named('- [x] a\n- [ ] b', 'input').length, 2);
    assert.equal(named('<input type="text"> <input> <input type="checkbox">', 'input').length, 0);
  });

  test('lets nothing in that is not listed, whatever the post has', () => {
    const allowed = new Set(schema.tagNames);
    const check = (markdown: string): void => {
      for (const { tagName, properties } of elementsIn(markdown)) {
        assert.ok(allowed.has(tagName), tagName);
        for (const [name, value] of Object.entries(properties)) {
          assert.doesNotMatch(name, /^(?:on|style$|data|srcDoc|tabIndex|content)/i);
          if (name === 'href') {
            assert.match(String(value), /^(?:https?:|mailto:|#|\/|[^:]*$)/i);
          }
          if (name === 'src') {
            assert.match(String(value), /^(?:https?:|data:|[^:]*$)/i);
          }
        }
      }
    };
    check(hostileBody);
    const piece = fc.constantFrom(
      ...['<', '>', '</', '<script>', '<svg>', '<math>', '<style>', '<img src=', 'x onerror=a '],
      ...['"', "'", '<a href=', 'javascript:', '&#106;', '[a](', ')', '\n', ' ', '<p ', '<!--'],
      ...['-->', '`', '<![CDATA[', ']]>', '<template>', '<select>', '<title>', '<textarea>', '|'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        check(pieces.join(''));
      }),
      runs(300),
    );
  });

  test('keeps the words around and within what it drops', () => {
    const text = textOf(renderBody(hostileBody).tree);
    for (const kept of ['Text', 'one', 'two', 'seven', 'nine', 'ten', 'thirteen']) {
      assert.ok(text.includes(kept), kept);
    }
    assert.doesNotMatch(text, /window\.ran/);
  });

  for (const [what, markdown] of [
    ['quotes', '>'.repeat(40_000)],
    ['lists', '- '.repeat(40_000)],
    ['lists in quotes', '> - '.repeat(20_000)],
    ['marks that begin and never end', '**a_b'.repeat(20_000)],
    ['elements', '<b>'.repeat(3_000)],
  ] as const) {
    test(`stands as it is written where it is nothing but ${what}`, () => {
      const { tree, isPlain } = renderBody(markdown);
      assert.ok(isPlain);
      assert.equal(textOf(tree), markdown);
    });
  }

  test('is read where a post is merely long', () => {
    const markdown = 'Words *and* [links](https://example.org) and `code`.\n\n'.repeat(1_000);
    assert.ok(!renderBody(markdown).isPlain);
  });
});

suite('the excerpt of a post', () => {
  test('is the text of the page, on one line', () => {
    assert.equal(
      excerptOf(
        renderBody('# One\n\n**two**\nthree\n\n- four\n- [five](https://example.org)').tree
          .children,
      ),
      'One two three four five',
    );
  });

  test('has at most 400 characters, none of them cut in half', () => {
    const text = 'abc '.repeat(200);
    assert.equal(excerptOf(renderBody(text).tree.children), `${text.slice(0, 400).trimEnd()}…`);
    const excerpt = excerptOf(renderBody('😀'.repeat(500)).tree.children);
    assert.equal(excerpt, `${'😀'.repeat(400)}…`);
    assert.equal(excerptOf(renderBody('x'.repeat(400)).tree.children), 'x'.repeat(400));
  });
});
