import { endOfLine, lineAround, span, startOfNextLine, type Span } from './text';

/** The whole lines from a key to the end of its value, with their line end, as far as `content` goes. */
export function entrySpan(text: string, content: Span, key: Span, value: Span): Span {
  const start = Math.max(lineAround(text, key.start).start, content.start);
  const end = Math.max(key.end, value.end);
  const endsLine = end > 0 && /[\r\n]/.test(text.charAt(end - 1));
  const next = endsLine ? end : startOfNextLine(text, endOfLine(text, end));
  return span(start, Math.max(Math.min(next, content.end), end));
}
