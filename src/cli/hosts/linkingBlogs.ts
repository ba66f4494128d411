import type { PostPlaces } from '../../blog/componentPlaces';
import { linkedRepositories } from '../../blog/linkedRepositories';
import { readLockfile } from '../../repositories/lockfile/read';
import type { LockfileOnDisk } from '../../repositories/lockfile/rewrite';
import type { RepositoryReference } from '../../repositories/reference';
import type { DiskWorkspace } from '../disk/workspace';
import { Checker } from '../engine/checker';

/** A blog that has a lockfile or would have one: some post of it links a repository, or did so once. */
export interface LinkingBlog {
  /** Address of the lockfile, whether it is there or not. */
  readonly address: string;
  /** What its posts link, each once, in the order of the keys. */
  readonly linked: readonly RepositoryReference[];
  /** Names of the posts that link something, by its key. */
  readonly postsBy: ReadonlyMap<string, readonly string[]>;
}

/** The blogs of a workspace in the order of their addresses: exactly those that the editor knows. */
export async function linkingBlogs(workspace: DiskWorkspace): Promise<readonly LinkingBlog[]> {
  const checker = await Checker.create(workspace, workspace.markdown.files, {
    today: '',
    withFixes: false,
  });
  const { posts, places } = await checker.linkingPosts();
  const lockfileOf = ({ uri }: { readonly uri: string }): string =>
    workspace.lockfileFor(workspace.policyOf(uri));
  const addresses = new Set(posts.map(lockfileOf));
  return [...addresses]
    .sort()
    .map((address) => {
      const own = places.filter((post) => lockfileOf(post) === address);
      const members = posts.filter((post) => lockfileOf(post) === address);
      return {
        address,
        linked: linkedRepositories(own, members),
        postsBy: postsByKey(own, workspace),
      };
    })
    .filter(
      ({ address, linked }) =>
        linked.length > 0 || lockfileOnDisk(workspace, address) !== undefined,
    );
}

/** The lockfile as it is now; undefined where there is none. @throws what reading it throws. */
export function lockfileOnDisk(
  workspace: DiskWorkspace,
  address: string,
): LockfileOnDisk | undefined {
  const text = workspace.textOf(address);
  return text === undefined ? undefined : { text, ...readLockfile(text) };
}

function postsByKey(
  places: readonly PostPlaces[],
  workspace: DiskWorkspace,
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, Set<string>>();
  for (const { uri, links } of places) {
    for (const { key } of links) {
      const those = names.get(key) ?? new Set();
      names.set(key, those.add(workspace.nameOf(uri)));
    }
  }
  return new Map(Array.from(names, ([key, those]) => [key, [...those].sort()]));
}
