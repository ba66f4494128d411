import { canonicalKey } from '../../repositories/entry';
import type { Verdict } from '../../repositories/facts';
import type { RepositoryReference } from '../../repositories/reference';
import { byText, column, mostFirst, newestFirst, type Listing, type ReadPost } from './listing';

/** What is known of a linked repository, for lists; the last word that holds counts. */
export const repositoryStates = [
  'unknown',
  'found',
  'archived',
  'moved',
  'replaced',
  'missing',
  'blocked',
] as const;
export type RepositoryState = (typeof repositoryStates)[number];

export interface ListedRepository {
  /** `github.com/owner/name` or `github.com/owner`, in lower case. */
  readonly key: string;
  readonly url: string;
  readonly kind: 'repository' | 'owner';
  readonly host: string;
  /** The posts that link it, below the root. */
  readonly posts: readonly string[];
  readonly state: RepositoryState;
  /** Day since which it is archived, as far as known; true for a day that nobody tells. */
  readonly archived: string | boolean | undefined;
  /** The address that its host calls the right one, where that is another. */
  readonly movedTo: string | undefined;
  /** SPDX identifier, or `NONE` where the host found none. */
  readonly license: string | undefined;
  /** Day of the last push, or of whatever happened last where the host does not tell of pushes. */
  readonly lastPush: string | undefined;
  /** Day on which its host said so. */
  readonly checked: string | undefined;
}

export interface RepositoryFilters {
  readonly state?: readonly RepositoryState[];
}

export const repositories: Listing<ListedRepository, RepositoryFilters> = {
  name: 'repositories',
  columns: [
    column('Repository', ({ key }) => key, { cutAt: 'start', link: ({ url }) => url }),
    column('Kind', ({ kind }) => kind, { isExtra: true }),
    column('Host', ({ host }) => host, { isExtra: true }),
    column('State', ({ state }) => state),
    column('Archived', ({ archived }) =>
      typeof archived === 'string' ? archived : archived === true ? 'yes' : undefined,
    ),
    column('Moved to', ({ movedTo }) => movedTo?.replace(/^https:\/\//, ''), {
      cutAt: 'start',
      link: ({ movedTo }) => movedTo,
    }),
    column('Licence', ({ license }) => license),
    column('Last push', ({ lastPush }) => lastPush),
    column('Posts', ({ posts }) => String(posts.length), { align: 'right' }),
    column('Used in', ({ posts }) => posts.join(', '), { isExtra: true }),
  ],
  orders: new Map([
    ['repository', byText(({ key }) => key)],
    ['posts', mostFirst(({ posts }) => posts.length)],
    ['host', byText(({ host }) => host)],
    ['state', mostFirst(({ state }) => repositoryStates.indexOf(state))],
    ['licence', byText(({ license }) => license)],
    ['push', newestFirst(({ lastPush }) => lastPush)],
  ]),
  rows: (read, { state }) =>
    repositoriesIn(read).filter((each) => state === undefined || state.includes(each.state)),
};

interface Linked {
  readonly reference: RepositoryReference;
  readonly posts: Set<string>;
  readonly verdict: Verdict | undefined;
}

function repositoriesIn(read: readonly ReadPost[]): readonly ListedRepository[] {
  const found = new Map<string, Linked>();
  for (const { file, post, context } of read) {
    for (const { repository } of post.body().links) {
      const known = found.get(repository.key);
      found.set(repository.key, {
        // The names in a link to a page below are not always spelled as the repository is.
        reference: known?.reference.kind === 'repository' ? known.reference : repository,
        posts: (known?.posts ?? new Set()).add(file),
        verdict: newer(known?.verdict, context.known.verdictOf(repository)),
      });
    }
  }
  return [...found.values()].map(listedRepository).sort(byText(({ key }) => key));
}

/** Blogs of one workspace have lockfiles of their own. */
function newer(one: Verdict | undefined, other: Verdict | undefined): Verdict | undefined {
  return one === undefined || (other !== undefined && other.checkedAt > one.checkedAt)
    ? other
    : one;
}

function listedRepository({ reference, posts, verdict }: Linked): ListedRepository {
  const { key, hostName, hostLabel, owner, name } = reference;
  const facts = verdict?.facts;
  const isMoved =
    verdict?.state === 'found' && facts !== undefined && canonicalKey(key, facts) !== key;
  const { license, isArchived, archivedAt, pushedAt, activeAt } = facts?.repository ?? {};
  return {
    key,
    url: encodeURI(['https:/', hostName, owner, ...(name === undefined ? [] : [name])].join('/')),
    kind: name === undefined ? 'owner' : 'repository',
    host: hostLabel,
    posts: [...posts].sort(),
    state: stateOf(verdict, isMoved),
    archived: isArchived === true ? (dayIn(archivedAt) ?? true) : isArchived,
    movedTo: isMoved ? (facts.repository ?? facts.owner).url : undefined,
    license: license === 'none' ? 'NONE' : (license?.spdxId ?? license?.name),
    lastPush: dayIn(pushedAt ?? activeAt),
    checked: verdict?.day,
  };
}

function stateOf(verdict: Verdict | undefined, isMoved: boolean): RepositoryState {
  switch (verdict?.state) {
    case undefined:
    case 'forbidden':
      return 'unknown';
    case 'missing':
    case 'blocked':
      return verdict.state;
    case 'found':
      return verdict.isReplaced
        ? 'replaced'
        : isMoved
          ? 'moved'
          : verdict.facts?.repository?.isArchived === true
            ? 'archived'
            : 'found';
  }
}

function dayIn(moment: string | undefined): string | undefined {
  return moment?.slice(0, 10);
}
