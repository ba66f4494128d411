import { endOfLine, lineAround, span, startOfNextLine, type Span } from './text';

/**
 * Where the front matter of a post is. There is no other fence detector in the product.
 *
 * The rules are those of the blog software that reads these posts: blank lines may come before the
 * opening fence, spaces may trail either fence, and only a line of exactly three dashes closes.
 */
export type FenceResult =
  | {
      readonly kind: 'absent';
      /** Where front matter would be inserted. */
      readonly at: number;
      /** The line above fields that should open them; empty where the line is missing altogether. */
      readonly almostOpening: Span | undefined;
      /** The line below those fields that should close them, where it does not yet. */
      readonly almostClosing: Span | undefined;
      /** Front matter stands below a comment, where the blog finds it all the same. */
      readonly belowComment: boolean;
    }
  | {
      readonly kind: 'unclosed';
      /** The opening fence, its three dashes only. */
      readonly opening: Span;
      /** What follows the opening fence and still looks like fields. */
      readonly content: Span;
      /** What was probably meant to close: a line such as `...`, or dashes after the last value. */
      readonly almostClosing: Span | undefined;
    }
  | {
      readonly kind: 'unsupported';
      /** The whole opening fence with the language after it; the brace of JSON without a fence. */
      readonly opening: Span;
      /** As written: `js`, `json` (also for `;;;` and a brace), `toml` (for `+++`). */
      readonly language: string;
      /** The language after the fence where removing it would help, otherwise undefined. */
      readonly languageSpan: Span | undefined;
      /** Between the fences; from brace to brace where these are the fences. */
      readonly content: Span;
      readonly bodyStart: number;
    }
  | {
      readonly kind: 'yaml';
      readonly opening: Span;
      /** Between the fences: from the start of the first line to the start of the closing fence. */
      readonly content: Span;
      readonly closing: Span;
      readonly bodyStart: number;
    };

const blankLines = /^\uFEFF?(?:[ \t\f\v\u00A0]*(?:\r\n|\n|\r))*/;
const openingLine = /(-{3}|\+{3}|;{3})([^\r\n]*)(\r\n|\n|\r|$)/y;
const jsonField = /\{\s*"(?:[^"\\\r\n]|\\.)*"\s*:/y;
const languageAfterFence = /^[ \t]*([A-Za-z_$][\w.$+#-]*)[ \t]*$/;
const continuation = /^[ \t]+\S/;
const fieldName = /^["']?[A-Za-z_][\w:. -]*["']?$/;
const almostFence = /^(?: {1,3}-{3}|\.{3}|-{2}|-{4,}|[\u2014\u2013]-?)[ \t]*$/;

/** What stands after the colon of a line that is a field, otherwise undefined. */
function valueIn(line: string): string | undefined {
  const colon = line.search(/:(?:[ \t]|$)/);
  return colon !== -1 && fieldName.test(line.slice(0, colon).trimEnd())
    ? line
        .slice(colon + 1)
        .replace(/(?:^|[ \t])#.*$/, '')
        .trim()
    : undefined;
}

/** The language of a fence that needs no word for it. */
function languageOf(dashes: string): string | undefined {
  return dashes === '+++' ? 'toml' : dashes === ';;;' ? 'json' : undefined;
}

export function detectFence(text: string): FenceResult {
  const at = blankLines.exec(text)?.[0].length ?? 0;
  openingLine.lastIndex = at;
  const opened = openingLine.exec(text);
  if (opened === null) {
    return inBraces(text, at) ?? absent(text, at);
  }
  const [line, dashes = '', rest = ''] = opened;
  const contentStart = at + line.length;
  const ownLanguage = languageOf(dashes);
  const language = ownLanguage ?? languageAfterFence.exec(rest)?.[1];

  if (rest.trim() !== '' && (ownLanguage !== undefined || language === undefined)) {
    // `----`, `--- a sentence` or `+++ b`: a rule or text, not a fence.
    return absent(text, at);
  }
  const closing = findLine(text, contentStart, dashes);
  if (language !== undefined) {
    if (ownLanguage !== undefined && closing === undefined) {
      return absent(text, at);
    }
    const languageStart = at + dashes.length;
    return {
      kind: 'unsupported',
      opening: span(at, languageStart + rest.trimEnd().length),
      language,
      languageSpan:
        dashes === '---' ? span(languageStart, languageStart + rest.trimEnd().length) : undefined,
      content: span(contentStart, closing?.span.start ?? text.length),
      bodyStart: closing?.next ?? text.length,
    };
  }
  const opening = span(at, at + 3);
  if (closing === undefined) {
    return { kind: 'unclosed', opening, ...unclosedContent(text, contentStart) };
  }
  return {
    kind: 'yaml',
    opening,
    content: span(contentStart, closing.span.start),
    closing: closing.span,
    bodyStart: closing.next,
  };
}

/** JSON whose braces are the fences, as some site generators read it; text behind them makes it text. */
function inBraces(text: string, at: number): FenceResult | undefined {
  jsonField.lastIndex = at;
  if (!jsonField.test(text)) {
    return undefined;
  }
  const end = endOfBraces(text, at) ?? findLine(text, at, '}')?.span.end;
  if (end === undefined || text.slice(end, endOfLine(text, end)).trim() !== '') {
    return undefined;
  }
  return {
    kind: 'unsupported',
    opening: span(at, at + 1),
    language: 'json',
    languageSpan: undefined,
    content: span(at, end),
    bodyStart: startOfNextLine(text, endOfLine(text, end)),
  };
}

const bracesAndStrings = /"(?:[^"\\\r\n]|\\.)*"|[{}]/g;

/** Where the group that opens at `at` is closed. */
function endOfBraces(text: string, at: number): number | undefined {
  let depth = 0;
  bracesAndStrings.lastIndex = at;
  for (
    let found = bracesAndStrings.exec(text);
    found !== null;
    found = bracesAndStrings.exec(text)
  ) {
    depth += found[0] === '{' ? 1 : found[0] === '}' ? -1 : 0;
    if (depth === 0) {
      return bracesAndStrings.lastIndex;
    }
  }
  return undefined;
}

/** The first line from `from` on that is exactly `wanted`, trailing spaces aside. */
function findLine(
  text: string,
  from: number,
  wanted: string,
): { readonly span: Span; readonly next: number } | undefined {
  let at = from;
  while (at <= text.length) {
    const lineEnd = endOfLine(text, at);
    if (text.startsWith(wanted, at) && text.slice(at + wanted.length, lineEnd).trim() === '') {
      return { span: span(at, at + wanted.length), next: startOfNextLine(text, lineEnd) };
    }
    const next = startOfNextLine(text, lineEnd);
    if (next === lineEnd) {
      return undefined;
    }
    at = next;
  }
  return undefined;
}

function absent(text: string, at: number): FenceResult {
  let belowComments = at;
  while (text.startsWith('<!--', belowComments)) {
    const end = text.indexOf('-->', belowComments + 4);
    belowComments = end === -1 ? text.length : end + 3 + text.slice(end + 3).search(/\S|$/);
  }
  return {
    kind: 'absent',
    at: text.startsWith('\uFEFF') ? 1 : 0,
    ...almostFences(text, at),
    belowComment: belowComments > at && detectFence(text.slice(belowComments)).kind === 'yaml',
  };
}

/**
 * Of fields that start at `at`, or a line below it, and end with a fence although none opens them.
 * A heading that is a sentence with a colon looks alike: who knows the fields must tell.
 */
function almostFences(
  text: string,
  at: number,
): Pick<FenceResult & { kind: 'absent' }, 'almostOpening' | 'almostClosing'> {
  const none = { almostOpening: undefined, almostClosing: undefined };
  const lineEnd = endOfLine(text, at);
  const first = text.slice(at, lineEnd);
  const isFence = almostFence.test(first) && !first.startsWith('.');
  const from = isFence ? startOfNextLine(text, lineEnd) : at;
  if (valueIn(text.slice(from, endOfLine(text, from))) === undefined) {
    return none;
  }
  const { content, almostClosing } = unclosedContent(text, from);
  const closes =
    almostClosing === undefined
      ? findLine(text, content.end, '---')?.span.start === content.end
      : lineAround(text, almostClosing.start).start === almostClosing.start;
  return closes
    ? { almostOpening: span(at, isFence ? at + first.trimEnd().length : at), almostClosing }
    : none;
}

/**
 * The lines after an opening fence that still look like fields, so that a post whose fence is not
 * closed yet keeps its fields while the author types. Comments and items count only where a field
 * follows or holds them: else they are headings and lists of the text.
 */
export function unclosedContent(
  text: string,
  from: number,
): { readonly content: Span; readonly almostClosing: Span | undefined } {
  let end = from;
  let holdsItems = false;
  for (let at = from; at < text.length;) {
    const lineEnd = endOfLine(text, at);
    const line = text.slice(at, lineEnd);
    const next = startOfNextLine(text, lineEnd);
    if (almostFence.test(line)) {
      return { content: span(from, at), almostClosing: span(at, at + line.trimEnd().length) };
    }
    const value = valueIn(line);
    if (value !== undefined) {
      holdsItems = value === '';
    }
    if (value !== undefined || continuation.test(line) || (holdsItems && /^-[ \t]/.test(line))) {
      end = next;
    } else if (!line.startsWith('#')) {
      break;
    }
    // Dashes at the end of the last value were meant to stand in a line of their own.
    if (value !== undefined && /[^-]---$/.test(value) && endOfLine(text, next) === next) {
      const start = at + line.trimEnd().slice(0, -3).trimEnd().length;
      return { content: span(from, next), almostClosing: span(start, lineEnd) };
    }
    at = next;
  }
  return { content: span(from, end), almostClosing: undefined };
}

/**
 * As `unclosedContent`, where the closing fence is rather a rule in the text and the one that was
 * meant is missing: text stands in between, below a blank line, and no field after it.
 */
export function contentOfLateFence(
  text: string,
  { start, end }: Span,
): ReturnType<typeof unclosedContent> | undefined {
  const found = unclosedContent(text.slice(0, end), start);
  const { content, almostClosing } = found;
  const rest = text.slice((almostClosing ?? content).end, end).replace(/\r\n?/g, '\n');
  return content.end > start &&
    (almostClosing !== undefined || /^(?:#.*\n)*[ \t]*\n/.test(rest)) &&
    /^[^\s#-]/m.test(rest) &&
    !/^[a-z_][\w-]*:(?:\s|$)/m.test(rest)
    ? found
    : undefined;
}
