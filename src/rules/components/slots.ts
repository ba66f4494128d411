import type { Body, Post } from '../../post/post';
import type { ComponentSection } from '../../post/sections';
import { span, type Span } from '../../post/text';
import { itemMarker } from './entryStyle';
import { sectionEnd } from './sectionEnd';

/** A comment that silences problems says something about the line where it stands. */
const silencing = /component-posts-(?:dis|en)able/;

/**
 * The places of the entries `first` to `last`, which may change their contents among each other. An
 * item that is no entry belongs to the one above. The numbers of an ordered list stay.
 */
export function entrySlots(post: Post, first: number, last: number): readonly Span[] | undefined {
  const { text } = post;
  const { overview } = post.body();
  if (overview === undefined) {
    return undefined;
  }
  const slots = overview.entries.slice(first, last + 1).map(({ span: { start, end } }, index) => {
    const next = overview.entries[first + index + 1]?.span.start ?? overview.span.end;
    const marker = itemMarker.exec(text.slice(start, end));
    const from = marker !== null && /^\d/.test(marker[0]) ? start + marker[0].length : start;
    return span(from, from + text.slice(from, next).trimEnd().length);
  });
  return slots.some((slot) => silencing.test(text.slice(slot.start, slot.end))) ? undefined : slots;
}

/**
 * The places of the sections `first` to `last`, which may change their contents among each other.
 * Text between two sections belongs to the one above, but for rules, which part them.
 *
 * @returns undefined where they do not follow each other as siblings of one shape.
 */
export function sectionSlots(post: Post, first: number, last: number): readonly Span[] | undefined {
  const body = post.body();
  const slots: Span[] = [];
  for (let index = first; index <= last; index++) {
    const section = body.sections[index];
    const next = body.sections[index + 1];
    if (section === undefined || (index < last && !areSiblings(body, section, next))) {
      return undefined;
    }
    const slot = span(section.span.start, endOfSlot(post, section, next));
    if (silencing.test(post.text.slice(slot.start, slot.end))) {
      return undefined;
    }
    slots.push(slot);
  }
  return slots;
}

function areSiblings(
  { blocks, overview }: Body,
  section: ComponentSection,
  next: ComponentSection | undefined,
): boolean {
  if (next?.shape !== section.shape || next.level !== section.level) {
    return false;
  }
  if (section.shape === 'list-item') {
    return section.firstBlock === next.firstBlock;
  }
  const isInside = (block: number): boolean =>
    section.firstBlock <= block && block < next.firstBlock;
  return (
    section.endBlock <= next.firstBlock &&
    (overview === undefined || !isInside(overview.block)) &&
    blocks.slice(section.endBlock, next.firstBlock).every(({ block }) => block.kind !== 'heading')
  );
}

function endOfSlot(
  post: Post,
  section: ComponentSection,
  next: ComponentSection | undefined,
): number {
  const body = post.body();
  if (next === undefined || !areSiblings(body, section, next)) {
    return sectionEnd(post, section);
  }
  if (section.shape === 'list-item') {
    const { start } = section.span;
    return start + post.text.slice(start, next.span.start).trimEnd().length;
  }
  const last = body.blocks
    .slice(section.endBlock, next.firstBlock)
    .findLast(({ block }) => block.kind !== 'rule');
  return last === undefined ? section.span.end : body.start + last.offset + last.block.end;
}
