// Text of others within Markdown that VS Code draws with its icons. Hovers of the core, in
// src/assist/markdown.ts, are drawn without: this room knows nobody, and needs more.
import { visibleText } from './text';

/** Unicode's format characters, which show nothing, but for the two that join letters and emoji. */
const unseen = /(?![\u200c\u200d])\p{Cf}/gu;

/** How VS Code writes an icon. It looks for them in what the Markdown has become, not in the Markdown. */
const icon = /\$\([A-Za-z\d-]+(?:~[A-Za-z]+)?\)/g;

/**
 * Text as Markdown that shows it and nothing else: no link, picture, code or HTML of strangers, and no
 * icon where whoever shows it draws icons of VS Code.
 */
export function escapeMarkdown(text: string): string {
  return (
    visibleText(text)
      .replace(unseen, '')
      .replace(/\s+/g, ' ')
      .trim()
      // A backslash that is still there after Markdown is what keeps an icon text.
      .replace(icon, '\\$&')
      .replace(/[\\`*_{}[\]()#+\-.!~<>|&$:@]/g, '\\$&')
  );
}

/** @param address for a browser: whatever could end it is encoded. */
export function markdownLink(label: string, address: string): string {
  const destination = address.replace(
    /[\s()<>|\\"]/g,
    (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return `[${escapeMarkdown(label)}](${destination})`;
}
