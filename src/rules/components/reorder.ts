import type { Component } from '../../post/component';
import type { Body, Post } from '../../post/post';
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
  const { components, sections, overview } = post.body();
  const step = direction === 'up' ? -1 : 1;
  if (component.entry === undefined) {
    const from = sections.findIndex((section) => section === component.section);
    const alone = sections.map((_, index) => [index]);
    return rearranged(post, movedBeside(alone, from, from + step), sectionSlots);
  }
  const entries = overview?.entries ?? [];
  const from = entries.indexOf(component.entry);
  const alone = entries.map((_, index) => [index]);
  const entryOrder = movedBeside(alone, from, from + step);
  const edits = rearranged(post, entryOrder, entrySlots);
  const beside = components[from + step]?.section;
  if (edits === undefined || component.section === undefined || beside === undefined) {
    return edits;
  }
  const known = new Set(components.flatMap(({ entry, section }) => (entry ? (section ?? []) : [])));
  const groups = groupsOf(sections.map((section) => known.has(section)));
  const [own, other] = [component.section, beside].map((section) =>
    groups.findIndex(([first]) => first !== undefined && sections[first] === section),
  );
  if (own === undefined || other === undefined || own < other === step < 0) {
    // The sections already stand as the entries will.
    return edits;
  }
  const moved = rearranged(post, movedBeside(groups, own, other), sectionSlots);
  return moved === undefined ? undefined : [...edits, ...moved];
}

/** Whether the components with both an entry and a section come in one order. */
export function isInOrder(body: Body): boolean {
  const starts = pairsOf(body).map(({ section }) => section.span.start);
  return starts.every((start, index) => start > (starts[index - 1] ?? -1));
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
  return group === undefined || to < 0 || to >= groups.length
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
