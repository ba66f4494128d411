import { bulletsOf, type BlockFacts } from './blockFacts';
import { Derived } from './derived';
import type { Alias, Lead } from './leads';
import type { RepositoryLink } from './links';
import { normaliseName, resembles } from './names';
import { linksIn, onlyRoot } from './overview';
import {
  descriptionOf,
  firstParagraph,
  isSamePlaced,
  placedBullets,
  placedLead,
  type PlacedFacts,
} from './placedFacts';
import { byPlace, hasInside, merged, outside } from './sectionPlaces';
import type { Block } from './structure';
import { contains, span, type Span } from './text';

/**
 * `bold-lead`: `**Name**: text`; `bold-line`: the name in bold on a line of its own; `heading`: a
 * heading; `list-item`: an item that starts like a bold lead.
 */
export type SectionShape = 'bold-lead' | 'bold-line' | 'heading' | 'list-item';

/** The part of a post that explains one component. */
export interface ComponentSection {
  readonly shape: SectionShape;
  /** Of a heading, 1 to 6. */
  readonly level: number | undefined;
  readonly name: string;
  readonly nameSpan: Span;
  readonly aliases: readonly Alias[];
  /** All of its names, normalised. */
  readonly keys: readonly string[];
  /** The lead alone: `**Name** (alias):`. */
  readonly lead: Span;
  /** From the lead to the end of what belongs to it. */
  readonly span: Span;
  /** The index of its first top-level block in the body; an item shares it with its whole list. */
  readonly firstBlock: number;
  /** The index of the first top-level block behind it. */
  readonly endBlock: number;
  /** Text that explains the component first; undefined when there is none. */
  readonly description: Span | undefined;
  /** The items of the section's lists. */
  readonly bullets: readonly Span[];
  readonly links: readonly RepositoryLink[];
  /** The sentence that leads on to the component's source. */
  readonly closing: Closing | undefined;
  /**
   * The link to the component itself: in the lead, else in the closing sentence, else the only one;
   * undefined where several could be meant.
   */
  readonly link: RepositoryLink | undefined;
}

/** `To dive deeper into Zero-OS open-source - click [here](https://…)`. */
export interface Closing {
  /** The paragraph, one line of text. */
  readonly span: Span;
  /** The index of its block in the body. */
  readonly block: number;
  readonly link: RepositoryLink;
}

/**
 * The component sections of a post, in the order of the text.
 *
 * @param overview the index of the block that is the overview, -1 where there is none.
 * @param entryNames normalised, what the overview calls its components.
 */
export function readSections(
  blocks: readonly PlacedFacts[],
  overview: number,
  entryNames: ReadonlySet<string>,
): readonly ComponentSection[] {
  return new SectionReader(blocks, overview, entryNames).sections();
}

class SectionReader {
  readonly #blocks: readonly PlacedFacts[];
  readonly #overview: number;
  readonly #entryNames: ReadonlySet<string>;

  constructor(blocks: readonly PlacedFacts[], overview: number, entryNames: ReadonlySet<string>) {
    this.#blocks = blocks;
    this.#overview = overview;
    this.#entryNames = entryNames;
  }

  sections(): readonly ComponentSection[] {
    const lines = this.#lineSections();
    const bold = merged(lines, outside(this.#leadSections(), lines));
    const outer = merged(bold, this.#headingSections(bold));
    // A list inside a section explains its component.
    return merged(outer, outside(this.#itemSections(), outer));
  }

  /** Leads need company: several below one heading, or an overview. */
  #leadSections(): ComponentSection[] {
    const sections: ComponentSection[] = [];
    let group: ComponentSection[] = [];
    const closeGroup = (): void => {
      const evident =
        group.some(({ links }) => links.some(isRoot)) ||
        group.some(({ keys }) => keys.some((key) => this.#entryNames.has(key)));
      if (evident && (group.length >= 2 || this.#overview !== -1)) {
        sections.push(...group);
      }
      group = [];
    };
    for (let index = 0; index < this.#blocks.length; index++) {
      const block = this.#blocks[index];
      if (block?.placed.block.kind === 'heading') {
        closeGroup();
      } else if (block?.placed.block.kind === 'paragraph' && block.facts.lead !== undefined) {
        const end = this.#endOfBold(index, ({ lead }) => lead !== undefined);
        group.push(this.#section('bold-lead', block.facts.lead, index, end));
        index = end - 1;
      }
    }
    closeGroup();
    return sections;
  }

  /** Like headings, lines in bold say more often something else. */
  #lineSections(): ComponentSection[] {
    const sections: ComponentSection[] = [];
    let group: ComponentSection[] = [];
    for (let index = 0; index < this.#blocks.length; index++) {
      const block = this.#blocks[index];
      if (block?.placed.block.kind === 'heading') {
        sections.push(...this.#ifEvident(group));
        group = [];
      } else if (block?.facts.line !== undefined) {
        const end = this.#endOfBold(index, ({ line }) => line !== undefined);
        const section = this.#section('bold-line', block.facts.line, index, end);
        if (section.links.some(isRepository) || this.#isEvident(section)) {
          group.push(section);
        }
        index = end - 1;
      }
    }
    sections.push(...this.#ifEvident(group));
    return sections;
  }

  #endOfBold(index: number, starts: (facts: BlockFacts) => boolean): number {
    let end = index + 1;
    for (; end < this.#blocks.length && end !== this.#overview; end++) {
      const block = this.#blocks[end];
      if (
        block === undefined ||
        block.placed.block.kind === 'heading' ||
        block.placed.block.kind === 'rule' ||
        (block.placed.block.kind === 'paragraph' && starts(block.facts))
      ) {
        break;
      }
    }
    return end;
  }

  /**
   * Headings say more often something else, so that they need evidence: siblings of which several
   * are called like what they link, or like an entry of the overview.
   */
  #headingSections(bold: readonly ComponentSection[]): ComponentSection[] {
    const groups = new Map<string, ComponentSection[]>();
    const parents: { level: number; index: number }[] = [];
    for (let index = 0; index < this.#blocks.length; index++) {
      const block = this.#blocks[index];
      if (block?.placed.block.kind !== 'heading') {
        continue;
      }
      const { level } = block.placed.block;
      const { lead } = block.facts;
      while ((parents.at(-1)?.level ?? 0) >= level) {
        parents.pop();
      }
      const parent = parents.at(-1)?.index ?? -1;
      parents.push({ level, index });
      if (lead === undefined) {
        continue;
      }
      const end = this.#endOfHeading(index, level);
      if (this.#overview > index && this.#overview < end) {
        continue;
      }
      const whole = this.#spanOf(index, end);
      if (hasInside(whole, bold)) {
        continue;
      }
      const section = this.#section('heading', lead, index, end);
      if (section.links.some(isRepository) || this.#isEvident(section)) {
        const group = `${String(level)} ${String(parent)}`;
        const siblings = groups.get(group) ?? [];
        siblings.push(section);
        groups.set(group, siblings);
      }
    }
    const sections: ComponentSection[] = [];
    for (const siblings of groups.values()) {
      sections.push(...this.#ifEvident(siblings));
    }
    return sections.sort(byPlace);
  }

  #ifEvident(siblings: readonly ComponentSection[]): readonly ComponentSection[] {
    const evident = siblings.filter((section) => this.#isEvident(section)).length;
    return evident >= 2 || (evident === 1 && this.#overview !== -1) ? siblings : [];
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

  #isEvident(section: ComponentSection): boolean {
    const { keys, lead, links } = section;
    return (
      keys.some((key) => this.#entryNames.has(key)) ||
      links.some((link) => isCalledLike(keys, lead, link))
    );
  }

  #itemSections(): ComponentSection[] {
    const sections: ComponentSection[] = [];
    for (let index = 0; index < this.#blocks.length; index++) {
      const block = this.#blocks[index];
      if (block === undefined || index === this.#overview || block.facts.itemLeads.length < 2) {
        continue;
      }
      const { links, at } = block;
      const { itemLeads } = block.facts;
      const inList = itemLeads.map(({ item, lead }): ComponentSection => {
        const whole = span(at + item.start, at + item.end);
        const [first, ...rest] = item.blocks;
        const own = linksIn(links, whole);
        return {
          shape: 'list-item',
          level: undefined,
          ...placedLead(lead, at),
          span: whole,
          firstBlock: index,
          endBlock: index + 1,
          description: descriptionOf(lead, first?.end ?? lead.behind, at),
          bullets: rest
            .flatMap((nested) => (nested.kind === 'list' ? bulletsOf(nested) : []))
            .map((bullet) => span(at + bullet.start, at + bullet.end)),
          links: own,
          closing: undefined,
          link: mainLink(own, span(at + lead.span.start, at + lead.span.end), undefined),
        };
      });
      if (inList.filter(({ links: own }) => own.some(isRoot)).length * 2 >= inList.length) {
        sections.push(...inList);
      }
    }
    return sections;
  }

  /** The same one as before where none of its blocks has changed or moved. */
  #section(shape: SectionShape, lead: Lead, index: number, end: number): ComponentSection {
    const blocks = this.#blocks.slice(index, end);
    const start = blocks[0];
    const known = start === undefined ? undefined : sectionsByBlock.get(start.placed.block);
    const isSame =
      known?.section.shape === shape &&
      known.section.firstBlock === index &&
      known.blocks.length === blocks.length &&
      known.blocks.every((block, at) => isSamePlaced(block, blocks[at]));
    if (isSame) {
      return known.section;
    }
    const section = this.#readSection(shape, lead, index, blocks);
    if (start !== undefined) {
      sectionsByBlock.set(start.placed.block, { blocks, section });
    }
    return section;
  }

  #readSection(
    shape: SectionShape,
    lead: Lead,
    index: number,
    blocks: readonly PlacedFacts[],
  ): ComponentSection {
    const first = blocks[0];
    const at = first?.at ?? 0;
    const bullets: Span[] = [];
    const links: RepositoryLink[] = [];
    for (const block of blocks) {
      // Most blocks have none of either.
      if (block.facts.bullets.length > 0) {
        bullets.push(...placedBullets(block));
      }
      if (block.links.length > 0) {
        links.push(...block.links);
      }
    }
    const behindLead = descriptionOf(lead, first?.placed.block.end ?? lead.behind, at);
    const named = placedLead(lead, at);
    const closing = closingOf(blocks, index);
    return {
      shape,
      level: first?.placed.block.kind === 'heading' ? first.placed.block.level : undefined,
      name: named.name,
      nameSpan: named.nameSpan,
      keys: named.keys,
      aliases: named.aliases,
      lead: named.lead,
      span: this.#spanOf(index, index + blocks.length),
      firstBlock: index,
      endBlock: index + blocks.length,
      description:
        shape === 'bold-lead' ? behindLead : (behindLead ?? firstParagraph(blocks.slice(1))),
      bullets,
      links,
      closing,
      link: mainLink(links, named.lead, closing),
    };
  }

  /** From the start of one block to the end of the last before another. */
  #spanOf(index: number, end: number): Span {
    const start = this.#blocks[index]?.at ?? 0;
    const last = this.#blocks[end - 1];
    return span(start, last === undefined ? start : last.at + last.placed.block.end);
  }
}

/** Sections are read again with and without an overview, and after every change of a post. */
const sectionsByBlock = new Derived<
  Block,
  { readonly blocks: readonly PlacedFacts[]; readonly section: ComponentSection }
>();

/** Whether what has these names and this lead is called like a repository that it links. */
export function isCalledLike(keys: readonly string[], lead: Span, link: RepositoryLink): boolean {
  if (!isRoot(link)) {
    return false;
  }
  if (contains(lead, link.span)) {
    return true;
  }
  const name = normaliseName(link.repository.name ?? '');
  const owner = normaliseName(link.repository.owner);
  return keys.some((key) => resembles(key, name) || resembles(key, owner));
}

/** Behind its link, a closing sentence has no more than so many UTF-16 code units of punctuation. */
const longestTail = 3;
const longestClosing = 300;

/** The last paragraph with a link to a repository, if it is short and ends with its only one. */
function closingOf(blocks: readonly PlacedFacts[], firstBlock: number): Closing | undefined {
  for (let index = blocks.length - 1; index > 0; index--) {
    const block = blocks[index];
    const link = block?.links[0];
    if (block === undefined || link === undefined) {
      continue;
    }
    const { at } = block;
    const { kind, start, end } = block.placed.block;
    return kind === 'paragraph' &&
      block.links.length === 1 &&
      end - start <= longestClosing &&
      at + end - link.span.end <= longestTail
      ? { span: span(at + start, at + end), block: firstBlock + index, link }
      : undefined;
  }
  return undefined;
}

function mainLink(
  links: readonly RepositoryLink[],
  lead: Span,
  closing: Closing | undefined,
): RepositoryLink | undefined {
  const inLead = links.find((link) => contains(lead, link.span));
  return inLead ?? closing?.link ?? onlyRoot(links);
}

/** A link to a repository or owner itself: issues and files are linked for other reasons. */
function isRoot({ repository }: RepositoryLink): boolean {
  return repository.kind !== 'deep';
}

/** Below a heading that is called otherwise, owners are linked as people or as a place to meet. */
function isRepository({ repository }: RepositoryLink): boolean {
  return repository.kind === 'repository';
}
