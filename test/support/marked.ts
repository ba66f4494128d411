// Texts with a cursor in them.

export interface Marked {
  readonly text: string;
  readonly offset: number;
}

/** A text in which `|` marks the cursor. */
export function marked(source: string): Marked {
  const offset = source.indexOf('|');
  if (offset === -1) {
    throw new Error(`There is no cursor in ${JSON.stringify(source)}.`);
  }
  return { text: source.slice(0, offset) + source.slice(offset + 1), offset };
}
