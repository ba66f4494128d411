// The parts of a post that the Linked Repositories view has a row for, with their places. Knows nothing of
// VS Code, so that it is tested alone.
import type { Component } from '../../post/component';
import { headingText } from '../../post/heading';
import type { RepositoryLink } from '../../post/links';
import type { Body, Post } from '../../post/post';
import { contains, span, textOf, type Span } from '../../post/text';
import type { PanelLink, RowPart } from '../../preview/panel/model';
import { cardKey } from '../cardOf';

/** Links of one place that lead to the same repository, owner or page: one row has them once. */
export interface PlacedLink {
  readonly id: string;
  /** Key of its card. */
  readonly card: string;
  readonly place: PanelLink['place'];
  /** In the order of the text, not empty. */
  readonly links: readonly [RepositoryLink, ...RepositoryLink[]];
}

/** A component, or the links below a heading that belong to none. */
export interface PlacedRow {
  readonly id: string;
  readonly part: RowPart;
  readonly title: string;
  /** Undefined for links that belong to none. */
  readonly component: Component | undefined;
  /** What "show me this" selects. */
  readonly place: Span;
  /** All that belongs to it, beside its links. */
  readonly spans: readonly Span[];
  readonly links: readonly PlacedLink[];
}

/** UTF-16 code units; what is longer is no address that anybody follows, and is left out. */
const longestAddress = 2_000;
/** Of a title, in UTF-16 code units. */
const longestTitle = 1_000;
/** As many as the view takes in one row; only a list of links for machines has more. */
const mostLinks = 2_000;

const rowsByBody = new WeakMap<Body, readonly PlacedRow[]>();

/** The rows of a post: components of the overview, components with a section only, other links. */
export function placedRows(post: Post): readonly PlacedRow[] {
  const body = post.body();
  let rows = rowsByBody.get(body);
  if (rows === undefined) {
    rows = readRows(post, body);
    rowsByBody.set(body, rows);
  }
  return rows;
}

/** The innermost row at an offset, and its link there, if there is one. */
export function rowAt(
  rows: readonly PlacedRow[],
  offset: number,
): { readonly row: PlacedRow; readonly link: PlacedLink | undefined } | undefined {
  let found: { readonly row: PlacedRow; readonly size: number } | undefined;
  for (const row of rows) {
    for (const place of [
      ...row.spans,
      ...row.links.flatMap(({ links }) => links.map((link) => link.span)),
    ]) {
      const size = place.end - place.start;
      if (isIn(place, offset) && (found === undefined || size < found.size)) {
        found = { row, size };
      }
    }
  }
  return (
    found && {
      row: found.row,
      link: found.row.links.find(({ links }) => links.some((link) => isIn(link.span, offset))),
    }
  );
}

function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function readRows(post: Post, body: Body): PlacedRow[] {
  const rowIds = new Numbering();
  const placed = new Set<RepositoryLink>();
  const rows = body.components.map((component) => componentRow(component, rowIds));
  for (const { entry, section } of body.components) {
    [...(entry?.links ?? []), ...(section?.links ?? [])].forEach((link) => placed.add(link));
  }
  const elsewhere = body.links.filter((link) => !placed.has(link));
  return [...rows, ...rowsByHeading(post, elsewhere, rowIds)];
}

function componentRow(component: Component, ids: Numbering): PlacedRow {
  const { entry, section, name } = component;
  const part = entry === undefined ? 'section' : 'overview';
  const title = (entry?.label ?? name).slice(0, longestTitle);
  const ofEntry = new Set(entry?.links);
  return {
    id: ids.next(`${part} ${title}`),
    part,
    title,
    component,
    place: entry?.span ?? section?.lead ?? span(0, 0),
    spans: [entry?.span, section?.span].filter((place) => place !== undefined),
    links: [
      ...placedLinks(entry?.links ?? [], 'entry'),
      // A section that holds the overview holds its links, too.
      ...placedLinks(
        (section?.links ?? []).filter((link) => !ofEntry.has(link)),
        'section',
      ),
    ].slice(0, mostLinks),
  };
}

/** The links that belong to no component, below the heading that they stand below. */
function rowsByHeading(post: Post, links: readonly RepositoryLink[], ids: Numbering): PlacedRow[] {
  const { blocks, start } = post.body();
  const headings = blocks.flatMap(({ block, offset }) =>
    block.kind === 'heading'
      ? [span(start + offset + block.start, start + offset + block.end)]
      : [],
  );
  const byHeading = new Map<Span | undefined, RepositoryLink[]>();
  let next = 0;
  for (const link of links) {
    while ((headings[next]?.start ?? Infinity) <= link.span.start) {
      next++;
    }
    const heading = headings[next - 1];
    const ofHeading = byHeading.get(heading) ?? [];
    ofHeading.push(link);
    byHeading.set(heading, ofHeading);
  }
  return [...byHeading].map(([heading, ofHeading]) => {
    const title = heading === undefined ? '' : headingText(textOf(post.text, heading));
    const first = ofHeading[0]?.span ?? span(0, 0);
    return {
      id: ids.next(`other ${title}`),
      part: 'other',
      title,
      component: undefined,
      // A heading may itself be the link.
      place: heading === undefined || contains(heading, first) ? first : heading,
      spans: heading === undefined ? [] : [heading],
      links: placedLinks(ofHeading, 'other').slice(0, mostLinks),
    };
  });
}

function placedLinks(
  links: readonly RepositoryLink[],
  place: PanelLink['place'],
): readonly PlacedLink[] {
  const byCard = new Map<string, [RepositoryLink, ...RepositoryLink[]]>();
  for (const link of links.filter(({ url }) => url.length <= longestAddress)) {
    const key = cardKey(link);
    const same = byCard.get(key);
    if (same === undefined) {
      byCard.set(key, [link]);
    } else {
      same.push(link);
    }
  }
  return [...byCard].map(([card, same]) => ({
    id: `${place} ${card}`,
    card,
    place,
    links: same,
  }));
}

/** Ids that something keeps while others come and go: what it is, and which of that name. */
class Numbering {
  readonly #counts = new Map<string, number>();

  next(name: string): string {
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return `${name} ${String(count)}`;
  }
}
