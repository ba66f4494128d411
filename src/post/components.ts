import { factsOf } from './blockFacts';
import type { Component } from './component';
import type { Definition, RepositoryLink } from './links';
import { matchComponents } from './matching';
import { normaliseName } from './names';
import type { EntryCandidate } from './entryCandidates';
import { isOverview, readOverview, type Overview, type OverviewEntry } from './overview';
import { wordsOf } from './phrases';
import {
  isCalledLike,
  namesOf,
  readSections,
  type ComponentSection,
  type PlacedFacts,
} from './sections';
import type { Block, PlacedBlock } from './structure';
import { span } from './text';

export interface Components {
  readonly overview: Overview | undefined;
  /** In the order of the post. */
  readonly sections: readonly ComponentSection[];
  /** Those of the overview in its order, then the sections without an entry in theirs. */
  readonly components: readonly Component[];
}

/** A top-level block with its repository links, as the model reads a body. */
export interface BlockWithLinks {
  readonly placed: PlacedBlock;
  readonly links: readonly RepositoryLink[];
}

/**
 * Finds the overview and the component sections of a body and joins them.
 *
 * @param base offset of the body in the post.
 */
export function readComponents(
  blocksWithLinks: readonly BlockWithLinks[],
  body: string,
  base: number,
  definitions: ReadonlyMap<string, Definition>,
): Components {
  const blocks: PlacedFacts[] = blocksWithLinks.map(({ placed, links }) => ({
    placed,
    links,
    facts: factsOf(placed, body),
    at: base + placed.offset,
  }));
  const candidates = overviewCandidates(blocks, definitions);
  for (const index of candidates) {
    const overview = overviewAt(blocks, index);
    const sections = readSections(blocks, index, namesIn(overview));
    const components = matchComponents(overview.entries, sections, wordsBeforeLink);
    if (components.some(({ match }) => match !== undefined)) {
      return { overview, sections, components };
    }
  }
  // A list that names none of several components is about something else.
  const alone = readSections(blocks, -1, noNames);
  const [index = -1] = candidates;
  const isElsewhere = alone.filter(({ firstBlock }) => firstBlock !== index).length >= 2;
  const overview = index === -1 || isElsewhere ? undefined : overviewAt(blocks, index);
  // Links to owners may be the people whom the post thanks.
  return overview?.entries.some(linksRepository) === true
    ? { overview, sections: [], components: matchComponents(overview.entries, [], noWords) }
    : { overview: undefined, sections: alone, components: matchComponents([], alone, noWords) };

  function wordsBeforeLink({ closing }: ComponentSection): readonly string[] {
    const block = closing === undefined ? undefined : blocks[closing.block];
    return block === undefined || closing === undefined
      ? []
      : closingWords(block, closing.link.span.start - block.at, body);
  }
}

const noNames: ReadonlySet<string> = new Set();
const noWords = (): readonly string[] => [];
const wordsByBlock = new WeakMap<
  Block,
  { readonly link: number; readonly words: readonly string[] }
>();

/** The words of a closing sentence's block before its only link. */
function closingWords(
  { placed: { block, offset } }: PlacedFacts,
  link: number,
  body: string,
): readonly string[] {
  let known = wordsByBlock.get(block);
  // Definitions elsewhere may say that another link is the one.
  if (known?.link !== link) {
    known = { link, words: wordsOf(body.slice(offset + block.start, offset + link)) };
    wordsByBlock.set(block, known);
  }
  return known.words;
}

function linksRepository({ link }: OverviewEntry): boolean {
  return link !== undefined && link.repository.kind !== 'owner';
}

function namesIn({ entries }: Overview): ReadonlySet<string> {
  return new Set(
    entries.flatMap(({ names, label }) => [normaliseName(label), ...names.flatMap(namesOf)]),
  );
}

function overviewAt(blocks: readonly PlacedFacts[], index: number): Overview {
  const block = blocks[index];
  if (block === undefined) {
    throw new RangeError(`There is no block ${String(index)}.`);
  }
  return readOverview({ ...block, candidates: block.facts.entries }, index);
}

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
function overviewCandidates(
  blocks: readonly PlacedFacts[],
  definitions: ReadonlyMap<string, Definition>,
): readonly number[] {
  let names: ReadonlySet<string> | undefined;
  const isNamed = (entry: EntryCandidate): boolean => {
    names ??= new Set(
      blocks.flatMap(({ facts: { lead, line } }) =>
        [lead, line].flatMap((found) => (found === undefined ? [] : namesOf(found))),
      ),
    );
    const known = names;
    return entry.names.some((part) => namesOf(part).some((name) => known.has(name)));
  };
  const candidates: Candidate[] = [];
  let start: number | undefined;
  for (const [index, block] of blocks.entries()) {
    const { placed, facts } = block;
    const { kind } = placed.block;
    if (kind === 'heading' || kind === 'rule') {
      start = kind === 'heading' ? index : undefined;
    } else if (facts.lead !== undefined || facts.line !== undefined) {
      start = index;
    }
    if (
      facts.entries.length < 2 ||
      !isOverview({ placed, candidates: facts.entries }, definitions, isNamed)
    ) {
      continue;
    }
    const named = facts.entries.filter(isNamed).length;
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
  return candidates
    .sort((a, b) => b.named - a.named || Number(b.links) - Number(a.links))
    .slice(0, mostTries)
    .filter(({ index, named, start: section }) => {
      if (section === undefined || !isCalledLikeLinks(blocks, section, index, named === 0)) {
        return true;
      }
      alone ??= readSections(blocks, -1, noNames);
      return !alone.some(({ firstBlock }) => firstBlock === section);
    })
    .map(({ index }) => index);
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
  const names = namesOf(lead);
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
      block?.links.some((link) => isCalledLike(names, place, link)) === true
    ) {
      return true;
    }
  }
  return false;
}
