import { recogniseRepository } from '../repositories/recognise';
import type { RepositoryReference } from '../repositories/reference';
import { Derived } from './derived';
import { inlinesOf, type Block, type PlacedBlock } from './structure';
import { detached, span, type Span } from './text';

/** A link in the body to a repository, to an owner of repositories or to a page below one. */
export interface RepositoryLink {
  /** The whole link as written. */
  readonly span: Span;
  /** The address: in the link, or in the definition that it refers to. */
  readonly destination: Span;
  readonly url: string;
  /** What a reader sees, without marks; undefined for a bare address. */
  readonly label: string | undefined;
  readonly repository: RepositoryReference;
}

export interface Definition {
  readonly url: string;
  readonly destination: Span;
}

/** Any link, as far as its block alone tells, with offsets relative to it. */
export interface LinkInBlock {
  readonly start: number;
  readonly end: number;
  /** What a reader sees, without marks; undefined for a bare address. */
  readonly label: string | undefined;
  /** Between the square brackets; undefined for a bare address. */
  readonly labelSpan: Span | undefined;
  readonly url: string | undefined;
  /** Of the address, in the link itself. */
  readonly destination: Span | undefined;
  /** Normalised label of the definition that it refers to. It may not exist: then this is text. */
  readonly reference: string | undefined;
  /** What `url` leads to. */
  readonly repository: RepositoryReference | undefined;
}

/** Of every block without any, which need not be remembered. */
const noLinks: readonly never[] = [];
const linksByBlock = new Derived<Block, readonly LinkInBlock[]>();

/** All links of one block, whatever they lead to, in the order of the text. */
export function linksInBlock({ block, offset }: PlacedBlock, body: string): readonly LinkInBlock[] {
  if (!mayHoldLinks(block)) {
    return noLinks;
  }
  return linksByBlock.of(block, () => readLinks(block, offset, body));
}

/** Whether a block holds anything that could be a link or picture; quotes and lists may. */
export function mayHoldLinks(block: Block): boolean {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'table':
      return block.inlines.length > 0;
    case 'list':
    case 'quote':
      return true;
    default:
      return false;
  }
}

function readLinks(block: Block, offset: number, body: string): readonly LinkInBlock[] {
  const found: LinkInBlock[] = [];
  for (const inline of inlinesOf(block)) {
    if (inline.kind === 'autolink') {
      const { start, end, url, destination } = inline;
      found.push({
        start,
        end,
        label: undefined,
        labelSpan: undefined,
        url,
        destination,
        reference: undefined,
        repository: repositoryAt(url),
      });
    } else if (inline.kind === 'link') {
      const { start, end, url, destination, reference, label: labelSpan } = inline;
      found.push({
        start,
        end,
        label: plainText(body.slice(offset + labelSpan.start, offset + labelSpan.end)),
        labelSpan,
        url,
        destination,
        reference,
        repository: url === undefined ? undefined : repositoryAt(url),
      });
    }
  }
  return found.length === 0 ? noLinks : found;
}

/** References are recognised once per address: the same one returns in a post and while typing. */
const recognised = new Map<string, RepositoryReference | undefined>();
const mostRecognised = 1_000;

export function repositoryAt(url: string): RepositoryReference | undefined {
  const known = recognised.get(url);
  if (known !== undefined || recognised.has(url)) {
    return known;
  }
  if (recognised.size >= mostRecognised) {
    recognised.clear();
  }
  // Names in what is kept are parts of the address.
  const address = detached(url);
  const reference = recogniseRepository(address);
  recognised.set(address, reference);
  return reference;
}

interface PlacedLinks {
  readonly at: number;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly links: readonly RepositoryLink[];
}

/** What stands before a change stays where it was, and so do its links. */
const placedLinks = new Derived<Block, PlacedLinks>();

/** Of a body without any: always the same, so that its links can be told to be. */
export const noDefinitions: ReadonlyMap<string, Definition> = new Map();

/**
 * The links of one block to repositories and their owners, in the order of the text. A reference
 * without a definition is text.
 *
 * @param base offset of the body in the post.
 */
export function repositoryLinksOf(
  placed: PlacedBlock,
  body: string,
  base: number,
  definitions: ReadonlyMap<string, Definition>,
): readonly RepositoryLink[] {
  const inBlock = linksInBlock(placed, body);
  if (inBlock.length === 0) {
    return noLinks;
  }
  const at = base + placed.offset;
  const known = placedLinks.get(placed.block);
  if (known?.at === at && known.definitions === definitions) {
    return known.links;
  }
  const links: RepositoryLink[] = [];
  for (const link of inBlock) {
    const definition = link.reference === undefined ? undefined : definitions.get(link.reference);
    const url = link.url ?? definition?.url;
    const repository =
      link.repository ?? (definition === undefined ? undefined : repositoryAt(definition.url));
    if (url !== undefined && repository !== undefined) {
      links.push({
        span: span(at + link.start, at + link.end),
        destination:
          link.destination === undefined
            ? (definition?.destination ?? span(at + link.start, at + link.end))
            : span(at + link.destination.start, at + link.destination.end),
        url,
        label: link.label,
        repository,
      });
    }
  }
  placedLinks.set(placed.block, { at, definitions, links });
  return links;
}

/** The definitions of a body; the first of a label counts, as CommonMark says. */
export function definitionsOf(
  blocks: readonly PlacedBlock[],
  base: number,
): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const { offset, block } of blocks) {
    collectDefinitions(block, base + offset, definitions);
  }
  return definitions;
}

function collectDefinitions(block: Block, at: number, definitions: Map<string, Definition>): void {
  switch (block.kind) {
    case 'definition':
      // `[^1]: …` is a footnote.
      if (!block.label.startsWith('^') && !definitions.has(block.label)) {
        definitions.set(block.label, {
          url: block.url,
          destination: span(at + block.destination.start, at + block.destination.end),
        });
      }
      break;
    case 'quote':
      for (const nested of block.blocks) {
        collectDefinitions(nested, at, definitions);
      }
      break;
    case 'list':
      for (const item of block.items) {
        for (const nested of item.blocks) {
          collectDefinitions(nested, at, definitions);
        }
      }
      break;
    default:
  }
}

/** Longer labels and names are cut: no reader sees them whole, and they could cost time. */
const longestName = 1_000;

/** Most names are written as readers see them: without marks, with one space between words. */
const mayDiffer = /[<[*~`_\\]|[^\S ]|^ | {2}| $/;

/** What a reader sees of inline Markdown: without marks, escapes, destinations and line breaks. */
export function plainText(markdown: string): string {
  if (markdown.length <= longestName && !mayDiffer.test(markdown)) {
    return markdown;
  }
  return markdown
    .slice(0, longestName)
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/!?\[((?:[^[\]\\]|\\.)*)\](?:\([^()]*\)|\[[^[\]]*\])?/g, '$1')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/(?<!\\)(?:\*{1,3}|~~|`+)(?=\S)|(?<=[^\s\\])(?:\*{1,3}|~~|`+)/g, '')
    .replace(/(?<![\w\\])_+(?=\S)|(?<=\S)_+(?!\w)/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
