// Which of the problems that the rules found belong to which row. Knows nothing of VS Code.
import { contains, type Span } from '../../post/text';
import type { PanelProblem } from '../../preview/panel/model';
import type { Fix, Problem } from '../../rules/rule';
import type { PlacedRow } from './placedRows';

/** A problem in a row, and what the view gets of it. */
export interface PlacedProblem {
  readonly shown: PanelProblem;
  readonly problem: Problem;
}

/** Rules whose problems are about components and what they link. */
const aboutRows = /^(?:components|links|repositories)\//;

/** As many as the view takes. */
const mostInRow = 50;
const mostFixes = 8;
/** In one post; an author who has more of them fixes them all at once. */
const mostInPost = 1_000;

/**
 * The problems of each row, by its id: those in its entry, in its section, or at one of its links,
 * each in the innermost one alone.
 */
export function problemsByRow(
  rows: readonly PlacedRow[],
  problems: readonly Problem[],
): ReadonlyMap<string, readonly PlacedProblem[]> {
  const places = rows.flatMap((row) =>
    placesOf(row).map((place) => ({ id: row.id, place, size: place.end - place.start })),
  );
  const byRow = new Map<string, PlacedProblem[]>();
  for (const problem of problems.filter(({ rule }) => aboutRows.test(rule)).slice(0, mostInPost)) {
    let innermost: (typeof places)[number] | undefined;
    for (const candidate of places) {
      if (
        contains(candidate.place, problem.span) &&
        (innermost === undefined || candidate.size < innermost.size)
      ) {
        innermost = candidate;
      }
    }
    if (innermost !== undefined) {
      const ofRow = byRow.get(innermost.id) ?? [];
      byRow.set(innermost.id, ofRow);
      if (ofRow.length < mostInRow) {
        ofRow.push({ problem, shown: shown(problem, ofRow) });
      }
    }
  }
  return byRow;
}

/** The fix of a problem by its id, as far as it changes the post alone. */
export function fixOf({ fixes }: Problem, id: string): Fix | undefined {
  return fixes.find((fix, index) => fix.change === undefined && fixId(fix, index) === id);
}

function placesOf({ spans, links }: PlacedRow): readonly Span[] {
  return [
    ...spans,
    // The address of a link may stand in a definition elsewhere.
    ...links.flatMap((link) => link.links.flatMap(({ span, destination }) => [span, destination])),
  ];
}

/** What it says is part of its id, so that an answer to an earlier one finds no other. */
function shown(
  { rule, severity, message, fixes }: Problem,
  before: readonly PlacedProblem[],
): PanelProblem {
  const text = message.slice(0, 4_000);
  const name = `${rule} ${text}`;
  const count = before.filter(({ shown: { id } }) => id.startsWith(`${name} `)).length + 1;
  return {
    id: `${name} ${String(count)}`,
    rule,
    severity,
    message: text,
    fixes: fixes
      .flatMap((fix, index) =>
        fix.change === undefined
          ? [{ id: fixId(fix, index), title: fix.title.slice(0, 1_000) }]
          : [],
      )
      .slice(0, mostFixes),
  };
}

function fixId({ title }: Fix, index: number): string {
  return `${String(index)} ${title.slice(0, 1_000)}`;
}
