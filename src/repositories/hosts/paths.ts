import type { PathReference } from '../reference';

const namePattern = /^[\w.-]{1,100}$/;

/** The name of a repository as a path segment gives it, without `.git`; undefined for no name. */
export function repositoryName(segment: string): string | undefined {
  const name = segment.endsWith('.git') ? segment.slice(0, -'.git'.length) : segment;
  return namePattern.test(name) && name !== '.' && name !== '..' ? name : undefined;
}

const singular: ReadonlyMap<string, string> = new Map([
  ['actions', 'workflow'],
  ['blob', 'file'],
  ['commit', 'commit'],
  ['discussions', 'discussion'],
  ['issues', 'issue'],
  ['merge_requests', 'merge request'],
  ['milestones', 'milestone'],
  ['pull', 'pull request'],
  ['pulls', 'pull request'],
  ['pull-requests', 'pull request'],
  ['src', 'file'],
  ['tree', 'tree'],
  ['wiki', 'wiki page'],
]);

/**
 * What the path behind a repository leads to, in words. GitHub, GitLab (behind `/-/`), Gitea,
 * Forgejo and Bitbucket name their pages almost alike.
 *
 * @returns undefined when the path ends at the repository itself.
 */
export function deepLinkDetail(segments: readonly string[]): string | undefined {
  // Nearly every path ends here.
  if (segments.length === 0) {
    return undefined;
  }
  const [page = '', ...rest] = segments;
  const [first, ...others] = rest;
  if (page === 'releases') {
    const tag = first === 'tag' ? others[0] : undefined;
    return tag === undefined ? 'releases' : `release ${tag}`;
  }
  if (first === undefined) {
    return page.replaceAll('_', ' ').replaceAll('-', ' ');
  }
  if (page === 'tree' && others.length === 0) {
    return `tree ${first}`;
  }
  if (page === 'tree' || page === 'blob' || page === 'src') {
    // The first segments name the branch; what a reader cares about is the path behind them.
    const path = page === 'src' && others.length > 1 ? others.slice(1) : others;
    return `${page === 'tree' ? 'folder' : 'file'} ${(path.length === 0 ? rest : path).join('/')}`;
  }
  return `${singular.get(page) ?? page} ${page === 'commit' ? first.slice(0, 10) : rest.join('/')}`;
}

/** A repository or a page below it, where the path behind the owner is laid out as on GitHub. */
export function referenceBelow(
  owner: string,
  segment: string,
  rest: readonly string[],
): PathReference | undefined {
  const name = repositoryName(segment);
  if (name === undefined) {
    return undefined;
  }
  const detail = deepLinkDetail(rest);
  return { owner, name, ...(detail === undefined ? {} : { detail }) };
}
