import assert from 'node:assert/strict';
import stringWidth from 'string-width';
import { widthOf } from '../../src/cli/width';

suite('the width of text', () => {
  for (const text of [
    'plain',
    'ä é ß',
    'e\u0301',
    '世界 한국 ｱ',
    '👩‍👩‍👧 👍🏽 🇩🇪 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🧑🏽‍🚀',
    '❤ ❤️ ☺ ☕ 1️⃣',
    '“…” │ ␛ <U+200B> \ufffd',
    'می\u200cخواهم',
    ':\u2060:',
    '\u001b[31mred\u001b[39m',
  ]) {
    test(`${JSON.stringify(text)} is as wide as string-width says, which knows more and starts slower`, () => {
      assert.equal(widthOf(text), stringWidth(text));
    });
  }
});
