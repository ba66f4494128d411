import type { KnownValues } from '../../profile/knownValues';
import type { PostPolicy } from '../../profile/policy';
import type { RuleContext } from '../../rules/rule';

/** What the rules of a post are told. @param fileName the last part of its path. */
export function ruleContext(
  { profile, severities }: PostPolicy,
  fileName: string,
  known: KnownValues,
  withFixes: boolean,
): RuleContext {
  return { profile, known, fileName, withFixes, severities };
}
