import type { FieldSpec } from './fieldType';

/**
 * What to do about a field, as a sentence.
 *
 * @param what what to write where the field does not say it.
 */
export function adviceFor({ what, example }: FieldSpec, otherwise: string): string {
  const known = what.trim();
  return known === '' && example.trim() !== ''
    ? `Write ${otherwise}, for example ${example.trim()}.`
    : `Write ${known === '' ? otherwise : known}.`;
}

/** Sentences one after the other, without those that say nothing, and each with its full stop. */
export function sentences(...parts: readonly (string | undefined)[]): string {
  let said = '';
  for (const part of parts) {
    const line = part === undefined ? '' : onOneLine(part);
    if (line !== '') {
      said += `${said === '' ? '' : ' '}${line}${/[.?!…]$/.test(line) ? '' : '.'}`;
    }
  }
  return said;
}

function onOneLine(text: string): string {
  return (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}

/** A text as inline code in Markdown, whatever is in it. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const gap = longest > 0 ? ' ' : '';
  return `${fence}${gap}${line}${gap}${fence}`;
}

/**
 * Markdown of others that shows no picture and no HTML wherever it is shown: looking at a text must not
 * ask the web for anything. Whatever may be code stays readable.
 */
export function withoutEmbeds(markdown: string): string {
  return markdown.replace(/!(?=\[)|<(?=[a-z!/?](?![a-z\d+.-]*:))/gi, '$& ');
}

/** `1 post`, `7 posts`. */
export function counted(count: number, thing: string): string {
  return `${String(count)} ${thing}${count === 1 ? '' : 's'}`;
}

/** `a`, `a or b`, `a, b or c`. */
export function choice(words: readonly string[]): string {
  const [last = ''] = words.slice(-1);
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** `84 KB`, as file managers show it. */
export function inBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  const shown = size < 10 && unit > 0 ? size.toFixed(1).replace(/\.0$/, '') : size.toFixed(0);
  return `${shown} ${units[unit] ?? ''}`;
}
