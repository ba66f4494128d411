import { builtInPolicy, type Severities } from '../builtInPolicy';
import type { PolicyPart, PolicyPlace, PostPolicy } from '../policy';
import { isNeverPost } from '../recognise';
import { hasWildcard } from './globs';
import { placeKey, withFields, type ResolvedProfile } from './profiles';
import type { ChosenProfile, FilesOf, PlacedSeverity, PostsEntry, Project } from './project';

/** The project file that counts for a path: the nearest one above it. */
export function nearestProject(path: string, projects: Iterable<Project>): Project | undefined {
  let nearest: Project | undefined;
  for (const project of projects) {
    if (
      relativeTo(project.folder, path) !== undefined &&
      project.folder.length > (nearest?.folder.length ?? -1)
    ) {
      nearest = project;
    }
  }
  return nearest;
}

/**
 * What holds for a file.
 *
 * @param path of the file, with forward slashes and nothing escaped.
 * @param settings severities that the editor's settings have; the project file is stronger.
 */
export function resolvePolicy(
  path: string,
  projects: Iterable<Project>,
  settings: Severities = new Map(),
): PostPolicy {
  const project = nearestProject(path, projects);
  if (project === undefined) {
    return builtInPolicy(settings);
  }
  const { isPost, reason } = membership(path, project);
  const { resolved, severities } = overridden(path, project, chosenProfile(path, project).resolved);
  const placeOf = (part: PolicyPart): PolicyPlace | undefined =>
    'rule' in part
      ? severities.get(part.rule)?.place
      : resolved.places.get(placeKey(part.field, part.option));
  return {
    profile: resolved.profile,
    isPost,
    severities: new Map([
      ...settings,
      ...[...severities].map(([rule, { severity }]) => [rule, severity] as const),
    ]),
    reason,
    projectFile: project.uri,
    placeOf,
  };
}

/** The path below a folder; undefined for what is elsewhere. Drives have letters of either case. */
export function relativeTo(folder: string, path: string): string | undefined {
  const drive = /^\/[a-z]:/i;
  const plain = (name: string): string => name.replace(drive, (letter) => letter.toLowerCase());
  const start = `${plain(folder)}/`;
  return plain(path).startsWith(start) ? path.slice(start.length) : undefined;
}

/** The pattern that takes in a file. */
function matchOf({ folder, matches }: FilesOf, path: string): string | undefined {
  const relative = relativeTo(folder, path);
  return relative === undefined ? undefined : matches(relative);
}

function membership(
  path: string,
  project: Project,
): { readonly isPost: boolean | undefined; readonly reason: string } {
  const where = `The project file in “${project.folder.slice(project.folder.lastIndexOf('/') + 1)}”`;
  const ignored = project.ignore
    .map((files) => matchOf(files, path))
    .find((pattern) => pattern !== undefined);
  if (ignored !== undefined) {
    return { isPost: false, reason: `${where} ignores \`${ignored}\`.` };
  }
  const name = `the profile “${chosenProfile(path, project).resolved.profile.name}”`;
  if (project.posts === undefined) {
    return { isPost: undefined, reason: `${where} holds, with ${name}.` };
  }
  const entry = entryFor(path, project);
  return entry === undefined
    ? { isPost: false, reason: `${where} has no pattern in \`posts\` that this file matches.` }
    : {
        isPost: true,
        reason: `${where} makes \`${String(matchOf(entry, path))}\` posts of ${name}.`,
      };
}

/** The first entry that a file belongs to; a README and its like only if it is named in full. */
export function entryFor(path: string, { posts }: Project): PostsEntry | undefined {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  return posts?.find((entry) => {
    const pattern = matchOf(entry, path);
    return (
      pattern !== undefined &&
      (!isNeverPost(fileName) || (!hasWildcard(pattern) && pattern.endsWith(fileName)))
    );
  });
}

/** The profile of a file, before overrides. */
export function chosenProfile(path: string, project: Project): ChosenProfile {
  return entryFor(path, project)?.profile ?? project.profile;
}

function overridden(
  path: string,
  project: Project,
  profile: ResolvedProfile,
): {
  readonly resolved: ResolvedProfile;
  readonly severities: ReadonlyMap<string, PlacedSeverity>;
} {
  let resolved = profile;
  const severities = new Map(project.severities);
  for (const override of project.overrides) {
    if (matchOf(override, path) === undefined) {
      continue;
    }
    for (const [rule, severity] of override.severities) {
      severities.set(rule, severity);
    }
    if (override.fields !== undefined) {
      resolved = withFields(resolved, override.fields, override.source);
    }
  }
  return { resolved, severities };
}
