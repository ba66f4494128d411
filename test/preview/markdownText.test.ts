import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { escapeMarkdown } from '../../src/preview/markdownText';
import { runs } from '../support/fuzz';

const markdown = new MarkdownIt();

/**
 * The icons that VS Code would draw in a hover, and what it would show as text: it looks for icons in the
 * HTML that a Markdown renderer gives back, where a backslash keeps them text.
 */
function shown(source: string): { readonly icons: readonly string[]; readonly text: string } {
  const icons: string[] = [];
  const text = markdown
    .renderInline(source)
    .replace(
      /(\\)?(\$\(([A-Za-z\d-]+(?:~[A-Za-z]+)?)\))/g,
      (_, escape, words: string, name: string) => {
        if (escape === undefined) {
          icons.push(name);
          return '';
        }
        return words;
      },
    );
  return { icons, text };
}

suite('Text of others in Markdown', () => {
  for (const words of [
    'Verified $(verified)',
    '$(sync~spin)',
    '\\$(zap)',
    '\\\\$(zap)',
    '$$(zap)',
    '$(\u200bzap)',
    '$(no icon)',
    'from $5 (a month)',
  ]) {
    test(`no icon of strangers: ${words}`, () => {
      const { icons, text } = shown(escapeMarkdown(words));
      assert.deepEqual(icons, []);
      assert.equal(text.replaceAll('\\', ''), words.replace(/[\\\u200b]/g, ''));
    });
  }

  test('icons of ours are drawn beside it', () => {
    assert.deepEqual(shown(`$(law) ${escapeMarkdown('$(law)')}`).icons, ['law']);
  });

  test('no icon of strangers, whatever they write', () => {
    const part = fc.constantFrom(
      '$',
      '(',
      ')',
      '\\',
      'zap',
      '~spin',
      '-',
      ' ',
      '`',
      '*',
      '&',
      '\u200b',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        assert.deepEqual(shown(escapeMarkdown(parts.join(''))).icons, []);
      }),
      runs(500),
    );
  });
});
