import path from 'node:path';
import type { FieldSpec } from '../../profile/fieldType';
import { asExtensions, hasExtension, rootsOf } from '../../profile/fieldTypes/files';
import { fileType } from '../../profile/fieldTypes/file';
import { imageType, pictureExtensions } from '../../profile/fieldTypes/image';
import { listType } from '../../profile/fieldTypes/list';
import { objectType } from '../../profile/fieldTypes/object';
import type { Profile } from '../../profile/profile';
import { projectFileName } from '../../profile/project/project';
import { lockfileName } from '../../repositories/lockfile/schema';
import { below } from '../disk/addresses';
import type { DiskWorkspace } from '../disk/workspace';

/**
 * The files of a selection in which a change may have made problems: those that changed themselves, and
 * those of which a project file, a lockfile or a file that their fields may name has changed, or is gone.
 *
 * @param changed addresses.
 */
export function affectedBy(
  changed: readonly string[],
  selected: readonly string[],
  workspace: DiskWorkspace,
): readonly string[] {
  if (changed.length === 0) {
    return [];
  }
  const themselves = new Set(changed);
  const others = changed.filter((address) => !/\.(?:md|markdown)$/i.test(address));
  return selected.filter(
    (file) => themselves.has(file) || others.some((other) => isAbout(other, file, workspace)),
  );
}

function isAbout(changed: string, file: string, workspace: DiskWorkspace): boolean {
  // A repository in the repository changes as a whole.
  if (below(changed, file) !== undefined) {
    return true;
  }
  // One that is gone has no policy that would tell.
  const isProjectFile = path.posix.basename(changed) === projectFileName;
  if (isProjectFile && below(path.posix.dirname(changed), file) !== undefined) {
    return true;
  }
  const policy = workspace.policyOf(file);
  if (path.posix.basename(changed) === lockfileName) {
    return workspace.lockfileFor(policy) === changed;
  }
  const project = workspace.projects.find(({ uri }) => uri === policy.projectFile);
  return (
    project?.uris.includes(changed) === true ||
    namesOf(policy.profile).some((name) => mayName(name, changed, file))
  );
}

/** Which files a field may name. */
interface Names {
  readonly roots: readonly string[];
  /** Empty for any. */
  readonly extensions: readonly string[];
}

const namesByProfile = new WeakMap<Profile, readonly Names[]>();

function namesOf(profile: Profile): readonly Names[] {
  let names = namesByProfile.get(profile);
  if (names === undefined) {
    names = profile.fields.flatMap(namesIn);
    namesByProfile.set(profile, names);
  }
  return names;
}

function namesIn(spec: FieldSpec): readonly Names[] {
  if (imageType.isTypeOf(spec)) {
    return [
      { roots: rootsOf(spec), extensions: asExtensions(spec.extensions ?? pictureExtensions) },
    ];
  }
  if (fileType.isTypeOf(spec)) {
    return [{ roots: rootsOf(spec), extensions: asExtensions(spec.extensions ?? []) }];
  }
  if (listType.isTypeOf(spec)) {
    return namesIn(spec.items);
  }
  return objectType.isTypeOf(spec) ? spec.fields.flatMap(namesIn) : [];
}

/** Rather once too often: which of several such folders a post takes depends on what is in them. */
function mayName({ roots, extensions }: Names, changed: string, file: string): boolean {
  return (
    hasExtension(changed, extensions) &&
    roots.some((root) => {
      const folder = path.posix.join('/', root);
      return folder === '/'
        ? below(path.posix.join(path.posix.dirname(file), root), changed) !== undefined
        : changed.includes(`${folder.replace(/\/$/, '')}/`);
    })
  );
}
