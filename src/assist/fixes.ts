import { conflict, type TextEdit } from '../post/text';
import type { Fix, Problem } from '../rules/rule';

/** Which fixes are meant where many are applied at once. */
export interface FixChoice {
  /** Only problems of these rules; of all rules when it is undefined. */
  readonly rules?: ReadonlySet<string>;
  /** Also preferred fixes that somebody should look at. */
  readonly suggested?: boolean;
}

/** Fixes that can be applied at once. */
export interface ChosenFixes {
  readonly edits: readonly TextEdit[];
  /** The problems that they fix. */
  readonly problems: readonly Problem[];
}

/** The fix of a problem that may be applied unseen, if it has one. */
export function automaticEdits(problem: Problem): readonly TextEdit[] | undefined {
  return problem.fixes.find(({ automatic }) => automatic === true)?.edits;
}

/** The edits of the fix that is meant, if the problem has one that changes the post. */
export function editsOf(
  problem: Problem,
  { rules, suggested = false }: FixChoice,
): readonly TextEdit[] | undefined {
  if (rules?.has(problem.rule) === false) {
    return undefined;
  }
  return (
    automaticEdits(problem) ?? (suggested ? problem.fixes.find(isSuggested)?.edits : undefined)
  );
}

function isSuggested({ preferred, change }: Fix): boolean {
  return preferred === true && change === undefined;
}

/**
 * The edits of all fixes that are meant, at once. A fix that would touch the place of another waits for
 * the next time: no edit may undo what another one did.
 */
export function chooseFixes(problems: readonly Problem[], choice: FixChoice): ChosenFixes {
  const chosen: TextEdit[] = [];
  const fixed: Problem[] = [];
  for (const problem of problems) {
    const edits = editsOf(problem, choice);
    if (edits?.every((edit) => !chosen.some((other) => conflict(edit, other))) === true) {
      chosen.push(...edits);
      fixed.push(problem);
    }
  }
  return { edits: chosen, problems: fixed };
}

/**
 * The edits of all automatic fixes at once.
 *
 * @param rule only the fixes of this rule; of all rules when it is undefined.
 */
export function fixAll(problems: readonly Problem[], rule?: string): readonly TextEdit[] {
  return chooseFixes(problems, rule === undefined ? {} : { rules: new Set([rule]) }).edits;
}
