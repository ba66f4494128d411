import { nameOf, parseInlines, type InlineElement } from './markdownParsers';
import type { Inline, LinkOrImage } from './structure';

/**
 * @param written the inline Markdown of a block, and `at` where it stands, relative to the block.
 * @param body the whole text, in which the block starts at `offset`.
 */
export function readInlines(written: string, at: number, body: string, offset: number): Inline[] {
  const elements = parseInlines(written, at);
  return elements.length === 0 ? [] : inlinesOf(elements, body, offset);
}

function inlinesOf(elements: readonly InlineElement[], body: string, offset: number): Inline[] {
  const inlines: Inline[] = [];
  for (const element of elements) {
    const inline = inlineOf(element, body, offset);
    if (inline !== undefined) {
      inlines.push(inline);
    }
  }
  return inlines;
}

function inlineOf(element: InlineElement, body: string, offset: number): Inline | undefined {
  const { from: start, to: end, children } = element;
  switch (nameOf(element)) {
    case 'StrongEmphasis':
      return { kind: 'strong', start, end, inlines: inlinesOf(children, body, offset) };
    case 'Emphasis':
      return { kind: 'emphasis', start, end, inlines: inlinesOf(children, body, offset) };
    case 'Strikethrough':
      return { kind: 'strikethrough', start, end, inlines: inlinesOf(children, body, offset) };
    case 'InlineCode':
      return { kind: 'code', start, end };
    case 'Link':
      return linkOf('link', element, body, offset);
    case 'Image':
      return linkOf('image', element, body, offset);
    case 'Autolink': {
      const destination = { start: start + 1, end: end - 1 };
      const url = autolinkUrl(body.slice(offset + destination.start, offset + destination.end));
      return { kind: 'autolink', start, end, destination, url };
    }
    case 'URL': {
      const url = withoutTail(body.slice(offset + start, offset + end));
      const destination = { start, end: start + url.length };
      return {
        kind: 'autolink',
        start,
        end: destination.end,
        destination,
        url: autolinkUrl(url),
      };
    }
    case 'Comment':
    case 'HTMLTag':
    case 'ProcessingInstruction':
      return { kind: 'html', start, end };
    default:
      return undefined;
  }
}

function linkOf<Kind extends 'link' | 'image'>(
  kind: Kind,
  { from: start, to: end, children }: InlineElement,
  body: string,
  offset: number,
): LinkOrImage<Kind> {
  let marks = 0;
  let label = { start, end: start };
  let destination: { start: number; end: number } | undefined;
  let reference: string | undefined;
  const inlines: Inline[] = [];
  for (const child of children) {
    const { from, to } = child;
    const name = nameOf(child);
    if (name === 'LinkMark') {
      marks++;
      if (marks === 1) {
        label = { start: to, end: to };
      } else if (marks === 2) {
        // The label ends here; everything nested lies before it.
        label = { start: label.start, end: from };
        // `[text](<>)` and `[text]()` have a destination, an empty one.
        if (to < end && body.charAt(offset + to) === '(') {
          destination = { start: to + 1, end: to + 1 };
        }
      }
    } else if (marks < 2) {
      // A bare address in the label of a link is text: links do not nest. Of an image readers get text.
      const nested = kind === 'link' ? inlineOf(child, body, offset) : undefined;
      if (nested !== undefined && nested.kind !== 'autolink') {
        inlines.push(nested);
      }
    } else if (name === 'URL') {
      destination = withoutAngles(from, to, body, offset);
    } else if (name === 'LinkLabel') {
      reference = body.slice(offset + from + 1, offset + to - 1);
    }
  }
  if (destination !== undefined) {
    const url = unescaped(body.slice(offset + destination.start, offset + destination.end));
    return { kind, start, end, label, inlines, destination, url, reference: undefined };
  }
  const written = reference === undefined || reference.trim() === '' ? undefined : reference;
  return {
    kind,
    start,
    end,
    label,
    inlines,
    destination: undefined,
    url: undefined,
    reference: normaliseLabel(written ?? body.slice(offset + label.start, offset + label.end)),
  };
}

/** What an address takes up, relative to a block, without the angle brackets around it. */
export function withoutAngles(
  start: number,
  end: number,
  body: string,
  offset: number,
): { start: number; end: number } {
  return body.charAt(offset + start) === '<' && body.charAt(offset + end - 1) === '>'
    ? { start: start + 1, end: end - 1 }
    : { start, end };
}

/** The parser takes quotes and the like around an address for a part of it; sites do not. */
function withoutTail(written: string): string {
  let end = written.length;
  for (let at = end - 1; at > 0 && '?!.,:*_~"\'];'.includes(written.charAt(at)); at--) {
    if ('"\'];'.includes(written.charAt(at))) {
      end = at;
    }
  }
  return written.slice(0, end);
}

/** The address behind one that stands in the text by itself. */
function autolinkUrl(written: string): string {
  if (/^www\./i.test(written)) {
    return `http://${written}`;
  }
  return /^[^:/]+@/.test(written) ? `mailto:${written}` : written;
}

/** As CommonMark compares labels: https://spec.commonmark.org/0.31.2/#matches */
export function normaliseLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

const punctuationEscape = /\\([!-/:-@[-`{-~])/g;
const fewEntities: Readonly<Record<string, string>> = { '&amp;': '&', '&quot;': '"', '&#38;': '&' };

/** The address behind a destination as written; entities other than `&` do not occur in real ones. */
export function unescaped(destination: string): string {
  return destination.includes('\\') || destination.includes('&')
    ? destination
        .replace(punctuationEscape, '$1')
        .replace(/&(?:amp|quot|#38);/g, (entity) => fewEntities[entity] ?? entity)
    : destination;
}
