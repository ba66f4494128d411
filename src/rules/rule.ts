import type { Post } from '../post/post';
import type { Fix } from '../profile/fix';
import type { Span } from '../post/text';
import type { KnownValues } from '../profile/knownValues';
import type { Profile } from '../profile/profile';
import type { Severity, SeverityChoice } from '../profile/severity';

export type { Fix } from '../profile/fix';
export type { Severity } from '../profile/severity';

/** The part of a post that a rule reads; the front matter is checked at every change. */
export type RuleInput = 'front-matter' | 'body';

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
  /**
   * Those that cost something to make, or that ask for more than the finding itself, are made when wanted.
   * Automatic ones are always there.
   */
  readonly fixes?: readonly Fix[] | (() => readonly Fix[]);
  /** What the finding is about, where a profile says so: "Explain Problem" leads there. */
  readonly about?: About;
  /** What else made the rule speak, a sentence each: the posts and files that were compared. */
  readonly evidence?: readonly string[];
  /** What a rule threw, for the log. */
  readonly cause?: unknown;
}

/** A field of a profile, and the option of it that a finding rests on. */
export interface About {
  readonly field: string;
  /** As in a project file: `maximumLength`. */
  readonly option?: string;
}

/** What a rule may know besides the post. It never waits for any of it. */
export interface RuleContext {
  readonly profile: Profile;
  /** What is known around the post: the day, other posts, files. */
  readonly known: KnownValues;
  /** The last segment of the post's path; `undefined` for a document that was never saved. */
  readonly fileName: string | undefined;
  /** Whether somebody wants all fixes, those that have to be made first among them; without a word, yes. */
  readonly withFixes?: boolean | undefined;
  /** Where the blog wants another severity than a rule's own. */
  readonly severities?: ReadonlyMap<string, SeverityChoice> | undefined;
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
  check(post: Post, context: RuleContext): readonly Finding[];
}

/** What nearly every rule says of nearly every post: an array for each would cost more than finding that out. */
export const noFindings: readonly Finding[] = [];

/** A finding after the runner has stamped which rule it is from and how loud it is. */
export interface Problem {
  readonly rule: string;
  readonly message: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  readonly about?: About;
  readonly evidence?: readonly string[];
  /** What a rule threw, for the log. */
  readonly cause?: unknown;
}
