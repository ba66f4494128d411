import { detached } from './text';

const known = new Map<string, string>();
const mostKnown = 1_000;
/** Longer names are compared by their start: no component is called like that. */
const longest = 200;

/**
 * The form in which names compare: without case, width, punctuation and spaces, so that `Zero-OS` is
 * `zero os`.
 */
export function normaliseName(name: string): string {
  let normalised = known.get(name);
  if (normalised === undefined) {
    const own = detached(name);
    normalised = read(own.slice(0, longest));
    if (known.size >= mostKnown) {
      known.clear();
    }
    // The same names are compared again at every key.
    known.set(own, normalised);
  }
  return normalised;
}

function read(name: string): string {
  // What needs no tables of Unicode is told much faster without them.
  return /^[ -~]*$/.test(name)
    ? name.toLowerCase().replace(/[^a-z\d]+/g, '')
    : name
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A name and other names of the same thing, normalised; what has neither letters nor digits is none. */
export function keysOf(name: string, aliases: readonly { readonly name: string }[]): string[] {
  const own = normaliseName(name);
  const keys = own === '' ? [] : [own];
  for (const alias of aliases) {
    const other = normaliseName(alias.name);
    if (other !== '') {
      keys.push(other);
    }
  }
  return keys;
}

const shortestPart = 4;

/** Whether one normalised name is the other, or so much of it that both mean the same thing. */
export function resembles(name: string, other: string): boolean {
  return (
    name !== '' &&
    (name === other ||
      (name.length >= shortestPart && other.includes(name)) ||
      (other.length >= shortestPart && other.length * 2 >= name.length && name.includes(other)))
  );
}
