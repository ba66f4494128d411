import type { Component } from '../../post/component';
import type { Post } from '../../post/post';
import { endOfLine, lineAround, lineEndOf, span, type TextEdit } from '../../post/text';
import { entryStyleOf, itemMarker, writeEntry, type NewEntry } from './entryStyle';
import { writeRow } from './tableRow';

export interface AddedEntry {
  readonly edits: readonly TextEdit[];
  /** The entry with its marker, or the row; without line ends around it. */
  readonly text: string;
}

/**
 * Adds an entry to the overview of a post, in the style of its other entries.
 *
 * @param after the component, or the index of the entry, that it comes behind; -1 for the start.
 * @returns undefined where the post has no overview.
 */
export function addEntry(
  post: Post,
  entry: NewEntry,
  after: Component | number,
): AddedEntry | undefined {
  const { text } = post;
  const { overview } = post.body();
  const [first] = overview?.entries ?? [];
  if (overview === undefined || first === undefined) {
    return undefined;
  }
  const { entries } = overview;
  const wanted =
    typeof after === 'number'
      ? after
      : after.entry === undefined
        ? entries.length - 1
        : entries.indexOf(after.entry);
  const index = Math.min(Math.max(wanted, -1), entries.length - 1);
  const beside = entries[index] ?? first;
  const style = entryStyleOf(post);
  const written =
    overview.form === 'table'
      ? writeRow(post, entry, beside)
      : markerBehind(post, index, style.marker) + style.gap + writeEntry(style, entry);
  const lineEnd = lineEndOf(text);
  const gap = style.isLoose ? lineEnd + lineEnd : lineEnd;
  if (index === -1) {
    const { start } = first.span;
    return {
      edits: [{ span: span(start, start), newText: written + gap + indentAt(text, start) }],
      text: written,
    };
  }
  const end = endOfLine(text, beside.span.end);
  return {
    edits: [{ span: span(end, end), newText: gap + indentAt(text, beside.span.start) + written }],
    text: written,
  };
}

function indentAt(text: string, start: number): string {
  return text.slice(lineAround(text, start).start, start);
}

/** Markdown numbers the items that follow again, whatever they say. */
function markerBehind(post: Post, index: number, marker: string): string {
  if (!/\d/.test(marker)) {
    return marker;
  }
  const [first = 1, second, before] = [0, 1, index].map((at) => numberAt(post, at));
  const number = before === undefined || first === second ? first : before + 1;
  return String(number) + marker.slice(-1);
}

function numberAt(post: Post, index: number): number | undefined {
  const entry = post.body().overview?.entries[index];
  const marker =
    entry === undefined
      ? undefined
      : itemMarker.exec(post.text.slice(entry.span.start, entry.span.end))?.[1];
  return marker === undefined ? undefined : Number.parseInt(marker, 10);
}
