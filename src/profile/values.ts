import type { FieldValue } from '../post/fields';
import { readDate } from './dates';
import type { FieldSpec } from './fieldType';

export { quoted } from '../post/yamlText';

/** Values that authors leave until they know better. */
const placeholder =
  /^(?:x+(?:[-./ ]x+)*|todo|tbd|tba|fixme|to[ _-]be[ _-](?:announced|decided|defined|determined|done)|\?+|\.{3}|…|-+)$/i;

/**
 * The placeholder that a value consists of, if it does.
 *
 * @param own those of the field, beside those of every blog.
 */
export function placeholderIn(
  value: FieldValue,
  { placeholders: own = [] }: Pick<FieldSpec, 'placeholders'> = {},
): string | undefined {
  if (value.kind === 'scalar') {
    const written = value.text.trim();
    const isOwn = own.some((other) => other.trim().toLowerCase() === written.toLowerCase());
    return isOwn || placeholder.test(written) ? written : undefined;
  }
  if (value.kind === 'list' && value.items.length > 0) {
    const found = value.items.map((item) => placeholderIn(item, { placeholders: own }));
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

/** Whether a value says something: it is neither empty nor a placeholder. */
export function isFilled(value: FieldValue, spec: Pick<FieldSpec, 'placeholders'>): boolean {
  return !isEmpty(value) && placeholderIn(value, spec) === undefined;
}

/** Whether a value can be meant for a field of a type. */
export function fits(type: string, value: FieldValue): boolean {
  if (value.kind === 'scalar') {
    return type === 'date' || type === 'date-time'
      ? readDate(value.text).kind !== 'unreadable' || placeholderIn(value) !== undefined
      : !/^(?:true|false)$/i.test(value.text);
  }
  return value.kind === 'empty' || (value.kind === 'list' && type === 'tags');
}

/** A value quoted in a message: short, on one line. */
export function shown(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
