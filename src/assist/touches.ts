import type { Span } from '../post/text';

/** Whether a selection is in a place or, as a cursor, at one of its ends. */
export function touches(place: Span, selected: Span): boolean {
  return place.start <= selected.end && selected.start <= place.end;
}

/** Whether an offset is in a place or at one of its ends. */
export function isAt({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
