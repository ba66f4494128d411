import type { Component } from '../../post/component';
import type { Post } from '../../post/post';
import { lineAround, span, type Span } from '../../post/text';
import { touches } from '../touches';

/** A component at the cursor, and which of its two sides the cursor is in. */
export interface ComponentAtCursor {
  readonly component: Component;
  readonly side: 'entry' | 'section';
}

/**
 * The component whose entry or section holds a selection. The whole line counts, its marker and the
 * white space at its ends included.
 */
export function componentAt(post: Post, selected: Span): ComponentAtCursor | undefined {
  const { components } = post.body();
  const inEntry = components.find(
    ({ entry }) => entry !== undefined && touches(wholeLines(post, entry.span), selected),
  );
  if (inEntry !== undefined) {
    return { component: inEntry, side: 'entry' };
  }
  const inSection = components.find(
    ({ section }) => section !== undefined && touches(wholeLines(post, section.span), selected),
  );
  return inSection && { component: inSection, side: 'section' };
}

function wholeLines({ text }: Post, { start, end }: Span): Span {
  return span(lineAround(text, start).start, lineAround(text, end).end);
}
