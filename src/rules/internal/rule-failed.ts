import { span } from '../../post/text';
import { noFindings, type Finding, type Rule } from '../rule';

/** Never finds anything by itself: the runner reports through it what went wrong in another rule. */
export const ruleFailed: Rule & { finding(rule: string, error: unknown): Finding } = {
  id: 'internal/rule-failed',
  summary: 'A rule of the extension itself failed.',
  severity: 'warning',
  needs: 'front-matter',
  fix: 'none',
  rationale: `A rule that fails is a mistake of the extension, not of the post. Every other rule went on, so
the problems shown are right, but the failed rule may have missed something. Please report it
with the post, or with the smallest part of it that shows the failure; the log has the details.`,
  examples: [],
  since: '0.1.0',
  check: () => noFindings,
  finding(rule, error) {
    // Whatever the error says, it becomes one line that ends like a sentence.
    const reason = (error instanceof Error ? error.message : String(error))
      .replace(/\s+/g, ' ')
      .replace(/[ .]*$/, '.');
    return {
      message: `The rule ${rule} failed, so it checked nothing here: ${reason} Please report it.`,
      span: span(0, 0),
      cause: error,
    };
  },
};
