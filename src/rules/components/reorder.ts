import type { Component } from '../../post/component';
import type { Body, Post } from '../../post/post';
import type { ComponentSection } from '../../post/sections';
import type { Span, TextEdit } from '../../post/text';
import { lineEdit } from './lineEdit';
import { keepsParts } from './sameParts';
import { pairsOf } from './stack';
import { entrySlots, sectionSlots } from './slots';

/**
 * The edits after which the sections come in the order of their entries. One without an entry stays
 * behind the section above it.
 *
 * @param most that may move: the result is read again to see whether it is right, which takes the
 * longer the more of it has changed.
 * @returns undefined where they already do, or where sections cannot change places: they have to
 * follow each other, as siblings of one shape.
 */
export function reorderSections(
  post: Post,
  most: Extent = anyExtent,
): readonly TextEdit[] | undefined {
  const { components, sections } = post.body();
  const rank = new Map(components.map((component, index) => [component.section, index]));
  const ranks = sections.map((section) => {
    const index = rank.get(section);
    return index === undefined || components[index]?.entry === undefined ? undefined : index;
  });
  return rearranged(post, grouped(ranks), sectionSlots, isInOrder, most);
}

/** As `reorderSections`: the entries in the order of their sections. */
export function reorderEntries(
  post: Post,
  most: Extent = anyExtent,
): readonly TextEdit[] | undefined {
  const { components, sections, overview } = post.body();
  const rank = new Map(sections.map((section, index) => [section, index]));
  const ranks = (overview?.entries ?? []).map((_, index) => {
    const section = components[index]?.section;
    return section === undefined ? undefined : rank.get(section);
  });
  return rearranged(post, grouped(ranks), entrySlots, isInOrder, most);
}

/**
 * The edits that move a component by one place: its entry and its section together. Without an
 * entry, its section alone changes places with the one beside it.
 *
 * @returns undefined where there is no such place, or where one of both cannot move.
 */
export function moveComponent(
  post: Post,
  component: Component,
  direction: 'up' | 'down',
): readonly TextEdit[] | undefined {
  const step = direction === 'up' ? -1 : 1;
  return component.entry === undefined
    ? moveSection(post, component, (from) => from + step)
    : moveBoth(post, component, (from) => from + step);
}

/**
 * The edits that move a component before another one: its entry, and its section with it beyond those
 * of the components that it passes. Without an entry, its section alone moves, before that of another
 * component without one.
 *
 * @param before of its own kind, with an entry or without; undefined for behind the last of its kind.
 * @returns undefined where it stands there already, where `before` is of the other kind, or where its
 * entry or its section cannot move there.
 */
export function moveComponentBefore(
  post: Post,
  component: Component,
  before: Component | undefined,
): readonly TextEdit[] | undefined {
  const { sections, overview, components } = post.body();
  if (component.entry !== undefined) {
    const entries = overview?.entries ?? [];
    const target =
      before === undefined ? entries.length : entries.findIndex((entry) => entry === before.entry);
    return moveBoth(post, component, (from) => placeBefore(from, target));
  }
  const alone = components.filter(({ entry }) => entry === undefined);
  const last = alone.at(-1)?.section;
  const target =
    before === undefined
      ? sections.findIndex((section) => section === last) + 1
      : before.entry === undefined
        ? sections.findIndex((section) => section === before.section)
        : -1;
  return moveSection(post, component, (from) => placeBefore(from, target));
}

/** The index that something has once it has been taken from its place and put before another. */
function placeBefore(from: number, target: number): number {
  return from < target ? target - 1 : target;
}

/** Its section alone, to another index among all sections. */
function moveSection(
  post: Post,
  { section: own }: Component,
  placeFrom: (from: number) => number,
): readonly TextEdit[] | undefined {
  const { sections } = post.body();
  const from = sections.findIndex((section) => section === own);
  const alone = sections.map((_, index) => [index]);
  return rearranged(post, movedBeside(alone, from, placeFrom(from)), sectionSlots);
}

/** Its entry to another index among all entries, and its section to beyond those that it passes. */
function moveBoth(
  post: Post,
  component: Component,
  placeFrom: (from: number) => number,
): readonly TextEdit[] | undefined {
  const { components, sections, overview } = post.body();
  const entries = overview?.entries ?? [];
  const from = entries.findIndex((entry) => entry === component.entry);
  const to = placeFrom(from);
  const alone = entries.map((_, index) => [index]);
  const edits = rearranged(post, movedBeside(alone, from, to), entrySlots);
  if (edits === undefined || component.section === undefined) {
    return edits;
  }
  const passed = new Set(
    (to < from ? components.slice(to, from) : components.slice(from + 1, to + 1)).flatMap(
      ({ section }) => section ?? [],
    ),
  );
  const known = new Set(components.flatMap(({ entry, section }) => (entry ? (section ?? []) : [])));
  const groups = groupsOf(sections.map((section) => known.has(section)));
  const leads = groups.map(([first]) => (first === undefined ? undefined : sections[first]));
  const own = leads.indexOf(component.section);
  const isPassed = (lead: ComponentSection | undefined): boolean =>
    lead !== undefined && passed.has(lead);
  const other = to < from ? leads.findIndex(isPassed) : leads.findLastIndex(isPassed);
  if (other === -1 || own < other === to < from) {
    // The sections already stand as the entries will.
    return edits;
  }
  const moved = rearranged(post, movedBeside(groups, own, other), sectionSlots);
  return moved === undefined ? undefined : [...edits, ...moved];
}

/** Whether the components with both an entry and a section come in one order. */
export function isInOrder(body: Body): boolean {
  let above = -1;
  for (const { section } of pairsOf(body)) {
    if (section.span.start <= above) {
      return false;
    }
    above = section.span.start;
  }
  return true;
}

/** From the first to the last of the parts that move. */
export interface Extent {
  readonly parts: number;
  /** Of their text, in UTF-16 code units. */
  readonly length: number;
}

const anyExtent: Extent = { parts: Infinity, length: Infinity };

/** Of each place, which of the parts comes there; parts that stay together are one. */
type Groups = readonly (readonly number[])[];

/** Each part that leads a group, with those behind it that do not. */
function groupsOf(leads: readonly boolean[]): Groups {
  const groups: number[][] = [];
  for (const [index, isLead] of leads.entries()) {
    const last = groups.at(-1);
    if (isLead || last === undefined) {
      groups.push([index]);
    } else {
      last.push(index);
    }
  }
  return groups;
}

/** Groups in the order of what leads them; those before the first that has a rank stay in front. */
function grouped(ranks: readonly (number | undefined)[]): Groups {
  const rankOf = ([first = 0]: readonly number[]): number => ranks[first] ?? -1;
  return groupsOf(ranks.map((rank) => rank !== undefined)).toSorted(
    (a, b) => rankOf(a) - rankOf(b),
  );
}

/** One group taken to the place of another, those between moved up. */
function movedBeside(groups: Groups, from: number, to: number): Groups {
  const group = groups[from];
  return group === undefined || from === to || to < 0 || to >= groups.length
    ? groups
    : groups.toSpliced(from, 1).toSpliced(to, 0, group);
}

/**
 * Writes parts of the text in another order into the places that they have; what stands between the
 * places stays.
 */
function rearranged(
  post: Post,
  order: Groups,
  slotsOf: (post: Post, first: number, last: number) => readonly Span[] | undefined,
  isWanted: (after: Body) => boolean = () => true,
  most: Extent = anyExtent,
): readonly TextEdit[] | undefined {
  const flat = order.flat();
  const first = flat.findIndex((from, to) => from !== to);
  if (first === -1) {
    return undefined;
  }
  const last = flat.findLastIndex((from, to) => from !== to);
  const slots = slotsOf(post, first, last);
  const length = (slots?.at(-1)?.end ?? 0) - (slots?.[0]?.start ?? 0);
  if (slots === undefined || slots.length > most.parts || length > most.length) {
    return undefined;
  }
  const edits = flat.slice(first, last + 1).flatMap((from, index): TextEdit[] => {
    const [to, source] = [slots[index], slots[from - first]];
    const edit =
      to === undefined || source === undefined
        ? undefined
        : lineEdit(post.text, to, post.text.slice(source.start, source.end));
    return edit === undefined ? [] : [edit];
  });
  // Parts of one name are joined by their order, so that another order may join them otherwise.
  return edits.length > 0 && keepsParts(post, edits, isWanted) ? edits : undefined;
}
