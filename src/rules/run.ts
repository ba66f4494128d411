import type { Post } from '../post/post';
import { span, type Span } from '../post/text';
import { ruleFailed } from './internal/rule-failed';
import { unusedSilence } from './post/unused-silence';
import type { Finding, Fix, Problem, Rule, RuleContext, RuleInput } from './rule';
import {
  silencingOf,
  type NamedRule,
  type Silence,
  type Silencing,
  type SilencingComment,
} from './silencing';
import { WatchedValues } from './watchedValues';

/**
 * Runs rules over a post, as loud as the blog wants each, and leaves out what a comment in the post
 * silences.
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
  const silencing = silencingOf(post);
  const problems =
    silencing.comments.length === 0
      ? findProblems(rules, post, context, needs)
      : withoutSilenced(rules, post, context, needs, silencing);
  return problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** As `runRules`, as if the post silenced nothing, and in no order. */
export function findProblems(
  rules: readonly Rule[],
  post: Post,
  context: RuleContext,
  needs?: RuleInput,
): Problem[] {
  const found: Problem[] = [];
  for (const rule of rules) {
    if ((needs === undefined || rule.needs === needs) && !isOff(rule, context)) {
      addProblems(found, rule, post, context);
    }
  }
  return found;
}

/** A failure of our own is always told. */
function isOff({ id }: Rule, { severities }: RuleContext): boolean {
  return (
    severities !== undefined &&
    severities.size > 0 &&
    severities.get(id) === 'off' &&
    id !== ruleFailed.id
  );
}

/** @param found what the rule finds comes at its end: nearly every rule has nothing to say. */
function addProblems(found: Problem[], rule: Rule, post: Post, context: RuleContext): void {
  const before = found.length;
  try {
    const findings = rule.check(post, context);
    if (findings.length === 0) {
      return;
    }
    for (const finding of findings) {
      const problem = stamp(rule, finding, context);
      assertInside(problem, post.text.length);
      found.push(problem);
    }
  } catch (error) {
    // Of a rule that failed halfway, nothing counts.
    found.length = before;
    found.push(stamp(ruleFailed, ruleFailed.finding(rule.id, error), context));
  }
}

/** Comments are judged with the body, and need every rule for that. */
function withoutSilenced(
  rules: readonly Rule[],
  post: Post,
  context: RuleContext,
  needs: RuleInput | undefined,
  silencing: Silencing,
): Problem[] {
  const judges =
    needs !== 'front-matter' && rules.includes(unusedSilence) && !isOff(unusedSilence, context);
  const shown: Problem[] = [];
  const used = new Set<NamedRule | SilencingComment>();
  const undecided = new Map<string, RuleInput>();
  const show = (problem: Problem, isAskedFor: boolean): void => {
    const silences = silencesOf(problem, silencing);
    for (const { rule, comment } of silences) {
      used.add(rule ?? comment);
    }
    if (isAskedFor && silences.length === 0) {
      shown.push(problem);
    }
  };
  for (const rule of rules) {
    const isAskedFor = needs === undefined || rule.needs === needs;
    if (!isAskedFor && !judges) {
      continue;
    }
    if (isOff(rule, context)) {
      undecided.set(rule.id, rule.needs);
      continue;
    }
    const known = new WatchedValues(context.known);
    // Fixes do not decide what is found: what they ask for says nothing about that.
    let problems: Problem[] = [];
    addProblems(problems, rule, post, { ...context, known, withFixes: false });
    if (problems.length > 0 && context.withFixes !== false) {
      problems = [];
      addProblems(problems, rule, post, context);
    }
    const failed = problems.some((problem) => problem.rule !== rule.id);
    if (failed || known.wasAsked || !isReadFor(rule, post)) {
      undecided.set(rule.id, rule.needs);
    }
    for (const problem of problems) {
      show(problem, isAskedFor);
    }
  }
  if (judges) {
    const ids = rules.map(({ id }) => id);
    for (const finding of unusedSilence.findings({ post, silencing, ids, used, undecided })) {
      show(stamp(unusedSilence, finding, context), true);
    }
  }
  return shown;
}

/** What silences a problem. One about comments is silenced by its name only, never by "all". */
function silencesOf({ rule, span: { start } }: Problem, silencing: Silencing): Silence[] {
  if (rule === ruleFailed.id) {
    return [];
  }
  return silencing
    .at(rule, start)
    .filter((silence) => rule !== unusedSilence.id || silence.rule !== undefined);
}

/** Whether what a rule reads could be read: else it may find more once the mistake is fixed. */
function isReadFor({ needs }: Rule, post: Post): boolean {
  const { frontMatter } = post;
  const isSound =
    frontMatter.kind === 'yaml' && !frontMatter.tooLarge && frontMatter.faults.length === 0;
  return isSound && (needs === 'front-matter' || post.body().notParsed === undefined);
}

function stamp(
  rule: Pick<Rule, 'id' | 'severity'>,
  finding: Finding,
  context: RuleContext,
): Problem {
  const chosen = context.severities?.get(rule.id);
  const problem: { -readonly [Key in keyof Problem]: Problem[Key] } = {
    rule: rule.id,
    message: finding.message,
    severity:
      chosen === undefined || chosen === 'off' ? (finding.severity ?? rule.severity) : chosen,
    span: finding.span,
    related: finding.related ?? [],
    fixes: fixesOf(finding, context.withFixes ?? true),
  };
  if (finding.about !== undefined) {
    problem.about = finding.about;
  }
  if (finding.evidence !== undefined) {
    problem.evidence = finding.evidence;
  }
  if ('cause' in finding) {
    problem.cause = finding.cause;
  }
  return problem;
}

function fixesOf({ fixes = [] }: Finding, all: boolean): readonly Fix[] {
  return typeof fixes === 'function' ? (all ? fixes() : []) : fixes;
}

function assertInside({ span: place, fixes, related }: Problem, length: number): void {
  assertWithin(place, length);
  for (const other of related) {
    assertWithin(other.span, length);
  }
  for (const { edits } of fixes) {
    for (const edit of edits) {
      assertWithin(edit.span, length);
    }
  }
}

function assertWithin({ start, end }: Span, length: number): void {
  if (!(start >= 0 && start <= end && end <= length)) {
    throw new RangeError(`It points at ${String(start)}-${String(end)}, outside the post.`);
  }
}

/** The place for what concerns the whole post. */
export function startOf({ text }: Post): { readonly start: number; readonly end: number } {
  const lineEnd = text.search(/[\r\n]|$/);
  return span(0, lineEnd);
}
