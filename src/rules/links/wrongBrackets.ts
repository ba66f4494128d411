// Links whose brackets are of the wrong kind, so that readers get them as text.
import type { WrittenReference } from '../../post/linkParts';
import { span, type Span } from '../../post/text';
import type { Fix } from '../rule';

/** Offsets are those of the post. */
export interface BrokenLink {
  readonly span: Span;
  readonly problem: string;
  readonly advice: string;
  readonly fixes: readonly Fix[];
}

/** A single letter or a number in brackets is a mark of its own: `[x]`, `[1]`. */
export function hasWords(label: string): boolean {
  return /\p{L}.*\p{L}/su.test(label) && !/^(?:sic|ed|note|citation needed)\.?$/i.test(label);
}

const addressAlone = /^(?:https?:\/\/|www\.)[^\s<>()[\]"]+$/i;

/** `[text][https://…]` */
export function addressInBrackets(
  text: string,
  at: number,
  { start, end, labelSpan, isImage }: WrittenReference,
): BrokenLink | undefined {
  const [from, to] = [at + labelSpan.start, at + labelSpan.end];
  if (!addressAlone.test(text.slice(from, to))) {
    return undefined;
  }
  return {
    span: span(at + start, at + end),
    problem: `The address stands in square brackets, so that readers get brackets, no ${isImage ? 'picture' : 'link'}.`,
    advice: 'Write round ones.',
    fixes: [
      {
        title: 'Write round brackets around the address',
        edits: [
          { span: span(from - 1, from), newText: '(' },
          { span: span(to, to + 1), newText: ')' },
        ],
        preferred: true,
      },
    ],
  };
}

/** Texts of links that are longer stand in no real post. */
const longestText = 200;

/** `(text)[https://…]` */
export function reversed(
  text: string,
  at: number,
  { start, end, isImage }: WrittenReference,
  label: string,
): BrokenLink | undefined {
  const from = at + start;
  if (isImage || text.charAt(from - 1) !== ')' || !addressAlone.test(label)) {
    return undefined;
  }
  const before = text.slice(Math.max(from - longestText, at, 0), from);
  const words = /(?:^|[^\]\w])\(([^()[\]\r\n]+)\)$/.exec(before)?.[1];
  if (words === undefined || !hasWords(words)) {
    return undefined;
  }
  const opening = from - words.length - 2;
  return {
    span: span(opening, at + end),
    problem: 'The brackets of this link are the wrong way round, so that readers get them as text.',
    advice: 'Write the text in square ones and the address in round ones.',
    fixes: [
      {
        title: 'Write the text in square brackets and the address in round ones',
        edits: [
          { span: span(opening, opening + 1), newText: '[' },
          { span: span(from - 1, from + 1), newText: '](' },
          { span: span(at + end - 1, at + end), newText: ')' },
        ],
        preferred: true,
      },
    ],
  };
}
