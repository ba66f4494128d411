import { plainText } from './links';
import { endOfLine, span, type Span } from './text';

/** Of a heading, as far as it is read as text; a real one is shorter. */
const longest = 500;

/** The words in the first line of a heading, without the number signs around them. */
export function headingWords(source: string): Span {
  const line = source.slice(0, endOfLine(source, 0));
  const start = /^#{1,6}[ \t]*/.exec(line)?.[0].length ?? 0;
  const closing = /[ \t]*(?:[ \t]#+)?[ \t]*$/.exec(line)?.[0].length ?? 0;
  return span(start, Math.max(line.length - closing, start));
}

/** A heading as plain text. */
export function headingText(source: string): string {
  const line = source.slice(0, longest);
  const { start, end } = headingWords(line);
  return plainText(line.slice(start, end));
}
