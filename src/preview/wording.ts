import type {
  DeepTarget,
  FactKind,
  GroupKind,
  LinkRow,
  RepositoryCounts,
  RepositoryGroup,
} from './viewModel';

/**
 * Text by others, made fit to be shown on a line: characters that turn the direction of writing
 * around, and so can make one name look like another, become visible; control characters and line
 * breaks become blanks.
 */
export function visibleText(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')

    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, ' ');
}

export function counted(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

/** "4 entries", "5 sections", …; what there is none of is left out. */
export function countWords(counts: RepositoryCounts): string[] {
  const words: [count: number, one: string, many: string][] = [
    [counts.entries, 'entry', 'entries'],
    [counts.sections, 'section', 'sections'],
    [counts.repositories, 'repository', 'repositories'],
    [counts.owners, 'owner', 'owners'],
  ];
  return words
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => counted(count, one, many));
}

export const partTitles: Readonly<Record<GroupKind, string>> = {
  entry: 'Overview',
  section: 'Component sections',
  other: 'Elsewhere in the post',
};

/** "Repository on GitHub", "Owner on GitLab", "Release v1.0 on GitHub". */
export function linkKind(link: LinkRow): string {
  return `${kindWord(link)} on ${visibleText(link.hostLabel)}`;
}

function kindWord(link: LinkRow): string {
  switch (link.kind) {
    case 'repository':
      return 'Repository';
    case 'owner':
      return 'Owner';
    case 'deep': {
      const detail = visibleText(link.detail ?? '').trim();
      return detail ? detail.charAt(0).toUpperCase() + detail.slice(1) : 'Page';
    }
  }
}

const targetIcons: Readonly<Record<DeepTarget, string>> = {
  release: 'tag',
  folder: 'folder',
  file: 'file',
  commit: 'git-commit',
  branch: 'git-branch',
  issue: 'issues',
  change: 'git-pull-request',
  discussion: 'comment-discussion',
  wiki: 'book',
};

/** The codicon for what a link leads to. */
export function kindIcon(link: LinkRow): string {
  switch (link.kind) {
    case 'repository':
      return 'repo';
    case 'owner':
      return 'organization';
    case 'deep':
      return link.target ? targetIcons[link.target] : 'link';
  }
}

/** The codicon for a host. Only GitHub has one of its own. */
export function hostIcon(link: LinkRow): string {
  return link.hostId === 'github' ? 'github' : 'globe';
}

/** "owner/name", or the owner alone. */
export function repositoryName(link: LinkRow): string {
  return visibleText(link.name === undefined ? link.owner : `${link.owner}/${link.name}`);
}

/** The link's text, when it tells more than the row and its title already do. */
export function tellingLabel(link: LinkRow, group: RepositoryGroup): string | undefined {
  const label = visibleText(link.label ?? '').trim();
  const known = [group.title, link.url, link.name, link.owner, `${link.owner}/${link.name ?? ''}`];
  const isKnown = known.some((text) => text && normalized(text) === normalized(label));
  return label && !isKnown ? label : undefined;
}

function normalized(text: string): string {
  return visibleText(text).replace(/\s+/gu, ' ').trim().toLowerCase();
}

/**
 * For every link, where else in the post the same repository or owner is linked: "also in the
 * overview and Zero Storage". A link deep into a repository counts as a link to it.
 */
export function otherPlaces(groups: readonly RepositoryGroup[]): Map<LinkRow, string> {
  const groupsOf = new Map<string, Set<RepositoryGroup>>();
  for (const group of groups) {
    for (const link of group.links) {
      const key = identity(link);
      groupsOf.set(key, (groupsOf.get(key) ?? new Set()).add(group));
    }
  }
  const result = new Map<LinkRow, string>();
  for (const group of groups) {
    for (const link of group.links) {
      const others = [...(groupsOf.get(identity(link)) ?? [])].filter((other) => other !== group);
      const names = new Set(others.map((other) => placeName(other, group)));
      if (names.size > 0) {
        result.set(link, alsoIn(names));
      }
    }
  }
  return result;
}

function identity(link: LinkRow): string {
  // Hosts compare names without regard to case; a server of one's own is known by its label.
  const parts = [link.hostId, link.hostLabel, link.owner, link.name ?? ''];
  return parts.join('\n').toLowerCase();
}

function placeName(group: RepositoryGroup, seenFrom: RepositoryGroup): string {
  if (group.kind === 'entry' && seenFrom.kind !== 'entry') {
    return 'the overview';
  }
  const title = visibleText(group.title).trim();
  return title === partTitles.other ? '' : title;
}

/** Places without a name of their own come last. */
function alsoIn(names: ReadonlySet<string>): string {
  const named = [...names].filter(Boolean);
  if (named.length === 0) {
    return 'also elsewhere in the post';
  }
  return `also in ${listed(names.has('') ? [...named, 'elsewhere'] : named)}`;
}

/** "A", "A and B", "A, B and C", "A, B and 3 more". */
function listed(names: readonly string[]): string {
  const shown =
    names.length > 3 ? [...names.slice(0, 2), `${String(names.length - 2)} more`] : names;
  const last = shown[shown.length - 1] ?? '';
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${last}` : last;
}

/** The codicon before a fact; a language has a dot of its colour, and the rest speaks for itself. */
export const factIcons: Readonly<Partial<Record<FactKind, string>>> = {
  stars: 'star-full',
  license: 'law',
};
