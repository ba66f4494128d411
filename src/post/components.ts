import { boldLead, headingLead, isHandle, type Alias, type Lead } from './leads';
import { plainText, type Definition, repositoryAt, type RepositoryLink } from './links';
import type { AutoLink, Block, Inline, LinkOrImage, ListItem, PlacedBlock } from './structure';
import { contains, span, type Span } from './text';

/** The list in which a post names its components, each with a link to its repository or owner. */
export interface Overview {
  readonly span: Span;
  readonly entries: readonly OverviewEntry[];
}

export interface OverviewEntry {
  /** The list item. */
  readonly span: Span;
  /** What a reader sees of the link: `Jumpscale = Automation Framework`. */
  readonly label: string;
  readonly labelSpan: Span;
  readonly link: RepositoryLink;
  /** All repository links of the item, `link` first. */
  readonly links: readonly RepositoryLink[];
}

export type SectionShape = 'bold-lead' | 'heading' | 'list-item';

/** The part of a post that explains one component. */
export interface ComponentSection {
  readonly shape: SectionShape;
  readonly name: string;
  readonly nameSpan: Span;
  readonly aliases: readonly Alias[];
  /** The lead alone: `**Name** (alias):`. */
  readonly lead: Span;
  /** From the lead to the end of what belongs to it. */
  readonly span: Span;
  /** Text that explains the component first; undefined when there is none. */
  readonly description: Span | undefined;
  /** The items of the section's lists. */
  readonly bullets: readonly Span[];
  readonly links: readonly RepositoryLink[];
}

export interface Components {
  readonly overview: Overview | undefined;
  /** In the order of the post. */
  readonly sections: readonly ComponentSection[];
}

/** A top-level block with its repository links, as the model reads a body. */
export interface BlockWithLinks {
  readonly placed: PlacedBlock;
  readonly links: readonly RepositoryLink[];
}

interface EntryCandidate {
  readonly item: ListItem;
  readonly label: string;
  readonly labelSpan: Span;
  readonly linkStart: number;
  readonly url: string | undefined;
  readonly reference: string | undefined;
}

/** What a block can be, told from its text alone; offsets are relative to it. */
interface BlockFacts {
  readonly lead: Lead | undefined;
  readonly entries: readonly EntryCandidate[];
  readonly itemLeads: readonly { readonly item: ListItem; readonly lead: Lead }[];
  readonly bullets: readonly Span[];
}

const nothing: BlockFacts = { lead: undefined, entries: [], itemLeads: [], bullets: [] };
const factsByBlock = new WeakMap<Block, BlockFacts>();

function factsOf({ block, offset }: PlacedBlock, body: string): BlockFacts {
  let facts = factsByBlock.get(block);
  if (facts === undefined) {
    facts = readFacts(block, body.slice(offset, offset + block.end));
    factsByBlock.set(block, facts);
  }
  return facts;
}

function readFacts(block: Block, text: string): BlockFacts {
  switch (block.kind) {
    case 'heading':
      return { ...nothing, lead: headingLead(text, block) };
    case 'paragraph':
      return { ...nothing, lead: boldLead(text, block) };
    case 'list': {
      const entries: EntryCandidate[] = [];
      const itemLeads: { item: ListItem; lead: Lead }[] = [];
      for (const item of block.items) {
        const [first] = item.blocks;
        if (first?.kind === 'paragraph') {
          const entry = entryCandidate(text, item, first);
          if (entry !== undefined) {
            entries.push(entry);
          }
          const lead = boldLead(text, first);
          if (lead !== undefined) {
            itemLeads.push({ item, lead });
          }
        }
      }
      return { lead: undefined, entries, itemLeads, bullets: bulletsOf(block) };
    }
    default:
      return nothing;
  }
}

function bulletsOf(list: Block & { kind: 'list' }): Span[] {
  return list.items.flatMap(({ start, end, blocks }) => [
    span(start, end),
    ...blocks.flatMap((nested) => (nested.kind === 'list' ? bulletsOf(nested) : [])),
  ]);
}

/** `[Name](url) …`, `**[Name](url)** …`, `<url>`, or `Name: url` and nothing else. */
function entryCandidate(
  text: string,
  item: ListItem,
  paragraph: { readonly start: number; readonly end: number; readonly inlines: readonly Inline[] },
): EntryCandidate | undefined {
  let [first] = paragraph.inlines;
  while (
    (first?.kind === 'strong' || first?.kind === 'emphasis') &&
    first.start === paragraph.start &&
    first.inlines.length > 0
  ) {
    const marks = first.kind === 'strong' ? 2 : 1;
    const [inner] = first.inlines;
    if (inner?.start !== first.start + marks) {
      break;
    }
    first = inner;
    if (first.kind === 'link' || first.kind === 'autolink') {
      return candidateOf(text, item, first);
    }
  }
  if (first === undefined || (first.kind !== 'link' && first.kind !== 'autolink')) {
    return undefined;
  }
  if (first.start === paragraph.start) {
    return candidateOf(text, item, first);
  }
  // `Zero-OS: https://github.com/zero-os`
  const before = text.slice(paragraph.start, first.start);
  const label = /^([^:\r\n]{1,80}?)[ \t]*(?::|[–—]|[ \t]-)[ \t]*$/.exec(before)?.[1];
  if (label === undefined || text.slice(first.end, paragraph.end).trim() !== '') {
    return undefined;
  }
  return {
    ...candidateOf(text, item, first),
    label: plainText(label),
    labelSpan: span(paragraph.start, paragraph.start + label.length),
  };
}

function candidateOf(
  text: string,
  item: ListItem,
  link: AutoLink | LinkOrImage<'link'>,
): EntryCandidate {
  const label = link.kind === 'link' ? link.label : link.destination;
  return {
    item,
    label: plainText(text.slice(label.start, label.end)),
    labelSpan: span(label.start, label.end),
    linkStart: link.start,
    url: link.url,
    reference: link.kind === 'link' ? link.reference : undefined,
  };
}

/**
 * Finds the overview list and the component sections of a body.
 *
 * @param base offset of the body in the post.
 */
export function readComponents(
  blocks: readonly BlockWithLinks[],
  body: string,
  base: number,
  definitions: ReadonlyMap<string, Definition>,
): Components {
  const reader = new ComponentReader(blocks, body, base, definitions);
  return { overview: reader.overview, sections: reader.sections() };
}

interface PlacedFacts extends BlockWithLinks {
  readonly facts: BlockFacts;
  /** Offset of the block in the post. */
  readonly at: number;
}

class ComponentReader {
  readonly overview: Overview | undefined;
  readonly #blocks: readonly PlacedFacts[];
  readonly #definitions: ReadonlyMap<string, Definition>;
  readonly #overviewIndex: number;
  #names: ReadonlySet<string> | undefined;

  constructor(
    blocks: readonly BlockWithLinks[],
    body: string,
    base: number,
    definitions: ReadonlyMap<string, Definition>,
  ) {
    this.#definitions = definitions;
    this.#blocks = blocks.map(({ placed, links }) => ({
      placed,
      links,
      facts: factsOf(placed, body),
      at: base + placed.offset,
    }));
    let overview: Overview | undefined;
    let overviewIndex = -1;
    for (const [index, block] of this.#blocks.entries()) {
      const list = this.#readOverview(block);
      const decides = list?.entries.some(namesRepository) === true;
      // A list of owners alone may be one of people, if another list names repositories.
      if (decides || overview === undefined) {
        overviewIndex = list === undefined ? overviewIndex : index;
        overview = list ?? overview;
      }
      if (decides) {
        break;
      }
    }
    this.overview = overview;
    this.#overviewIndex = overviewIndex;
  }

  /** Read on the first use, since most posts show by their links what is a component. */
  get #entryNames(): ReadonlySet<string> {
    return (this.#names ??= new Set(
      this.overview?.entries.flatMap(({ label }) => label.split('=').map(normaliseName)),
    ));
  }

  #readOverview({ placed, links, facts, at }: PlacedFacts): Overview | undefined {
    const { block } = placed;
    if (block.kind !== 'list' || facts.entries.length < 2) {
      return undefined;
    }
    const entries: OverviewEntry[] = [];
    for (const { item, label, labelSpan, linkStart, url, reference } of facts.entries) {
      const address =
        url ?? (reference === undefined ? undefined : this.#definitions.get(reference)?.url);
      const repository = address === undefined ? undefined : repositoryAt(address);
      // `[@name](https://github.com/name)` is a person.
      if (repository === undefined || repository.kind === 'deep' || isHandle(label)) {
        continue;
      }
      const itemSpan = span(at + item.start, at + item.end);
      const inItem = linksIn(links, itemSpan);
      const link = inItem.find((candidate) => candidate.span.start === at + linkStart);
      if (link !== undefined) {
        entries.push({
          span: itemSpan,
          label,
          labelSpan: span(at + labelSpan.start, at + labelSpan.end),
          link,
          links: [link, ...inItem.filter((other) => other !== link)],
        });
      }
    }
    return entries.length >= 2 && entries.length * 2 >= block.items.length
      ? { span: span(at + block.start, at + block.end), entries }
      : undefined;
  }

  sections(): ComponentSection[] {
    const bold = this.#boldSections();
    const headings = this.#headingSections(bold);
    const outer = [...bold, ...headings];
    // A list inside a section explains its component.
    const items = this.#itemSections().filter(
      ({ span: item }) => !outer.some(({ span }) => contains(span, item)),
    );
    return [...outer, ...items].sort((a, b) => a.span.start - b.span.start);
  }

  #boldSections(): ComponentSection[] {
    const sections: ComponentSection[] = [];
    let group: ComponentSection[] = [];
    const closeGroup = (): void => {
      const evident =
        group.some(({ links }) => links.some(isRoot)) ||
        group.some(({ name }) => this.#entryNames.has(normaliseName(name)));
      if (evident && (group.length >= 2 || this.overview !== undefined)) {
        sections.push(...group);
      }
      group = [];
    };
    for (let index = 0; index < this.#blocks.length; index++) {
      const block = this.#blocks[index];
      if (block?.placed.block.kind === 'heading') {
        closeGroup();
      } else if (block?.placed.block.kind === 'paragraph' && block.facts.lead !== undefined) {
        let end = index + 1;
        while (end < this.#blocks.length && !this.#endsBoldSection(end)) {
          end++;
        }
        group.push(this.#section('bold-lead', block.facts.lead, index, end));
        index = end - 1;
      }
    }
    closeGroup();
    return sections;
  }

  #endsBoldSection(index: number): boolean {
    const { placed, facts } = this.#blocks[index] ?? {};
    return (
      placed?.block.kind === 'heading' ||
      placed?.block.kind === 'rule' ||
      index === this.#overviewIndex ||
      (placed?.block.kind === 'paragraph' && facts?.lead !== undefined)
    );
  }

  /**
   * Headings say more often something else, so that they need evidence: siblings of which several
   * are called like what they link, or like an entry of the overview.
   */
  #headingSections(bold: readonly ComponentSection[]): ComponentSection[] {
    const groups = new Map<string, { section: ComponentSection; evident: boolean }[]>();
    const parents: { level: number; index: number }[] = [];
    for (const [index, { placed, facts }] of this.#blocks.entries()) {
      if (placed.block.kind !== 'heading') {
        continue;
      }
      const { level } = placed.block;
      while ((parents.at(-1)?.level ?? 0) >= level) {
        parents.pop();
      }
      const parent = parents.at(-1)?.index ?? -1;
      parents.push({ level, index });
      if (facts.lead === undefined) {
        continue;
      }
      const end = this.#endOfHeading(index, level);
      if (this.#overviewIndex > index && this.#overviewIndex < end) {
        continue;
      }
      const whole = this.#spanOf(index, end);
      if (bold.some(({ span }) => contains(whole, span))) {
        continue;
      }
      const section = this.#section('heading', facts.lead, index, end);
      if (section.links.length === 0) {
        continue;
      }
      const group = `${String(level)} ${String(parent)}`;
      const siblings = groups.get(group) ?? [];
      siblings.push({ section, evident: this.#isEvident(section) });
      groups.set(group, siblings);
    }
    return [...groups.values()].flatMap((siblings) => {
      const evident = siblings.filter(({ evident }) => evident).length;
      return evident >= 2 || (evident === 1 && this.overview !== undefined)
        ? siblings.map(({ section }) => section)
        : [];
    });
  }

  #endOfHeading(index: number, level: number): number {
    for (let end = index + 1; end < this.#blocks.length; end++) {
      const block = this.#blocks[end]?.placed.block;
      if (block?.kind === 'heading' && block.level <= level) {
        return end;
      }
    }
    return this.#blocks.length;
  }

  #isEvident({ name, aliases, lead, links }: ComponentSection): boolean {
    const names = [name, ...aliases.map((alias) => alias.name)].map(normaliseName);
    return (
      names.some((candidate) => this.#entryNames.has(candidate)) ||
      links.some(
        ({ repository, span: at }) =>
          repository.kind !== 'deep' &&
          (contains(lead, at) ||
            names.some(
              (candidate) =>
                resembles(candidate, normaliseName(repository.name ?? '')) ||
                resembles(candidate, normaliseName(repository.owner)),
            )),
      )
    );
  }

  #itemSections(): ComponentSection[] {
    const sections: ComponentSection[] = [];
    for (const [index, { placed, facts, links, at }] of this.#blocks.entries()) {
      const { itemLeads } = facts;
      if (placed.block.kind !== 'list' || index === this.#overviewIndex || itemLeads.length < 2) {
        continue;
      }
      const inList = itemLeads.map(({ item, lead }): ComponentSection => {
        const whole = span(at + item.start, at + item.end);
        const [first, ...rest] = item.blocks;
        return {
          shape: 'list-item',
          ...placedLead(lead, at),
          span: whole,
          description: descriptionOf(lead, first?.end ?? lead.behind, at),
          bullets: rest
            .flatMap((block) => (block.kind === 'list' ? bulletsOf(block) : []))
            .map((bullet) => span(at + bullet.start, at + bullet.end)),
          links: linksIn(links, whole),
        };
      });
      if (inList.filter(({ links: own }) => own.some(isRoot)).length * 2 >= inList.length) {
        sections.push(...inList);
      }
    }
    return sections;
  }

  #section(shape: SectionShape, lead: Lead, index: number, end: number): ComponentSection {
    const blocks = this.#blocks.slice(index, end);
    const at = blocks[0]?.at ?? 0;
    const bullets: Span[] = [];
    const links: RepositoryLink[] = [];
    for (const block of blocks) {
      bullets.push(...placedBullets(block));
      links.push(...block.links);
    }
    const description =
      shape === 'heading'
        ? firstParagraph(blocks)
        : descriptionOf(lead, blocks[0]?.placed.block.end ?? lead.behind, at);
    return {
      shape,
      ...placedLead(lead, at),
      span: this.#spanOf(index, end),
      description,
      bullets,
      links,
    };
  }

  /** From the start of one block to the end of the last before another. */
  #spanOf(index: number, end: number): Span {
    const start = this.#blocks[index]?.at ?? 0;
    const last = this.#blocks[end - 1];
    return span(start, last === undefined ? start : last.at + last.placed.block.end);
  }
}

/** The links that stand in a part of the text; both `links` and the text are in order. */
function linksIn(links: readonly RepositoryLink[], part: Span): readonly RepositoryLink[] {
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

/** What stands before a change stays where it was, and so do its bullets. */
const bulletsByBlock = new WeakMap<
  Block,
  { readonly at: number; readonly spans: readonly Span[] }
>();

function placedBullets({ placed, facts, at }: PlacedFacts): readonly Span[] {
  if (facts.bullets.length === 0) {
    return facts.bullets;
  }
  let known = bulletsByBlock.get(placed.block);
  if (known?.at !== at) {
    known = { at, spans: facts.bullets.map(({ start, end }) => span(at + start, at + end)) };
    bulletsByBlock.set(placed.block, known);
  }
  return known.spans;
}

function namesRepository({ link }: OverviewEntry): boolean {
  return link.repository.kind === 'repository';
}

/** A link to a repository or owner itself: issues and files are linked for other reasons. */
function isRoot({ repository }: RepositoryLink): boolean {
  return repository.kind !== 'deep';
}

function placedLead(
  lead: Lead,
  at: number,
): Pick<ComponentSection, 'name' | 'nameSpan' | 'aliases' | 'lead'> {
  return {
    name: lead.name,
    nameSpan: span(at + lead.nameSpan.start, at + lead.nameSpan.end),
    aliases: lead.aliases.map((alias) => ({
      name: alias.name,
      span: span(at + alias.span.start, at + alias.span.end),
    })),
    lead: span(at + lead.span.start, at + lead.span.end),
  };
}

function descriptionOf(lead: Lead, end: number, at: number): Span | undefined {
  return lead.behind < end ? span(at + lead.behind, at + end) : undefined;
}

function firstParagraph(blocks: readonly PlacedFacts[]): Span | undefined {
  const found = blocks.find(({ placed }) => placed.block.kind === 'paragraph');
  return found === undefined
    ? undefined
    : span(found.at + found.placed.block.start, found.at + found.placed.block.end);
}

/** Names compare without case, width, punctuation and spaces: `Zero-OS` is `zero os`. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const shortestPart = 4;

function resembles(name: string, other: string): boolean {
  return (
    name !== '' &&
    (name === other ||
      (name.length >= shortestPart && other.includes(name)) ||
      (other.length >= shortestPart && other.length * 2 >= name.length && name.includes(other)))
  );
}
