import type { Component } from '../../post/component';
import { isName } from '../../post/leads';
import { linksInBlock, plainText } from '../../post/links';
import { normaliseName } from '../../post/names';
import { parsePost, type Post } from '../../post/post';
import {
  applyEdits,
  contains,
  escaped,
  overlaps,
  span,
  textOf,
  type Span,
  type TextEdit,
} from '../../post/text';
import { touches } from '../touches';
import { followingAnchors } from './anchors';

/** The name of a component at the cursor. */
export interface RenamePlace {
  /** The name where the cursor is. */
  readonly span: Span;
  readonly name: string;
  /** Everywhere that the component is called so, in the order of the text, `span` among them. */
  readonly places: readonly Span[];
}

/**
 * The name of a component at an offset: in its entry, in the lead of its section, or in the sentence
 * that closes it. Aliases and the names of repositories are none.
 */
export function renamePlaceAt(post: Post, offset: number): RenamePlace | undefined {
  const cursor = span(offset, offset);
  for (const component of post.body().components) {
    const { entry, section } = component;
    const around = [entry?.labelSpan, section?.lead, section?.closing?.span];
    if (!around.some((place) => place !== undefined && touches(place, cursor))) {
      continue;
    }
    const places = placesOf(post, component);
    const here = places.find((place) => touches(place.span, cursor));
    if (here !== undefined) {
      const wanted = normaliseName(here.name);
      return {
        ...here,
        places: places
          .filter(({ name }) => normaliseName(name) === wanted)
          .map((place) => place.span),
      };
    }
  }
  return undefined;
}

interface NamedPlace {
  readonly span: Span;
  readonly name: string;
}

/** Where a component is called by the name of its section or of its entry. */
function placesOf(post: Post, component: Component): readonly NamedPlace[] {
  const { entry, entryName, section } = component;
  const places: NamedPlace[] = [];
  // An address that stands for itself has no name to change.
  if (entry !== undefined && entryName !== undefined && !isAddress(post, entryName.span)) {
    places.push({ span: entryName.span, name: entryName.name });
  }
  if (section !== undefined) {
    places.push({ span: section.nameSpan, name: section.name });
    places.push(...aliasesCalledSo(component));
    places.push(...inClosing(post, component, places));
  }
  return places.toSorted((a, b) => a.span.start - b.span.start);
}

function isAddress({ text }: Post, place: Span): boolean {
  return /^(?:[a-z][a-z\d+.-]*:\/\/|www\.)\S*$/i.test(textOf(text, place));
}

/**
 * Aliases stay when a component is renamed, but for the one that its entry calls it by: entry and
 * section would no longer belong together.
 */
function aliasesCalledSo({ entryName, section }: Component): readonly NamedPlace[] {
  const called = normaliseName(entryName?.name ?? '');
  return called === '' || section === undefined || called === normaliseName(section.name)
    ? []
    : section.aliases.filter(({ name }) => normaliseName(name) === called);
}

/** The names in the sentence that leads on to the source, in the text of its link as well. */
function inClosing(
  post: Post,
  { section }: Component,
  places: readonly NamedPlace[],
): readonly NamedPlace[] {
  const closing = section?.closing?.span;
  if (closing === undefined) {
    return [];
  }
  const { text } = post;
  const sentence = textOf(text, closing);
  const { components } = post.body();
  const taken = destinationsIn(post, closing);
  const own = new Map(places.map(({ span: place, name }) => [textOf(text, place), name]));
  const others = components.flatMap(({ name, section: other }) => [
    name,
    ...(other?.aliases ?? []).map((alias) => alias.name),
  ]);
  // Of two names that start alike the longer one is meant.
  const names = [...new Set([...own.keys(), ...others])]
    .filter((name) => name !== '' && sentence.includes(name))
    .sort((a, b) => b.length - a.length);
  if (names.length === 0) {
    return [];
  }
  const called = new RegExp(
    `(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}][-_])(?:${names.map(escapedForUnicode).join('|')})(?![\\p{L}\\p{N}]|[-_][\\p{L}\\p{N}])`,
    'gu',
  );
  return [...sentence.matchAll(called)].flatMap(({ 0: found, index }) => {
    const place = span(closing.start + index, closing.start + index + found.length);
    const name = own.get(found);
    return name === undefined || taken.some((other) => overlaps(other, place))
      ? []
      : [{ span: place, name }];
  });
}

/** In a pattern with the flag `u` only marks of its grammar may be escaped. */
function escapedForUnicode(name: string): string {
  return escaped(name).replaceAll('\\-', '-');
}

function destinationsIn(post: Post, within: Span): readonly Span[] {
  const { start, blocks } = post.body();
  const body = post.text.slice(start);
  const placed = blocks.find(({ offset }) => start + offset === within.start);
  return placed === undefined
    ? []
    : linksInBlock(placed, body).flatMap(({ destination, reference, end, labelSpan }) => {
        const at = start + placed.offset;
        const address =
          destination ??
          (reference === undefined || labelSpan === undefined
            ? undefined
            : span(labelSpan.end, end));
        return address === undefined ? [] : [span(at + address.start, at + address.end)];
      });
}

/** The edits of a rename, or why the name will not do. */
export type Renaming = { readonly edits: readonly TextEdit[] } | { readonly refusal: string };

/** Calls the component at an offset by another name, links to its heading included. */
export function renameAt(post: Post, offset: number, newName: string): Renaming | undefined {
  const found = renamePlaceAt(post, offset);
  if (found === undefined) {
    return undefined;
  }
  if (/[\r\n]/.test(newName)) {
    return { refusal: 'The name of a component stands on one line. Leave out the line break.' };
  }
  const name = newName.trim();
  if (plainText(name) === '') {
    return { refusal: 'A component needs a name. Write at least one letter.' };
  }
  if (!isName(plainText(name)) || normaliseName(name) === '') {
    return {
      refusal: `"${name}" would not be read as the name of a component. Choose one of at most eight words, without a full stop at its end.`,
    };
  }
  const renames = found.places
    .filter((place) => textOf(post.text, place) !== name)
    .map((place) => ({ span: place, newText: name }));
  if (!keepsShape(post, found.places, renames, name)) {
    return {
      refusal: `"${name}" would be read as something else than a name here. Leave out the marks in it that mean something in Markdown or in an overview list.`,
    };
  }
  return { edits: [...renames, ...followingAnchors(post, renames)] };
}

/** Whether all labels and leads are made of as many names as before, and those renamed are the new one. */
function keepsShape(
  post: Post,
  places: readonly Span[],
  renames: readonly TextEdit[],
  name: string,
): boolean {
  const before = post.body();
  const after = parsePost(applyEdits(post.text, renames)).body();
  const isRenamed = (place: Span): boolean => places.some((other) => contains(other, place));
  const wanted = plainText(name);
  const entries = after.overview?.entries ?? [];
  const sections = new Map(after.sections.map((section) => [section.span.start, section] as const));
  return (
    before.blocks.length === after.blocks.length &&
    (before.overview?.entries ?? []).every(({ names }, index) => {
      const now = entries[index]?.names;
      return (
        now?.length === names.length &&
        names.every((part, at) => !isRenamed(part.span) || now[at]?.name === wanted)
      );
    }) &&
    before.sections.every((section) => {
      const now = sections.get(movedTo(section.span.start, renames));
      // A heading that looks like no component any more is still the heading that it was.
      return (
        now === undefined ||
        (now.aliases.length === section.aliases.length &&
          (!isRenamed(section.nameSpan) || now.name === wanted))
      );
    })
  );
}

function movedTo(offset: number, edits: readonly TextEdit[]): number {
  return edits.reduce(
    (at, edit) =>
      edit.span.end <= offset ? at + edit.newText.length - (edit.span.end - edit.span.start) : at,
    offset,
  );
}
