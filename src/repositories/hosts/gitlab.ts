import type { PathReference, RepositoryHost } from '../reference';
import { askedAtOwnName } from './askedAt';
import { referenceBelow } from './paths';
import { gitlabPicturedAt } from './picturedAt';

const groupPattern = /^[\w][\w.-]*$/;

/** First segments that are GitLab's own: doc/user/reserved_names.md of GitLab. */
const reserved: ReadonlySet<string> = new Set([
  '-',
  'admin',
  'api',
  'assets',
  'dashboard',
  'explore',
  'groups',
  'health_check',
  'help',
  'import',
  'jwt',
  'login',
  'oauth',
  'profile',
  'projects',
  'public',
  'search',
  'sitemap',
  'snippets',
  'unsubscribes',
  'uploads',
  'users',
  'v2',
]);

/** Pages below a project that no project can be called: `wildcard_routes` in GitLab's path_regex.rb. */
const projectPages: ReadonlySet<string> = new Set([
  'badges',
  'blame',
  'blob',
  'commits',
  'edit',
  'files',
  'find_file',
  'raw',
  'tree',
  'wikis',
]);
/** Pages that share their names with projects, unless a number follows. */
const numberedPages = /^(?:commit|issues|merge_requests|milestones|pipelines|snippets)$/;

/** Where the path below the project starts in an address without `/-/`, as GitLab wrote them first. */
function startOfPages(segments: readonly string[]): number {
  const found = segments.findIndex(
    (segment, index) =>
      index >= 2 &&
      (projectPages.has(segment) ||
        (numberedPages.test(segment) && /^(?:\d+|[\da-f]{7,40})$/.test(segments[index + 1] ?? ''))),
  );
  return found === -1 ? segments.length : found;
}

export const gitlab: RepositoryHost = {
  id: 'gitlab',
  label: 'GitLab',
  hostNames: {
    'gitlab.com': 'GitLab',
    'gitlab.freedesktop.org': 'freedesktop.org GitLab',
    'gitlab.gnome.org': 'GNOME GitLab',
    'invent.kde.org': 'KDE Invent',
    'salsa.debian.org': 'Debian Salsa',
  },
  read(segments): PathReference | undefined {
    if (segments[0]?.toLowerCase() === 'groups') {
      const owner = segments.slice(1, segments.includes('-') ? segments.indexOf('-') : undefined);
      return owner.length > 0 && owner.every((part) => groupPattern.test(part))
        ? { owner: owner.join('/') }
        : undefined;
    }
    const dash = segments.indexOf('-');
    const end = dash === -1 ? startOfPages(segments) : dash;
    const path = segments.slice(0, end);
    const [first] = path;
    if (first === undefined || reserved.has(first.toLowerCase())) {
      return undefined;
    }
    if (!path.every((part) => groupPattern.test(part))) {
      return undefined;
    }
    const last = path.at(-1);
    if (path.length === 1 || last === undefined) {
      return { owner: first };
    }
    // A URL cannot tell a subgroup from a project; the last segment is almost always a project.
    return referenceBelow(
      path.slice(0, -1).join('/'),
      last,
      segments.slice(dash === -1 ? end : end + 1),
    );
  },
  askedAt: askedAtOwnName,
  picturedAt: gitlabPicturedAt,
};
