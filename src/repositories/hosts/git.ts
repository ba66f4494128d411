import type { PathReference, RepositoryHost } from '../reference';
import { askedByGit } from './askedAt';
import { referenceBelow } from './paths';

const partPattern = /^~?[\w][\w.+-]*$/;

/** Where the pages below a repository start with gitweb's, cgit's, Gogs's and SourceHut's names. */
const pages: ReadonlySet<string> = new Set([
  '-',
  'about',
  'blame',
  'blob',
  'branches',
  'commit',
  'commits',
  'diff',
  'issues',
  'log',
  'plain',
  'raw',
  'refs',
  'releases',
  'src',
  'stats',
  'summary',
  'tags',
  'tree',
]);

/**
 * Any server that git itself can clone from over https, of whose pages nothing is known. It has no
 * addresses of its own: only hosts that a user adds are of this kind.
 */
export const git: RepositoryHost = {
  id: 'git',
  label: 'Git',
  hostNames: {},
  read(segments): PathReference | undefined {
    const named = segments.findIndex((segment) => segment.endsWith('.git'));
    const page = segments.findIndex((segment, index) => index >= 2 && pages.has(segment));
    const end = named !== -1 ? named + 1 : page !== -1 ? page : segments.length;
    const path = segments.slice(0, end);
    const last = path.at(-1);
    // An owner's page cannot be told from any other page of the server.
    return path.length < 2 || last === undefined || !path.every((part) => partPattern.test(part))
      ? undefined
      : referenceBelow(path.slice(0, -1).join('/'), last, segments.slice(end));
  },
  askedAt: askedByGit,
};
