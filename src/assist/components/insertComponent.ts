import type { ClosingTemplate } from '../../post/closing';
import type { Component } from '../../post/component';
import type { Body, Post } from '../../post/post';
import { applyEdits, lineEndOf, span, type TextEdit } from '../../post/text';
import { addEntry } from '../../rules/components/addEntry';
import { addSection, neutralDescription, writeSection } from '../../rules/components/addSection';
import { usualEntryStyle, writeEntry } from '../../rules/components/entryStyle';
import {
  lastPlace,
  placeOfEntry,
  placeOfSection,
  type SectionPlace,
} from '../../rules/components/places';
import { sectionStyleOf } from '../../rules/components/sectionStyle';
import { insertionAt } from '../insertion';
import { componentAt } from './componentAt';
import { firstComponentOf } from './firstComponent';
import type { NewComponent } from './newComponent';
import type { Outcome } from './outcome';

/**
 * Adds a component to a post: its entry and its section, in the styles that the post has for them,
 * below the component at the cursor, else below all others. The description is selected.
 *
 * A post that has sections and no overview gets the section alone. One that has neither gets both where
 * the cursor is.
 *
 * @param closings of the blog, most used first.
 */
export function insertComponent(
  post: Post,
  component: NewComponent,
  cursor: number,
  closings: readonly ClosingTemplate[],
): Outcome {
  const body = post.body();
  if (body.notParsed !== undefined) {
    return {
      refusal:
        'This post is too large to be read in full. Insert the component with the snippets instead.',
    };
  }
  if (body.overview === undefined && body.sections.length === 0) {
    return selecting(post, startingEdits(post, component, cursor, closings));
  }
  const beside = componentAt(post, span(cursor, cursor))?.component;
  const entry =
    body.overview === undefined
      ? undefined
      : addEntry(post, component, entryBehind(body, beside) ?? Number.MAX_SAFE_INTEGER);
  const section = addSection(post, component, sectionBehind(body, beside), closings);
  return selecting(post, [...(entry?.edits ?? []), ...section.edits]);
}

/** Behind which entry a new one comes when it comes behind a component. */
function entryBehind(body: Body, beside: Component | undefined): number | undefined {
  return beside === undefined
    ? undefined
    : beside.entry !== undefined
      ? body.overview?.entries.indexOf(beside.entry)
      : beside.section && placeOfEntry(body, beside.section);
}

function sectionBehind(body: Body, beside: Component | undefined): SectionPlace {
  return beside === undefined
    ? lastPlace(body)
    : beside.section !== undefined
      ? { after: beside.section }
      : beside.entry === undefined
        ? lastPlace(body)
        : placeOfSection(body, beside.entry);
}

/** The edits as one where they go to the same place, and the place of the new description. */
function selecting(post: Post, edits: readonly TextEdit[]): Outcome {
  const merged: TextEdit[] = [];
  for (const edit of edits) {
    const index = merged.findIndex(({ span: { start } }) => start === edit.span.start);
    const same = merged[index];
    if (same === undefined) {
      merged.push(edit);
    } else {
      merged[index] = { span: same.span, newText: same.newText + edit.newText };
    }
  }
  const ordered = merged.toSorted((a, b) => a.span.start - b.span.start);
  const holding = ordered.findLastIndex(({ newText }) => newText.includes(neutralDescription));
  const before = ordered.slice(0, holding);
  const edit = ordered[holding];
  const start =
    edit === undefined
      ? 0
      : applyEdits(post.text.slice(0, edit.span.start), before).length +
        edit.newText.lastIndexOf(neutralDescription);
  return { edits: ordered, selection: span(start, start + neutralDescription.length) };
}

/** The first component of a post, or the second: two make an overview. */
function startingEdits(
  post: Post,
  component: NewComponent,
  cursor: number,
  closings: readonly ClosingTemplate[],
): readonly TextEdit[] {
  const lineEnd = lineEndOf(post.text);
  const entry = `- ${writeEntry(usualEntryStyle, component)}`;
  const section = writeSection(sectionStyleOf(post), component, closings, lineEnd);
  const first = firstComponentOf(post);
  if (first !== undefined) {
    return [
      { span: span(first.entryEnd, first.entryEnd), newText: lineEnd + entry },
      { span: span(first.sectionEnd, first.sectionEnd), newText: lineEnd + lineEnd + section },
    ];
  }
  const { span: place, before, after } = insertionAt(post, cursor, 'block');
  const newText = (before + '\f\n\n\r' + after)
    .replaceAll('\n', lineEnd)
    .replace('\f', () => entry)
    .replace('\r', () => section);
  return [{ span: place, newText }];
}
