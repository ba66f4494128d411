import { Derived } from '../../post/derived';
import type { OverviewEntry } from '../../post/overview';
import type { Body } from '../../post/post';
import type { ComponentSection } from '../../post/sections';

/** Where a section goes: behind or before another one, or behind the overview. */
export type SectionPlace =
  { readonly after: ComponentSection } | { readonly before: ComponentSection } | 'after-overview';

interface Places {
  readonly ofSections: ReadonlyMap<OverviewEntry, SectionPlace>;
  readonly ofEntries: ReadonlyMap<ComponentSection, number>;
}

const placesByBody = new Derived<Body, Places>();

/**
 * Where the section of an entry belongs, as the order of the overview asks for: behind the section
 * of the entry above, else before that of the entry below, else behind the last one.
 */
export function placeOfSection(body: Body, entry: OverviewEntry): SectionPlace {
  return placesOf(body).ofSections.get(entry) ?? lastPlace(body);
}

/** Behind all sections; behind the overview where there are none. */
export function lastPlace({ sections }: Body): SectionPlace {
  const last = sections.at(-1);
  return last === undefined ? 'after-overview' : { after: last };
}

/**
 * Behind which entry that of a section belongs, as the order of the sections asks for: the index of
 * the entry of the section above, -1 for the start where only sections below have entries.
 */
export function placeOfEntry(body: Body, section: ComponentSection): number {
  return placesOf(body).ofEntries.get(section) ?? (body.overview?.entries.length ?? 0) - 1;
}

function placesOf(body: Body): Places {
  return placesByBody.of(body, () => readPlaces(body));
}

function readPlaces({ overview, sections, components }: Body): Places {
  const sectionOf = new Map<OverviewEntry, ComponentSection>();
  const indexOf = new Map<ComponentSection, number>();
  for (const [index, { entry, section }] of components.entries()) {
    if (entry !== undefined && section !== undefined) {
      sectionOf.set(entry, section);
      indexOf.set(section, index);
    }
  }
  const entries = overview?.entries ?? [];
  return {
    ofSections: sectionPlaces(entries, sectionOf, lastFollowers(sections, indexOf)),
    ofEntries: entryPlaces(sections, indexOf),
  };
}

function sectionPlaces(
  entries: readonly OverviewEntry[],
  sectionOf: ReadonlyMap<OverviewEntry, ComponentSection>,
  lastFollower: ReadonlyMap<ComponentSection, ComponentSection>,
): ReadonlyMap<OverviewEntry, SectionPlace> {
  const places = new Map<OverviewEntry, SectionPlace>();
  const [first] = entries.flatMap((entry) => sectionOf.get(entry) ?? []);
  let place: SectionPlace | undefined = first === undefined ? undefined : { before: first };
  for (const entry of entries) {
    const own = sectionOf.get(entry);
    if (own !== undefined) {
      place = { after: lastFollower.get(own) ?? own };
    } else if (place !== undefined) {
      places.set(entry, place);
    }
  }
  return places;
}

/** A section without an entry stays with the one above it: it may be a part of that. */
function lastFollowers(
  sections: readonly ComponentSection[],
  indexOf: ReadonlyMap<ComponentSection, number>,
): ReadonlyMap<ComponentSection, ComponentSection> {
  const last = new Map<ComponentSection, ComponentSection>();
  let above: ComponentSection | undefined;
  for (const section of sections) {
    above = indexOf.has(section) ? section : above;
    if (above !== undefined) {
      last.set(above, section);
    }
  }
  return last;
}

function entryPlaces(
  sections: readonly ComponentSection[],
  indexOf: ReadonlyMap<ComponentSection, number>,
): ReadonlyMap<ComponentSection, number> {
  const places = new Map<ComponentSection, number>();
  const [first] = sections.flatMap((section) => indexOf.get(section) ?? []);
  let place = first === undefined ? undefined : first - 1;
  for (const section of sections) {
    const own = indexOf.get(section);
    if (own !== undefined) {
      place = own;
    } else if (place !== undefined) {
      places.set(section, place);
    }
  }
  return places;
}
