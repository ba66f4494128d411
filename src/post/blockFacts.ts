import { Derived } from './derived';
import { boldLead, boldLine, headingLead, type Lead } from './leads';
import { entriesInTable, entryInItem, type EntryCandidate } from './entryCandidates';
import type { Block, ListItem, PlacedBlock } from './structure';
import { span, type Span } from './text';

/** What a block can be in a post about components, told from its text alone; offsets are relative to it. */
export interface BlockFacts {
  /** Of a heading, or of a paragraph that starts with a name in bold. */
  readonly lead: Lead | undefined;
  /** The name alone in bold on a line, which serves as a heading. */
  readonly line: Lead | undefined;
  readonly entries: readonly EntryCandidate[];
  readonly itemLeads: readonly { readonly item: ListItem; readonly lead: Lead }[];
  /** The items of a list, nested ones too. */
  readonly bullets: readonly Span[];
}

const nothing: BlockFacts = {
  lead: undefined,
  line: undefined,
  entries: [],
  itemLeads: [],
  bullets: [],
};
const factsByBlock = new Derived<Block, BlockFacts>();

/** Read once per block: a later state of the post has the same one where nothing changed. */
export function factsOf({ block, offset }: PlacedBlock, body: string): BlockFacts {
  if (!mayPresent(block)) {
    return nothing;
  }
  return factsByBlock.of(block, () => readFacts(block, body.slice(offset, offset + block.end)));
}

/** Most paragraphs start with no name in bold, and there is nothing to remember of them. */
function mayPresent(block: Block): boolean {
  switch (block.kind) {
    case 'paragraph':
      return block.inlines[0]?.kind === 'strong';
    case 'heading':
    case 'list':
    case 'table':
      return true;
    default:
      return false;
  }
}

function readFacts(block: Block, text: string): BlockFacts {
  switch (block.kind) {
    case 'heading':
      return factsOfLead(headingLead(text, block), undefined);
    case 'paragraph':
      return factsOfLead(boldLead(text, block), boldLine(text, block));
    case 'list': {
      const entries: EntryCandidate[] = [];
      const itemLeads: { item: ListItem; lead: Lead }[] = [];
      for (const item of block.items) {
        const first = item.blocks[0];
        const lead = first?.kind === 'paragraph' ? boldLead(text, first) : undefined;
        if (lead !== undefined) {
          itemLeads.push({ item, lead });
        }
        const entry = entryInItem(text, item, lead);
        if (entry !== undefined) {
          entries.push(entry);
        }
      }
      return { lead: undefined, line: undefined, entries, itemLeads, bullets: bulletsOf(block) };
    }
    case 'table':
      return {
        lead: undefined,
        line: undefined,
        entries: entriesInTable(text, block),
        itemLeads: nothing.itemLeads,
        bullets: nothing.bullets,
      };
    default:
      return nothing;
  }
}

function factsOfLead(lead: Lead | undefined, line: Lead | undefined): BlockFacts {
  return lead === undefined && line === undefined
    ? nothing
    : {
        lead,
        line,
        entries: nothing.entries,
        itemLeads: nothing.itemLeads,
        bullets: nothing.bullets,
      };
}

export function bulletsOf(list: Block & { kind: 'list' }): Span[] {
  const bullets: Span[] = [];
  addBullets(list, bullets);
  return bullets;
}

function addBullets(list: Block & { kind: 'list' }, bullets: Span[]): void {
  for (const { start, end, blocks } of list.items) {
    bullets.push(span(start, end));
    for (const nested of blocks) {
      if (nested.kind === 'list') {
        addBullets(nested, bullets);
      }
    }
  }
}
