import { isHandle, isName, nameAndAliases, type Alias, type Lead } from './leads';
import { plainText, repositoryAt } from './links';
import { isNameAlone, mayStartName } from './nameAlone';
import { keysOf } from './names';
import type { RepositoryReference } from '../repositories/reference';
import type { Block, Inline, ListItem, TableRow } from './structure';
import { contains, span, type Span } from './text';

/** A name in the label of an entry: `Zero-OS`, or one of the two in `Zero-OS = Operating System`. */
export interface NamePart {
  /** What a reader sees of it, without aliases in brackets. */
  readonly name: string;
  readonly span: Span;
  readonly aliases: readonly Alias[];
  /** All of that, normalised. */
  readonly keys: readonly string[];
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
  /** Whether it presents a person. */
  readonly isPerson: boolean;
}

interface LinkPlace {
  readonly start: number;
  readonly url: string | undefined;
  readonly reference: string | undefined;
  /** What `url` leads to. */
  readonly repository: RepositoryReference | undefined;
}

type Link = Inline & { readonly kind: 'link' | 'autolink' };

/** @param text of the block that holds the item. */
export function entryInItem(
  text: string,
  item: ListItem,
  lead: Lead | undefined,
): EntryCandidate | undefined {
  const first = item.blocks[0];
  return first?.kind === 'paragraph'
    ? (linkFirst(text, item, first) ??
        (lead === undefined ? wordsOnly(text, item, first) : leadEntry(item, first, lead)))
    : undefined;
}

type Table = Block & { readonly kind: 'table' };

/** The entries in the rows of a table. */
export function entriesInTable(text: string, { inlines, rows }: Table): EntryCandidate[] {
  const links = linksAmong(inlines);
  // Both are in the order of the text.
  let next = 0;
  return rows.flatMap((row) => {
    const ofRow: Link[] = [];
    for (let link = links[next]; link !== undefined && link.end <= row.end; link = links[++next]) {
      if (link.start >= row.start) {
        ofRow.push(link);
      }
    }
    return entryInRow(text, row, ofRow) ?? [];
  });
}

/** An empty cell, or one that counts: a position, commits. */
const isNoName = /^(?:#?\d+[.)]?)?$/;

/**
 * The first cell of a row names a component, or the first cell with a link. Where there is no link
 * it may be one whose link was forgotten.
 */
function entryInRow(
  text: string,
  row: TableRow,
  links: readonly Link[],
): EntryCandidate | undefined {
  const link = links.find((inline) => !isHandle(wordsOf(text, inline))) ?? links[0];
  const [first] = row.cells;
  if (first === undefined) {
    return undefined;
  }
  const ofLink = link === undefined ? undefined : row.cells.find((cell) => contains(cell, link));
  const own =
    ofLink === first || isNoName.test(withoutPictures(text, first))
      ? undefined
      : partOf(text, span(first.start, first.end));
  const label =
    own !== undefined
      ? {
          label: own.name,
          labelSpan: span(first.start, first.end),
          names: [own],
          separator: undefined,
        }
      : link !== undefined
        ? labelOfLink(text, link)
        : undefined;
  if (label === undefined || (link === undefined && !isName(label.label))) {
    return undefined;
  }
  const described = row.cells.find(
    (cell) => cell !== ofLink && cell !== first && withoutPictures(text, cell) !== '',
  );
  return {
    start: row.start,
    end: row.end,
    label: label.label,
    labelSpan: label.labelSpan,
    names: label.names,
    separator: label.separator,
    description: described === undefined ? undefined : span(described.start, described.end),
    link: link === undefined ? undefined : placeOf(link),
    linked: link !== undefined,
    isPerson: isHandle(label.label) || (link !== undefined && isPersonLink(text, link)),
  };
}

function withoutPictures(text: string, { start, end }: Span): string {
  return text
    .slice(start, end)
    .replace(/<[^<>]*>|!\[[^[\]]*\]\([^()]*\)/g, '')
    .trim();
}

type Paragraph = Block & { readonly kind: 'paragraph' };

/** `[Name](url) …`, `**[Name](url)** …`, `<url>`, or `Name: url` and nothing else. */
function linkFirst(text: string, item: ListItem, paragraph: Paragraph): EntryCandidate | undefined {
  let first = paragraph.inlines[0];
  let outermost: Inline | undefined;
  while (
    (first?.kind === 'strong' || first?.kind === 'emphasis') &&
    first.start === (outermost === undefined ? paragraph.start : first.start) &&
    first.inlines.length > 0
  ) {
    const marks = first.kind === 'strong' ? 2 : 1;
    const inner: Inline | undefined = first.inlines[0];
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
    return linkedBy(text, item, first, span(behind, paragraph.end));
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
  const { label, names } = labelOf(text, labelSpan);
  return {
    start: item.start,
    end: item.end,
    label,
    labelSpan,
    names,
    separator: {
      span: span(labelSpan.end, first.start),
      mark: mark.trim(),
      place: 'before-link',
    },
    description: undefined,
    link: placeOf(first),
    linked: true,
    isPerson: isHandle(label),
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

const behindLink = /^[ \t]*(?:[-–—]|[:\uFF1A]|=)(?=\s|$)[ \t]*/;

/**
 * `[Name](url) - role`, `[Name](url): role`, `[Name](url) role`.
 *
 * @param rest what stands behind the link.
 */
function linkedBy(text: string, { start, end }: Span, link: Link, rest: Span): EntryCandidate {
  const { label, labelSpan, names, separator } = labelOfLink(text, link);
  const found = behindLink.exec(text.slice(rest.start, rest.end));
  const from = rest.start + (found?.[0].length ?? 0);
  return {
    start,
    end,
    label,
    labelSpan,
    names,
    separator:
      separator ??
      (found === null
        ? undefined
        : { span: span(rest.start, from), mark: found[0].trim(), place: 'behind-link' }),
    description: descriptionIn(text, from, rest.end),
    link: placeOf(link),
    linked: true,
    isPerson: isPersonLink(text, link),
  };
}

/** What stands between two places, without the white space before it, if it has a word. */
function descriptionIn(text: string, from: number, end: number): Span | undefined {
  const written = text.slice(from, end);
  return /[\p{L}\p{N}]/u.test(written) ? span(end - written.trimStart().length, end) : undefined;
}

function labelOfLink(text: string, link: Link): Label {
  return link.kind === 'link'
    ? labelOf(text, span(link.label.start, link.label.end))
    : addressLabel(link.url, text, span(link.destination.start, link.destination.end));
}

function placeOf(link: Link): LinkPlace {
  return {
    start: link.start,
    url: link.url,
    reference: link.kind === 'link' ? link.reference : undefined,
    repository: link.url === undefined ? undefined : repositoryAt(link.url),
  };
}

/** `[@name](https://github.com/name)` is a person, and so is a picture that links one. */
function isPersonLink(text: string, link: Link): boolean {
  if (link.kind === 'autolink') {
    return false;
  }
  const words = wordsOf(text, link);
  return (
    words === '' ||
    isHandle(words) ||
    (isPicture(link) && link.url !== undefined && repositoryAt(link.url)?.kind === 'owner')
  );
}

function wordsOf(text: string, link: Link): string {
  return link.kind === 'link' ? plainText(text.slice(link.label.start, link.label.end)) : '';
}

function isPicture({ label, inlines: [inner] }: Link & { readonly kind: 'link' }): boolean {
  return inner?.kind === 'image' && inner.start === label.start && inner.end === label.end;
}

type Label = Pick<EntryCandidate, 'label' | 'labelSpan' | 'names' | 'separator'>;

/** Of an address that stands for itself, the name is that of the repository. */
function addressLabel(url: string, text: string, labelSpan: Span): Label {
  const written = text.slice(labelSpan.start, labelSpan.end);
  const repository = repositoryAt(url);
  return {
    label: written,
    labelSpan,
    names: [named(repository?.name ?? repository?.owner ?? written, labelSpan, [])],
    separator: undefined,
  };
}

/**
 * A name and its role: with `=` anyhow, with dashes between spaces, with a colon before one. The line
 * may end behind each.
 */
const inLabel =
  /[ \t]*(?<![=<>!])[=\uFF1D](?![=>])[ \t]*|[ \t]+[-–—](?:[ \t]+|(?=[\r\n]))|[ \t]*(?::(?:[ \t]+|(?=[\r\n]))|\uFF1A[ \t]*)/;

/** What `inLabel` looks for; most labels have none of it. */
const mayPart = /[=\uFF1D:\uFF1A–—-]/;

function labelOf(text: string, labelSpan: Span): Label {
  const source = text.slice(labelSpan.start, labelSpan.end);
  const label = plainText(source);
  // In code the equals sign is part of it.
  const found = mayPart.test(source) && !source.includes('`') ? inLabel.exec(source) : null;
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
  const found = nameAndAliases(text, trimmed);
  return found === undefined
    ? named(plainText(source), trimmed, [])
    : named(found.name, found.nameSpan, found.aliases);
}

function named(name: string, place: Span, aliases: readonly Alias[]): NamePart {
  return { name, span: place, aliases, keys: keysOf(name, aliases) };
}

/** `**Name**: description`, which may link something further on. */
function leadEntry({ start, end }: ListItem, paragraph: Paragraph, lead: Lead): EntryCandidate {
  const [link] = linksAmong(paragraph.inlines);
  return {
    start,
    end,
    label: lead.name,
    labelSpan: lead.nameSpan,
    names: [named(lead.name, lead.nameSpan, lead.aliases)],
    separator: undefined,
    description: lead.behind < paragraph.end ? span(lead.behind, paragraph.end) : undefined,
    link: link === undefined ? undefined : placeOf(link),
    linked: false,
    isPerson: false,
  };
}

/** `Name`, `Name = role`: an entry whose link was forgotten, if its neighbours have one. */
function wordsOnly(text: string, item: ListItem, paragraph: Paragraph): EntryCandidate | undefined {
  if (
    item.blocks.length > 1 ||
    !mayStartName(text, paragraph) ||
    !paragraph.inlines.every(({ kind }) => kind === 'strong' || kind === 'emphasis') ||
    /[\r\n[\]<>()]|https?:/.test(text.slice(paragraph.start, paragraph.end))
  ) {
    return undefined;
  }
  const label = labelOf(text, span(paragraph.start, paragraph.end));
  const [first, second] = label.names;
  return first !== undefined &&
    isNameAlone(first.name) &&
    (second === undefined || isName(second.name))
    ? {
        start: item.start,
        end: item.end,
        label: label.label,
        labelSpan: label.labelSpan,
        names: label.names,
        separator: label.separator,
        description: undefined,
        link: undefined,
        linked: false,
        isPerson: false,
      }
    : undefined;
}
