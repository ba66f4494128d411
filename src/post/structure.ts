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

export interface TableRow extends Node {
  /** Without the white space and the pipes around them; those without text are empty. */
  readonly cells: readonly Node[];
}

export type Block =
  | (Node & {
      readonly kind: 'heading';
      readonly level: number;
      readonly inlines: readonly Inline[];
    })
  | (Node & { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] })
  | (Node & {
      readonly kind: 'table';
      /** Of the whole table, its head included. */
      readonly inlines: readonly Inline[];
      /** Those below the head. */
      readonly rows: readonly TableRow[];
    })
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
  for (const nested of blocksOf(block)) {
    if ('inlines' in nested) {
      const stack = nested.inlines.toReversed();
      for (let inline = stack.pop(); inline !== undefined; inline = stack.pop()) {
        yield inline;
        if ('inlines' in inline) {
          stack.push(...inline.inlines.toReversed());
        }
      }
    }
  }
}

/** A block and everything in it, outermost first, in the order of the text. */
export function* blocksOf(block: Block): Generator<Block> {
  const stack = [block];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next;
    if (next.kind === 'quote') {
      stack.push(...next.blocks.toReversed());
    } else if (next.kind === 'list') {
      stack.push(...next.items.flatMap(({ blocks }) => blocks).toReversed());
    }
  }
}
