/** A name as Markdown that shows it and nothing else. */
export function asMarkdown(name: string): string {
  return name
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<>]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&');
}

/** The address of a link as it stands between round brackets. */
export function asDestination(url: string): string {
  const address = url.trim().replace(/[\s<>]/g, (unit) => encodeURIComponent(unit));
  return /[()]/.test(address) ? `<${address}>` : address;
}

/** A link; the words alone where there is no address. */
export function asLink(words: string, url: string | undefined): string {
  return url === undefined ? words : `[${words}](${asDestination(url)})`;
}

/** Words as a sentence of their own: with a capital letter and a full stop. */
export function asSentence(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim();
  const capital = plain.replace(/^\p{Ll}(?=[\p{Ll}\s])/u, (first) => first.toUpperCase());
  return /[.!?:…)\]]$/u.test(capital) ? capital : `${capital}.`;
}

/** Whether a blank line stands in what parts two blocks. */
export function hasBlankLine(text: string): boolean {
  return /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)/.test(text);
}
