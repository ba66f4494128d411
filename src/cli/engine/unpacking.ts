// Packed problems as a report has them. They may come from a cache, and caches are restored from where strangers
// may have written. A library for schemas would take longer than checking the post.
import type { Post } from '../../post/post';
import type { Position } from '../../post/text';
import { rules } from '../../rules/registry';
import type { Problem } from '../../rules/rule';
import { UsageError } from '../io';
import { severityOrder, type Place, type ReportedFix, type ReportedProblem } from '../report';
import { fingerprintOf } from './lines';
import {
  nameOf,
  noneFound,
  packedProblems,
  type PackedEdit,
  type PackedFix,
  type PackedPlace,
  type PackedProblem,
  type PackedRelated,
  type Wanted,
} from './packing';

const nothing: readonly never[] = [];
const isAscii = /^[\0-\x7f]*$/;

/**
 * @param text as `packed` makes it.
 * @throws UsageError for what it never makes.
 */
export function unpacked(text: string): readonly PackedProblem[] {
  if (text === noneFound) {
    return nothing;
  }
  let problems: unknown;
  try {
    problems = JSON.parse(fromBytes(text.slice(1)));
  } catch {
    // As bad as what is none of ours.
  }
  if (!isListOf(problems, isProblem)) {
    throw new UsageError(
      'What is kept of a post is not as this program writes it. Delete the cache, or check with --no-cache. If there is none, please report it.',
    );
  }
  return problems;
}

/** @param bytes a character for each byte of UTF-8. */
export function fromBytes(bytes: string): string {
  return isAscii.test(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8');
}

export function isListOf<Item>(
  value: unknown,
  isItem: (item: unknown) => item is Item,
): value is readonly Item[] {
  return Array.isArray(value) && value.every((item) => isItem(item));
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** @param most the largest that it may be. */
export function isCount(value: unknown, most: number = Number.MAX_SAFE_INTEGER): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
}

function isProblem(value: unknown): value is PackedProblem {
  if (!isTuple(value, 5, 7)) {
    return false;
  }
  const [rule, severity, place, message, line, related = nothing, fixes = nothing] = value;
  return (
    isCount(rule, rules.length - 1) &&
    isCount(severity, severityOrder.length - 1) &&
    isPlace(place) &&
    isText(message) &&
    isText(line) &&
    isListOf(related, isPlaced) &&
    isListOf(fixes, isFix)
  );
}

function isTuple(value: unknown, least: number, most: number): value is readonly unknown[] {
  return Array.isArray(value) && value.length >= least && value.length <= most;
}

function isPlace(value: unknown): value is PackedPlace {
  return (
    isTuple(value, 4, 6) &&
    value.length !== 5 &&
    value.every((part) => isCount(part)) &&
    Number(value[0]) <= Number(value[1])
  );
}

/** What is at a place. */
function isPlaced(value: unknown): value is PackedRelated & PackedEdit {
  return isTuple(value, 2, 2) && isPlace(value[0]) && isText(value[1]);
}

function isFix(value: unknown): value is PackedFix {
  return (
    isTuple(value, 4, 4) &&
    isText(value[0]) &&
    typeof value[1] === 'boolean' &&
    typeof value[2] === 'boolean' &&
    isListOf(value[3], isPlaced)
  );
}

/** Problems of one text, all that were found in it, as a report has them. */
export function unpackedProblems(
  problems: readonly PackedProblem[],
  { withFixes, withLines = true }: Wanted,
): readonly ReportedProblem[] {
  if (problems.length === 0) {
    return nothing;
  }
  if (!withFixes && !withLines) {
    return problems.map(toldOf);
  }
  let all: readonly string[] | undefined;
  // Most reporters tell none, and they take longer than all the rest.
  const fingerprints = (): readonly string[] =>
    (all ??= withLines ? fingerprintsOf(problems) : nothing);
  return problems.map((problem, index) => {
    const { rule, message, severity, span, start, end, related, line } = toldOf(problem);
    const fixes = problem[6];
    const isFixable = withFixes || (fixes !== undefined && fixes.length > 0);
    return {
      ...{ rule, message, severity, span, start, end, related },
      ...(isFixable && { fixes: fixes?.map(unpackedFix) ?? nothing }),
      line,
      get fingerprint() {
        return fingerprints()[index] ?? '';
      },
    };
  });
}

/**
 * What is told of every problem. In one piece and by numbers: to copy an object or to take a list apart by names
 * takes longer than all the rest, and some blogs have ten thousands of problems.
 */
function toldOf(problem: PackedProblem): ReportedProblem {
  const place = problem[2];
  const related = problem[5];
  return {
    rule: nameOf(problem[0]),
    message: problem[3],
    severity: severityOrder[problem[1]] ?? 'error',
    span: { start: place[0], end: place[1] },
    start: { line: place[2], character: place[3] },
    end: endOf(place),
    related: related === undefined || related.length === 0 ? nothing : related.map(unpackedRelated),
    line: problem[4],
    fingerprint: '',
  };
}

function endOf(place: PackedPlace): Position {
  return place.length === 4
    ? { line: place[2], character: place[3] + place[1] - place[0] }
    : { line: place[4], character: place[5] };
}

function fingerprintsOf(problems: readonly PackedProblem[]): readonly string[] {
  const seen = new Map<string, number>();
  return problems.map(([place, , , , line]) => fingerprintOf(nameOf(place), line, seen));
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

function unpackedPlace(place: PackedPlace): Place {
  return {
    span: { start: place[0], end: place[1] },
    start: { line: place[2], character: place[3] },
    end: endOf(place),
  };
}

/** What was found in one text, as a report has it. */
export function reportedProblems(
  post: Pick<Post, 'text' | 'lines'>,
  problems: readonly Problem[],
  wanted: Wanted,
): readonly ReportedProblem[] {
  // A copy, since what problems quote would hold the whole text that it stands in.
  const own = JSON.stringify(packedProblems(post, problems, wanted));
  return unpackedProblems(JSON.parse(own) as readonly PackedProblem[], wanted);
}
