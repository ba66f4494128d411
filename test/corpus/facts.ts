// What two readers of Markdown say about the same text, in one language, so that it can be compared.
import type { Nodes, Parents, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { definitionsOf, plainText } from '../../src/post/links';
import type { Body } from '../../src/post/post';
import { blocksOf, inlinesOf, type Block, type Inline } from '../../src/post/structure';

/** `heading 2 "Our stack" 0-12`: what it is, what counts of it, where it stands. */
export type Fact = string;

/** What only one of two readers says. */
export interface Difference {
  readonly ours: readonly Fact[];
  readonly theirs: readonly Fact[];
}

/** Collects facts; the places are those of the text without the blank space around a thing. */
class Facts {
  readonly found: Fact[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  add(start: number, end: number, what: string): void {
    const written = this.#text.slice(start, end);
    // One reader starts a nested item at its indentation, the other at its marker; what is blank at
    // the end of a block belongs to it or not.
    const from = start + written.length - written.trimStart().length;
    const to = from + written.trimStart().replace(/(?:\s|\n[ \t]*>)+$/, '').length;
    this.found.push(`${what} ${String(from)}-${String(to)}`);
  }

  addLink(start: number, end: number, kind: string, url: string, label: string): void {
    // An address that is written as such is a link to itself; for mail, one reader says by what way.
    const address = url.replace(/^mailto:/, '');
    this.add(start, end, `${kind} ${quoted(label.replace(/^mailto:/, ''))} to <${address}>`);
  }
}

/** Facts without what a reader sees, which the model tells from marks alone. */
export function structureOf(facts: readonly Fact[]): readonly Fact[] {
  return facts.map((fact) => fact.replace(/ ".*"(?= to <| \d+-\d+$)/s, ''));
}

function quoted(text: string): string {
  return `"${text.replace(/\s+/g, ' ').trim()}"`;
}

/** The facts of a body as the post model has them. */
export function factsOfBody(body: Body, text: string): readonly Fact[] {
  const facts = new Facts(text);
  const definitions = definitionsOf(body.blocks, 0);
  for (const { offset, block } of body.blocks) {
    for (const nested of blocksOf(block)) {
      addBlock(nested, offset);
    }
    for (const inline of inlinesOf(block)) {
      addInline(inline, offset);
    }
  }
  return facts.found;

  function addBlock(block: Block, at: number): void {
    switch (block.kind) {
      case 'heading': {
        const source = text.slice(at + block.start, at + block.end);
        const content = source.startsWith('#')
          ? source.replace(/^#+/, '').replace(/(?:^|[ \t])#+[ \t]*$/, '')
          : source.replace(/\n[^\n]*$/, '');
        facts.add(
          at + block.start,
          at + block.end,
          `heading ${String(block.level)} ${quoted(plainText(content))}`,
        );
        break;
      }
      case 'list':
        for (const item of block.items) {
          facts.add(at + item.start, at + item.end, block.ordered ? 'numbered item' : 'item');
        }
        break;
      case 'code':
        facts.add(at + block.start, at + block.end, 'code block');
        break;
      default:
    }
  }

  function addInline(inline: Inline, at: number): void {
    const [start, end] = [at + inline.start, at + inline.end];
    switch (inline.kind) {
      case 'strong':
      case 'emphasis':
      case 'strikethrough':
        facts.add(start, end, inline.kind);
        break;
      case 'code':
        facts.add(start, end, 'code');
        break;
      case 'autolink':
        facts.addLink(
          start,
          end,
          'link',
          inline.url,
          text.slice(at + inline.destination.start, at + inline.destination.end),
        );
        break;
      case 'link':
      case 'image': {
        const url = inline.url ?? definitions.get(inline.reference ?? '')?.url;
        if (url !== undefined) {
          const label = text.slice(at + inline.label.start, at + inline.label.end);
          facts.addLink(start, end, inline.kind, url, plainText(label));
        }
        break;
      }
      default:
    }
  }
}

const remark = unified().use(remarkParse).use(remarkGfm).freeze();

export function remarkTree(text: string): Root {
  return remark.parse(text);
}

/** The facts of the same body as remark has them. */
export function factsOfTree(tree: Root, text: string): readonly Fact[] {
  const facts = new Facts(text);
  const definitions = definitionsOfTree(tree);
  let behind = 0;
  for (const node of nodesOf(tree)) {
    // An address that remark finds only after parsing has no place.
    const label = visible(node);
    const start = node.position?.start.offset ?? text.indexOf(label, behind);
    const end = node.position?.end.offset ?? start + label.length;
    if (node.type !== 'text') {
      behind = isParent(node) && node.position !== undefined ? start : end;
    }
    switch (node.type) {
      case 'heading':
        facts.add(start, end, `heading ${String(node.depth)} ${quoted(visible(node))}`);
        break;
      case 'list':
        for (const item of node.children) {
          facts.add(
            item.position?.start.offset ?? 0,
            item.position?.end.offset ?? 0,
            node.ordered === true ? 'numbered item' : 'item',
          );
        }
        break;
      case 'code':
        facts.add(start, end, 'code block');
        break;
      case 'inlineCode':
        facts.add(start, end, 'code');
        break;
      case 'strong':
      case 'emphasis':
        facts.add(start, end, node.type);
        break;
      case 'delete':
        facts.add(start, end, 'strikethrough');
        break;
      case 'link':
        facts.addLink(start, end, 'link', node.url, visible(node));
        break;
      case 'linkReference':
        facts.addLink(start, end, 'link', definitions.get(node.identifier) ?? '', visible(node));
        break;
      case 'image':
        facts.addLink(start, end, 'image', node.url, node.alt ?? '');
        break;
      case 'imageReference':
        facts.addLink(start, end, 'image', definitions.get(node.identifier) ?? '', node.alt ?? '');
        break;
      default:
    }
  }
  return facts.found;
}

/** Addresses by label; the first one of a label counts. */
export function definitionsOfTree(tree: Root): ReadonlyMap<string, string> {
  const definitions = new Map<string, string>();
  for (const node of nodesOf(tree)) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node.url);
    }
  }
  return definitions;
}

/** A node and everything below it, in the order of the text. */
export function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node;
  if (isParent(node)) {
    for (const child of node.children) {
      yield* nodesOf(child);
    }
  }
}

function isParent(node: Nodes): node is Parents {
  return 'children' in node;
}

/** What a reader sees of a node. */
export function visible(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'break':
      return ' ';
    default:
      return isParent(node) ? node.children.map(visible).join('') : '';
  }
}

export function differenceOf(ours: readonly Fact[], theirs: readonly Fact[]): Difference {
  return { ours: without(ours, theirs), theirs: without(theirs, ours) };
}

/** What is in the first list more often than in the second. */
function without(facts: readonly Fact[], others: readonly Fact[]): readonly Fact[] {
  const left = [...others];
  return facts.filter((fact) => {
    const at = left.indexOf(fact);
    if (at !== -1) {
      left.splice(at, 1);
    }
    return at === -1;
  });
}
