// Links that readers get as text, since a slip keeps them from being links.
import type { WrittenReference } from '../../post/linkParts';
import { endOfLine, span, type TextEdit } from '../../post/text';
import type { Fix } from '../rule';
import { addressInBrackets, hasWords, reversed, type BrokenLink } from './wrongBrackets';

/** Addresses that are longer stand in no real post; looking for their end would cost too much. */
const longestAddress = 2_000;
/** Templates write addresses of their own. */
const template = /\{\{|\{%|\$\{|<%/;
const addressStart = /^(?:https?:\/\/|www\.)[^\s<>()]/i;

/**
 * What an author may have meant as a link with brackets whose label is defined nowhere.
 *
 * @param at where the block of the reference starts in the post.
 */
export function brokenLinkAt(
  text: string,
  at: number,
  blockEnd: number,
  reference: WrittenReference,
): BrokenLink | undefined {
  const start = at + reference.start;
  const end = at + reference.end;
  const label = text.slice(at + reference.text.start, at + reference.text.end);
  const before = text.charAt(start - 1);
  if (reference.isInLink || /[\p{L}\p{N}_\]]/u.test(before)) {
    return undefined;
  }
  if (reference.kind === 'full') {
    return addressInBrackets(text, at, reference);
  }
  if (reference.kind === 'collapsed') {
    return undefined;
  }
  const lineEnd = Math.min(endOfLine(text, end), end + longestAddress, blockEnd);
  const behind = text.slice(end, lineEnd);
  if (template.test(behind)) {
    return undefined;
  }
  const what = reference.isImage ? 'picture' : 'link';
  const [gap = ''] = /^[ \t\u00A0]{0,4}(?=\()/.exec(behind) ?? [];
  if (gap !== '') {
    return hasWords(label) ? apart(start, end, gap.length, behind, what) : undefined;
  }
  if (behind.startsWith('(')) {
    return (
      unreadable(text, start, end, behind, what) ??
      (reference.isImage ? spacesInFile(start, end, behind) : undefined)
    );
  }
  return reversed(text, at, reference, label);
}

/** `[text] (https://…)` */
function apart(
  start: number,
  end: number,
  gap: number,
  behind: string,
  what: string,
): BrokenLink | undefined {
  const address = readAddress(behind, gap + 1);
  const close =
    address === undefined
      ? null
      : /^(?:[ \t]+(?:"[^"]*"|'[^']*'))?[ \t]*\)/.exec(behind.slice(address.end));
  if (address === undefined || address.open > 0 || close === null) {
    return undefined;
  }
  return {
    span: span(start, end + address.end + close[0].length),
    problem: `Most sites make no ${what} of this, for the space between \`]\` and \`(\`: readers get brackets and an address.`,
    advice: 'Remove the space.',
    fixes: [
      {
        title: 'Remove the space between the brackets',
        edits: [{ span: span(end, end + gap), newText: '' }],
        preferred: true,
      },
    ],
  };
}

interface Address {
  readonly start: number;
  readonly end: number;
  /** How many brackets in it are not closed. */
  readonly open: number;
}

function readAddress(line: string, from: number): Address | undefined {
  if (!addressStart.test(line.slice(from, from + 10))) {
    return undefined;
  }
  let open = 0;
  let end = from;
  for (; end < line.length && !/[\s<>]/.test(line.charAt(end)); end++) {
    const character = line.charAt(end);
    if (character === '(') {
      open++;
    } else if (character === ')') {
      if (open === 0) {
        break;
      }
      open--;
    }
  }
  return { start: from, end, open };
}

/** `[text](https://…` with something in it that keeps it from being a link. */
function unreadable(
  text: string,
  start: number,
  end: number,
  behind: string,
  what: string,
): BrokenLink | undefined {
  const address = readAddress(behind, 1 + (/^[ \t]*/.exec(behind.slice(1))?.[0].length ?? 0));
  if (address === undefined || /[<>)]/.test(behind.charAt(address.end))) {
    return undefined;
  }
  const rest = behind.slice(address.end);
  if (address.open > 0) {
    return unbalanced(start, end, behind, address, what);
  }
  const title = /^([ \t]+)([“”„«‘’‚])([^"“”„«»‘’‚\r\n]*)([“”»‘’])[ \t]*\)/.exec(rest);
  if (title !== null) {
    const { 0: whole, 1: gap = '', 3: words = '' } = title;
    const first = end + address.end + gap.length;
    return {
      span: span(start, end + address.end + whole.length),
      problem: `Readers get brackets and an address here, no ${what}, since its title stands in curly quotes.`,
      advice: 'Write straight ones.',
      fixes: [
        {
          title: 'Write straight quotes around the title',
          edits: [
            { span: span(first, first + 1), newText: '"' },
            { span: span(first + 1 + words.length, first + 2 + words.length), newText: '"' },
          ],
          preferred: true,
        },
      ],
    };
  }
  return (
    spacesInAddress(start, end, address, rest, what) ??
    unclosed(text, start, end, behind, address, what)
  );
}

/** `[text](https://…/a_(b and so on` */
function unbalanced(
  start: number,
  end: number,
  behind: string,
  { start: from, end: to, open }: Address,
  what: string,
): BrokenLink {
  const close = end + withoutPunctuation(behind, from, to);
  const isEndKnown = !behind.includes(')', to);
  return {
    span: span(start, close),
    problem: `A bracket in this address is not closed, so that readers get brackets and an address, no ${what}.`,
    advice: 'Close it.',
    fixes: isEndKnown
      ? [
          {
            title: 'Close the brackets behind the address',
            edits: [{ span: span(close, close), newText: ')'.repeat(open + 1) }],
            preferred: true,
          },
        ]
      : [],
  };
}

/** Punctuation behind an address belongs to the sentence. */
function withoutPunctuation(behind: string, from: number, to: number): number {
  let end = to;
  while (end > from && '.,;:!?*_~'.includes(behind.charAt(end - 1))) {
    end--;
  }
  return end;
}

/** Words behind an address that are longer go on with the sentence. */
const longestRest = 60;

/** `[text](https://…/my file.pdf)` */
function spacesInAddress(
  start: number,
  end: number,
  { start: from, end: to }: Address,
  rest: string,
  what: string,
): BrokenLink | undefined {
  const [whole, words = ''] = /^([^()[\]<>"'\r\n]*)\)/.exec(rest) ?? [];
  if (whole === undefined || words.trim() === '' || words.length > longestRest) {
    return undefined;
  }
  const at = end + to;
  const trimmed = words.trimEnd();
  const isPath = /\/|\.[a-z\d]{2,4}$/i.test(trimmed);
  const first = at + words.length - words.trimStart().length;
  const asTitle: Fix = {
    title: `Write “${trimmed.trim()}” as its title, in quotes`,
    edits: [
      { span: span(first, first), newText: '"' },
      { span: span(at + trimmed.length, at + trimmed.length), newText: '"' },
    ],
  };
  const encoded: Fix = {
    title: 'Write spaces in the address as %20',
    edits: encodedSpaces(trimmed, at),
    ...(isPath && { preferred: true }),
  };
  return {
    span: span(start, at + whole.length),
    problem: `An address ends at a space, so that readers get brackets and a part of this one, no ${what}.`,
    advice: isPath ? 'Write the space as %20.' : 'Write the space as %20, or a title in quotes.',
    fixes: isPath || from === to ? [encoded] : [encoded, asTitle],
  };
}

function encodedSpaces(words: string, at: number): TextEdit[] {
  return Array.from(words.matchAll(/\s/g), ({ index }) => ({
    span: span(at + index, at + index + 1),
    newText: '%20',
  }));
}

/** `[text](https://… and so on` */
function unclosed(
  text: string,
  start: number,
  end: number,
  behind: string,
  { start: from, end: to }: Address,
  what: string,
): BrokenLink | undefined {
  // An address that goes on in the next line, or a title that is not closed, is for the author.
  const below = /^(?:\r\n|\n|\r)[ \t>]*[^\s()]*[ \t]*\)/.exec(text.slice(end + to, end + to + 200));
  if (below !== null || /^[ \t]+["'(]/.test(behind.slice(to))) {
    return undefined;
  }
  const at = end + withoutPunctuation(behind, from, to);
  return {
    span: span(start, at),
    problem: `The bracket around this address is not closed, so that readers get brackets and an address, no ${what}.`,
    advice: 'Close it.',
    fixes: [
      {
        title: `Close the ${what} behind the address`,
        edits: [{ span: span(at, at), newText: ')' }],
        preferred: true,
      },
    ],
  };
}

/** `![text](my picture.png)` */
function spacesInFile(start: number, end: number, behind: string): BrokenLink | undefined {
  const [whole, file = ''] =
    /^\(([^\s()<>"'[\]][^\r\n()<>"'[\]]*\.(?:avif|gif|jpe?g|png|svg|webp))\)/i.exec(behind) ?? [];
  if (whole === undefined || !/[ \t]/.test(file)) {
    return undefined;
  }
  return {
    span: span(start, end + whole.length),
    problem: 'A path ends at a space, so that readers get brackets and words, no picture.',
    advice: 'Write the space as %20.',
    fixes: [
      {
        title: 'Write spaces in the path as %20',
        edits: encodedSpaces(file, end + 1),
        preferred: true,
      },
    ],
  };
}
