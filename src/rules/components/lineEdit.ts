import { changedRange } from '../../post/change';
import { span, type Span, type TextEdit } from '../../post/text';

/**
 * The edit that writes `newText` into a place, without the lines and spaces at its ends that stay the
 * same; undefined where all of it does.
 */
export function lineEdit(text: string, place: Span, newText: string): TextEdit | undefined {
  const old = text.slice(place.start, place.end);
  if (old === newText) {
    return undefined;
  }
  const { fromA, toA, toB } = changedRange(old, newText);
  const onlyAddsOrRemoves = fromA === toA || fromA === toB;
  const start = onlyAddsOrRemoves ? whole(old, fromA) : startOfChange(old, fromA);
  const kept = onlyAddsOrRemoves ? old.length - toA : endOfChange(old, toA);
  const end = old.length - Math.min(kept, old.length - start, newText.length - start);
  return {
    span: span(place.start + start, place.start + end),
    newText: newText.slice(start, newText.length - (old.length - end)),
  };
}

/** Behind the last line end, or the spaces, that stay the same. */
function startOfChange(old: string, same: number): number {
  const line = Math.max(old.lastIndexOf('\n', same - 1), old.lastIndexOf('\r', same - 1)) + 1;
  const from = line > same ? 0 : line;
  return from + (/^\s*/.exec(old.slice(from, same))?.[0].length ?? 0);
}

/** How much of the end stays the same: from the first line end in it on, or spaces. */
function endOfChange(old: string, from: number): number {
  const line = old.slice(from).search(/[\r\n]/);
  if (line !== -1) {
    return old.length - from - line;
  }
  return /\s*$/.exec(old.slice(from))?.[0].length ?? 0;
}

/** Not between the two halves of a character or of a line end. */
function whole(old: string, at: number): number {
  return /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(old.slice(at - 1, at + 1)) ? at - 1 : at;
}
