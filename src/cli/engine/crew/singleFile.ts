import { fileNameIn } from '../../../blog/files';
import { longestRead } from '../../../blog/indexedPost';
import { fieldValuesIn, headOf, namesPresentedBy, type FieldValues } from '../../../blog/postFacts';
import { parsePost, type Post } from '../../../post/post';
import { dayInFileName } from '../../../profile/dates';
import type { PostPolicy } from '../../../profile/policy';
import { isPost } from '../../../profile/recognise';
import type { Verdict } from '../../../repositories/facts';
import type { RepositoryReference } from '../../../repositories/reference';
import { ruleFailed } from '../../../rules/internal/rule-failed';
import { rules } from '../../../rules/registry';
import { problemsOf } from '../../../rules/run';
import { silencingOf } from '../../../rules/silencing';
import type { ReportedProblem } from '../../report';
import { uncheckedIn } from '../checker';
import { reportedProblems } from '../places';
import { FirstAnswers } from './firstAnswers';

/** What one rule found, where it comes in the order of all rules. */
export interface FoundByRule {
  /** Its place in the registry. */
  readonly rule: number;
  readonly problems: readonly ReportedProblem[];
}

/** What a rule found while it was told nothing of other posts, though it asked. */
export interface FoundUntold extends FoundByRule {
  /** The names of components and repositories whose addresses it asked for: none was known. */
  readonly names: readonly string[];
}

/** What the rules say of a post as far as the post alone tells. */
export interface CheckedAlone {
  /** In UTF-16 code units. */
  readonly length: number;
  /** Of rules that asked for nothing that another file could tell. */
  readonly settled: readonly FoundByRule[];
  readonly untold: readonly FoundUntold[];
  /** Rules, by their places in the registry, that must run once everything is known. */
  readonly again: readonly number[];
  /** That all of them must, since comments silence some, or one failed. */
  readonly allAgain: boolean;
  /** Whether closing sentences of other posts were asked for. */
  readonly asksForClosings: boolean;
  /** The day of the check, where what is settled depends on it. */
  readonly today: string | undefined;
  /** What hosts said of all that the rules asked about, by key. */
  readonly verdicts: readonly (readonly [key: string, verdict: Verdict | undefined])[];
  /** Keys of what the post links and nothing is known of. */
  readonly unchecked: readonly string[];
}

/** What one Markdown file tells, as plain data that holds nothing of its text. */
export interface SingleFile {
  /** Whether it carries the marks of a post. */
  readonly isMarked: boolean;
  /** Whether what the index looks at carries them. */
  readonly isIndexed: boolean;
  readonly values: FieldValues;
  /** What other posts may ask for in its body, by normalised names; undefined while nobody has read the body. */
  readonly names: readonly string[] | undefined;
  /** undefined where it was only read for the index. */
  readonly checked: CheckedAlone | undefined;
}

export interface SingleFileOptions {
  readonly today: string;
  readonly withFixes: boolean;
  readonly verdictOf: (repository: Pick<RepositoryReference, 'key'>) => Verdict | undefined;
}

const noNeighbours = { markdownFiles: 0, posts: 0 };

/**
 * Reads a file, and where it is a post that is to be checked, runs every rule over it that what is known by
 * now is enough for.
 *
 * @param isToBeChecked by whether it carries the marks of a post.
 */
export function readSingleFile(
  text: string,
  address: string,
  policy: PostPolicy,
  isToBeChecked: (isMarked: boolean) => boolean,
  options: SingleFileOptions,
): SingleFile {
  const { profile } = policy;
  const name = fileNameIn(address);
  const post = parsePost(text);
  const head = headOf(text, post);
  const isMarked = isPost(post, name, profile, noNeighbours);
  const checked = isToBeChecked(isMarked) ? checkAlone(post, name, policy, options) : undefined;
  return {
    isMarked,
    isIndexed: head === post ? isMarked : isPost(head, name, profile, noNeighbours),
    values: fieldValuesIn(head, profile),
    names: checked === undefined || text.length > longestRead ? undefined : namesPresentedBy(post),
    checked,
  };
}

function checkAlone(
  post: Post,
  fileName: string,
  { profile, severities }: PostPolicy,
  { today, withFixes, verdictOf }: SingleFileOptions,
): CheckedAlone {
  const known = new FirstAnswers(today, dayInFileName(fileName), verdictOf);
  const context = { profile, known, fileName, withFixes, severities };
  const settled: FoundByRule[] = [];
  const untold: FoundUntold[] = [];
  const again: number[] = [];
  let dependsOnDay = false;
  let asksForClosings = false;
  let allAgain = silencingOf(post).comments.length > 0;
  let index = -1;
  for (const rule of rules) {
    index++;
    known.forget();
    const problems = problemsOf(rule, post, context);
    asksForClosings ||= known.asksForClosings;
    allAgain ||= problems.some((problem) => problem.rule === ruleFailed.id);
    const isCheapAgain = rule.needs === 'front-matter' && known.asksForDay;
    if (known.asksForOthers || isCheapAgain) {
      again.push(index);
      if (known.names.size > 0) {
        untold.push({ rule: index, problems: [], names: [...known.names] });
      }
      continue;
    }
    dependsOnDay ||= known.asksForDay;
    if (known.names.size > 0 || problems.length > 0) {
      const found = {
        rule: index,
        problems: reportedProblems(post, inOrder(problems), withFixes),
      };
      if (known.names.size > 0) {
        untold.push({ ...found, names: [...known.names] });
      } else {
        settled.push(found);
      }
    }
  }
  // Its questions to hosts count, too.
  const unchecked = uncheckedIn(post, context);
  return {
    length: post.text.length,
    settled,
    untold,
    again,
    allAgain,
    asksForClosings,
    today: dependsOnDay ? today : undefined,
    verdicts: [...known.verdicts],
    unchecked,
  };
}

/** By their places; for problems of one rule that is the order of a report. */
export function inOrder<
  Item extends { readonly span: { readonly start: number; readonly end: number } },
>(problems: readonly Item[]): readonly Item[] {
  return problems.length < 2
    ? problems
    : problems.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
