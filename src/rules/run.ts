import type { Post } from '../post/post';
import { span } from '../post/text';
import { ruleFailed } from './internal/rule-failed';
import type { Finding, Problem, Rule, RuleContext, RuleInput } from './rule';

/**
 * Runs rules over a post.
 *
 * A rule that throws, or that points outside the post, becomes a problem itself; the others go on.
 *
 * @returns the problems in the order of the post.
 */
export function runRules(
  rules: readonly Rule[],
  post: Post,
  context: RuleContext,
  needs?: RuleInput,
): Problem[] {
  const problems: Problem[] = [];
  for (const rule of rules) {
    if (needs !== undefined && rule.needs !== needs) {
      continue;
    }
    try {
      const found: Problem[] = [];
      for (const finding of rule.check(post, context)) {
        assertInside(finding, post);
        found.push(stamp(rule, finding));
      }
      problems.push(...found);
    } catch (error) {
      problems.push(stamp(ruleFailed, ruleFailed.finding(rule.id, error)));
    }
  }
  return problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function stamp(rule: Pick<Rule, 'id' | 'severity'>, finding: Finding): Problem {
  return {
    rule: rule.id,
    message: finding.message,
    severity: finding.severity ?? rule.severity,
    span: finding.span,
    related: finding.related ?? [],
    fixes: finding.fixes ?? [],
    ...(finding.about !== undefined && { about: finding.about }),
    ...(finding.evidence !== undefined && { evidence: finding.evidence }),
    ...('cause' in finding && { cause: finding.cause }),
  };
}

function assertInside({ span: place, fixes = [], related = [] }: Finding, { text }: Post): void {
  const spans = [
    place,
    ...related.map((other) => other.span),
    ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span)),
  ];
  for (const { start, end } of spans) {
    if (!(start >= 0 && start <= end && end <= text.length)) {
      throw new RangeError(`It points at ${String(start)}-${String(end)}, outside the post.`);
    }
  }
}

/** The place for what concerns the whole post. */
export function startOf({ text }: Post): { readonly start: number; readonly end: number } {
  const lineEnd = text.search(/[\r\n]|$/);
  return span(0, lineEnd);
}
