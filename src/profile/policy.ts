import type { Profile } from './profile';
import type { SeverityChoice } from './severity';

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
}
