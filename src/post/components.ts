import { factsOf } from './blockFacts';
import type { Component } from './component';
import type { Definition, RepositoryLink } from './links';
import { matchComponents } from './matching';
import { normaliseName } from './names';
import { isOverview, readOverview, type EntryCandidate, type Overview } from './overview';
import { namesOf, readSections, type ComponentSection, type PlacedFacts } from './sections';
import type { PlacedBlock } from './structure';

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
  const index = overviewIndex(blocks, definitions);
  const overview = overviewAt(blocks, index);
  const sections = readSections(blocks, index, namesIn(overview));
  const components = matchComponents(overview?.entries ?? [], sections, (place) =>
    body.slice(place.start - base, place.end - base),
  );
  if (
    overview === undefined ||
    overview.entries.some(({ link }) => link !== undefined && link.repository.kind !== 'owner') ||
    components.some(({ match }) => match !== undefined)
  ) {
    return { overview, sections, components };
  }
  // Links to owners that no section explains may be the people whom the post thanks.
  const alone = readSections(blocks, -1, noNames);
  return { overview: undefined, sections: alone, components: matchComponents([], alone, () => '') };
}

const noNames: ReadonlySet<string> = new Set();

function namesIn(overview: Overview | undefined): ReadonlySet<string> {
  return overview === undefined
    ? noNames
    : new Set(
        overview.entries.flatMap(({ names, label }) =>
          [label, ...names.map(({ name }) => name)].map(normaliseName),
        ),
      );
}

function overviewAt(blocks: readonly PlacedFacts[], index: number): Overview | undefined {
  const block = blocks[index];
  return block === undefined
    ? undefined
    : readOverview({ ...block, candidates: block.facts.entries }, index);
}

/**
 * The block that names the components: of those that look like it, the one with the most names of
 * sections, else the first that links repositories, else the first. -1 where there is none.
 */
function overviewIndex(
  blocks: readonly PlacedFacts[],
  definitions: ReadonlyMap<string, Definition>,
): number {
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
  let best = -1;
  let most: readonly [named: number, links: number] = [-1, 0];
  let isBelowLead = false;
  for (const [index, block] of blocks.entries()) {
    const { placed, facts } = block;
    const { kind } = placed.block;
    if (kind === 'heading' || kind === 'rule') {
      isBelowLead = false;
    } else if (kind === 'paragraph' && facts.lead !== undefined) {
      isBelowLead = true;
    }
    if (
      facts.entries.length < 2 ||
      !isOverview({ placed, candidates: facts.entries }, definitions, isNamed)
    ) {
      continue;
    }
    const named = facts.entries.filter(isNamed).length;
    const links = block.links.some(({ repository }) => repository.kind === 'repository') ? 1 : 0;
    // Below a lead, a list that names no section belongs to that component.
    if (isBelowLead && named === 0) {
      continue;
    }
    if (named > most[0] || (named === most[0] && links > most[1])) {
      best = index;
      most = [named, links];
    }
  }
  return best;
}
