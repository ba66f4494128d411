import { isHandle, isName, nameAndAliases, type Alias, type Lead } from './leads';
import { plainText, repositoryAt, type Definition, type RepositoryLink } from './links';
import type { Block, Inline, ListItem, PlacedBlock, TableRow } from './structure';
import { span, type Span } from './text';

/** The list or table in which a post names its components, each with a link to its repository. */
export interface Overview {
  readonly form: 'list' | 'table';
  readonly span: Span;
  /** The index of its block in the body. */
  readonly block: number;
  /** In the order of the text. Items that are no entries (persons, say) are none of them. */
  readonly entries: readonly OverviewEntry[];
}

/** A name in the label of an entry: `Zero-OS`, or one of the two in `Zero-OS = Operating System`. */
export interface NamePart {
  /** What a reader sees of it, without aliases in brackets. */
  readonly name: string;
  readonly span: Span;
  readonly aliases: readonly Alias[];
}

/** What parts a name from its role. */
export interface EntrySeparator {
  /** With the white space around it. */
  readonly span: Span;
  /** `=`, `:`, `-`, `–` or `—`. */
  readonly mark: string;
  /** In the words of the link, before the link (`Zero-OS: https://…`), or behind it. */
  readonly place: 'label' | 'before-link' | 'behind-link';
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

/** An item or row that may be an entry, told from its block alone; offsets are relative to that. */
export interface EntryCandidate {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly labelSpan: Span;
  readonly names: readonly NamePart[];
  readonly separator: EntrySeparator | undefined;
  readonly description: Span | undefined;
  /** The first link of the item; undefined where there is none. */
  readonly link: LinkPlace | undefined;
  /** Whether the item starts with a link, or consists of a name and a link. */
  readonly linked: boolean;
}

interface LinkPlace {
  readonly start: number;
  readonly url: string | undefined;
  readonly reference: string | undefined;
}

type Link = Inline & { readonly kind: 'link' | 'autolink' };

/** @param text of the block that holds the item. */
export function entryInItem(
  text: string,
  item: ListItem,
  lead: Lead | undefined,
): EntryCandidate | undefined {
  const [first] = item.blocks;
  return first?.kind === 'paragraph'
    ? (linkFirst(text, item, first) ??
        (lead === undefined ? wordsOnly(text, item, first) : leadEntry(item, first, lead)))
    : undefined;
}

/** The entry in a row of a table: its first cell names a component, or the first cell with a link. */
export function entryInRow(
  text: string,
  row: TableRow,
  inlines: readonly Inline[],
): EntryCandidate | undefined {
  const links = linksAmong(inlines).filter(
    ({ start, end }) => row.start <= start && end <= row.end,
  );
  const [link] = links;
  const [first] = row.cells;
  if (link === undefined || first === undefined) {
    return undefined;
  }
  const index = row.cells.findIndex(({ start, end }) => start <= link.start && link.end <= end);
  const cell = index === -1 ? first : (row.cells[index] ?? first);
  const named = text
    .slice(first.start, first.end)
    .replace(/<[^<>]*>|!\[[^[\]]*\]\([^()]*\)/g, '')
    .trim();
  const own = named === '' || index === 0 ? undefined : partOf(text, span(first.start, first.end));
  const described = row.cells[index === 0 || own === undefined ? index + 1 : 1];
  return {
    ...linkedBy(text, row, link),
    ...(own !== undefined && {
      label: own.name,
      labelSpan: span(first.start, first.end),
      names: [own],
      separator: undefined,
    }),
    description:
      described !== undefined && described !== cell && described.start < described.end
        ? span(described.start, described.end)
        : undefined,
  };
}

type Paragraph = Block & { readonly kind: 'paragraph' };

/** `[Name](url) …`, `**[Name](url)** …`, `<url>`, or `Name: url` and nothing else. */
function linkFirst(text: string, item: ListItem, paragraph: Paragraph): EntryCandidate | undefined {
  let [first] = paragraph.inlines;
  let outermost: Inline | undefined;
  while (
    (first?.kind === 'strong' || first?.kind === 'emphasis') &&
    first.start === (outermost === undefined ? paragraph.start : first.start) &&
    first.inlines.length > 0
  ) {
    const marks = first.kind === 'strong' ? 2 : 1;
    const [inner]: readonly Inline[] = first.inlines;
    if (inner?.start !== first.start + marks) {
      return undefined;
    }
    outermost ??= first;
    first = inner;
  }
  if (!isLink(first)) {
    return undefined;
  }
  const behind = outermost?.end ?? first.end;
  if (outermost !== undefined || first.start === paragraph.start) {
    return withDescription(text, linkedBy(text, item, first), behind, paragraph.end);
  }
  // `Zero-OS: https://github.com/zero-os`
  const before = text.slice(paragraph.start, first.start);
  const [, words, mark] = /^([^:\r\n]{1,80}?)([ \t]*(?::|[–—]|[ \t]-)[ \t]*)$/.exec(before) ?? [];
  if (
    words === undefined ||
    mark === undefined ||
    text.slice(first.end, paragraph.end).trim() !== ''
  ) {
    return undefined;
  }
  const labelSpan = span(paragraph.start, paragraph.start + words.length);
  return {
    ...linkedBy(text, item, first),
    ...labelOf(text, labelSpan),
    separator: {
      span: span(labelSpan.end, first.start),
      mark: mark.trim(),
      place: 'before-link',
    },
  };
}

function isLink(inline: Inline | undefined): inline is Link {
  return inline?.kind === 'link' || inline?.kind === 'autolink';
}

function linksAmong(inlines: readonly Inline[]): Link[] {
  return inlines.flatMap((inline) =>
    isLink(inline) ? [inline] : 'inlines' in inline ? linksAmong(inline.inlines) : [],
  );
}

function linkedBy(text: string, { start, end }: Span, link: Link): EntryCandidate {
  const labelSpan = link.kind === 'link' ? link.label : link.destination;
  const label =
    link.kind === 'link'
      ? labelOf(text, span(labelSpan.start, labelSpan.end))
      : addressLabel(link.url, text, span(labelSpan.start, labelSpan.end));
  return { start, end, ...label, description: undefined, link: placeOf(link), linked: true };
}

function placeOf(link: Link): LinkPlace {
  return {
    start: link.start,
    url: link.url,
    reference: link.kind === 'link' ? link.reference : undefined,
  };
}

type Label = Pick<EntryCandidate, 'label' | 'labelSpan' | 'names' | 'separator'>;

/** Of an address that stands for itself, the name is that of the repository. */
function addressLabel(url: string, text: string, labelSpan: Span): Label {
  const written = text.slice(labelSpan.start, labelSpan.end);
  const repository = repositoryAt(url);
  return {
    label: written,
    labelSpan,
    names: [
      { name: repository?.name ?? repository?.owner ?? written, span: labelSpan, aliases: [] },
    ],
    separator: undefined,
  };
}

/** A name and its role: with `=` anyhow, with dashes between spaces, with a colon before one. */
const inLabel = /[ \t]*(?<![=<>!])=(?![=>])[ \t]*|[ \t]+[-–—][ \t]+|[ \t]*[:\uFF1A][ \t]+/;

function labelOf(text: string, labelSpan: Span): Label {
  const source = text.slice(labelSpan.start, labelSpan.end);
  const label = plainText(source);
  // In code the equals sign is part of it.
  const found = source.includes('`') ? null : inLabel.exec(source);
  const before = found === null ? '' : source.slice(0, found.index);
  const behind = found === null ? '' : source.slice(found.index + found[0].length);
  if (found === null || before.trim() === '' || behind.trim() === '') {
    return { label, labelSpan, names: [partOf(text, labelSpan)], separator: undefined };
  }
  const middle = span(labelSpan.start + before.length, labelSpan.end - behind.length);
  return {
    label,
    labelSpan,
    names: [
      partOf(text, span(labelSpan.start, middle.start)),
      partOf(text, span(middle.end, labelSpan.end)),
    ],
    separator: { span: middle, mark: found[0].trim(), place: 'label' },
  };
}

function partOf(text: string, place: Span): NamePart {
  const source = text.slice(place.start, place.end);
  const start = place.start + (source.length - source.trimStart().length);
  const trimmed = span(start, Math.max(start, place.start + source.trimEnd().length));
  const named = nameAndAliases(text, trimmed);
  return named === undefined
    ? { name: plainText(source), span: trimmed, aliases: [] }
    : { name: named.name, span: named.nameSpan, aliases: named.aliases };
}

const behindLink = /^[ \t]*(?:[-–—]|[:\uFF1A]|=)(?=\s|$)[ \t]*/;

/** `[Name](url) - role`, `[Name](url): role`, `[Name](url) role`. */
function withDescription(
  text: string,
  entry: EntryCandidate,
  behind: number,
  end: number,
): EntryCandidate {
  const rest = text.slice(behind, end);
  const found = behindLink.exec(rest);
  const from = behind + (found?.[0].length ?? /^[ \t]*/.exec(rest)?.[0].length ?? 0);
  return {
    ...entry,
    separator:
      entry.separator ??
      (found === null
        ? undefined
        : { span: span(behind, from), mark: found[0].trim(), place: 'behind-link' }),
    description:
      from < end && /[\p{L}\p{N}]/u.test(text.slice(from, end)) ? span(from, end) : undefined,
  };
}

/** `**Name**: description`, which may link something further on. */
function leadEntry({ start, end }: ListItem, paragraph: Paragraph, lead: Lead): EntryCandidate {
  const [link] = linksAmong(paragraph.inlines);
  return {
    start,
    end,
    label: lead.name,
    labelSpan: lead.nameSpan,
    names: [{ name: lead.name, span: lead.nameSpan, aliases: lead.aliases }],
    separator: undefined,
    description: lead.behind < paragraph.end ? span(lead.behind, paragraph.end) : undefined,
    link: link === undefined ? undefined : placeOf(link),
    linked: false,
  };
}

/** `Name`, `Name = role`: an entry whose link was forgotten, if its neighbours have one. */
function wordsOnly(text: string, item: ListItem, paragraph: Paragraph): EntryCandidate | undefined {
  const source = text.slice(paragraph.start, paragraph.end);
  const isPlain = paragraph.inlines.every(({ kind }) => kind === 'strong' || kind === 'emphasis');
  if (!isPlain || item.blocks.length > 1 || /[\r\n[\]<>()]|https?:/.test(source)) {
    return undefined;
  }
  const label = labelOf(text, span(paragraph.start, paragraph.end));
  return label.names.every(({ name }) => isName(name)) && isName(label.label)
    ? {
        start: item.start,
        end: item.end,
        ...label,
        description: undefined,
        link: undefined,
        linked: false,
      }
    : undefined;
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
function isPlace(url: string | undefined, isNamed: () => boolean): boolean {
  const repository = url === undefined ? undefined : repositoryAt(url);
  return (
    repository !== undefined &&
    (repository.kind !== 'deep' || (/^(?:folder|tree) /.test(repository.detail ?? '') && isNamed()))
  );
}

function addressOf(
  { link }: EntryCandidate,
  definitions: ReadonlyMap<string, Definition>,
): string | undefined {
  return (
    link?.url ?? (link?.reference === undefined ? undefined : definitions.get(link.reference)?.url)
  );
}

/** `[@name](https://github.com/name)` is a person, and so is a picture that links one. */
function isPerson({ label }: EntryCandidate): boolean {
  return isHandle(label) || label === '';
}

/**
 * Whether a list or table names components by their links: two at least, and half of all items.
 *
 * @param names says whether sections elsewhere are called like this entry; then links do not matter.
 */
export function isOverview(
  { placed: { block }, candidates }: Pick<OverviewSource, 'placed' | 'candidates'>,
  definitions: ReadonlyMap<string, Definition>,
  names: (entry: EntryCandidate) => boolean,
): boolean {
  const size =
    block.kind === 'list' ? block.items.length : block.kind === 'table' ? block.rows.length : 0;
  const linked = candidates.filter(
    (entry) =>
      entry.linked &&
      !isPerson(entry) &&
      isPlace(addressOf(entry, definitions), () => names(entry)),
  ).length;
  if (linked >= 2 && linked * 2 >= size) {
    return true;
  }
  const leads = candidates.filter((entry) => !entry.linked && entry.description !== undefined);
  const named = leads.filter(names).length;
  return named >= 2 && named * 2 >= size;
}

/** The entries of a block that is the overview, with offsets into the post. */
export function readOverview(
  { placed: { block }, candidates, at, links }: OverviewSource,
  index: number,
): Overview {
  const entries = candidates
    .filter((entry) => !isPerson(entry))
    .map((entry): OverviewEntry => {
      const { start, end, label, labelSpan, names, separator, description } = entry;
      const place = span(at + start, at + end);
      const inItem = linksIn(links, place);
      const link = inItem.find((candidate) => candidate.span.start - at === entry.link?.start);
      return {
        span: place,
        label,
        labelSpan: moved(labelSpan, at),
        names: names.map((part) => movedPart(part, at)),
        separator:
          separator === undefined ? undefined : { ...separator, span: moved(separator.span, at) },
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

function moved({ start, end }: Span, by: number): Span {
  return span(start + by, end + by);
}

function movedPart({ name, span: place, aliases }: NamePart, by: number): NamePart {
  return {
    name,
    span: moved(place, by),
    aliases: aliases.map((alias) => ({ name: alias.name, span: moved(alias.span, by) })),
  };
}

/** The links that stand in a part of the text; both `links` and the text are in order. */
export function linksIn(links: readonly RepositoryLink[], part: Span): readonly RepositoryLink[] {
  return links.slice(firstFrom(links, part.start), firstFrom(links, part.end));
}

/** The index of the first link that starts at or behind `offset`. */
function firstFrom(links: readonly RepositoryLink[], offset: number): number {
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
