// Problems as short JSON: between the steps of a check, between its threads, and in caches. A problem as a
// report has it takes five times the memory, and thousands of posts wait for the end of a check.
import type { Post } from '../../post/post';
import type { LineIndex, Span } from '../../post/text';
import type { Fix } from '../../profile/fix';
import { rules } from '../../rules/registry';
import type { Problem } from '../../rules/rule';
import { severityOrder, type Place, type ReportedFix, type ReportedProblem } from '../report';
import { fingerprintOf, lineAt } from './lines';

/** Start, end, line and column of the start; line and column of the end unless it is in the same line. */
type PackedPlace =
  | readonly [start: number, end: number, line: number, character: number]
  | readonly [
      start: number,
      end: number,
      line: number,
      character: number,
      endLine: number,
      endCharacter: number,
    ];
type PackedRelated = readonly [place: PackedPlace, message: string];
type PackedEdit = readonly [place: PackedPlace, newText: string];
type PackedFix = readonly [
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
const nothing: readonly never[] = [];
const noneFound = '[]';
const isAscii = /^[\0-\x7f]*$/;

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

/** Problems of one text, all that were found in it, as a report has them. */
export function unpackedProblems(
  problems: readonly PackedProblem[],
  { withFixes, withLines = true }: Wanted,
): readonly ReportedProblem[] {
  if (problems.length === 0) {
    return nothing;
  }
  let all: readonly string[] | undefined;
  // Most reporters tell none, and they take longer than all the rest.
  const fingerprints = (): readonly string[] =>
    (all ??= withLines ? fingerprintsOf(problems) : nothing);
  return problems.map(([place, level, where, message, line, related = nothing, fixes], index) => {
    const { span, start, end } = unpackedPlace(where);
    const told = {
      rule: nameOf(place),
      message,
      severity: severityOrder[level] ?? 'error',
      span,
      start,
      end,
      related: related.length === 0 ? nothing : related.map(unpackedRelated),
    };
    const isFixable = withFixes || (fixes !== undefined && fixes.length > 0);
    if (!isFixable && !withLines) {
      // Objects without accessors and optional parts are made several times faster.
      return { ...told, line, fingerprint: '' };
    }
    return {
      ...told,
      ...(isFixable && { fixes: fixes?.map(unpackedFix) ?? nothing }),
      line,
      get fingerprint() {
        return fingerprints()[index] ?? '';
      },
    };
  });
}

function fingerprintsOf(problems: readonly PackedProblem[]): readonly string[] {
  const seen = new Map<string, number>();
  return problems.map(([place, , , , line]) => fingerprintOf(nameOf(place), line, seen));
}

function nameOf(rule: PackedProblem[0]): string {
  return typeof rule === 'string' ? rule : (rules[rule]?.id ?? '');
}

function unpackedRelated([place, message]: PackedRelated): ReportedProblem['related'][number] {
  return { ...unpackedPlace(place), message };
}

function unpackedFix([title, preferred, automatic, edits]: PackedFix): ReportedFix {
  return {
    title,
    edits: edits.map(([place, newText]) => ({ ...unpackedPlace(place), newText })),
    preferred,
    automatic,
  };
}

function unpackedPlace([
  start,
  end,
  line,
  character,
  endLine = line,
  endCharacter = character + end - start,
]: PackedPlace): Place {
  return {
    span: { start, end },
    start: { line, character },
    end: { line: endLine, character: endCharacter },
  };
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
 * characters is a byte of UTF-8, since the engine takes twice the memory for a text with one curly quote.
 */
export function packed(problems: readonly PackedProblem[]): string {
  return problems.length === 0 ? noneFound : asBytes(JSON.stringify(problems));
}

/** @param text as `packed` makes it. */
export function unpacked(text: string): readonly PackedProblem[] {
  return text === noneFound ? nothing : (JSON.parse(fromBytes(text)) as readonly PackedProblem[]);
}

/** A character for each byte of UTF-8. */
export function asBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

export function fromBytes(bytes: string): string {
  return isAscii.test(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8');
}

/** What was found in one text, as a report has it. */
export function reportedProblems(
  post: Pick<Post, 'text' | 'lines'>,
  problems: readonly Problem[],
  wanted: Wanted,
): readonly ReportedProblem[] {
  return unpackedProblems(unpacked(packed(packedProblems(post, problems, wanted))), wanted);
}
