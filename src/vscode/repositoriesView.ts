// Knows posts and the view model of the panel, and nothing of VS Code, so that it is tested alone.
import type { OverviewEntry } from '../post/overview';
import type { ComponentSection } from '../post/sections';
import { headingText } from '../post/heading';
import type { RepositoryLink } from '../post/links';
import { aroundRows, rowFacts, type KnownOfLinks } from './repositoryRows';
import { fieldOf, type Post } from '../post/post';
import { contains, span, textOf, type Span } from '../post/text';
import type { Match } from '../post/component';
import type {
  DeepTarget,
  GroupKind,
  GroupMatch,
  LinkRow,
  PostView,
  RepositoryGroup,
} from '../preview/viewModel';

/** UTF-16 code units of a section's description that are drawn. */
const longestExcerpt = 400;

interface Group {
  readonly kind: GroupKind;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly match?: GroupMatch;
  readonly excerpt?: string;
  readonly span: Span;
  readonly links: readonly RepositoryLink[];
}

/**
 * The linked repositories of a post as the panel draws them.
 *
 * @param known what is known of them; undefined for the links alone.
 */
export function repositoriesView(
  post: Post,
  about: { readonly id: string; readonly fileName: string; readonly isPost: boolean },
  known?: KnownOfLinks,
): PostView {
  const { overview, sections, links, notParsed } = post.body();
  const entries = overview?.entries ?? [];
  const groups = groupsOf(post, entries, sections);
  const repositories = links.flatMap(({ repository }) =>
    repository.kind === 'owner' ? [] : [repository.key],
  );
  const owners = links.map(({ repository }) => `${repository.hostName}/${repository.owner}`);
  const title = fieldOf(post, 'title')?.value;
  return {
    state: 'post',
    ...about,
    title: title?.kind === 'scalar' ? title.text : '',
    counts: {
      entries: entries.length,
      sections: sections.length,
      repositories: new Set(repositories).size,
      owners: new Set(owners.map((owner) => owner.toLowerCase())).size,
    },
    groups: withIds(groups, known),
    ...(known === undefined ? {} : aroundRows(links, known)),
    ...(notParsed === undefined
      ? {}
      : {
          truncated: 'This post is too large to read in full, so only its links are listed.',
        }),
  };
}

function groupsOf(
  post: Post,
  entries: readonly OverviewEntry[],
  sections: readonly ComponentSection[],
): Group[] {
  const inEntry = new Set(entries.flatMap((entry) => entry.links));
  const matches = matchesOf(post);
  const groups: Group[] = [
    ...entries.map((entry) => ({
      kind: 'entry' as const,
      title: entry.label,
      aliases: [],
      ...matches.get(entry),
      span: entry.span,
      links: entry.links,
    })),
    ...sections.map(({ name, aliases, lead, links, description }) => ({
      kind: 'section' as const,
      title: name,
      aliases: aliases.map((alias) => alias.name),
      ...(description === undefined ? {} : { excerpt: excerptOf(post, description) }),
      span: lead,
      links: links.filter((link) => !inEntry.has(link)),
    })),
  ];
  const placed = new Set(groups.flatMap(({ links }) => links));
  const elsewhere = post.body().links.filter((link) => !placed.has(link));
  return [...groups, ...byHeading(post, elsewhere)].sort((a, b) => a.span.start - b.span.start);
}

const reasons: Readonly<Record<Match['evidence'], string>> = {
  name: 'matched by name',
  label: 'matched by name',
  alias: 'matched by alias',
  link: 'matched by link',
  address: 'matched by address',
  owner: 'matched by owner',
  closing: 'matched by closing sentence',
};

/** Which section each entry belongs to, and why. */
function matchesOf(
  post: Post,
): ReadonlyMap<OverviewEntry | undefined, { readonly match: GroupMatch }> {
  return new Map(
    post
      .body()
      .components.flatMap(({ entry, section, match }) =>
        section === undefined || match === undefined
          ? []
          : [[entry, { match: { section: section.name, reason: reasons[match.evidence] } }]],
      ),
  );
}

/** The links that belong to no component, under the heading that they stand below. */
function byHeading(post: Post, links: readonly RepositoryLink[]): Group[] {
  const { blocks, start } = post.body();
  const headings = blocks.flatMap(({ block, offset }) =>
    block.kind === 'heading'
      ? [span(start + offset + block.start, start + offset + block.end)]
      : [],
  );
  const groups = new Map<Span | undefined, RepositoryLink[]>();
  for (const link of links) {
    const heading = headings.findLast((candidate) => candidate.start <= link.span.start);
    const group = groups.get(heading) ?? [];
    group.push(link);
    groups.set(heading, group);
  }
  return [...groups].map(([heading, ofHeading]) => ({
    kind: 'other',
    title: heading === undefined ? '' : headingText(textOf(post.text, heading)),
    aliases: [],
    // A heading may itself be the link; the group stands where its first link does.
    span:
      heading === undefined || ofHeading.some((link) => contains(heading, link.span))
        ? (ofHeading[0]?.span ?? span(0, 0))
        : heading,
    links: ofHeading,
  }));
}

function excerptOf(post: Post, description: Span): string {
  const text = textOf(post.text, description);
  if (text.length <= longestExcerpt) {
    return text;
  }
  const cut = text.slice(0, longestExcerpt);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestExcerpt / 2))}…`;
}

/** Ids that a group keeps while others come and go: what it is, and which of that name. */
function withIds(groups: readonly Group[], known: KnownOfLinks | undefined): RepositoryGroup[] {
  const groupIds = new Numbering();
  return groups.map((group) => {
    const linkIds = new Numbering();
    return {
      ...group,
      id: groupIds.next(`${group.kind} ${group.title}`),
      links: group.links.map((link) => ({
        ...toRow(link, linkIds.next(link.url)),
        ...(known === undefined ? {} : rowFacts(link, known)),
      })),
    };
  });
}

class Numbering {
  readonly #counts = new Map<string, number>();

  next(name: string): string {
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return `${name} ${String(count)}`;
  }
}

const targets: readonly (readonly [RegExp, DeepTarget])[] = [
  [/^releases?\b|^tags?\b/, 'release'],
  [/^folder\b/, 'folder'],
  [/^file\b|^raw\b|^blame\b/, 'file'],
  [/^commits?\b|^compare\b/, 'commit'],
  [/^tree\b|^branch(?:es)?\b/, 'branch'],
  [/^issues?\b/, 'issue'],
  [/^pulls?\b|^pull requests?\b|^merge requests?\b/, 'change'],
  [/^discussions?\b/, 'discussion'],
  [/^wiki\b/, 'wiki'],
];

function toRow({ repository, span: place, url, label }: RepositoryLink, id: string): LinkRow {
  const { host, hostLabel, owner, name, kind, detail } = repository;
  const target = targets.find(([pattern]) => pattern.test(detail ?? ''))?.[1];
  return {
    id,
    hostId: host,
    hostLabel,
    owner,
    kind,
    url,
    span: place,
    ...(name === undefined ? {} : { name }),
    ...(detail === undefined ? {} : { detail }),
    ...(target === undefined ? {} : { target }),
    ...(label === undefined ? {} : { label }),
  };
}
