import type { BlockFacts } from './blockFacts';
import { Derived } from './derived';
import type { Lead } from './leads';
import type { RepositoryLink } from './links';
import type { ComponentSection } from './sections';
import type { Block, PlacedBlock } from './structure';
import { span, type Span } from './text';

/** A top-level block with its repository links, as the model reads a body. */
export interface PlacedFacts {
  readonly placed: PlacedBlock;
  readonly links: readonly RepositoryLink[];
  readonly facts: BlockFacts;
  /** Offset of the block in the post. */
  readonly at: number;
}

/** The links of a block are the same ones only while it stays where it was. */
export function isSamePlaced(known: PlacedFacts, now: PlacedFacts | undefined): boolean {
  return (
    known === now ||
    (known.placed.block === now?.placed.block && known.at === now.at && known.links === now.links)
  );
}

/** What stands before a change stays where it was, and so do its bullets. */
const bulletsByBlock = new Derived<
  Block,
  { readonly at: number; readonly spans: readonly Span[] }
>();

/** The items of the lists of a block, with offsets into the post. */
export function placedBullets({ placed, facts, at }: PlacedFacts): readonly Span[] {
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

/** A lead of a block that starts at an offset of the post, with offsets into the post. */
export function placedLead(
  lead: Lead,
  at: number,
): Pick<ComponentSection, 'name' | 'nameSpan' | 'aliases' | 'keys' | 'lead'> {
  return {
    name: lead.name,
    nameSpan: span(at + lead.nameSpan.start, at + lead.nameSpan.end),
    keys: lead.keys,
    aliases: lead.aliases.map((alias) => ({
      name: alias.name,
      span: span(at + alias.span.start, at + alias.span.end),
    })),
    lead: span(at + lead.span.start, at + lead.span.end),
  };
}

/** What stands behind a lead; undefined where nothing does. @param end of its block. */
export function descriptionOf(lead: Lead, end: number, at: number): Span | undefined {
  return lead.behind < end ? span(at + lead.behind, at + end) : undefined;
}

export function firstParagraph(blocks: readonly PlacedFacts[]): Span | undefined {
  const found = blocks.find(({ placed }) => placed.block.kind === 'paragraph');
  return found === undefined
    ? undefined
    : span(found.at + found.placed.block.start, found.at + found.placed.block.end);
}
