import { plainText } from './links';
import { beforeBlanks, endOfLine, isBlank, span, type Span } from './text';

/** Of a heading, as far as it is read as text; a real one is shorter. */
const longest = 500;

/** The words in the first line of a heading, without the number signs around them. */
export function headingWords(source: string): Span {
  const lineEnd = endOfLine(source, 0);
  let start = 0;
  while (start < mostSigns && source.charCodeAt(start) === sign) {
    start++;
  }
  if (start > 0) {
    while (start < lineEnd && isBlank(source.charCodeAt(start))) {
      start++;
    }
  }
  let end = beforeBlanks(source, lineEnd);
  let signs = end;
  while (signs > 0 && source.charCodeAt(signs - 1) === sign) {
    signs--;
  }
  // Signs right behind a word are part of it: `C#`.
  if (signs < end && isBlank(source.charCodeAt(signs - 1))) {
    end = beforeBlanks(source, signs);
  }
  return span(start, Math.max(end, start));
}

const sign = '#'.charCodeAt(0);
const mostSigns = 6;

/** A heading as plain text. */
export function headingText(source: string): string {
  const line = source.slice(0, longest);
  const { start, end } = headingWords(line);
  return plainText(line.slice(start, end));
}
