import type { Post } from '../post/post';
import type { Span, TextEdit } from '../post/text';
import type { Profile } from '../profile/profile';

/**
 * error: the site breaks or the post cannot be read. warning: a reader will see something broken or
 * missing. information: worth knowing. hint: style.
 */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** The part of a post that a rule reads; the front matter is checked at every change. */
export type RuleInput = 'front-matter' | 'body';

export interface Fix {
  /** Starts with a verb and says the result; plain text. */
  readonly title: string;
  /** Minimal and free of overlap; everything outside them stays as it is. */
  readonly edits: readonly TextEdit[];
  /** The one right answer; at most one fix of a finding is. */
  readonly preferred?: boolean;
  /** Safe enough to be applied unseen, by fix-all and on save. Preferred fixes only. */
  readonly automatic?: boolean;
}

export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

/** What a rule says. */
export interface Finding {
  /** One or two plain sentences: what is so, then what to do. */
  readonly message: string;
  readonly span: Span;
  /** Where the rule's own severity would be too loud or too quiet for this case. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  /** What a rule threw, for the log. */
  readonly cause?: unknown;
}

/** What a rule may know besides the post. It never waits for any of it. */
export interface RuleContext {
  readonly profile: Profile;
  /** The current day as `YYYY-MM-DD`, in the author's time zone. */
  readonly today: string;
  /** The last segment of the post's path; `undefined` for a document that was never saved. */
  readonly fileName: string | undefined;
}

export interface RuleExample {
  readonly wrong: string;
  /** undefined where only the author can know the right answer. */
  readonly right: string | undefined;
}

export interface Rule {
  /** `area/name`; never reused for another rule. */
  readonly id: `${string}/${string}`;
  /** What the rule asks for; one sentence. */
  readonly summary: string;
  readonly severity: Severity;
  readonly needs: RuleInput;
  /** Whether quick fixes exist, in a few words for tables: `none`, `offered`, `automatic`. */
  readonly fix: string;
  /** Why the rule exists, as Markdown: what a reader or the site would suffer. */
  readonly rationale: string;
  readonly examples: readonly RuleExample[];
  /** Version of the extension that had it first. */
  readonly since: string;
  check(post: Post, context: RuleContext): Iterable<Finding>;
}

/** A finding after the runner has stamped which rule it is from and how loud it is. */
export interface Problem {
  readonly rule: string;
  readonly message: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  /** What a rule threw, for the log. */
  readonly cause?: unknown;
}
