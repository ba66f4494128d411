import { factsOf } from './blockFacts';
import type { Component } from './component';
import { Derived } from './derived';
import type { Definition, RepositoryLink } from './links';
import { matchComponents } from './matching';
import { normaliseName } from './names';
import { readOverview, type Overview, type OverviewEntry } from './overview';
import { overviewCandidates } from './overviewCandidates';
import { wordsOf } from './phrases';
import type { PlacedFacts } from './placedFacts';
import { readSections, type ComponentSection } from './sections';
import type { Block, PlacedBlock } from './structure';

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
const wordsByBlock = new Derived<
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

const namesByOverview = new Derived<Overview, ReadonlySet<string>>();

function namesIn(overview: Overview): ReadonlySet<string> {
  let names = namesByOverview.get(overview);
  if (names === undefined) {
    const all = new Set<string>();
    for (const entry of overview.entries) {
      all.add(normaliseName(entry.label));
      for (const part of entry.names) {
        for (const key of part.keys) {
          all.add(key);
        }
      }
    }
    names = all;
    namesByOverview.set(overview, names);
  }
  return names;
}

function overviewAt(blocks: readonly PlacedFacts[], index: number): Overview {
  const block = blocks[index];
  if (block === undefined) {
    throw new RangeError(`There is no block ${String(index)}.`);
  }
  const { placed, facts, at, links } = block;
  return readOverview({ placed, candidates: facts.entries, at, links }, index);
}
