import { span, textOf, type Span, type TextEdit } from '../../post/text';
import type { Finding } from '../rule';
import type { RepositoryAddress } from './canonical';

/** A host that tells names apart by their case. */
const tellsCaseApart = 'sourcehut';

/** More no author has; each has the places of all others to change. */
const mostSpellings = 5;

/**
 * Owners and repositories whose name one post writes in two cases. Which of them is right, the
 * addresses do not tell; the one that is used most is likely.
 */
export function differentSpellings(
  text: string,
  addresses: readonly RepositoryAddress[],
): readonly Finding[] {
  const places = new Map<string, Span[]>();
  for (const { key, place } of addresses.flatMap((address) => spelledNames(text, address))) {
    const known = places.get(key);
    if (known === undefined) {
      places.set(key, [place]);
    } else {
      known.push(place);
    }
  }
  const found: Finding[] = [];
  for (const [key, spans] of places) {
    addSpellings(found, text, key, spans);
  }
  return found;
}

/** The names in an address, each with what is the same in every spelling of it. */
export function spelledNames(
  text: string,
  { repository, names = [] }: RepositoryAddress,
): { readonly key: string; readonly place: Span }[] {
  if (repository.host === tellsCaseApart) {
    return [];
  }
  let key = repository.hostName;
  return names.map((place) => {
    key += `/${textOf(text, place).toLowerCase()}`;
    return { key, place };
  });
}

function addSpellings(found: Finding[], text: string, key: string, spans: readonly Span[]): void {
  const bySpelling = new Map<string, Span[]>();
  for (const place of spans) {
    const written = textOf(text, place);
    const same = bySpelling.get(written);
    if (same === undefined) {
      bySpelling.set(written, [place]);
    } else {
      same.push(place);
    }
  }
  if (bySpelling.size < 2) {
    return;
  }
  const [usual, ...others] = [...bySpelling].sort(([, a], [, b]) => b.length - a.length);
  const [name = '', usualPlaces = []] = usual ?? [];
  const [first] = usualPlaces;
  if (first === undefined) {
    return;
  }
  for (const [written, places] of others.slice(0, mostSpellings)) {
    const [here = first] = places;
    const changedHere = changed(text, places, name);
    const changedThere = changed(text, spans, written);
    found.push({
      message: `This address has “${written}” where ${usualPlaces.length === 1 ? 'another in this post has' : 'others in this post have'} “${name}”. Both lead to ${key}; write it in one way.`,
      span: here,
      related: [{ span: first, message: `“${name}” stands here.` }],
      fixes: [
        {
          title: `Write ${name} ${inPlaces(changedHere, 'here', '')}`,
          edits: changedHere,
          ...(usualPlaces.length > places.length && { preferred: true }),
        },
        {
          title: `Write ${written} ${inPlaces(changedThere, 'in the other place', 'other ')}`,
          edits: changedThere,
        },
      ],
    });
  }
}

function inPlaces({ length }: readonly TextEdit[], one: string, other: string): string {
  return length === 1 ? one : `in ${String(length)} ${other}places`;
}

/** Those that are written otherwise, each as a whole: a name is one word. */
function changed(text: string, places: readonly Span[], name: string): TextEdit[] {
  return places
    .filter((place) => textOf(text, place) !== name)
    .map(({ start, end }) => ({ span: span(start, end), newText: name }));
}
