// The headings of a post: where links within it lead, and the outline that readers of screens hear.
import type { Element, ElementContent, RootContent } from 'hast';
import type { Root as MarkdownRoot } from 'mdast';
import { visit } from 'unist-util-visit';
import { idPrefix } from './sanitize';
import { headingId } from './showdown';

/** A heading of the Markdown. */
export interface Heading {
  /** Offset at which it begins. */
  readonly offset: number;
  /** As showdown makes it, were it the only one of its words. */
  readonly id: string;
}

/** The headings in a part of a post, in its order. */
export function headingsOf(tree: MarkdownRoot, source: string): readonly Heading[] {
  const headings: Heading[] = [];
  visit(tree, 'heading', ({ position }) => {
    const offset = position?.start.offset ?? 0;
    headings.push({ offset, id: headingId(source.slice(offset, position?.end.offset ?? offset)) });
  });
  return headings;
}

/** From 1 to 6; undefined for anything but a heading. */
export function headingSize(element: Element): number | undefined {
  const [, size] = /^h([1-6])$/.exec(element.tagName) ?? [];
  return size === undefined ? undefined : Number(size);
}

/** What a heading is called, and its place in the outline from 2. */
interface Name {
  readonly id?: string;
  readonly level: number;
}

/** Parts that were finished before, by what their headings became. */
const finished = new WeakMap<readonly RootContent[], Map<string, readonly RootContent[]>>();

/**
 * Goes through the parts of a post, in its order.
 *
 * Words that are a heading again get a number behind their id, as on the blog. Readers of screens hear the
 * headings as an outline below the title of the page, even where the post begins with a small one or
 * leaves out sizes; what is seen stays as the post has it.
 */
export class Outline {
  /** How often an id was asked for. */
  readonly #ids = new Map<string, number>();
  /** Sizes of the headings that the current place is below. */
  readonly #open: number[] = [];

  /**
   * A part with the names of its headings; the same one as before where they are the same.
   *
   * @param headings of its Markdown, which the positions in the part are of.
   */
  finish(part: readonly RootContent[], headings: readonly Heading[]): readonly RootContent[] {
    const ids = new Map(headings.map(({ offset, id }) => [offset, this.#idFor(id)]));
    const names = new Map<Element, Name>();
    for (const node of part) {
      visit(node, 'element', (element: Element) => {
        const size = headingSize(element);
        if (size !== undefined) {
          const id = ids.get(element.position?.start.offset ?? -1);
          names.set(element, { level: this.#levelFor(size), ...(id !== undefined && { id }) });
        }
      });
    }
    if (names.size === 0) {
      return part;
    }
    const before = finished.get(part) ?? new Map<string, readonly RootContent[]>();
    finished.set(part, before);
    const key = JSON.stringify([...names.values()]);
    const known = before.get(key);
    if (known !== undefined) {
      return known;
    }
    const named = part.map((node) => withNames(node, names));
    before.set(key, named);
    return named;
  }

  #idFor(id: string): string {
    const count = this.#ids.get(id) ?? 0;
    this.#ids.set(id, count + 1);
    return count === 0 ? id : `${id}-${String(count)}`;
  }

  #levelFor(size: number): number {
    while ((this.#open.at(-1) ?? 0) >= size) {
      this.#open.pop();
    }
    this.#open.push(size);
    return this.#open.length + 1;
  }
}

/** The same tree with the names in it. What has none is taken over as it is. */
function withNames<T extends RootContent | ElementContent>(
  node: T,
  names: ReadonlyMap<Element, Name>,
): T {
  if (node.type !== 'element') {
    return node;
  }
  const children = node.children.map((child) => withNames(child, names));
  const name = names.get(node);
  if (name === undefined) {
    return children.every((child, index) => child === node.children[index])
      ? node
      : { ...node, children };
  }
  const { id, level } = name;
  return {
    ...node,
    children,
    properties: {
      ...node.properties,
      ...(id !== undefined && { id: idPrefix + id }),
      ariaLevel: level,
    },
  };
}
