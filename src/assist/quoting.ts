import type { FieldValue } from '../post/fields';
import { parsePost } from '../post/post';
import { canBePlain, quoted, readsOtherwise, type TextPlace } from '../post/yamlText';

/** Whether a value can stand without quotes: every reader takes it for the same text. */
export function isPlainText(value: string, place: TextPlace = 'field'): boolean {
  return canBePlain(value, place) && !readsOtherwise(value);
}

/** How a value that is written like this is read; undefined where it is no sound YAML. */
export function readValue(written: string): FieldValue | undefined {
  const { frontMatter } = parsePost(`---\nvalue: ${written}\n---\n`);
  return frontMatter.kind === 'yaml' &&
    frontMatter.faults.length === 0 &&
    frontMatter.fields.length === 1
    ? frontMatter.fields[0]?.value
    : undefined;
}

/** A value as it is written between quotes of a kind; undefined where those cannot hold it. */
export function inQuotes(value: string, quote: '"' | "'"): string | undefined {
  if (quote === '"') {
    return quoted(value).slice(1, -1);
  }
  return /[\0-\x1F\x7F]/.test(value) ? undefined : value.replaceAll("'", "''");
}
