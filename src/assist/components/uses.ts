import type { Component } from '../../post/component';
import { linksInBlock } from '../../post/links';
import { normaliseName } from '../../post/names';
import type { Post } from '../../post/post';
import { contains, escaped, overlaps, span, textOf, type Span } from '../../post/text';
import { sideAt } from './sides';
import { isAt } from '../touches';

/** Where a post speaks of a component or links a repository. */
export interface Uses {
  /** In the order of the text, without overlap. */
  readonly here: readonly Span[];
  /** The one among them that opens the section: what the others lead to. */
  readonly lead: Span | undefined;
  /** Keys of the repositories and owners that it is about. */
  readonly repositories: ReadonlySet<string>;
  /** Normalised, what a component is called; empty where it is about a repository. */
  readonly names: ReadonlySet<string>;
}

/**
 * The uses of what is at an offset: of a component on its label or lead, of a repository on a link to it;
 * undefined elsewhere.
 */
export function usesOfComponentAt(post: Post, offset: number): Uses | undefined {
  const side = sideAt(post, offset);
  return side === undefined ? usesOfRepositoryAt(post, offset) : usesOf(post, side.component);
}

function usesOfRepositoryAt(post: Post, offset: number): Uses | undefined {
  const { links } = post.body();
  const at =
    links.find(({ span: whole }) => whole.start <= offset && offset < whole.end) ??
    links.find(({ span: whole, destination }) => isAt(whole, offset) || isAt(destination, offset));
  if (at === undefined) {
    return undefined;
  }
  const { key } = at.repository;
  const same = links.filter(({ repository }) => repository.key === key);
  return {
    // Where a link has its address, as Markdown itself has it; of a reference, its definition as well.
    here: inOrder(
      same.flatMap(({ span: whole, destination }) =>
        contains(whole, destination) ? [destination] : [whole, destination],
      ),
    ),
    lead: undefined,
    repositories: new Set([key]),
    names: new Set(),
  };
}

function usesOf(post: Post, component: Component): Uses {
  const { entry, entryName, section } = component;
  const names = namesOfComponent(component);
  const places: Span[] = [];
  if (entry !== undefined) {
    places.push(entryName?.span ?? entry.labelSpan);
  }
  if (section !== undefined) {
    places.push(section.nameSpan, ...inClosing(post, component));
  }
  const around = [entry?.labelSpan, section?.lead].filter((place) => place !== undefined);
  places.push(
    ...linkedMentions(post, names, section?.shape === 'heading').filter(
      (place) => ![...around, ...places].some((other) => overlaps(other, place)),
    ),
  );
  return {
    here: inOrder(places),
    lead: section?.nameSpan,
    repositories: new Set(
      [entry?.link, section?.link].flatMap((link) =>
        link === undefined ? [] : [link.repository.key],
      ),
    ),
    names,
  };
}

/** Normalised: what its section and its entry call it. */
export function namesOfComponent({ entryName, section }: Component): ReadonlySet<string> {
  const ofEntry = entryName === undefined ? [] : entryName.keys;
  return new Set([...(section === undefined ? [] : section.keys), ...ofEntry]);
}

/** The names in the sentence that leads on to the source; the link there, where it names none. */
function inClosing({ text }: Post, { entryName, section }: Component): readonly Span[] {
  if (section?.closing === undefined) {
    return [];
  }
  const { span: whole, link } = section.closing;
  const words = [section, ...section.aliases, ...(entryName === undefined ? [] : [entryName])]
    .map(({ name }) => name)
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length);
  // In a pattern with the flag `u`, only marks of its grammar may be escaped.
  const called = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words.map((name) => escaped(name).replaceAll('\\-', '-')).join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );
  const found = [...textOf(text, whole).matchAll(called)]
    .map(({ 0: name, index }) => span(whole.start + index, whole.start + index + name.length))
    .filter((place) => !overlaps(place, link.destination));
  return found.length > 0 ? found : [link.span];
}

/** The links that are called like a component, and those to its heading. */
function linkedMentions(
  post: Post,
  names: ReadonlySet<string>,
  hasHeading: boolean,
): readonly Span[] {
  const { start, blocks } = post.body();
  const body = post.text.slice(start);
  return blocks.flatMap((placed) => {
    const at = start + placed.offset;
    return linksInBlock(placed, body).flatMap(({ label, labelSpan, url }) =>
      labelSpan !== undefined &&
      ((label !== undefined && names.has(normaliseName(label))) ||
        (hasHeading && url?.startsWith('#') === true && names.has(normaliseName(url))))
        ? [span(at + labelSpan.start, at + labelSpan.end)]
        : [],
    );
  });
}

function inOrder(places: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const place of places.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (place.start < place.end && place.start >= (kept.at(-1)?.end ?? 0)) {
      kept.push(place);
    }
  }
  return kept;
}
