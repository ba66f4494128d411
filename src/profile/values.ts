import type { FieldValue } from '../post/fields';
import { readDate } from './dates';

/** Values that authors leave until they know better. */
const placeholder =
  /^(?:x+(?:[-./ ]x+)*|todo|tbd|tba|fixme|to[ _-]be[ _-](?:announced|decided|defined|determined|done)|\?+|\.{3}|…|-+)$/i;

/** The placeholder that a value consists of, if it does. */
export function placeholderIn(value: FieldValue): string | undefined {
  if (value.kind === 'scalar') {
    const written = value.text.trim();
    return placeholder.test(written) ? written : undefined;
  }
  if (value.kind === 'list' && value.items.length > 0) {
    const found = value.items.map(placeholderIn);
    return found.every((item) => item !== undefined) ? found[0] : undefined;
  }
  return undefined;
}

export function isEmpty(value: FieldValue): boolean {
  return (
    value.kind === 'empty' ||
    (value.kind === 'scalar' && value.text.trim() === '') ||
    (value.kind === 'list' && value.items.every(isEmpty)) ||
    (value.kind === 'map' && value.fields.length === 0)
  );
}

/** Whether a value can be meant for a field of a type. */
export function fits(type: string, value: FieldValue): boolean {
  if (value.kind === 'scalar') {
    return type === 'date'
      ? readDate(value.text).kind !== 'unreadable' || placeholderIn(value) !== undefined
      : !/^(?:true|false)$/i.test(value.text);
  }
  return value.kind === 'empty' || (value.kind === 'list' && type === 'tags');
}

/** The value of a text field as the blog writes it: in double quotes. */
export function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

/** A value quoted in a message: short, on one line. */
export function shown(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
