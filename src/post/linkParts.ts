import { Derived } from './derived';
import { definitionsOf, mayHoldLinks, noDefinitions, type Definition } from './links';
import type { Body, Post } from './post';
import { blocksOf, inlinesOf, type Block, type Inline, type LinkOrImage } from './structure';
import { span, type Span } from './text';

/** An address as an author wrote it, whatever it leads to. Offsets are relative to its block. */
export interface WrittenAddress {
  readonly kind: 'link' | 'image' | 'bare' | 'definition';
  /** The whole link, picture or definition. */
  readonly start: number;
  readonly end: number;
  /** Behind the bracket that closes the text of a link or picture. */
  readonly behindText: number;
  /** Without angle brackets. */
  readonly destination: Span;
  readonly url: string;
}

/**
 * `[text][label]`, `[label][]` or `[label]`: a link or picture where the label is defined, else text.
 * Offsets are relative to its block.
 */
export interface WrittenReference {
  readonly kind: 'full' | 'collapsed' | 'shortcut';
  readonly isImage: boolean;
  readonly start: number;
  readonly end: number;
  /** Between the first square brackets. */
  readonly text: Span;
  /** Normalised. */
  readonly label: string;
  /** What names the definition, without its square brackets. */
  readonly labelSpan: Span;
  /** Whether it stands in the text of a link. */
  readonly isInLink: boolean;
}

/** `[label]: address`. Offsets are relative to its block. */
export interface WrittenDefinition {
  readonly start: number;
  readonly end: number;
  /** Normalised. */
  readonly label: string;
  readonly destination: Span;
  readonly url: string;
  /** Whether it stands in a list or quote. */
  readonly isNested: boolean;
}

/** All that links are made of in one block, each in the order of the text. */
export interface LinkParts {
  readonly addresses: readonly WrittenAddress[];
  readonly references: readonly WrittenReference[];
  readonly definitions: readonly WrittenDefinition[];
}

export interface PlacedLinkParts extends LinkParts {
  /** Offset in the post that the parts are relative to. */
  readonly at: number;
  readonly block: Block;
}

const placedByBody = new Derived<Body, readonly PlacedLinkParts[]>();

/** The link parts of every block of a post that has any, in order. */
export function linkPartsOf(post: Post): readonly PlacedLinkParts[] {
  const body = post.body();
  return placedByBody.of(body, () => placeParts(body, post.text));
}

function placeParts({ start, blocks }: Body, text: string): PlacedLinkParts[] {
  const placed: PlacedLinkParts[] = [];
  for (const { offset, block } of blocks) {
    const at = start + offset;
    const parts = partsOfBlock(block, text, at);
    if (parts !== noParts) {
      const { addresses, references, definitions } = parts;
      placed.push({ addresses, references, definitions, at, block });
    }
  }
  return placed;
}

const noParts: LinkParts = { addresses: [], references: [], definitions: [] };
const partsByBlock = new Derived<Block, LinkParts>();

/** Read once per block: a later state of the post has the same one where nothing changed. */
function partsOfBlock(block: Block, text: string, at: number): LinkParts {
  if (block.kind !== 'definition' && !mayHoldLinks(block)) {
    return noParts;
  }
  return partsByBlock.of(block, () => readParts(block, text, at));
}

function readParts(block: Block, text: string, at: number): LinkParts {
  const reader = new PartsReader(block, text, at);
  reader.read(block);
  return reader.parts() ?? noParts;
}

/** Every block of a post is read, and most have no links: it goes down by itself, without generators. */
class PartsReader {
  #addresses: WrittenAddress[] | undefined;
  #references: WrittenReference[] | undefined;
  #definitions: WrittenDefinition[] | undefined;
  readonly #root: Block;
  readonly #text: string;
  readonly #at: number;
  /** Where the last link so far ends. */
  #linkEnd = 0;

  constructor(root: Block, text: string, at: number) {
    this.#root = root;
    this.#text = text;
    this.#at = at;
  }

  /** undefined where there are none. */
  parts(): LinkParts | undefined {
    const { addresses, references, definitions } = noParts;
    if (this.#definitions !== undefined) {
      for (const { start, end, destination, url } of this.#definitions) {
        this.#add({ kind: 'definition', start, end, behindText: start, destination, url });
      }
    }
    return this.#addresses === undefined && this.#references === undefined
      ? undefined
      : {
          addresses: this.#addresses ?? addresses,
          references: this.#references ?? references,
          definitions: this.#definitions ?? definitions,
        };
  }

  #add(address: WrittenAddress): void {
    (this.#addresses ??= []).push(address);
  }

  read(block: Block): void {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
      case 'table':
        this.#readInlines(block.inlines);
        break;
      case 'list':
        for (const { blocks } of block.items) {
          for (const nested of blocks) {
            this.read(nested);
          }
        }
        break;
      case 'quote':
        for (const nested of block.blocks) {
          this.read(nested);
        }
        break;
      case 'definition':
        // `[^1]: …` is a footnote.
        if (!block.label.startsWith('^')) {
          const { start, end, label, destination, url } = block;
          const isNested = block !== this.#root;
          const definition = { start, end, label, destination, url, isNested };
          (this.#definitions ??= []).push(definition);
        }
        break;
      default:
    }
  }

  #readInlines(inlines: readonly Inline[]): void {
    for (const inline of inlines) {
      const { kind } = inline;
      if (kind === 'autolink') {
        const { start, end, destination, url } = inline;
        this.#add({ kind: 'bare', start, end, behindText: start, destination, url });
      } else if (kind === 'link' || kind === 'image') {
        this.#readLink(inline);
      }
      if ('inlines' in inline && inline.inlines.length > 0) {
        this.#readInlines(inline.inlines);
      }
    }
  }

  #readLink(inline: ReferenceInline): void {
    const { kind, start, end, label, destination, url } = inline;
    if (destination === undefined || url === undefined) {
      const isInLink = start < this.#linkEnd;
      (this.#references ??= []).push(readReference(inline, this.#text, this.#at, isInLink));
      return;
    }
    this.#add({ kind, start, end, behindText: label.end + 1, destination, url });
    if (kind === 'link') {
      this.#linkEnd = Math.max(this.#linkEnd, end);
    }
  }
}

function readReference(
  { kind, start, end, label: written, reference = '' }: ReferenceInline,
  text: string,
  at: number,
  isInLink: boolean,
): WrittenReference {
  const behind = written.end + 1;
  const words = span(written.start, written.end);
  const own = span(behind + 1, end - 1);
  const form =
    end <= behind
      ? 'shortcut'
      : text.slice(at + own.start, at + own.end).trim() === ''
        ? 'collapsed'
        : 'full';
  return {
    kind: form,
    isImage: kind === 'image',
    start,
    end,
    text: words,
    label: reference,
    labelSpan: form === 'full' ? own : words,
    isInLink,
  };
}

type ReferenceInline = LinkOrImage<'link'> | LinkOrImage<'image'>;

const definedIn = new Derived<Body, ReadonlyMap<string, Definition>>();

/** The definitions that count, by normalised label: the first of each. */
export function definedLabels(post: Post): ReadonlyMap<string, Definition> {
  const body = post.body();
  return definedIn.of(body, () =>
    post.text.includes(']:', body.start) ? definitionsOf(body.blocks, body.start) : noDefinitions,
  );
}

const stretchesByBlock = new Derived<Block, readonly Span[]>();

/**
 * The stretches of a block's paragraphs, headings and tables that readers get as text: without code,
 * HTML, addresses, links and pictures; with references, since those may be text. Relative to the
 * block.
 */
export function textStretchesOf(block: Block): readonly Span[] {
  return stretchesByBlock.of(block, () => readStretches(block));
}

function readStretches(block: Block): Span[] {
  const stretches: Span[] = [];
  for (const nested of blocksOf(block)) {
    if (!('inlines' in nested)) {
      continue;
    }
    let from = nested.start;
    for (const inline of inlinesOf(nested)) {
      const isText =
        inline.kind === 'strong' ||
        inline.kind === 'emphasis' ||
        inline.kind === 'strikethrough' ||
        ('destination' in inline && inline.destination === undefined);
      if (!isText && inline.start >= from) {
        stretches.push(span(from, inline.start));
        from = inline.end;
      }
    }
    stretches.push(span(from, nested.end));
  }
  return stretches;
}
