import type { Body, Post } from '../../post/post';
import type { ComponentSection } from '../../post/sections';

/**
 * Where a section ends. Behind the closing sentence of the last one, a post may end with words of its
 * own, which nothing parts from the section, while no other section goes on behind its own.
 */
export function sectionEnd(post: Post, section: ComponentSection): number {
  const body = post.body();
  const { closing, span: whole } = section;
  return body.sections.at(-1) === section && closing !== undefined && closeLast(body)
    ? closing.span.end
    : whole.end;
}

/** Whether the closing sentences of the sections but the last one end them. */
function closeLast({ sections }: Body): boolean {
  const closed = sections.slice(0, -1).filter(({ closing }) => closing !== undefined);
  return (
    closed.length > 0 && closed.every(({ closing, span: { end } }) => closing?.span.end === end)
  );
}

/** Sections are in the order of the text. */
export function indexOfSection(
  sections: readonly ComponentSection[],
  { span: { start } }: ComponentSection,
): number {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.span.start ?? 0) < start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
