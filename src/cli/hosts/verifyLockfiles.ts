import { fitOf, type FitOptions, type LockfileFit } from '../../repositories/lockfile/fit';
import { emptyLockfile } from '../../repositories/lockfile/schema';
import type { DiskWorkspace } from '../disk/workspace';
import { visible } from '../visible';
import { lockfileOnDisk, type LinkingBlog } from './linkingBlogs';

/** How the lockfile of a blog fits its posts. */
export interface Verified {
  readonly fits: boolean;
  /** For the user, with a line end behind each line. */
  readonly text: string;
}

/** Posts that are named beside a link. */
const mostPosts = 3;

/** Compares the lockfile of a blog with its posts; asks nobody. */
export function verifyLockfile(
  workspace: DiskWorkspace,
  { address, linked, postsBy }: LinkingBlog,
  options: FitOptions,
): Verified {
  const name = visible(workspace.nameOf(address));
  const found = lockfileOnDisk(workspace, address);
  const fit = fitOf(found?.lockfile ?? emptyLockfile, linked, options);
  const parts = [
    ...faultsPart(found?.faults ?? []),
    ...missingPart(fit, postsBy),
    ...part('linked no more', fit.unused),
    ...part(
      `checked more than ${String(options.maxAge)} days ago`,
      fit.old.map(({ key, checked }) => `${key} (${checked})`),
    ),
  ];
  if (parts.length === 0) {
    const entries = (found?.lockfile.repositories.size ?? 0) + (found?.lockfile.owners.size ?? 0);
    return {
      fits: true,
      text: `${name} fits the posts: ${String(entries)} ${entries === 1 ? 'entry' : 'entries'}.\n`,
    };
  }
  const opening = found === undefined ? `There is no ${name}.` : `${name} does not fit the posts.`;
  return {
    fits: false,
    text: [opening, ...parts, '  Update it with: component-posts facts --online', ''].join('\n'),
  };
}

function faultsPart(faults: readonly string[]): readonly string[] {
  return faults.length === 0
    ? []
    : ['  It cannot be read in full:', ...faults.map((fault) => `    ${visible(fault)}`)];
}

function missingPart(
  { missing }: LockfileFit,
  postsBy: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  return part(
    'linked, without an entry',
    missing.map(({ key }) => {
      const posts = postsBy.get(key) ?? [];
      const more = posts.length - mostPosts;
      const named = posts.slice(0, mostPosts).join(', ');
      return `${key} (${named}${more > 0 ? ` and ${String(more)} more` : ''})`;
    }),
  );
}

function part(what: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0
    ? []
    : [`  ${String(lines.length)} ${what}:`, ...lines.map((line) => `    ${visible(line)}`)];
}
