import type { FileReport, ReportedProblem } from '../report';
import { countsOf, without } from './counts';
import { canBeFrozen, knownBy } from './knownBy';
import { renamedFiles } from './renamed';
import type { Baseline } from './schema';
import type { Scope } from './scope';

export interface Comparison {
  /** The reports with the problems alone that the baseline does not have. */
  readonly files: readonly FileReport[];
  /** How many problems it has that are there still. */
  readonly known: number;
  /** How many it has that are surely there no more. */
  readonly fixed: number;
  /** The baseline without those, and with files under the names that they have now. */
  readonly left: Baseline;
  /** The baseline of now: for the files that were checked, all their problems. */
  readonly present: Baseline;
}

/** Compares what a check found with what a baseline has. */
export function compare(
  baseline: Baseline,
  reports: readonly FileReport[],
  scope: Scope,
): Comparison {
  const renamed = renamedFiles(baseline, reports, scope);
  const left = new Map(baseline.files);
  for (const [now, before] of renamed) {
    left.set(now, left.get(before) ?? []);
    left.delete(before);
  }
  const present = new Map(left);
  let [known, fixed] = [0, 0];
  const files = reports.map((report) => {
    const frozen = left.get(report.file) ?? [];
    // They are unpacked whenever they are asked for.
    const { problems } = report;
    const { fresh, rest } = split(problems, frozen);
    const unsure = rest.filter((problem) => mayBeThere(problem, report));
    const isCounted = scope.isCounted(report.file);
    known += isCounted ? problems.length - fresh.length : 0;
    // What is new may be what hides the rest: a fence that is missing, an encoding.
    if (fresh.length === 0) {
      fixed += isCounted ? rest.length - unsure.length : 0;
      left.set(report.file, without(frozen, without(rest, unsure)));
    }
    present.set(report.file, [...problems.filter(canBeFrozen).map(knownBy), ...unsure]);
    return { file: report.file, problems: fresh, unchecked: report.unchecked };
  });
  const reported = new Set(reports.map(({ file }) => file));
  for (const [file, frozen] of [...left]) {
    if (!reported.has(file) && (scope.isWhole || scope.isChecked(file))) {
      fixed += frozen.length;
      left.delete(file);
      present.delete(file);
    }
  }
  const { schema } = baseline;
  return {
    files,
    known,
    fixed,
    left: { schema, files: left },
    present: { schema, files: present },
  };
}

/** Without the facts of today, nothing is known about what those of another day found. */
function mayBeThere(problem: string, { unchecked }: FileReport): boolean {
  return unchecked.length > 0 && problem.startsWith('repositories/');
}

/** The problems that are not frozen, and what is frozen and is no problem. */
function split(
  problems: readonly ReportedProblem[],
  frozen: readonly string[],
): { readonly fresh: readonly ReportedProblem[]; readonly rest: readonly string[] } {
  const counts = countsOf(frozen);
  const fresh = problems.filter((problem) => {
    const key = knownBy(problem);
    const count = counts.get(key) ?? 0;
    counts.set(key, count - 1);
    return count <= 0;
  });
  const rest = [...counts].flatMap(([key, count]) => Array<string>(Math.max(count, 0)).fill(key));
  return { fresh, rest };
}
