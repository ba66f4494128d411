import { builtInProfile } from './builtIn';
import type { PostPolicy } from './policy';
import type { SeverityChoice } from './severity';

export type Severities = ReadonlyMap<string, SeverityChoice>;

/** What holds where no project file is above a file. */
export function builtInPolicy(severities: Severities = new Map()): PostPolicy {
  return {
    profile: builtInProfile,
    isPost: undefined,
    severities,
    reason: 'No project file is above this post, so the built-in profile holds.',
    projectFile: undefined,
  };
}
