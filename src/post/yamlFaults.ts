import type { SyntaxFault } from './fields';
import { endOfLine, span, type Span } from './text';

/** More than these help nobody. */
export const mostFaults = 20;

/** yaml's error codes, as far as an author can do something different about each. */
export const faultCodes: Readonly<Record<string, SyntaxFault['code']>> = {
  BAD_ALIAS: 'unknown-alias',
  BAD_DQ_ESCAPE: 'bad-escape',
  BAD_INDENT: 'bad-indentation',
  BAD_SCALAR_START: 'reserved-character',
  BLOCK_AS_IMPLICIT_KEY: 'nested-field',
  MISSING_CHAR: 'missing-character',
  MULTILINE_IMPLICIT_KEY: 'stray-line',
  MULTIPLE_DOCS: 'several-documents',
  RESOURCE_EXHAUSTION: 'too-deep',
  TAB_AS_INDENT: 'tab-indentation',
};

/** Where to show an error: at least one character, at most to the end of its line. */
export function place(text: string, content: Span, [from, to]: readonly [number, number]): Span {
  const start = Math.min(content.start + from, Math.max(content.end - 1, content.start));
  const lineEnd = Math.min(endOfLine(text, start), content.end);
  if (lineEnd === start) {
    // At a line's end: show the last character before it instead of nothing.
    const previous = Math.max(start - 1, content.start);
    return span(/[\r\n]/.test(text.charAt(previous)) ? start : previous, start);
  }
  return span(start, Math.min(Math.max(content.start + to, start + 1), lineEnd));
}

/** The first line of `place` that is not blank. */
export function firstLine(text: string, { start, end }: Span): Span {
  const written = text.slice(start, end);
  const at = start + Math.max(written.search(/\S/), 0);
  return span(at, Math.min(endOfLine(text, at), end));
}

/** YAML allows none of these, and libyaml, which many site generators use, stops at the first. */
export function findControlCharacters(source: string, base: number): SyntaxFault[] {
  const found = source.matchAll(/[\0-\x08\v\f\x0E-\x1F\x7F]/g);
  const faults: SyntaxFault[] = [];
  for (const { index } of found) {
    if (faults.length === mostFaults) {
      break;
    }
    faults.push({ code: 'control-character', span: span(base + index, base + index + 1) });
  }
  return faults;
}
