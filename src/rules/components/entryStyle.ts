import { linkTextFor } from '../../post/closing';
import { Derived } from '../../post/derived';
import { normaliseName } from '../../post/names';
import { repositoryAt } from '../../post/links';
import type { OverviewEntry } from '../../post/overview';
import type { Body, Post } from '../../post/post';
import { lineAround, span } from '../../post/text';
import { frameOf, mostFrequent, writeLead, type LeadFrame } from './leadFrame';
import { asDestination, asLink, asMarkdown, hasBlankLine } from './markdownText';

/** A component as an author names it for the overview. */
export interface NewEntry {
  readonly name: string;
  readonly role?: string | undefined;
  readonly url?: string | undefined;
}

/**
 * How the link of an entry is written. `words`: `[Name](url)`; `before`: `Name: url`; `address`: the
 * address alone; `lead`: `**Name**: role`, with the link behind that.
 */
export type EntryForm = 'words' | 'before' | 'address' | 'lead';

/** How an overview writes its entries, by majority. */
export interface EntryStyle {
  readonly form: EntryForm;
  /** White space before the marker. */
  readonly indent: string;
  /** `-`, `*`, `+`, `1.` or `1)`, of the first entry. */
  readonly marker: string;
  /** White space behind the marker. */
  readonly gap: string;
  /** Whether blank lines stand between the entries. */
  readonly isLoose: boolean;
  /** Marks around the link: `**`, or the box of a task. */
  readonly around: { readonly before: string; readonly after: string };
  /** Whether names stand in code. */
  readonly isCode: boolean;
  /** Whether an address stands in angle brackets. */
  readonly isBracketed: boolean;
  /** What parts the name from its role, with the white space around it. */
  readonly role: {
    readonly place: 'label' | 'behind-link';
    readonly separator: string;
    readonly order: 'name-first' | 'role-first';
  };
  /** Between a name and the address behind it: `: `. */
  readonly beforeLink: string;
  /** Of entries that start with a name in bold. */
  readonly lead: LeadFrame;
}

/** How the snippets write an overview. */
export const usualEntryStyle: EntryStyle = {
  form: 'words',
  indent: '',
  marker: '-',
  gap: ' ',
  isLoose: false,
  around: { before: '', after: '' },
  isCode: false,
  isBracketed: false,
  role: { place: 'label', separator: ' = ', order: 'name-first' },
  beforeLink: ': ',
  lead: { before: '**', after: '**: ', isLinked: false },
};

const styles = new Derived<Body, EntryStyle>();

/** How the overview of a post writes its entries; as the snippets do where there is none. */
export function entryStyleOf(post: Post): EntryStyle {
  const body = post.body();
  return styles.of(body, () => readStyle(post, body));
}

/** The marker of an item, and what stands between it and the text. */
export const itemMarker = /^([-*+]|\d{1,9}[.)])([ \t]+)/;
const aroundLink = /^(?:\[[ xX]\][ \t]+)?[*_]{0,3}$/;

function readStyle({ text }: Post, { overview, components }: Body): EntryStyle {
  const entries = overview?.entries ?? [];
  const [first] = entries;
  if (overview === undefined || first === undefined) {
    return usualEntryStyle;
  }
  const isList = overview.form === 'list';
  const traits = entries.map((entry) => traitsOf(text, entry));
  const form = mostFrequent(traits.flatMap((trait) => trait.form ?? [])) ?? usualEntryStyle.form;
  const same = traits.filter((trait) => trait.form === form);
  const [, marker, gap] = itemMarker.exec(text.slice(first.span.start, first.span.end)) ?? [];
  const blanks = entries
    .slice(1)
    .map(({ span: { start } }, index) => hasBlankLine(text.slice(entries[index]?.span.end, start)));
  const sides = components.flatMap(({ entry, entryName }) =>
    entry?.separator?.place === 'label' && entryName !== undefined
      ? [entryName === entry.names[0] ? ('name-first' as const) : ('role-first' as const)]
      : [],
  );
  const order = sides.filter((side) => side === 'role-first').length * 2 > sides.length;
  const role = mostFrequent(
    traits.flatMap((trait) => trait.role ?? []),
    ({ place }) => place,
  )?.place;
  const separators = traits
    .flatMap((trait) => (trait.role?.place === role ? (trait.role?.separator ?? []) : []))
    // Of those as frequent, the one with fewer spaces.
    .sort((a, b) => a.length - b.length);
  return {
    form,
    indent: isList ? text.slice(lineAround(text, first.span.start).start, first.span.start) : '',
    marker: marker ?? usualEntryStyle.marker,
    gap: gap ?? usualEntryStyle.gap,
    isLoose: isList && blanks.filter(Boolean).length * 2 > blanks.length,
    around:
      mostFrequent(
        same.map(({ around }) => around),
        ({ before, after }) => `${before}\n${after}`,
      ) ?? usualEntryStyle.around,
    isCode: same.filter(({ isCode }) => isCode).length * 2 > same.length,
    isBracketed: same.filter(({ isBracketed }) => isBracketed).length * 2 > same.length,
    role: {
      place: role ?? usualEntryStyle.role.place,
      separator: mostFrequent(separators) ?? usualEntryStyle.role.separator,
      order: order ? 'role-first' : 'name-first',
    },
    beforeLink:
      mostFrequent(traits.flatMap((trait) => trait.beforeLink ?? [])) ?? usualEntryStyle.beforeLink,
    lead:
      mostFrequent(
        traits.flatMap((trait) => trait.lead ?? []),
        ({ before, after }) => `${before}\n${after}`,
      ) ?? usualEntryStyle.lead,
  };
}

interface EntryTraits {
  readonly form: EntryForm | undefined;
  readonly around: EntryStyle['around'];
  readonly isCode: boolean;
  readonly isBracketed: boolean;
  readonly role:
    { readonly place: 'label' | 'behind-link'; readonly separator: string } | undefined;
  readonly beforeLink: string | undefined;
  readonly lead: LeadFrame | undefined;
}

function traitsOf(text: string, entry: OverviewEntry): EntryTraits {
  const { labelSpan, separator, description, link, names } = entry;
  const item = text.slice(entry.span.start, entry.span.end);
  const from = entry.span.start + (itemMarker.exec(item)?.[0].length ?? 0);
  const label = text.slice(labelSpan.start, labelSpan.end);
  const isInLink = link?.label !== undefined && link.span.start < labelSpan.start;
  const isAddress = link !== undefined && link.label === undefined;
  const opening = link === undefined ? '' : text.slice(from, link.span.start);
  const form: EntryForm | undefined =
    link === undefined
      ? undefined
      : separator?.place === 'before-link'
        ? 'before'
        : isInLink
          ? 'words'
          : labelSpan.start === link.destination.start
            ? 'address'
            : 'lead';
  const before = form === 'words' && aroundLink.test(opening) ? opening : '';
  return {
    form,
    around: {
      before,
      after: Array.from(/[*_]*$/.exec(before)?.[0] ?? '')
        .reverse()
        .join(''),
    },
    isCode: label.startsWith('`') && label.endsWith('`') && names.length === 1,
    isBracketed: isAddress && text.charAt(link.destination.start - 1) === '<',
    role:
      separator !== undefined && separator.place !== 'before-link'
        ? {
            place: separator.place,
            separator: text.slice(separator.span.start, separator.span.end),
          }
        : description !== undefined && isInLink
          ? { place: 'behind-link', separator: ' ' }
          : undefined,
    beforeLink:
      separator?.place === 'before-link'
        ? text
            .slice(separator.span.start, separator.span.end)
            // Some line up the addresses with many spaces.
            .replace(/[ \t]{2,}$/, ' ')
        : undefined,
    lead:
      form === 'lead' && description !== undefined && names[0] !== undefined
        ? frameOf(text, span(from, description.start), names[0].span)
        : undefined,
  };
}

/** The text of an entry behind its marker. */
export function writeEntry(style: EntryStyle, { name, role, url }: NewEntry): string {
  const { form, role: parts } = style;
  const plainRole = role === undefined || role.trim() === '' ? undefined : asMarkdown(role);
  if (form === 'lead') {
    const lead = writeLead(style.lead, name, url);
    const link =
      style.lead.isLinked || url === undefined ? [] : [asLink(linkTextFor(name, url), url)];
    return (lead + [...(plainRole === undefined ? [] : [plainRole]), ...link].join(' ')).trimEnd();
  }
  // In code, a name without a link is taken for something else.
  const written =
    style.isCode && url !== undefined ? `\`${name.replaceAll('`', '')}\`` : asMarkdown(name);
  const label = plainRole === undefined ? written : bothNames(style, asMarkdown(name), plainRole);
  if (form === 'before' && url !== undefined) {
    return label + style.beforeLink + addressOf(style, url);
  }
  const isBehind = parts.place === 'behind-link' && plainRole !== undefined;
  if (form === 'address' && url !== undefined && isCalled(name, url)) {
    const separator = isBehind ? parts.separator : ' - ';
    return addressOf(style, url) + (plainRole === undefined ? '' : separator + plainRole);
  }
  const { before, after } = style.around;
  return isBehind
    ? before + asLink(written, url) + after + parts.separator + plainRole
    : before + asLink(label, url) + after;
}

function bothNames({ role }: EntryStyle, name: string, other: string): string {
  const { separator } = role.place === 'label' ? role : usualEntryStyle.role;
  return role.order === 'name-first' ? name + separator + other : other + separator + name;
}

function addressOf({ isBracketed }: EntryStyle, url: string): string {
  return isBracketed ? `<${asDestination(url).replace(/^<|>$/g, '')}>` : url.trim();
}

/** Whether an address says the name of the component by itself. */
function isCalled(name: string, url: string): boolean {
  const repository = repositoryAt(url);
  return normaliseName(repository?.name ?? repository?.owner ?? '') === normaliseName(name);
}
