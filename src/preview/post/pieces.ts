// Pieces of a post's text, each read by itself.
import type { Nodes, Root, RootContent } from 'hast';
import type { Definition, Html, Nodes as MarkdownNodes, Root as MarkdownRoot } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Heading, headingsOf } from './outline';
import { isTooDeep, isTooMuch, parseMarkdown, toSafeHtml, toUnsafeHtml } from './render';
import { type Tag, tagsIn } from './tags';

/** A piece of Markdown. Positions in it are from its own start. */
export interface Piece {
  readonly source: string;
  /** Line breaks in it. */
  readonly lines: number;
  /** Not safe to draw: HTML of the post stands in it as it is written. */
  readonly html: Root;
  readonly hasHtml: boolean;
  /** Of the HTML of the post. */
  readonly tags: readonly Tag[];
  readonly headings: readonly Heading[];
  /** Addresses that links in any piece may have. */
  readonly definitions: readonly Definition[];
}

/** Begins a block of its own, unless the block before it has no end. */
const behind = '***\n';

/**
 * Reads a piece of a post.
 *
 * @param isLast whether nothing stands behind it. If not, it ends with an empty line.
 * @param named addresses from all of the post that its links may have.
 * @returns `no-end` where more of the post belongs to its last block; `unreadable` where the parser would
 *   take too long.
 */
export function readPiece(
  source: string,
  isLast: boolean,
  named: readonly Definition[],
): Piece | 'no-end' | 'unreadable' {
  if (isTooMuch(source)) {
    return 'unreadable';
  }
  // The parser makes a link of a name that has an address, and the first address is the one that counts.
  const before = named.length === 0 ? '' : `${named.map(inMarkdown).join('\n')}\n\n`;
  try {
    const tree = parseMarkdown(`${before}${source}${isLast ? '' : behind}`);
    if (!isLast) {
      const last = tree.children.at(-1);
      const end = before.length + source.length;
      if (last?.type !== 'thematicBreak' || last.position?.start.offset !== end) {
        return 'no-end';
      }
      tree.children.pop();
    }
    move(tree, -linesIn(before), -before.length);
    tree.children.splice(0, named.length, ...named);
    return pieceOf(tree, source, named.length);
  } catch {
    // What is nested without end can exhaust the stack.
    return 'unreadable';
  }
}

/** Enough for the parser to know the name. */
function inMarkdown({ identifier }: Definition): string {
  return `[${identifier}]: .`;
}

/** @param foreign how many of its first blocks are from elsewhere. */
function pieceOf(tree: MarkdownRoot, source: string, foreign: number): Piece {
  const blocks = tree.children.slice(foreign);
  const definitions: Definition[] = [];
  const html: Html[] = [];
  for (const block of blocks) {
    visit(block, (node) => {
      if (node.type === 'html') {
        html.push(node);
      } else if (node.type === 'definition') {
        definitions.push(node);
      }
    });
  }
  const hasHtml = html.length > 0;
  return {
    source,
    lines: linesIn(source),
    headings: headingsOf(tree, source),
    html: toUnsafeHtml(tree),
    hasHtml,
    tags: hasHtml ? blocks.flatMap(tagsOf) : [],
    definitions,
  };
}

/** Tags of the post's HTML, between those of what they stand in: who closes whom is told by both. */
function tagsOf(node: MarkdownNodes): readonly Tag[] {
  if (node.type === 'html') {
    return tagsIn(node.value);
  }
  const within = 'children' in node ? node.children.flatMap(tagsOf) : [];
  return within.length === 0 ? [] : [`#${node.type}`, ...within, `/#${node.type}`];
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

/** A part of a post that can be drawn: a piece, or several that HTML holds together. */
export interface Group {
  readonly pieces: readonly Piece[];
  readonly source: string;
  readonly headings: readonly Heading[];
  /** As `renderBody` has them, but for the names of headings. */
  readonly nodes: readonly RootContent[];
}

/** @returns undefined where they are nested too deeply. */
export function groupOf(pieces: readonly Piece[]): Group | undefined {
  const html: Root = { type: 'root', children: [] };
  const headings: Heading[] = [];
  let line = 0;
  let offset = 0;
  for (const piece of pieces) {
    const { children } = offset === 0 ? piece.html : structuredClone(piece.html);
    for (const node of offset === 0 ? [] : children) {
      move(node, line, offset);
    }
    if (html.children.length > 0 && children.length > 0) {
      html.children.push({ type: 'text', value: '\n' });
    }
    html.children.push(...children);
    headings.push(...piece.headings.map((each) => ({ ...each, offset: each.offset + offset })));
    line += piece.lines;
    offset += piece.source.length;
  }
  try {
    const hasHtml = pieces.some((piece) => piece.hasHtml);
    const { children: nodes } = toSafeHtml(html, hasHtml);
    const source = pieces.map((piece) => piece.source).join('');
    return isTooDeep(nodes) ? undefined : { pieces, source, headings, nodes };
  } catch {
    // As deep as that.
    return undefined;
  }
}

/** Changes where a part of a tree says that it is. */
function move(part: MarkdownNodes | Nodes, lines: number, offset: number): void {
  visit(part, ({ position }) => {
    for (const point of position === undefined ? [] : [position.start, position.end]) {
      point.line += lines;
      if (point.offset !== undefined) {
        point.offset += offset;
      }
    }
  });
}
