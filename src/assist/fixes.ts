import { conflict, type TextEdit } from '../post/text';
import type { Problem } from '../rules/rule';

/** The fix of a problem that may be applied unseen, if it has one. */
export function automaticEdits(problem: Problem): readonly TextEdit[] | undefined {
  return problem.fixes.find(({ automatic }) => automatic === true)?.edits;
}

/**
 * The edits of all automatic fixes at once. A fix that would touch the place of another waits for
 * the next time: no edit may undo what another one did.
 *
 * @param rule only the fixes of this rule; of all rules when it is undefined.
 */
export function fixAll(problems: readonly Problem[], rule?: string): readonly TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const problem of problems) {
    const edits = rule === undefined || problem.rule === rule ? automaticEdits(problem) : undefined;
    if (edits?.every((edit) => !chosen.some((other) => conflict(edit, other))) === true) {
      chosen.push(...edits);
    }
  }
  return chosen;
}
