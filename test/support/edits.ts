// What holds for every change that is offered: of rules, of assistance, of anything else.
import assert from 'node:assert/strict';
import { fieldsOf, type Post } from '../../src/post/post';
import type { Field, FieldValue } from '../../src/post/fields';
import { applyEdits, lineAround, textOf, type Span, type TextEdit } from '../../src/post/text';
import { outside } from './fuzz';

/** The edits that take `edits` back. */
export function undo(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return edits
    .toSorted((a, b) => a.span.start - b.span.start)
    .map(({ span, newText }) => {
      const start = span.start + shift;
      shift += newText.length - (span.end - span.start);
      return {
        span: { start, end: start + newText.length },
        newText: text.slice(span.start, span.end),
      };
    });
}

/** Whatever lies outside of the edits is the same before and after. */
export function assertRestAlone(text: string, edits: readonly TextEdit[], what: string): void {
  const edited = applyEdits(text, edits);
  assert.equal(
    outside(text, edits),
    outside(edited, undo(text, edits)),
    `${what} leaves the rest alone`,
  );
  assert.equal(applyEdits(edited, undo(text, edits)), text, `${what} can be taken back`);
}

/**
 * An edit replaces no more than it has to: what stays the same at its start and end belongs to a word,
 * a name or a value that is written anew as a whole. It never holds a line, or a space at its edge,
 * that is there before and after.
 */
export function assertMinimal(post: Post, edits: readonly TextEdit[], what: string): void {
  for (const { span, newText } of edits) {
    const old = textOf(post.text, span);
    const where = `${what} writes ${JSON.stringify(newText)} for ${JSON.stringify(old)}:`;
    assert.notEqual(newText, old, `${where} it changes something`);
    if (old === '' || newText === '') {
      continue;
    }
    const [before, after] = common(old, newText);
    assert.ok(!/[\r\n]/.test(before), `${where} a line above is kept`);
    // Whole lines end with their line end, before and after.
    const below = after.replace(/(?:\r\n|\n|\r)$/, '');
    assert.ok(!/[\r\n]/.test(below), `${where} a line below is kept`);
    assert.ok(!/^\s/.test(before) || below !== after, `${where} a space in front is kept`);
    assert.ok(!/\s$/.test(below) || below !== after, `${where} a space behind is kept`);
    if (before.length + after.length >= Math.min(old.length, newText.length)) {
      assert.ok(/^\S*$/.test(old) || isWhole(post, span), `${where} it only adds or removes`);
    }
  }
}

/** The longest common start, and the longest common end of what is left. */
function common(a: string, b: string): readonly [string, string] {
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) {
    start++;
  }
  let end = 0;
  while (
    end < Math.min(a.length, b.length) - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end++;
  }
  return [a.slice(0, start), a.slice(a.length - end)];
}

/**
 * Whether a place is exactly a name or a value of the front matter, with or without its quotes, or what
 * stands behind a colon where the value cannot be read.
 */
function isWhole(post: Post, place: Span): boolean {
  const line = lineAround(post.text, place.start);
  if (
    /^[^:]*:[ \t]+$/.test(post.text.slice(line.start, place.start)) &&
    post.text.slice(place.end, line.end).trim() === ''
  ) {
    return true;
  }
  const isAt = ({ start, end }: Span): boolean =>
    (start === place.start && end === place.end) ||
    (start + 1 === place.start && end - 1 === place.end);
  const inValue = (value: FieldValue): boolean =>
    isAt(value.span) ||
    (value.kind === 'list' && value.items.some(inValue)) ||
    (value.kind === 'map' && value.fields.some(inField));
  const inField = ({ keySpan, value }: Field): boolean => isAt(keySpan) || inValue(value);
  return fieldsOf(post).some(inField);
}
