// Text of others within Markdown. The rooms of the core have the same in src/assist/markdown.ts, which
// this room, knowing nobody, cannot take from there.
import { visibleText } from './text';

/** Unicode's format characters, which show nothing, but for the two that join letters and emoji. */
const unseen = /(?![\u200c\u200d])\p{Cf}/gu;

/** Text as Markdown that shows it and nothing else: no link, picture, code, icon or HTML of strangers. */
export function escapeMarkdown(text: string): string {
  return visibleText(text)
    .replace(unseen, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()#+\-.!~<>|&$:@]/g, '\\$&');
}

/** @param address for a browser: whatever could end it is encoded. */
export function markdownLink(label: string, address: string): string {
  const destination = address.replace(
    /[\s()<>|\\"]/g,
    (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return `[${escapeMarkdown(label)}](${destination})`;
}
