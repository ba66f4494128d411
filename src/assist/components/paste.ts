import { linkTextFor } from '../../post/closing';
import type { Component } from '../../post/component';
import { repositoryAt } from '../../post/links';
import type { Post } from '../../post/post';
import {
  contains,
  endOfLine,
  lineEndOf,
  span,
  startOfNextLine,
  type Span,
  type TextEdit,
} from '../../post/text';
import type { KnownComponents } from '../../profile/knownValues';
import { addEntry } from '../../rules/components/addEntry';
import { addSection, neutralDescription, writeSection } from '../../rules/components/addSection';
import { entryStyleOf, writeEntry, type NewEntry } from '../../rules/components/entryStyle';
import { asLink, asMarkdown } from '../../rules/components/markdownText';
import { lastPlace, placeOfSection, type SectionPlace } from '../../rules/components/places';
import { sectionStyleOf } from '../../rules/components/sectionStyle';
import { insertionAt } from '../insertion';
import { pastePlaceOf, type PastePlace } from './pastePlace';
import { repositoriesIn, type PastedRepository } from './pastedRepositories';

export const pasteForms = ['entry', 'section', 'link', 'list'] as const;

/** What the address of a repository becomes when it is pasted, other than the text that it is. */
export interface PasteEdit {
  readonly form: (typeof pasteForms)[number];
  readonly title: string;
  readonly edit: TextEdit;
  /** A part of the new text that the author will want to replace; offsets are relative to it. */
  readonly placeholder?: Span;
}

/** A repository on the clipboard with what the post and the blog say about it. */
interface Pasted extends NewEntry {
  readonly url: string;
  readonly hasEntry: boolean;
  /** Of the post itself. */
  readonly component: Component | undefined;
}

/**
 * What may be inserted instead of addresses of repositories that are pasted into a post; what fits the
 * place best comes first.
 *
 * @param selection what is replaced; empty for a cursor.
 */
export function pasteEditsFor(
  post: Post,
  selection: Span,
  clipboard: string,
  known: KnownComponents,
): readonly PasteEdit[] {
  const repositories = repositoriesIn(clipboard);
  const place = repositories.length === 0 ? undefined : pastePlaceOf(post, selection);
  if (place === undefined) {
    return [];
  }
  const pasted = repositories.map((repository) => describe(post, repository, known));
  const [only, second] = pasted;
  if (only === undefined) {
    return [];
  }
  if (selection.start < selection.end) {
    return second === undefined ? around(post, selection, only) : [];
  }
  const entry = entryEdit(post, selection, place, pasted);
  if (second !== undefined) {
    return [entry, listEdit(post, selection, place, pasted)].flatMap((edit) => edit ?? []);
  }
  const link = linkEdit(selection, only);
  const section = sectionEdit(post, selection, place, only, known);
  const inOrder =
    place.isInOverview || place.isEmptyItem
      ? [entry, link, section]
      : place.isBlank && isAboutComponents(post)
        ? [section, entry, link]
        : [link, entry, section];
  return inOrder.flatMap((edit) => edit ?? []);
}

function describe(
  post: Post,
  { url, repository }: PastedRepository,
  known: KnownComponents,
): Pasted {
  const { key } = repository;
  const component = post
    .body()
    .components.find(
      ({ entry, section }) =>
        entry?.link?.repository.key === key || section?.link?.repository.key === key,
    );
  const elsewhere = known.components.find(
    (candidate) => candidate.url !== undefined && repositoryAt(candidate.url)?.key === key,
  );
  return {
    name: component?.name ?? elsewhere?.name ?? repository.name ?? repository.owner,
    role: elsewhere?.role,
    url,
    hasEntry: component?.entry !== undefined,
    component,
  };
}

function isAboutComponents(post: Post): boolean {
  const { overview, sections } = post.body();
  return overview !== undefined || sections.length > 0;
}

/** A link around words that are selected, but not around an address. */
function around({ text }: Post, { start, end }: Span, pasted: Pasted): readonly PasteEdit[] {
  const selected = text.slice(start, end);
  const words = selected.trim();
  if (words === '' || /[\r\n[\]]|^\w+:\/\//.test(words)) {
    return [];
  }
  const from = start + selected.indexOf(words);
  return [
    {
      form: 'link',
      title: `Link Selection to ${linkTextFor(pasted.name, pasted.url)}`,
      edit: {
        span: span(start, end),
        newText:
          text.slice(start, from) +
          asLink(words, pasted.url) +
          text.slice(from + words.length, end),
      },
    },
  ];
}

function linkEdit(cursor: Span, { name, url }: Pasted): PasteEdit {
  const words = linkTextFor(name, url);
  return {
    form: 'link',
    title: `Insert Link to ${words}`,
    edit: { span: cursor, newText: asLink(asMarkdown(words), url) },
  };
}

/** Entries of the overview: at the cursor if that is in there, else at its end. */
function entryEdit(
  post: Post,
  cursor: Span,
  place: PastePlace,
  all: readonly Pasted[],
): PasteEdit | undefined {
  const pasted = all.filter(({ hasEntry }) => !hasEntry);
  const { overview } = post.body();
  const [first, second] = pasted;
  if (first === undefined) {
    return undefined;
  }
  const isHere = overview === undefined || place.isInOverview;
  const edit =
    place.isEmptyItem && isHere && overview?.form !== 'table'
      ? itemsAtCursor(post, cursor, place, pasted)
      : place.isBlank && place.isInOverview
        ? entriesOnLine(post, place, pasted)
        : entriesBehind(post, cursor, place, pasted);
  return edit === undefined
    ? undefined
    : {
        form: 'entry',
        title:
          second === undefined
            ? `Insert Overview Entry for ${first.name}`
            : `Insert ${String(pasted.length)} Overview Entries`,
        edit,
      };
}

/** The first completes the item that the author has begun, the others follow. */
function itemsAtCursor(
  post: Post,
  cursor: Span,
  { line, indent, lineEnd }: PastePlace,
  pasted: readonly Pasted[],
): TextEdit {
  const style = entryStyleOf(post);
  const begun = post.text.slice(line.start + indent.length, cursor.start);
  const gap = /\s$/.test(begun) ? '' : ' ';
  const texts = pasted.map((entry, index) =>
    index === 0
      ? gap + writeEntry(style, entry)
      : numbered(begun, index) + gap + writeEntry(style, entry),
  );
  return { span: cursor, newText: texts.join(lineEnd + indent) };
}

/** `2.` for the item behind `1.`; a bullet as it is. */
function numbered(marker: string, by: number): string {
  return marker.replace(/^\d+/, (number) => String(Number.parseInt(number, 10) + by));
}

function entriesOnLine(
  post: Post,
  { line, lineEnd }: PastePlace,
  pasted: readonly Pasted[],
): TextEdit | undefined {
  const texts = entryTexts(post, pasted, Number.MAX_SAFE_INTEGER);
  const next = startOfNextLine(post.text, line.end);
  const below = post.text.slice(next, endOfLine(post.text, next)).trim();
  return texts.length === 0
    ? undefined
    : {
        span: line,
        // A paragraph right below would become part of the entry.
        newText: texts.join(lineEnd) + (below === '' ? '' : lineEnd),
      };
}

function entriesBehind(
  post: Post,
  cursor: Span,
  { line, isInOverview }: PastePlace,
  pasted: readonly Pasted[],
): TextEdit | undefined {
  const entries = post.body().overview?.entries ?? [];
  const index = isInOverview
    ? entries.findLastIndex(({ span: own }) => own.start <= Math.max(cursor.start, line.end))
    : entries.length - 1;
  const [first] = pasted;
  const added = first === undefined ? undefined : addEntry(post, first, index);
  const [edit] = added?.edits ?? [];
  if (added === undefined || edit === undefined) {
    return undefined;
  }
  const [before = '', behind = ''] = edit.newText.split(added.text);
  return {
    span: edit.span,
    newText: entryTexts(post, pasted, index)
      .map((text) => before + text + behind)
      .join(''),
  };
}

/** Entries with their markers or pipes, numbered on where the list is. */
function entryTexts(post: Post, pasted: readonly Pasted[], index: number): readonly string[] {
  const { text } = post;
  const entries = post.body().overview?.entries ?? [];
  // Above all of them, as in the header of a table, stands none: the first tells the style.
  const beside = entries[Math.min(Math.max(index, 0), entries.length - 1)];
  return pasted.flatMap((entry, position) => {
    const written = addEntry(post, entry, index)?.text;
    if (written === undefined || beside === undefined) {
      return [];
    }
    const [marker] = /^\d+/.exec(written) ?? [];
    const isCounted = marker !== undefined && !text.startsWith(marker, beside.span.start);
    return isCounted ? numbered(written, position) : written;
  });
}

/** Several links as a list of its own, for a place that is not the overview. */
function listEdit(
  post: Post,
  cursor: Span,
  place: PastePlace,
  pasted: readonly Pasted[],
): PasteEdit | undefined {
  if (place.isInOverview || (place.isEmptyItem && post.body().overview === undefined)) {
    return undefined;
  }
  const title = `Insert List of ${String(pasted.length)} Repositories`;
  if (place.isEmptyItem) {
    return { form: 'list', title, edit: itemsAtCursor(post, cursor, place, pasted) };
  }
  const style = entryStyleOf(post);
  const items = pasted.map(
    (entry, index) => numbered(style.marker, index) + style.gap + writeEntry(style, entry),
  );
  return {
    form: 'list',
    title,
    edit: asBlock(post, cursor, items.join(place.lineEnd)),
  };
}

/** A section: on the empty line of the cursor, else where it belongs. */
function sectionEdit(
  post: Post,
  cursor: Span,
  place: PastePlace,
  { name, url, component }: Pasted,
  { closings }: KnownComponents,
): PasteEdit | undefined {
  if (component?.section !== undefined || (!place.isBlank && !isAboutComponents(post))) {
    return undefined;
  }
  const style = sectionStyleOf(post);
  const section = { name, url };
  const isHere = place.isBlank && !place.isInOverview && style.shape !== 'list-item';
  const edit = isHere
    ? asBlock(post, cursor, writeSection(style, section, closings, place.lineEnd))
    : addSection(post, section, sectionPlace(post, cursor, component), closings).edits[0];
  if (edit === undefined) {
    return undefined;
  }
  const at = edit.newText.lastIndexOf(neutralDescription);
  return {
    form: 'section',
    title: `Insert Component Section for ${name}`,
    edit,
    ...(at !== -1 && { placeholder: span(at, at + neutralDescription.length) }),
  };
}

function sectionPlace(post: Post, cursor: Span, component: Component | undefined): SectionPlace {
  const body = post.body();
  const around = body.sections.findLast(({ span: own }) => contains(own, cursor));
  return component?.entry !== undefined
    ? placeOfSection(body, component.entry)
    : around === undefined
      ? lastPlace(body)
      : { after: around };
}

/** Markdown that stands apart from its neighbours, below the block of the cursor if that is in one. */
function asBlock(post: Post, cursor: Span, markdown: string): TextEdit {
  const { span: replaced, before, after } = insertionAt(post, cursor.start, 'block');
  const lineEnd = lineEndOf(post.text);
  return {
    span: replaced,
    newText: before.replaceAll('\n', lineEnd) + markdown + after.replaceAll('\n', lineEnd),
  };
}
