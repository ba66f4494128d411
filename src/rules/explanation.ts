import type { Post } from '../post/post';
import { applyEdits, lineAround, textOf } from '../post/text';
import type { PostPolicy } from '../profile/policy';
import { fenced, silencingLines } from './documentation';
import { withoutEmbeds } from '../profile/wording';
import type { Fix, Problem, Rule } from './rule';

export interface ExplanationContext {
  readonly policy: PostPolicy;
  /** Where the project file says what the problem rests on (`.component-posts.json, line 12`); undefined where none does. */
  readonly saidAt?: string | undefined;
  /** Where the project file chooses the severity; undefined where none does. */
  readonly severityAt?: string | undefined;
  /** Address of the page of the rule. */
  readonly page: string;
  /** What silences the problem, by title. */
  readonly silencing: readonly string[];
}

/** The page that explains one problem, as Markdown: which rule speaks, why, and what can be done. */
export function explanationOf(
  post: Post,
  problem: Problem,
  rule: Rule,
  context: ExplanationContext,
): string {
  const { text } = post;
  const line = textOf(text, lineAround(text, problem.span.start)).trim();
  return [
    `# ${withoutEmbeds(problem.message)}`,
    `Line ${lineOf(post, problem.span.start)}:`,
    fenced(line === '' ? '(an empty line)' : line, 'text'),
    '## The rule',
    `[${rule.id}](${context.page}): ${rule.summary}`,
    severityOf(problem, rule, context),
    rule.rationale,
    '## What it rests on',
    ...basisOf(post, problem, context).map(withoutEmbeds),
    '## What would help',
    ...(problem.fixes.length === 0
      ? ['There is no quick fix: only the author knows what is right.']
      : problem.fixes.map((fix) => fixOf(post, fix))),
    '## How to silence it',
    ...(context.silencing.length === 0
      ? []
      : [context.silencing.map((title) => `- Quick fix: ${withoutEmbeds(title)}`).join('\n')]),
    silencingLines(rule.id),
  ]
    .join('\n\n')
    .concat('\n');
}

function severityOf(
  { severity }: Problem,
  rule: Rule,
  { policy, severityAt }: ExplanationContext,
): string {
  const chosen = policy.severities.get(rule.id);
  if (chosen !== undefined && chosen !== 'off') {
    const who = severityAt === undefined ? 'the settings say' : `${severityAt} says`;
    return `Severity: ${severity}, as ${who}. The rule by itself: ${rule.severity}.`;
  }
  return severity === rule.severity
    ? `Severity: ${severity}, as the rule has it.`
    : `Severity: ${severity}, in this case. The rule otherwise: ${rule.severity}.`;
}

function basisOf(
  post: Post,
  { about, evidence = [], related }: Problem,
  { policy, saidAt }: ExplanationContext,
): string[] {
  const { profile, reason } = policy;
  const spec = profile.fields.find(({ name }) => name === about?.field);
  const option = about?.option;
  const value = spec === undefined || option === undefined ? undefined : valueOf(spec, option);
  const said =
    about === undefined
      ? `The profile “${profile.name}” is in force.`
      : `The field \`${about.field}\`${option === undefined ? '' : `, \`${option}\`${value === undefined ? '' : ` ${value}`}`}, of the profile “${profile.name}”: ${
          saidAt === undefined ? 'as Component Posts has it built in.' : `as ${saidAt} says.`
        }`;
  const facts = [
    ...evidence,
    ...related.map(({ span, message }) => `Line ${lineOf(post, span.start)}: ${message}`),
  ];
  return [
    `${said} ${reason}`,
    ...(spec === undefined ? [] : [spec.documentation]),
    ...(facts.length === 0 ? [] : [facts.map((fact) => `- ${fact}`).join('\n')]),
  ];
}

/** The value of an option as a project file would have it. */
function valueOf(spec: object, option: string): string | undefined {
  const value: unknown = Reflect.get(spec, option);
  return value === undefined ? undefined : `\`${JSON.stringify(value)}\``;
}

function fixOf(post: Post, { title, edits, change, preferred, automatic }: Fix): string {
  const kind =
    automatic === true
      ? 'Safe enough for “fix all” and for saving.'
      : preferred === true
        ? 'The likely answer; it is for you to choose.'
        : 'One of the possible answers.';
  return change === undefined
    ? `**${withoutEmbeds(title)}.** ${kind}\n\n${fenced(changedLines(post, edits), 'diff')}`
    : `**${withoutEmbeds(title)}.** It changes the project file.`;
}

/** Lines of a change beyond this number are only counted. */
const mostLines = 12;

/** What a fix would change, as lines with a minus and a plus. */
function changedLines({ text }: Post, edits: Fix['edits']): string {
  const before = text.split(/\r\n|\n|\r/);
  const after = applyEdits(text, edits).split(/\r\n|\n|\r/);
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) {
    start++;
  }
  let end = 0;
  while (
    end < Math.min(before.length, after.length) - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++;
  }
  return [
    ...shortened(before.slice(start, before.length - end), '-'),
    ...shortened(after.slice(start, after.length - end), '+'),
  ].join('\n');
}

function shortened(lines: readonly string[], sign: string): readonly string[] {
  const shown = lines.slice(0, mostLines).map((line) => `${sign} ${line.slice(0, 200)}`.trimEnd());
  const more = lines.length - shown.length;
  return more > 0 ? [...shown, `${sign} … ${String(more)} more lines`] : shown;
}

function lineOf({ lines }: Post, offset: number): string {
  return String(lines.positionAt(offset).line + 1);
}
