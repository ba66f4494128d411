import type { Field } from './fields';
import { readJson } from './json';
import type { OtherFault } from './otherFault';
import type { Span } from './text';
import { readToml } from './toml';
import { longestFrontMatter } from './yaml';

/** Front matter that is no YAML. It is read for its fields and never edited. */
export interface OtherFrontMatter {
  /** undefined for what is never read, such as code. */
  readonly format: 'toml' | 'json' | undefined;
  /**
   * In the order of the text; those of a table are in a map, and of a key `a.b` the first part is the
   * name. Empty where there is a fault.
   */
  readonly fields: readonly Field[];
  readonly fault: OtherFault | undefined;
  /** Larger than what is read: there are neither fields nor a fault then. */
  readonly tooLarge: boolean;
}

const readers = { toml: readToml, json: readJson };

/** Reads front matter in a language of which the fence tells. Never throws. */
export function readOtherFormat(text: string, content: Span, language: string): OtherFrontMatter {
  const name = language.toLowerCase();
  const format = name === 'toml' || name === 'json' ? name : undefined;
  const tooLarge = content.end - content.start > longestFrontMatter;
  if (format === undefined || tooLarge) {
    return { format, fields: [], fault: undefined, tooLarge };
  }
  const read = readers[format](text, content);
  return { format, fields: [], fault: undefined, tooLarge, ...read };
}
