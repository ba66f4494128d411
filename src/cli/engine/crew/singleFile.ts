import { fileNameIn } from '../../../blog/files';
import { longestHead, longestRead } from '../../../blog/indexedPost';
import { fieldValuesIn, headOf, namesPresentedBy } from '../../../blog/postFacts';
import { parsePost, type Post } from '../../../post/post';
import { detached } from '../../../post/text';
import { dayInFileName } from '../../../profile/dates';
import type { PostPolicy } from '../../../profile/policy';
import { isPost } from '../../../profile/recognise';
import type { Verdict } from '../../../repositories/facts';
import type { RepositoryReference } from '../../../repositories/reference';
import { ruleFailed } from '../../../rules/internal/rule-failed';
import { rules } from '../../../rules/registry';
import type { Problem, RuleContext } from '../../../rules/rule';
import { problemsOf } from '../../../rules/run';
import { silencingOf } from '../../../rules/silencing';
import { uncheckedIn } from '../checker';
import { inOrder, packed, packedProblems, type Wanted } from '../packing';
import { ruleContext } from '../ruleContext';
import { FirstAnswers } from './firstAnswers';
import type { Steps } from './inStep';

/** A rule that found what it found while it was told nothing of other posts, though it asked. */
export interface Untold {
  /** Its place in the registry. */
  readonly rule: number;
  /** The names of components and repositories whose addresses it asked for: none was known. */
  readonly names: readonly string[];
}

/** What the rules say of a post as far as the post alone tells. */
export interface CheckedAlone {
  /** In UTF-16 code units. */
  readonly length: number;
  /**
   * The start of the text, where that is all that the rules read which must run again; undefined where it is
   * not, or none must.
   */
  readonly head: string | undefined;
  /** Packed problems in their order, but for those of rules that run again. */
  readonly found: string;
  readonly untold: readonly Untold[];
  /** Rules, by their places in the registry, that must run once everything is known. */
  readonly again: readonly number[];
  /** That all of them must, since comments silence some, or one failed. */
  readonly allAgain: boolean;
  /** Whether closing sentences of other posts were asked for. */
  readonly asksForClosings: boolean;
  /** The day of the check, where what is found depends on it. */
  readonly today: string | undefined;
  /** What hosts said of all that the rules asked about, by key, but for what is unchecked. */
  readonly verdicts: readonly (readonly [key: string, verdict: Verdict | undefined])[];
  /** Keys of what the post links and nothing is known of, a line for each. */
  readonly unchecked: string;
}

/** What one Markdown file tells, as plain data in memory of its own; much of it packed, since thousands wait. */
export interface SingleFile {
  /** Whether it carries the marks of a post. */
  readonly isMarked: boolean;
  /** Whether what the index looks at carries them. */
  readonly isIndexed: boolean;
  /** `FieldValues` as JSON, a sixth of its memory. */
  readonly values: string;
  /** What other posts may ask for in its body, by normalised names, a line for each; undefined while nobody has read the body. */
  readonly names: string | undefined;
  /** undefined where it was only read for the index. */
  readonly checked: CheckedAlone | undefined;
}

export interface SingleFileOptions extends Wanted {
  readonly today: string;
  readonly verdictOf: (repository: Pick<RepositoryReference, 'key'>) => Verdict | undefined;
}

const noNeighbours = { markdownFiles: 0, posts: 0 };

/**
 * Reads a file, and where it is a post that is to be checked, runs every rule over it that what is known by
 * now is enough for.
 *
 * @param isToBeChecked by whether it carries the marks of a post.
 */
export function* readSingleFile(
  text: string,
  address: string,
  policy: PostPolicy,
  isToBeChecked: (isMarked: boolean) => boolean,
  options: SingleFileOptions,
): Steps<SingleFile> {
  const { profile } = policy;
  const name = fileNameIn(address);
  const post = parsePost(text);
  const head = headOf(text, post);
  const isMarked = isPost(post, name, profile, noNeighbours);
  yield;
  const checked = isToBeChecked(isMarked)
    ? yield* checkAlone(post, name, policy, options)
    : undefined;
  return {
    isMarked,
    isIndexed: head === post ? isMarked : isPost(head, name, profile, noNeighbours),
    values: JSON.stringify(fieldValuesIn(head, profile)),
    names:
      checked === undefined || text.length > longestRead
        ? undefined
        : namesPresentedBy(post).join('\n'),
    checked,
  };
}

const nothing: readonly never[] = [];

/** Rules of front matter that propose what they find below it. */
const readingOn: ReadonlySet<string> = new Set([
  'front-matter/empty-field',
  'front-matter/missing',
  'front-matter/missing-field',
]);

/** Whether all that a rule reads of a post is its head. @param rule its place in the registry. */
export function readsHeadAlone(rule: number): boolean {
  const { id = '', needs = 'body' } = rules[rule] ?? {};
  return needs === 'front-matter' && !readingOn.has(id);
}

/** Where the part of a text ends that these rules read; 0 where that is not worth being kept. */
export function headEndOf({ frontMatter, bodyStart }: Post): number {
  return frontMatter.kind === 'yaml' && bodyStart <= longestHead ? bodyStart : 0;
}

/** What one rule finds. @param place that of the rule in the registry. */
export function foundBy(place: number, post: Post, context: RuleContext): readonly Problem[] {
  const rule = rules[place];
  return rule === undefined ? nothing : problemsOf(rule, post, context);
}

function* checkAlone(
  post: Post,
  fileName: string,
  policy: PostPolicy,
  { today, verdictOf, ...wanted }: SingleFileOptions,
): Steps<CheckedAlone> {
  post.body();
  yield;
  const known = new FirstAnswers(today, dayInFileName(fileName), verdictOf);
  const context = ruleContext(policy, fileName, known, wanted.withFixes);
  const settled: Problem[] = [];
  const untold: Untold[] = [];
  const again: number[] = [];
  let dependsOnDay = false;
  let asksForClosings = false;
  let allAgain = silencingOf(post).comments.length > 0;
  for (let rule = 0; rule < rules.length; rule++) {
    known.forget();
    const problems = foundBy(rule, post, context);
    asksForClosings ||= known.asksForClosings;
    allAgain ||= problems.some((problem) => problem.rule === ruleFailed.id);
    const isCheapAgain = known.asksForDay && rules[rule]?.needs === 'front-matter';
    if (known.names.size > 0) {
      untold.push({ rule, names: [...known.names] });
    }
    if (known.asksForOthers || isCheapAgain) {
      again.push(rule);
    } else {
      dependsOnDay ||= known.asksForDay;
      settled.push(...problems);
    }
    yield;
  }
  // Its questions to hosts count, too.
  const unchecked = uncheckedIn(post, context);
  for (const key of unchecked) {
    known.verdicts.delete(key);
  }
  return {
    length: post.text.length,
    head: allAgain ? undefined : headFor(again, post),
    found: packed(allAgain ? nothing : inOrder(packedProblems(post, settled, wanted))),
    untold: untold.length === 0 ? nothing : untold,
    again: again.length === 0 ? nothing : again,
    allAgain,
    asksForClosings,
    today: dependsOnDay ? today : undefined,
    verdicts: known.verdicts.size === 0 ? nothing : [...known.verdicts],
    unchecked: unchecked.join('\n'),
  };
}

/** @param again the rules that must run again, by their places in the registry. */
function headFor(again: readonly number[], post: Post): string | undefined {
  const end = headEndOf(post);
  return end > 0 && again.length > 0 && again.every(readsHeadAlone)
    ? detached(post.text.slice(0, end))
    : undefined;
}
