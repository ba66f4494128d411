import type { Span } from '../../post/text';
import { asDestination, asMarkdown } from './markdownText';

/** What stands around the name in the lead of a section or entry: `**` and `**: `, say. */
export interface LeadFrame {
  readonly before: string;
  readonly after: string;
  /** Whether the name is a link, as in `**[Name](url)**:`. */
  readonly isLinked: boolean;
}

const address = '{url}';

/**
 * The frame of a lead, without the aliases in it.
 *
 * @param whole from the first mark of the lead to where the description starts.
 */
export function frameOf(text: string, whole: Span, name: Span): LeadFrame {
  const before = text.slice(whole.start, name.start);
  const behind = text.slice(name.end, whole.end);
  const link = /^([`*_]*)\](?:\([^()]*\)|\[[^[\]]*\])?/.exec(behind);
  const isLinked = before.includes('[') && link !== null;
  const rest = isLinked ? behind.slice(link[0].length) : behind;
  const after = rest.replace(/[ \t]*\([^()]*\)/, '');
  return {
    before,
    after: isLinked ? `${link[1] ?? ''}](${address})${after}` : after,
    isLinked,
  };
}

/** A lead in a frame; without an address, the name is no link. */
export function writeLead(
  { before, after, isLinked }: LeadFrame,
  name: string,
  url: string | undefined,
): string {
  const written = before.endsWith('`') ? name.replaceAll('`', '') : asMarkdown(name);
  if (!isLinked) {
    return before + written + after;
  }
  return url === undefined
    ? before.replace('[', '') + written + after.replace(`](${address})`, '')
    : before + written + after.replace(address, () => asDestination(url));
}

/** The most frequent of some values, the first of those as frequent; undefined of none. */
export function mostFrequent<Value>(
  values: Iterable<Value>,
  keyOf: (value: Value) => string = String,
): Value | undefined {
  const counts = new Map<string, { readonly value: Value; count: number }>();
  let best: { readonly value: Value; count: number } | undefined;
  for (const value of values) {
    const key = keyOf(value);
    const known = counts.get(key) ?? { value, count: 0 };
    known.count++;
    counts.set(key, known);
  }
  for (const counted of counts.values()) {
    best = best === undefined || counted.count > best.count ? counted : best;
  }
  return best?.value;
}
