import type { Component } from '../../post/component';
import { linksInBlock } from '../../post/links';
import type { Post } from '../../post/post';
import type { Span } from '../../post/text';
import { isAt } from '../touches';

/** The label of an entry or the lead of a section, where somebody points at it. */
export interface ComponentSide {
  readonly component: Component;
  readonly side: 'entry' | 'section';
  /** The label or the name. */
  readonly span: Span;
}

/**
 * The component whose label or lead is at an offset. The address of a link in there is none of it: it
 * leads elsewhere.
 */
export function sideAt(post: Post, offset: number): ComponentSide | undefined {
  for (const component of post.body().components) {
    const { entry, section } = component;
    if (
      entry !== undefined &&
      isAt(entry.labelSpan, offset) &&
      !(entry.link !== undefined && isAt(entry.link.destination, offset))
    ) {
      return { component, side: 'entry', span: entry.labelSpan };
    }
    if (
      section !== undefined &&
      isAt(section.lead, offset) &&
      !isInAddress(post, section.firstBlock, offset)
    ) {
      const { nameSpan, lead } = section;
      return { component, side: 'section', span: isAt(nameSpan, offset) ? nameSpan : lead };
    }
  }
  return undefined;
}

/** Where the other view of a component is. */
export interface Counterpart {
  /** Where the question came from. */
  readonly from: Span;
  readonly target: Span;
  /** The name in `target`. */
  readonly selection: Span;
}

/** From the entry of a component to its section, and back. */
export function counterpartAt(post: Post, offset: number): Counterpart | undefined {
  const found = sideAt(post, offset);
  const { entry, entryName, section } = found?.component ?? {};
  if (found === undefined || entry === undefined || section === undefined) {
    return undefined;
  }
  return found.side === 'entry'
    ? { from: found.span, target: section.span, selection: section.nameSpan }
    : { from: found.span, target: entry.span, selection: entryName?.span ?? entry.labelSpan };
}

function isInAddress(post: Post, block: number, offset: number): boolean {
  const { start, blocks } = post.body();
  const placed = blocks[block];
  const relative = offset - start - (placed?.offset ?? 0);
  return (
    placed !== undefined &&
    linksInBlock(placed, post.text.slice(start)).some(
      ({ destination }) => destination !== undefined && isAt(destination, relative),
    )
  );
}
