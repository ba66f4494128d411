import type { OverviewEntry } from '../../post/overview';
import type { Post } from '../../post/post';
import type { ComponentSection } from '../../post/sections';
import { contains, span, type Span } from '../../post/text';
import { isAt } from '../touches';

/**
 * The component sections that an editor cannot fold by itself: those that open with bold text. They end
 * where the next heading starts, if not before.
 */
export function foldableSections(post: Post): readonly Span[] {
  return post
    .body()
    .sections.filter(({ shape }) => shape === 'bold-lead' || shape === 'bold-line')
    .map((section) => section.span);
}

/**
 * What a selection at an offset grows to, each within the next: name, lead, paragraph, component
 * section; name, label, entry, overview. Empty where there is no component.
 */
export function selectionsAt(post: Post, offset: number): readonly Span[] {
  const { overview, sections } = post.body();
  const entry = overview?.entries.find((candidate) => isAt(candidate.span, offset));
  const section = sections.findLast((candidate) => isAt(candidate.span, offset));
  const places =
    overview !== undefined && entry !== undefined
      ? [...partsOfEntry(entry), overview.span]
      : section === undefined
        ? []
        : partsOfSection(post, section, offset);
  return nested(places.filter((place) => isAt(place, offset)));
}

function partsOfEntry(entry: OverviewEntry): readonly Span[] {
  return [
    ...entry.names.map((part) => part.span),
    entry.labelSpan,
    ...entry.links.map((link) => link.span),
    ...(entry.description === undefined ? [] : [entry.description]),
    entry.span,
  ];
}

function partsOfSection(post: Post, section: ComponentSection, offset: number): readonly Span[] {
  const { start, blocks } = post.body();
  return [
    section.nameSpan,
    ...section.aliases.map((alias) => alias.span),
    section.lead,
    ...section.bullets,
    ...(section.shape === 'list-item'
      ? []
      : blocks
          .slice(section.firstBlock, section.endBlock)
          .map(({ offset: at, block }) => span(start + at + block.start, start + at + block.end))
          .filter((place) => isAt(place, offset))),
    section.span,
  ];
}

/** The places that lie within each other, the smallest first. */
function nested(places: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const place of places.toSorted((a, b) => a.end - a.start - (b.end - b.start))) {
    const inner = kept.at(-1);
    if (
      place.start < place.end &&
      (inner === undefined ||
        (contains(place, inner) && place.end - place.start > inner.end - inner.start))
    ) {
      kept.push(place);
    }
  }
  return kept;
}
