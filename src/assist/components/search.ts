import type { Place, PlacedComponent, PostPlaces } from '../../blog/componentPlaces';
import { normaliseName } from '../../post/names';
import type { Uses } from './uses';

/** A component of the workspace that somebody looks for. */
export interface FoundComponent {
  readonly uri: string;
  /** What it is called, in a form that has what was looked for. */
  readonly name: string;
  /** The title of its post. */
  readonly container: string;
  readonly place: PlacedComponent;
}

/**
 * The components whose names have the letters of a query in their order, as editors match: the first
 * word in the name, the others there or in the title of the post. Those with the query as it is written
 * come first, so that the others are left out where there are too many.
 */
export function findComponents(
  query: string,
  posts: readonly PostPlaces[],
  most: number,
): readonly FoundComponent[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const written = words.join(' ');
  const exact: FoundComponent[] = [];
  const loose: FoundComponent[] = [];
  for (const { uri, title = '', components } of posts) {
    for (const place of components) {
      const names = [place.name, ...place.aliases.map((alias) => `${alias} (${place.name})`)];
      const name = names.find((candidate) => isMatch(words, candidate, title));
      if (name !== undefined) {
        const isExact = name.toLowerCase().includes(written);
        (isExact ? exact : loose).push({ uri, name, container: title, place });
      }
    }
  }
  return [...exact, ...loose].slice(0, most);
}

function isMatch([first = '', ...others]: readonly string[], name: string, title: string): boolean {
  const inName = name.toLowerCase();
  const inTitle = title.toLowerCase();
  return (
    hasInOrder(inName, first) &&
    others.every((word) => hasInOrder(inName, word) || hasInOrder(inTitle, word))
  );
}

function hasInOrder(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    const found = text.indexOf(letter, at);
    if (found === -1) {
      return false;
    }
    at = found + letter.length;
  }
  return true;
}

/** What other posts have of the uses in one. */
export function usesIn({ components, links }: PostPlaces, uses: Uses): readonly Place[] {
  return uses.names.size === 0
    ? links.filter(({ key }) => uses.repositories.has(key))
    : components.filter(({ name, aliases }) =>
        [name, ...aliases].some((called) => uses.names.has(normaliseName(called))),
      );
}
