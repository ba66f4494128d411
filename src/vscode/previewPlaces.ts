// Where in a rendered post the cards of its repositories belong. Knows nothing of VS Code, so that it is
// tested alone.
import type { RepositoryLink } from '../post/links';
import type { Body, Post } from '../post/post';
import type { ComponentSection } from '../post/sections';
import { endOfLine } from '../post/text';
import type { Place } from '../preview/markdownIt/plugin';

export interface CardPlace extends Place {
  /** `grid`: cards of several components under the list that names them; `beside`: that of a section. */
  readonly form: 'grid' | 'beside';
  /** Of the components, each target once. */
  readonly links: readonly RepositoryLink[];
}

/** The places of cards in a post, in its order. */
export function cardPlaces(post: Post): readonly CardPlace[] {
  const body = post.body();
  const { overview, sections } = body;
  const places: CardPlace[] = [];
  const add = (
    block: Place['block'],
    index: number,
    links: readonly (RepositoryLink | undefined)[],
  ): void => {
    const once = new Map(
      links.flatMap((link) => (link === undefined ? [] : [[placeOf(link), link] as const])),
    );
    if (once.size > 0) {
      const form = block === 'list' || block === 'table' ? 'grid' : 'beside';
      places.push({ block, form, ...lineOf(post, body, index), links: [...once.values()] });
    }
  };
  if (overview !== undefined) {
    add(
      overview.form,
      overview.block,
      overview.entries.map(({ link }) => link),
    );
  }
  const entryLinks = new Map(
    body.components.map(({ section, entry }) => [section, entry?.link] as const),
  );
  const linkOf = (section: ComponentSection): RepositoryLink | undefined =>
    section.link ?? entryLinks.get(section);
  const lists = new Map<number, (RepositoryLink | undefined)[]>();
  for (const section of sections) {
    if (section.shape === 'list-item') {
      // Cards in items would tear the list apart.
      lists.set(section.firstBlock, [...(lists.get(section.firstBlock) ?? []), linkOf(section)]);
    } else {
      const block = section.shape === 'heading' ? 'heading' : 'paragraph';
      add(block, section.firstBlock, [linkOf(section)]);
    }
  }
  for (const [index, links] of lists) {
    add('list', index, links);
  }
  return places.sort((a, b) => a.line - b.line);
}

/** A page below a repository is a target of its own. */
function placeOf({ repository, url }: RepositoryLink): string {
  return repository.kind === 'deep' ? url : repository.key;
}

/** The first line of a top-level block. */
function lineOf(post: Post, body: Body, index: number): Pick<Place, 'line' | 'text'> {
  const placed = body.blocks[index];
  if (placed === undefined) {
    throw new RangeError(`There is no block ${String(index)}.`);
  }
  const start = body.start + placed.offset + placed.block.start;
  const { line, character } = post.lines.positionAt(start);
  return { line, text: post.text.slice(start - character, endOfLine(post.text, start)) };
}
