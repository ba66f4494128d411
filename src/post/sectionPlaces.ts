// Sections of one kind beside those of another: lists of them, each in the order of the text.
import { firstFrom } from './overview';
import { contains, type Span } from './text';

interface Section {
  readonly span: Span;
}

export function byPlace(a: Section, b: Section): number {
  return a.span.start - b.span.start;
}

/** All of both, in order as each of them is; mostly one is empty. */
export function merged<Kind extends Section>(
  sections: readonly Kind[],
  others: readonly Kind[],
): readonly Kind[] {
  if (others.length === 0) {
    return sections;
  }
  return sections.length === 0 ? others : [...sections, ...others].sort(byPlace);
}

/** Those that lie in none of the others, which are in order and do not overlap. */
export function outside<Kind extends Section>(
  sections: readonly Kind[],
  others: readonly Kind[],
): readonly Kind[] {
  return others.length === 0
    ? sections
    : sections.filter(({ span: own }) => !isInside(own, others));
}

/** Whether a place lies in one of the sections, which are in order and do not overlap. */
function isInside(place: Span, sections: readonly Section[]): boolean {
  const last = sections[firstFrom(sections, place.start + 1) - 1];
  return last !== undefined && contains(last.span, place);
}

/** Whether one of the sections, which are in order, lies in a place. */
export function hasInside(place: Span, sections: readonly Section[]): boolean {
  const first = sections[firstFrom(sections, place.start)];
  return first !== undefined && contains(place, first.span);
}
