import type { FileReport, ReportedProblem } from '../report';
import { without } from './counts';
import { knownBy } from './knownBy';
import type { Baseline } from './schema';

/**
 * A baseline whose problems go on in lines that a fix of other problems changed: they are known by their lines.
 * No more of a rule are taken for such than a file has new ones after the fix that it did not have before it:
 * rather is an old problem told than a new one hidden.
 *
 * @param before what was wrong with files before they were fixed.
 * @param after what is wrong with them still, and with others.
 * @returns the same object where nothing is other.
 */
export function carriedOver(
  baseline: Baseline,
  before: readonly FileReport[],
  after: readonly FileReport[],
): Baseline {
  const reports = new Map(after.map((report) => [report.file, report]));
  const files = new Map(baseline.files);
  for (const { file, problems } of before) {
    const frozen = files.get(file);
    const left = reports.get(file);
    if (frozen !== undefined && left !== undefined) {
      files.set(file, frozenAfter(frozen, problems, left.problems));
    }
  }
  const isOther = [...files].some(([file, frozen]) => frozen !== baseline.files.get(file));
  return isOther ? { ...baseline, files } : baseline;
}

function frozenAfter(
  frozen: readonly string[],
  before: readonly ReportedProblem[],
  after: readonly ReportedProblem[],
): readonly string[] {
  const [keysBefore, keysAfter] = [before.map(knownBy), after.map(knownBy)];
  const newBefore = without(keysBefore, frozen);
  const newAfter = without(keysAfter, frozen);
  const gone = without(without(frozen, keysAfter), without(frozen, keysBefore));
  const changed = [...new Set(newAfter.map(ruleOf))].flatMap((rule) => {
    const ofRule = (keys: readonly string[]): readonly string[] =>
      keys.filter((key) => ruleOf(key) === rule);
    const more = Math.max(ofRule(newAfter).length - ofRule(newBefore).length, 0);
    const fresh = ofRule(without(newAfter, keysBefore)).slice(0, more);
    return ofRule(gone).flatMap((old, at) => {
      const now = fresh[at];
      return now === undefined ? [] : { old, now };
    });
  });
  return changed.length === 0
    ? frozen
    : [
        ...without(
          frozen,
          changed.map(({ old }) => old),
        ),
        ...changed.map(({ now }) => now),
      ];
}

function ruleOf(key: string): string {
  return key.slice(0, key.indexOf(' '));
}
