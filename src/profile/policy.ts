import type { Span } from '../post/text';
import type { Profile } from './profile';
import type { SeverityChoice } from './severity';

/** What somebody may want to know the place of: a field, an option of it, or how loud a rule is. */
export type PolicyPart =
  { readonly field: string; readonly option?: string | undefined } | { readonly rule: string };

/** Where a project file says something. */
export interface PolicyPlace {
  readonly uri: string;
  readonly span: Span;
}

/** What holds for one Markdown file, and who says so. */
export interface PostPolicy {
  readonly profile: Profile;
  /** Whether the file is a post: as a project file says, or undefined where its text must tell. */
  readonly isPost: boolean | undefined;
  /** Severities that differ from those of the rules themselves. */
  readonly severities: ReadonlyMap<string, SeverityChoice>;
  /** Why this profile is in force, as a sentence for the author. */
  readonly reason: string;
  /** Address of the project file that decided, if one did. */
  readonly projectFile: string | undefined;
  /** Where a part of it is said; undefined for what the built-in profile or a setting says. */
  readonly placeOf?: ((part: PolicyPart) => PolicyPlace | undefined) | undefined;
}
