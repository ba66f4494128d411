import { parsePost } from '../../src/post/post';
import { builtInProfile } from '../../src/profile/builtIn';
import { onlyToday } from './onlyToday';
import { rules } from '../../src/rules/registry';
import type { Problem, RuleContext } from '../../src/rules/rule';
import { runRules } from '../../src/rules/run';

/** A day that no fixture writes otherwise. */
export const context: RuleContext = {
  profile: builtInProfile,
  known: onlyToday('2026-11-22'),
  fileName: 'what-our-stack-is-made-of.md',
};

/** The problems of a text under every rule. */
export function problemsOf(text: string, other: Partial<RuleContext> = {}): readonly Problem[] {
  return runRules(rules, parsePost(text), { ...context, ...other });
}
