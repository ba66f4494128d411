import { chooseFixes, type FixChoice } from '../../assist/fixes';
import { applyEdits } from '../../post/text';
import type { Problem } from '../../rules/rule';
import { rules } from '../../rules/registry';
import { runRules } from '../../rules/run';
import type { Checker, OpenedPost } from '../engine/checker';

/** Fixes may show what others hid; real posts need two or three rounds. */
const mostRounds = 10;

/** A text after its fixes. */
export interface FixedText {
  readonly text: string;
  /** How many problems were fixed. */
  readonly fixed: number;
  readonly opened: OpenedPost;
  /** What is wrong with it still. */
  readonly problems: readonly Problem[];
  /** The same before it was fixed. */
  readonly before: Pick<FixedText, 'opened' | 'problems'>;
}

/**
 * Applies all fixes that are meant, and those that are possible after them, until nothing changes. What comes
 * of each round is checked like a text that somebody wrote.
 *
 * @returns undefined for what is no post.
 */
export async function fixText(
  checker: Pick<Checker, 'open'>,
  address: string,
  text: string,
  choice: FixChoice,
): Promise<FixedText | undefined> {
  const opened = await checker.open(address, text);
  if (opened === undefined) {
    return undefined;
  }
  const seen = new Set([text]);
  const before = { opened, problems: problemsOf(opened) };
  let result: FixedText = { text, fixed: 0, ...before, before };
  for (let round = 0; round < mostRounds; round++) {
    const { edits, problems: fixed } = chooseFixes(result.problems, choice);
    const next = applyEdits(result.text, edits);
    // Fixes that undo each other would go on for ever.
    if (seen.has(next)) {
      break;
    }
    seen.add(next);
    const openedNext = await checker.open(address, next);
    if (openedNext === undefined) {
      break;
    }
    result = {
      text: next,
      fixed: result.fixed + fixed.length,
      opened: openedNext,
      problems: problemsOf(openedNext),
      before,
    };
  }
  return result;
}

function problemsOf({ post, context }: OpenedPost): readonly Problem[] {
  return runRules(rules, post, context);
}
