/**
 * The structure of a Markdown body as far as posts need it. Offsets are UTF-16 code units relative
 * to the top-level block that holds the node, so that a block that only moves stays as it is.
 */
interface Node {
  readonly start: number;
  readonly end: number;
}

export type Inline =
  | (Node & {
      readonly kind: 'strong' | 'emphasis' | 'strikethrough';
      readonly inlines: readonly Inline[];
    })
  | (Node & { readonly kind: 'code' | 'html' })
  | AutoLink
  | LinkOrImage<'link'>
  | LinkOrImage<'image'>;

export interface AutoLink extends Node {
  readonly kind: 'autolink';
  /** Without angle brackets. */
  readonly destination: Node;
  readonly url: string;
}

export interface LinkOrImage<Kind extends 'link' | 'image'> extends Node {
  readonly kind: Kind;
  /** Between the square brackets. */
  readonly label: Node;
  readonly inlines: readonly Inline[];
  /** Between the round brackets, without angle brackets and title; undefined for a reference. */
  readonly destination: Node | undefined;
  readonly url: string | undefined;
  /** Normalised label of the definition that it refers to. It may not exist: then this is text. */
  readonly reference: string | undefined;
}

export interface ListItem extends Node {
  readonly blocks: readonly Block[];
}

export type Block =
  | (Node & {
      readonly kind: 'heading';
      readonly level: number;
      readonly inlines: readonly Inline[];
    })
  | (Node & { readonly kind: 'paragraph' | 'table'; readonly inlines: readonly Inline[] })
  | (Node & {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly ListItem[];
    })
  | (Node & { readonly kind: 'quote'; readonly blocks: readonly Block[] })
  | (Node & { readonly kind: 'code' | 'html' | 'rule' })
  | (Node & {
      readonly kind: 'definition';
      /** Normalised. */
      readonly label: string;
      readonly destination: Node;
      readonly url: string;
    });

export interface PlacedBlock {
  /** Offset of the block's start, which its own offsets are relative to. */
  readonly offset: number;
  readonly block: Block;
}

/** The inlines of a block and of everything in it, outermost first, in the order of the text. */
export function* inlinesOf(block: Block): Generator<Inline> {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'table':
      yield* withNested(block.inlines);
      break;
    case 'list':
      for (const { blocks } of block.items) {
        for (const nested of blocks) {
          yield* inlinesOf(nested);
        }
      }
      break;
    case 'quote':
      for (const nested of block.blocks) {
        yield* inlinesOf(nested);
      }
      break;
    default:
  }
}

function* withNested(inlines: readonly Inline[]): Generator<Inline> {
  for (const inline of inlines) {
    yield inline;
    if ('inlines' in inline) {
      yield* withNested(inline.inlines);
    }
  }
}

/** A block and everything in it, outermost first, in the order of the text. */
export function* blocksOf(block: Block): Generator<Block> {
  yield block;
  if (block.kind === 'quote') {
    for (const nested of block.blocks) {
      yield* blocksOf(nested);
    }
  } else if (block.kind === 'list') {
    for (const { blocks } of block.items) {
      for (const nested of blocks) {
        yield* blocksOf(nested);
      }
    }
  }
}
