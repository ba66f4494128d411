import type { Facts } from './facts';
import type { RepositoryReference } from './reference';

/**
 * The name that a host gives a repository or owner, where that is another than the one that is linked:
 * `owner/name`, or the owner alone. A difference in case alone is none: hosts do not see it.
 *
 * @returns undefined where the linked name is still the right one.
 */
export function movedTo(reference: RepositoryReference, facts: Facts): string | undefined {
  const name = [facts.repository?.owner.login ?? facts.owner?.login, facts.repository?.name]
    .filter((part) => part !== undefined)
    .join('/');
  const isSameKind = (facts.repository === undefined) === (reference.name === undefined);
  const linked = [reference.owner, reference.name].filter((part) => part !== undefined).join('/');
  return !isSameKind || name === '' || name.toLowerCase() === linked.toLowerCase()
    ? undefined
    : name;
}

/**
 * A URL with the name that its host gives the repository or owner now. Everything else stays as it is
 * written: what lies below the repository, the query, the fragment, `.git`, a slash at the end.
 *
 * @param url as it stands in the post.
 * @param reference what `url` names.
 * @param facts of that reference.
 * @returns undefined where nothing has moved, or where the old name is not found in the URL.
 */
export function canonicalUrl(
  url: string,
  reference: RepositoryReference,
  facts: Facts,
): string | undefined {
  const name = movedTo(reference, facts);
  const [, before = '', path = '', after = ''] =
    /^(https?:\/\/[^/?#]*)([^?#]*)(.*)$/is.exec(url) ?? [];
  const place = name === undefined ? undefined : placeOfName(path, reference);
  if (name === undefined || place === undefined) {
    return undefined;
  }
  const written = name.split('/').map(encoded).join('/');
  return `${before}${path.slice(0, place.start)}${written}${path.slice(place.end)}${after}`;
}

/** Where a path has the owner, and behind it the name of the repository, without `.git`. */
function placeOfName(
  path: string,
  { owner, name }: RepositoryReference,
): { readonly start: number; readonly end: number } | undefined {
  const wanted = [...owner.split('/'), ...(name === undefined ? [] : [name])];
  const segments = [...path.matchAll(/[^/]+/g)];
  // Before an owner's name there may be `orgs` or `groups`.
  for (let first = 0; first + wanted.length <= segments.length; first++) {
    const found = segments.slice(first, first + wanted.length);
    const [start, last] = [found[0], found.at(-1)];
    if (start === undefined || last === undefined) {
      return undefined;
    }
    if (found.every((segment, index) => isNamed(segment[0], wanted[index] ?? ''))) {
      const end = last.index + last[0].length;
      const suffix = isSame(last[0], wanted.at(-1) ?? '') ? 0 : '.git'.length;
      return { start: start.index, end: end - suffix };
    }
  }
  return undefined;
}

/** A name as a segment of a path that a Markdown link can hold. */
function encoded(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[()'*!]/g,
    (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function isNamed(segment: string, name: string): boolean {
  return isSame(segment, name) || isSame(segment, `${name}.git`);
}

function isSame(segment: string, name: string): boolean {
  return decoded(segment).toLowerCase() === name.toLowerCase();
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
