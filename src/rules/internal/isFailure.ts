/** Whether a rule tells of a failure of this program. @param rule `area/name`. */
export function isFailure(rule: string): boolean {
  return rule.startsWith('internal/');
}
