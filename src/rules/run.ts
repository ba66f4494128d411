import type { Post } from '../post/post';
import { span } from '../post/text';
import type { KnownValues } from '../profile/knownValues';
import { ruleFailed } from './internal/rule-failed';
import { unusedSilence } from './post/unused-silence';
import type { Finding, Problem, Rule, RuleContext, RuleInput } from './rule';
import {
  silencingOf,
  type NamedRule,
  type Silence,
  type Silencing,
  type SilencingComment,
} from './silencing';

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
  return rules
    .filter((rule) => needs === undefined || rule.needs === needs)
    .filter((rule) => !isOff(rule, context))
    .flatMap((rule) => problemsOf(rule, post, context));
}

/** A failure of our own is always told. */
function isOff({ id }: Rule, { severities }: RuleContext): boolean {
  return severities?.get(id) === 'off' && id !== ruleFailed.id;
}

function problemsOf(rule: Rule, post: Post, context: RuleContext): Problem[] {
  try {
    const found: Problem[] = [];
    for (const finding of rule.check(post, context)) {
      assertInside(finding, post);
      found.push(stamp(rule, finding, context));
    }
    return found;
  } catch (error) {
    return [stamp(ruleFailed, ruleFailed.finding(rule.id, error), context)];
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
    const watched = watch(context.known);
    const problems = problemsOf(rule, post, { ...context, known: watched.known });
    for (const problem of problems) {
      show(problem, isAskedFor);
    }
    const failed = problems.some((problem) => problem.rule !== rule.id);
    if (failed || watched.wasAsked() || !isReadFor(rule, post)) {
      undecided.set(rule.id, rule.needs);
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

/** Tells whether anything but the day was asked for: what is unknown now may be known later. */
function watch(known: KnownValues): { readonly known: KnownValues; wasAsked(): boolean } {
  let asked = false;
  const watched = new Proxy(known, {
    get(target, key) {
      asked ||= key !== 'today';
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return { known: watched, wasAsked: () => asked };
}

function stamp(
  rule: Pick<Rule, 'id' | 'severity'>,
  finding: Finding,
  { severities }: RuleContext,
): Problem {
  const chosen = severities?.get(rule.id);
  return {
    rule: rule.id,
    message: finding.message,
    severity:
      chosen === undefined || chosen === 'off' ? (finding.severity ?? rule.severity) : chosen,
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
