import { Derived } from './derived';
import type { EntryCandidate } from './entryCandidates';
import type { Definition } from './links';
import { isOverview } from './overview';
import type { PlacedFacts } from './placedFacts';
import { isCalledLike, readSections, type ComponentSection } from './sections';
import type { Block } from './structure';
import { span } from './text';

/** Of the lists and tables that may be the overview, so many are tried. */
const mostTries = 4;

interface Candidate {
  readonly index: number;
  /** The block of the lead or heading that it stands below. */
  readonly start: number | undefined;
  /** How many of its entries are called like a section. */
  readonly named: number;
  readonly links: boolean;
}

/**
 * The blocks that may name the components, best first: those that name more sections, then those
 * that link repositories.
 */
export function overviewCandidates(
  blocks: readonly PlacedFacts[],
  definitions: ReadonlyMap<string, Definition>,
): readonly number[] {
  const names = namesOfSections(blocks);
  const candidates: Candidate[] = [];
  let start: number | undefined;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index];
    if (block === undefined) {
      continue;
    }
    const { placed, facts } = block;
    const { kind } = placed.block;
    if (kind === 'heading' || kind === 'rule') {
      start = kind === 'heading' ? index : undefined;
    } else if (facts.lead !== undefined || facts.line !== undefined) {
      start = index;
    }
    const named = facts.entries.length < 2 ? undefined : namedIn(block, definitions, names);
    if (named === undefined) {
      continue;
    }
    const above = start === undefined ? undefined : blocks[start];
    // Below a lead, a list that names no section belongs to that component.
    if (named === 0 && above?.placed.block.kind === 'paragraph' && above.facts.lead !== undefined) {
      continue;
    }
    candidates.push({
      index,
      start,
      named,
      links: block.links.some(({ repository }) => repository.kind === 'repository'),
    });
  }
  let alone: readonly ComponentSection[] | undefined;
  if (candidates.length === 0) {
    return [];
  }
  return candidates
    .sort((a, b) => b.named - a.named || Number(b.links) - Number(a.links))
    .slice(0, mostTries)
    .filter(({ index, named, start: section }) => {
      if (section === undefined || !isCalledLikeLinks(blocks, section, index, named === 0)) {
        return true;
      }
      alone ??= readSections(blocks, -1, new Set());
      return !alone.some(({ firstBlock }) => firstBlock === section);
    })
    .map(({ index }) => index);
}

interface Named {
  readonly names: ReadonlySet<string>;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly named: number | undefined;
}

const namedByBlock = new Derived<Block, Named>();

/** How many entries of a block are called like sections; undefined where it is no overview. */
function namedIn(
  { placed, facts }: PlacedFacts,
  definitions: ReadonlyMap<string, Definition>,
  names: ReadonlySet<string>,
): number | undefined {
  let known = namedByBlock.get(placed.block);
  if (known?.names !== names || known.definitions !== definitions) {
    const isNamed = (entry: EntryCandidate): boolean =>
      entry.names.some(({ keys }) => keys.some((key) => names.has(key)));
    const candidates = facts.entries;
    const named = isOverview({ placed, candidates }, definitions, isNamed)
      ? candidates.filter(isNamed).length
      : undefined;
    known = { names, definitions, named };
    namedByBlock.set(placed.block, known);
  }
  return known.named;
}

/** Those of the post that was read last. */
let lastKeys: readonly (readonly string[])[] = [];
let lastNames: ReadonlySet<string> = new Set();

/** The names in all leads; while a post is edited elsewhere, the same ones as before. */
function namesOfSections(blocks: readonly PlacedFacts[]): ReadonlySet<string> {
  const keys: (readonly string[])[] = [];
  for (const { facts } of blocks) {
    const { lead, line } = facts;
    if (lead !== undefined) {
      keys.push(lead.keys);
    }
    if (line !== undefined) {
      keys.push(line.keys);
    }
  }
  const isSame =
    keys.length === lastKeys.length &&
    keys.every((own, index) => {
      const last = lastKeys[index];
      return (
        own === last || (own.length === last?.length && own.every((key, at) => key === last[at]))
      );
    });
  if (!isSame) {
    const names = new Set<string>();
    for (const ofLead of keys) {
      for (const key of ofLead) {
        names.add(key);
      }
    }
    lastNames = names;
  }
  lastKeys = keys;
  return lastNames;
}

/**
 * Whether the part of a post that starts with a lead or heading and holds a list is called like what
 * it links: then the list belongs to that component.
 *
 * @param withList whether the links of the list count, too.
 */
function isCalledLikeLinks(
  blocks: readonly PlacedFacts[],
  start: number,
  list: number,
  withList: boolean,
): boolean {
  const first = blocks[start];
  const lead = first?.facts.lead ?? first?.facts.line;
  if (first === undefined || lead === undefined) {
    return false;
  }
  const place = span(first.at + lead.span.start, first.at + lead.span.end);
  for (let index = start; index < blocks.length; index++) {
    const block = blocks[index];
    const startsNext =
      index > list &&
      (block?.placed.block.kind === 'heading' ||
        block?.placed.block.kind === 'rule' ||
        block?.facts.lead !== undefined ||
        block?.facts.line !== undefined);
    if (startsNext) {
      return false;
    }
    if (
      (withList || index !== list) &&
      block?.links.some((link) => isCalledLike(lead.keys, place, link)) === true
    ) {
      return true;
    }
  }
  return false;
}
