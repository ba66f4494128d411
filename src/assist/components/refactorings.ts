import type { Component } from '../../post/component';
import type { Post } from '../../post/post';
import type { ComponentSection } from '../../post/sections';
import type { Span } from '../../post/text';
import { addEntry } from '../../rules/components/addEntry';
import { addSection } from '../../rules/components/addSection';
import { placeOfEntry, placeOfSection } from '../../rules/components/places';
import { reorderSections } from '../../rules/components/reorder';
import type { KnownValues } from '../../profile/knownValues';
import type { Refactoring } from '../refactorings';
import { moveComponentAt } from './arrange';
import { componentAt } from './componentAt';
import { convertSections, formOf, type SectionForm } from './convertSections';
import { extractOverview } from './extractOverview';

/** What can be done with the component around a selection; for authors who ask for it. */
export function componentRefactorings(
  post: Post,
  selected: Span,
  known: KnownValues,
): readonly Refactoring[] {
  const component = componentAt(post, selected)?.component;
  return component === undefined
    ? []
    : [
        ...otherSide(post, component, known),
        ...moves(post, component, selected),
        ...sorting(post),
        ...extracting(post),
        ...(component.section === undefined ? [] : conversions(post, component.section)),
      ];
}

/** The entry of a section that has none, and the other way round. */
function* otherSide(
  post: Post,
  { name, entry, entryName, section }: Component,
  known: KnownValues,
): Generator<Refactoring> {
  const body = post.body();
  if (entry !== undefined && section === undefined) {
    const role = entry.names.find((part) => part !== entryName)?.name;
    const added = addSection(
      post,
      { name, url: entry.link?.url, description: role },
      placeOfSection(body, entry),
      known.componentsOfBlog().closings,
    );
    yield {
      title: `Add a section for ${name}`,
      edits: added.edits,
      improves: false,
      fixOf: 'components/entry-without-section',
    };
  }
  if (section !== undefined && entry === undefined) {
    const added = addEntry(post, { name, url: section.link?.url }, placeOfEntry(body, section));
    if (added !== undefined) {
      yield {
        title: `Add ${name} to the overview list`,
        edits: added.edits,
        improves: false,
        fixOf: 'components/section-without-entry',
      };
    }
  }
}

function* moves(post: Post, { name }: Component, selected: Span): Generator<Refactoring> {
  for (const direction of ['up', 'down'] as const) {
    const moved = moveComponentAt(post, selected, direction);
    if ('edits' in moved) {
      yield {
        title: `Move ${name} ${direction}`,
        edits: moved.edits,
        selection: moved.selection,
        improves: false,
        kind: 'move',
      };
    }
  }
}

function* sorting(post: Post): Generator<Refactoring> {
  const edits = reorderSections(post);
  if (edits !== undefined) {
    yield {
      title: 'Sort the sections as in the overview list',
      edits,
      improves: false,
      fixOf: 'components/order-differs',
    };
  }
}

function* extracting(post: Post): Generator<Refactoring> {
  const extracted = extractOverview(post);
  if ('edits' in extracted) {
    yield {
      title: 'Make an overview list from the sections',
      edits: extracted.edits,
      improves: false,
      kind: 'extract',
    };
  }
}

const forms: Readonly<Record<SectionForm, readonly [one: string, all: string]>> = {
  heading: ['as a heading', 'as headings'],
  bold: ['in bold, before its text', 'in bold, before their texts'],
};

function* conversions(post: Post, section: ComponentSection): Generator<Refactoring> {
  const current = formOf(section);
  if (current === undefined) {
    return;
  }
  const form = current === 'heading' ? 'bold' : 'heading';
  const [one, all] = forms[form];
  const alike = post.body().sections.filter((other) => formOf(other) === current);
  const edits = convertSections(post, [section], form);
  if (edits !== undefined) {
    yield { title: `Write the name ${section.name} ${one}`, edits, improves: false };
  }
  const editsOfAll = alike.length > 1 ? convertSections(post, alike, form) : undefined;
  if (editsOfAll !== undefined) {
    yield {
      title: `Write the names of all ${String(alike.length)} sections ${all}`,
      edits: editsOfAll,
      improves: false,
    };
  }
}
