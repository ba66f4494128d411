import { Derived } from './derived';
import type { EntryCandidate, EntrySeparator, NamePart } from './entryCandidates';
import type { RepositoryReference } from '../repositories/reference';
import { repositoryAt, type Definition, type RepositoryLink } from './links';
import type { Block, PlacedBlock } from './structure';
import { span, type Span } from './text';

export type { EntrySeparator, NamePart } from './entryCandidates';

/** The list or table in which a post names its components, each with a link to its repository. */
export interface Overview {
  readonly form: 'list' | 'table';
  readonly span: Span;
  /** The index of its block in the body. */
  readonly block: number;
  /** In the order of the text. Items that are no entries (persons, say) are none of them. */
  readonly entries: readonly OverviewEntry[];
}

export interface OverviewEntry {
  /** The list item with its marker, or the row of the table. */
  readonly span: Span;
  /** What a reader sees of the link: `Jumpscale = Automation Framework`. */
  readonly label: string;
  /** The words of the link, or those before it; the address where there are no words. */
  readonly labelSpan: Span;
  /** The label as names: one, or two around a separator. Not empty. */
  readonly names: readonly NamePart[];
  readonly separator: EntrySeparator | undefined;
  /** Text behind the link, and behind the separator there. */
  readonly description: Span | undefined;
  /** Undefined where the entry links something else, or nothing. */
  readonly link: RepositoryLink | undefined;
  /** Whether the entry has a link of any kind, even one without a definition. */
  readonly isLinked: boolean;
  /** All repository links of the item, `link` first. */
  readonly links: readonly RepositoryLink[];
}

/** What the overview is looked for in. */
export interface OverviewSource {
  readonly placed: PlacedBlock;
  readonly candidates: readonly EntryCandidate[];
  /** Offset of the block in the post. */
  readonly at: number;
  readonly links: readonly RepositoryLink[];
}

/** Issues and files are linked for many reasons; folders may be the components of one repository. */
function isPlace(repository: RepositoryReference | undefined, isNamed: () => boolean): boolean {
  return (
    repository !== undefined &&
    (repository.kind !== 'deep' || (/^(?:folder|tree) /.test(repository.detail ?? '') && isNamed()))
  );
}

function repositoryOf(
  { link }: EntryCandidate,
  definitions: ReadonlyMap<string, Definition>,
): RepositoryReference | undefined {
  const definition = link?.reference === undefined ? undefined : definitions.get(link.reference);
  return definition === undefined ? link?.repository : repositoryAt(definition.url);
}

/**
 * Whether a list or table names components by their links: two at least, and half of all items.
 *
 * @param names says whether sections elsewhere are called like this entry; then links matter less.
 */
export function isOverview(
  { placed: { block }, candidates }: Pick<OverviewSource, 'placed' | 'candidates'>,
  definitions: ReadonlyMap<string, Definition>,
  names: (entry: EntryCandidate) => boolean,
): boolean {
  const size =
    block.kind === 'list' ? block.items.length : block.kind === 'table' ? block.rows.length : 0;
  const isLinked = (entry: EntryCandidate): boolean =>
    entry.linked &&
    !entry.isPerson &&
    isPlace(repositoryOf(entry, definitions), () => names(entry));
  const linked = candidates.filter(isLinked).length;
  if (linked >= 2 && linked * 2 >= size) {
    return true;
  }
  // In tables, names without links are those of anything.
  const unlinked = block.kind === 'list' ? candidates.filter((entry) => !entry.linked) : [];
  const named = unlinked.filter(
    (entry) => (linked > 0 || entry.description !== undefined) && names(entry),
  ).length;
  return linked + named >= 2 && named > 0 && (linked + named) * 2 >= size;
}

interface Known {
  readonly at: number;
  readonly links: readonly RepositoryLink[];
  readonly overview: Overview;
}

/** What stands before a change stays where it was, and an overview mostly does. */
const knownByBlock = new Derived<Block, Known>();

/** The entries of a block that is the overview, with offsets into the post. */
export function readOverview(source: OverviewSource, index: number): Overview {
  const { placed, at, links } = source;
  let known = knownByBlock.get(placed.block);
  if (known?.at !== at || known.links !== links || known.overview.block !== index) {
    known = { at, links, overview: entriesOf(source, index) };
    knownByBlock.set(placed.block, known);
  }
  return known.overview;
}

function entriesOf(
  { placed: { block }, candidates, at, links }: OverviewSource,
  index: number,
): Overview {
  const entries = candidates
    .filter(({ isPerson }) => !isPerson)
    .map((entry): OverviewEntry => {
      const { start, end, label, labelSpan, names, separator, description } = entry;
      const place = span(at + start, at + end);
      const inItem = linksIn(links, place);
      const link = entry.linked
        ? inItem.find((candidate) => candidate.span.start - at === entry.link?.start)
        : onlyRoot(inItem);
      return {
        span: place,
        label,
        labelSpan: moved(labelSpan, at),
        names: names.map((part) => movedPart(part, at)),
        separator: separator === undefined ? undefined : movedSeparator(separator, at),
        description: description === undefined ? undefined : moved(description, at),
        link,
        isLinked: entry.link !== undefined,
        links: link === undefined ? inItem : [link, ...inItem.filter((other) => other !== link)],
      };
    });
  return {
    form: block.kind === 'table' ? 'table' : 'list',
    span: span(at + block.start, at + block.end),
    block: index,
    entries,
  };
}

/** The repository or owner that all links lead to; what lies deeper is linked for other reasons. */
export function onlyRoot(links: readonly RepositoryLink[]): RepositoryLink | undefined {
  let root: RepositoryLink | undefined;
  for (const link of links) {
    const { kind, key } = link.repository;
    if (kind !== 'deep') {
      root ??= link;
      if (key !== root.repository.key) {
        return undefined;
      }
    }
  }
  return root;
}

function moved({ start, end }: Span, by: number): Span {
  return span(start + by, end + by);
}

function movedSeparator(
  { span: place, mark, place: side }: EntrySeparator,
  by: number,
): EntrySeparator {
  return { span: moved(place, by), mark, place: side };
}

function movedPart({ name, span: place, aliases, keys }: NamePart, by: number): NamePart {
  return {
    name,
    keys,
    span: moved(place, by),
    aliases: aliases.map((alias) => ({ name: alias.name, span: moved(alias.span, by) })),
  };
}

/** The links that stand in a part of the text; both `links` and the text are in order. */
export function linksIn(links: readonly RepositoryLink[], part: Span): readonly RepositoryLink[] {
  return links.slice(firstFrom(links, part.start), firstFrom(links, part.end));
}

/** The index of the first that starts at or behind `offset`, of things in the order of the text. */
export function firstFrom(links: readonly { readonly span: Span }[], offset: number): number {
  let low = 0;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((links[middle]?.span.start ?? 0) < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
