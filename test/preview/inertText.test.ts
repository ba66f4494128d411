import assert from 'node:assert/strict';
import { inertText } from '../../src/vscode/inertText';

/** As VS Code looks for links and icons in messages, questions and status items. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const icon = /(\\)?\$\(([a-z\d-]+(?:~[a-z]+)?)\)/i;

suite('Text of others in messages and status items', () => {
  for (const words of [
    '[Trusted blog](command:workbench.action.quit)',
    'Blog [a](https://elsewhere.example) $(verified)',
    '[x](file:///etc/passwd "t")',
    '$$(sync~spin)',
  ]) {
    test(`makes no link and no icon: ${words}`, () => {
      assert.match(words, new RegExp(`${link.source}|${icon.source}`, 'i'));
      const shown = inertText(words);
      assert.doesNotMatch(shown, link);
      assert.doesNotMatch(shown, icon);
      assert.equal(shown.replaceAll('\u2060', ''), words);
    });
  }

  test('other text stays as it is', () => {
    const words = 'Move "Zero-OS [edge]" (from $5 on) below Jumpscale.';
    assert.equal(inertText(words), words);
  });

  test('what turns the direction of writing is seen', () => {
    assert.equal(inertText('blog\u202e\ngolb'), 'blog\ufffd golb');
  });
});
