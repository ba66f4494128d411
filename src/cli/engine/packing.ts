// Problems as short JSON: between the steps of a check, between its threads, and in caches. A problem as a
// report has it takes five times the memory, and thousands of posts wait for the end of a check.
import type { Post } from '../../post/post';
import type { LineIndex, Span } from '../../post/text';
import type { Fix } from '../../profile/fix';
import { isFailure } from '../../rules/internal/isFailure';
import { rules } from '../../rules/registry';
import type { Problem } from '../../rules/rule';
import { severityOrder, type Loudness } from '../report';
import { lineAt } from './lines';

/** Start, end, line and column of the start; line and column of the end unless it is in the same line. */
export type PackedPlace =
  | readonly [start: number, end: number, line: number, character: number]
  | readonly [
      start: number,
      end: number,
      line: number,
      character: number,
      endLine: number,
      endCharacter: number,
    ];
export type PackedRelated = readonly [place: PackedPlace, message: string];
export type PackedEdit = readonly [place: PackedPlace, newText: string];
export type PackedFix = readonly [
  title: string,
  preferred: boolean,
  automatic: boolean,
  edits: readonly PackedEdit[],
];

/** A problem; what is missing at its end is an empty list. */
export type PackedProblem = readonly [
  /** Its place in the registry; its name where it is none of there. */
  rule: number | string,
  /** Its place in `severityOrder`. */
  severity: number,
  place: PackedPlace,
  message: string,
  /** The line that it starts in; empty where nobody wants lines. */
  line: string,
  related?: readonly PackedRelated[],
  fixes?: readonly PackedFix[],
];

/** What those who get a report want to know of each problem. */
export interface Wanted {
  /** All fixes, and not the automatic ones alone. */
  readonly withFixes: boolean;
  /** The lines that problems start in, and fingerprints, which rest on them. Without a word, yes. */
  readonly withLines?: boolean | undefined;
}

const places: ReadonlyMap<string, number> = new Map(rules.map(({ id }, place) => [id, place]));
/** What no problems are. */
export const noneFound = '';
const failed = 'f';

export function packedProblems(
  { text, lines }: Pick<Post, 'text' | 'lines'>,
  problems: readonly Problem[],
  { withFixes, withLines = true }: Wanted,
): readonly PackedProblem[] {
  return problems.map(({ rule, message, severity, span, related, fixes }) => {
    const start = [
      places.get(rule) ?? rule,
      severityOrder.indexOf(severity),
      packedPlace(lines, span),
      message,
      withLines ? lineAt(text, span.start) : '',
    ] as const;
    const told = withFixes
      ? fixes
      : fixes.filter(({ automatic }) => automatic === true).slice(0, 1);
    if (related.length + told.length === 0) {
      return start;
    }
    return [
      ...start,
      related.map((other) => [packedPlace(lines, other.span), other.message]),
      told.map((fix) => packedFix(lines, fix)),
    ];
  });
}

function packedFix(
  lines: LineIndex,
  { title, preferred = false, automatic = false, edits }: Fix,
): PackedFix {
  return [
    title,
    preferred,
    automatic,
    edits.map(({ span, newText }) => [packedPlace(lines, span), newText]),
  ];
}

function packedPlace(lines: LineIndex, { start, end }: Span): PackedPlace {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return to.line === from.line
    ? [start, end, from.line, from.character]
    : [start, end, from.line, from.character, to.line, to.character];
}

/** In the order of a file; where places are equal, in that of the registry. */
export function inOrder(problems: readonly PackedProblem[]): readonly PackedProblem[] {
  return problems.length < 2 ? problems : problems.toSorted(byPlace);
}

function byPlace([rule, , [start, end]]: PackedProblem, other: PackedProblem): number {
  const [otherStart, otherEnd] = other[2];
  return start - otherStart || end - otherEnd || Number(rule) - Number(other[0]);
}

/**
 * As text in memory of its own: what problems quote would hold the whole text that it stands in. Each of its
 * characters is a byte of UTF-8, since the engine takes twice the memory for a text with one curly quote. The
 * first one says how loud they are.
 */
export function packed(problems: readonly PackedProblem[]): string {
  return problems.length === 0
    ? noneFound
    : asBytes(loudestOf(problems) + JSON.stringify(problems));
}

function loudestOf(problems: readonly PackedProblem[]): string {
  let loudest = severityOrder.length;
  for (const [rule, severity] of problems) {
    if (isFailure(nameOf(rule))) {
      return failed;
    }
    loudest = Math.min(loudest, severity);
  }
  return String(loudest);
}

/** How loud the loudest of packed problems is, without unpacking them. */
export function loudnessOf(found: string): Loudness {
  const [first = ''] = found;
  return first === failed ? 'failed' : (severityOrder[Number.parseInt(first)] ?? 'silent');
}

export function nameOf(rule: PackedProblem[0]): string {
  return typeof rule === 'string' ? rule : (rules[rule]?.id ?? '');
}

/** @param text a line for each. */
export function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n');
}

/** A character for each byte of UTF-8. */
export function asBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
