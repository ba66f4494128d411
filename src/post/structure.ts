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
export function inlinesOf(block: Block): readonly Inline[] {
  if (block.kind === 'paragraph' || block.kind === 'heading') {
    return withNested(block.inlines);
  }
  const found: Inline[] = [];
  for (const nested of blocksOf(block)) {
    if ('inlines' in nested) {
      for (const inline of withNested(nested.inlines)) {
        found.push(inline);
      }
    }
  }
  return found;
}

function withNested(inlines: readonly Inline[]): readonly Inline[] {
  // Nearly always nothing is nested.
  if (inlines.every((inline) => !('inlines' in inline) || inline.inlines.length === 0)) {
    return inlines;
  }
  const found: Inline[] = [];
  const stack = inlines.toReversed();
  for (let inline = stack.pop(); inline !== undefined; inline = stack.pop()) {
    found.push(inline);
    if ('inlines' in inline) {
      pushReversed(stack, inline.inlines);
    }
  }
  return found;
}

/** A block and everything in it, outermost first, in the order of the text. */
export function blocksOf(block: Block): readonly Block[] {
  if (block.kind !== 'quote' && block.kind !== 'list') {
    return [block];
  }
  const found: Block[] = [];
  const stack: Block[] = [block];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    found.push(next);
    if (next.kind === 'quote') {
      pushReversed(stack, next.blocks);
    } else if (next.kind === 'list') {
      for (let at = next.items.length - 1; at >= 0; at--) {
        pushReversed(stack, next.items[at]?.blocks ?? []);
      }
    }
  }
  return found;
}

/** Onto a stack whose end is what comes next. */
function pushReversed<Thing>(stack: Thing[], things: readonly Thing[]): void {
  for (let at = things.length - 1; at >= 0; at--) {
    const thing = things[at];
    if (thing !== undefined) {
      stack.push(thing);
    }
  }
}
