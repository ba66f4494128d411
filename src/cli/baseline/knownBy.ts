import { isFailure } from '../../rules/internal/isFailure';
import type { ReportedProblem } from '../report';

/** Enough to tell the problems of a rule in one file apart. */
const fingerprintLength = 16;

/** What a baseline knows a problem by. */
export function knownBy({
  rule,
  fingerprint,
}: Pick<ReportedProblem, 'rule' | 'fingerprint'>): string {
  return `${rule} ${fingerprint.slice(0, fingerprintLength)}`;
}

/** A rule that fails is a mistake of this program, which nobody can take for granted. */
export function canBeFrozen({ rule }: Pick<ReportedProblem, 'rule'>): boolean {
  return !isFailure(rule);
}
