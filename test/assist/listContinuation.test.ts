import assert from 'node:assert/strict';
import fc from 'fast-check';
import { continuationAt, mayContinueList } from '../../src/assist/listContinuation';
import { parsePost } from '../../src/post/post';
import { applyEdits, lineAround } from '../../src/post/text';
import { sharedMarkdown, sharedSuite } from '../support/corpus';
import { coatedPost, runs } from '../support/fuzz';
import { marked } from '../support/marked';

const head = '---\ntitle: "Tides"\n---\n\n';

/** The text behind the cursor's line, with the cursor as `|`; undefined where Enter is left alone. */
function entered(source: string): string | undefined {
  const { text, offset } = marked(`${head}${source}`);
  const edit = continuationAt(parsePost(text), offset);
  if (edit === undefined) {
    return undefined;
  }
  const cursor = edit.span.start + edit.newText.length;
  const after = applyEdits(text, [edit]);
  return `${after.slice(head.length, cursor)}|${after.slice(cursor)}`;
}

suite('Enter in a list', () => {
  test('starts the next item in the style of the list', () => {
    for (const [before, after] of [
      ['- one|', '- one\n- |'],
      ['* one\n*   two|\nText', '* one\n*   two\n*   |\nText'],
      ['  + one|', '  + one\n  + |'],
      ['1. one|', '1. one\n2. |'],
      ['9) nine|', '9) nine\n10) |'],
      ['1. one\n1. two|', '1. one\n1. two\n1. |'],
      ['- [x] done|', '- [x] done\n- [ ] |'],
      ['- [ ] open\n- more|', '- [ ] open\n- more\n- |'],
      ['- one\n  - nested|\n- two', '- one\n  - nested\n  - |\n- two'],
      ['- one\n\n- two|', '- one\n\n- two\n\n- |'],
      [
        '- [Beacon](https://github.com/a/b)|\n- two',
        '- [Beacon](https://github.com/a/b)\n- |\n- two',
      ],
      ['-\tone|', '-\tone\n-\t|'],
    ] as const) {
      assert.equal(entered(before), after, before);
    }
  });

  test('ends the list behind an empty item, and goes one list out', () => {
    for (const [before, after] of [
      ['- one\n- |', '- one\n|'],
      ['- one\n-|', '- one\n|'],
      ['- one\n- [ ] |\nText', '- one\n|\nText'],
      ['1. one\n2. |', '1. one\n|'],
      ['- one\n  - nested\n  - |', '- one\n  - nested\n- |'],
      ['3. one\n   - nested\n   - |\n', '3. one\n   - nested\n4. |\n'],
    ] as const) {
      assert.equal(entered(before), after, before);
    }
  });

  test('is left alone anywhere else', () => {
    for (const source of [
      '- o|ne',
      '|- one',
      'Text|',
      'Text\n-|',
      '- - -|',
      '**bold** text|',
      '```\n- one|\n```',
      '- one\n\n  ```\n  - code|\n  ```',
      '    - code|',
      '<!--\n- one|\n-->',
      '> - quoted|',
      '- one\n  wrapped|',
      '1986.5 A great year|',
    ]) {
      assert.equal(entered(source), undefined, source);
    }
    const { text, offset } = marked('---\ntags:\n  - tech|\n---\n');
    assert.equal(continuationAt(parsePost(text), offset), undefined);
  });

  test('keeps the line ends of the post', () => {
    const text = `${head}- one`.replaceAll('\n', '\r\n');
    assert.equal(continuationAt(parsePost(text), text.length)?.newText, '\r\n- ');
  });

  test('the line alone tells where to look', () => {
    assert.ok(['- a', '- ', '-', ' 1. a', '2)', '* [ ] x'].every(mayContinueList));
    assert.ok(!['a', '', '-a', '**b**', '> - a', '1.5 m'].some(mayContinueList));
  });
});

function assertContinues(text: string): void {
  const post = parsePost(text);
  for (const { index } of text.matchAll(/(?<=[^\r\n])(?:\r\n|\n|\r|$)/g)) {
    const edit = continuationAt(post, index);
    if (edit === undefined) {
      continue;
    }
    const line = lineAround(text, index);
    assert.ok(mayContinueList(text.slice(line.start, line.end)));
    assert.ok(edit.span.end === index);
    const after = parsePost(applyEdits(text, [edit]));
    const what = JSON.stringify(after.text.slice(Math.max(line.start - 100, 0), index + 50));
    const cursor = edit.span.start + edit.newText.length;
    if (edit.span.start === index) {
      // Enter once more ends what the first one began.
      assert.ok(continuationAt(after, cursor), what);
    }
  }
}

suite('Enter in the lists of any post', () => {
  test('gives an item again', () => {
    fc.assert(
      fc.property(coatedPost, (text) => {
        assertContinues(text);
      }),
      runs(150),
    );
  });
});

sharedSuite('Enter in the lists of real posts', () => {
  test('gives an item again', () => {
    for (const { text } of [...sharedMarkdown('seed'), ...sharedMarkdown('corpus')]) {
      if (text.length < 12_000) {
        assertContinues(text);
      }
    }
  });
});
