import assert from 'node:assert/strict';
import { OpenTags, tagsIn } from '../../../src/preview/post/tags';

function stateAfter(...html: readonly string[]): 'closed' | 'open' {
  const open = new OpenTags();
  for (const each of html) {
    open.follow(tagsIn(each));
  }
  return open.areClosed ? 'closed' : 'open';
}

suite('tags of the HTML of a post', () => {
  for (const [html, tags] of [
    ['<p>a</p>', ['p', '/p']],
    ['<BR><img src="a>b"><hr/>', []],
    ['<!-- <div> -->', []],
    ["<a title='1 > 2' href=x>", ['a']],
    ['<div/>', ['div']],
    ['a < b', ['!']],
    ['<!-- <div>', ['!', 'div']],
    ['<plaintext>', ['!']],
    ['<?php ?>', ['!']],
    ['<a title="', ['!']],
  ] as const) {
    test(html, () => {
      assert.deepEqual(tagsIn(html), tags);
    });
  }

  test('are closed where each is ended in its turn', () => {
    assert.equal(stateAfter('<div>', '<b>x</b>', '</div>'), 'closed');
    assert.equal(stateAfter('<div>', '<b>x</b>'), 'open');
  });

  test('stay open once they are mixed up', () => {
    assert.equal(stateAfter('<b><i></b></i>', '<p></p>'), 'open');
    assert.equal(stateAfter('</div>', '<div></div>'), 'open');
  });

  test('are read in time that grows with their length', () => {
    const tags = tagsIn(`${'<a b="'.repeat(5_000)}${'<!--'.repeat(5_000)}`);
    assert.ok(tags.includes('!'));
  });
});
