// Puts blocks of ours between the blocks of a rendered Markdown text. Tokens stay as they are, since VS
// Code keeps them, and reads them for other features: everything happens while they are drawn.
import type MarkdownIt from 'markdown-it';

type Token = ReturnType<MarkdownIt['parse']>[number];
type Rule = NonNullable<MarkdownIt['renderer']['rules'][string]>;

/** A top-level block of the text that one of ours goes with. */
export interface Place {
  /**
   * `list` and `table`: ours goes behind it. `paragraph`: before it, so that ours can float beside it and
   * what follows. `heading`: behind it.
   */
  readonly block: 'list' | 'table' | 'paragraph' | 'heading';
  /** Of the first line of the block in the whole file, from 0. */
  readonly line: number;
  /** That line as the file has it: where a block of another text stands there, ours is left out. */
  readonly text: string;
}

export interface PlacedHtml extends Place {
  readonly html: string;
}

/**
 * Adds blocks to what a Markdown-it draws; without any it draws what it would draw without this.
 *
 * @param blocksOf what goes into the text that is being drawn, by the environment of that; asked once
 * for each.
 */
export function addBlocks(
  md: MarkdownIt,
  blocksOf: (env: object) => readonly PlacedHtml[],
): MarkdownIt {
  const drawings = new WeakMap<object, Drawing>();
  const htmlAt = (tokens: readonly Token[], index: number, env: unknown): string => {
    if (typeof env !== 'object' || env === null) {
      return '';
    }
    let drawing = drawings.get(env);
    if (drawing === undefined) {
      drawing = new Drawing(blocksOf(env));
      drawings.set(env, drawing);
    }
    return drawing.htmlAt(tokens, index);
  };
  const extend = (name: string, extended: (previous: Rule) => Rule): void => {
    md.renderer.rules[name] = extended(
      md.renderer.rules[name] ??
        ((tokens, index, options, _env, self) => self.renderToken(tokens, index, options)),
    );
  };
  extend('paragraph_open', (previous) => (tokens, index, options, env, self) => {
    const ours = htmlAt(tokens, index, env);
    return ours + previous(tokens, index, options, env, self);
  });
  for (const name of ['bullet_list_close', 'ordered_list_close', 'table_close', 'heading_close']) {
    extend(name, (previous) => (tokens, index, options, env, self) => {
      const theirs = previous(tokens, index, options, env, self);
      return theirs + htmlAt(tokens, index, env);
    });
  }
  return md;
}

/** One run of a renderer. */
class Drawing {
  readonly #blocks: readonly PlacedHtml[];
  /** Other plugins may draw parts by themselves, with tokens of their own. */
  readonly #placed = new WeakMap<readonly Token[], ReadonlyMap<number, string>>();

  constructor(blocks: readonly PlacedHtml[]) {
    this.#blocks = blocks;
  }

  /** What goes with the token at an index. */
  htmlAt(tokens: readonly Token[], index: number): string {
    if (this.#blocks.length === 0) {
      return '';
    }
    let placed = this.#placed.get(tokens);
    if (placed === undefined) {
      placed = placedIn(tokens, this.#blocks);
      this.#placed.set(tokens, placed);
    }
    return placed.get(index) ?? '';
  }
}

/** HTML by the index of the token that it goes with. */
function placedIn(
  tokens: readonly Token[],
  blocks: readonly PlacedHtml[],
): ReadonlyMap<number, string> {
  const wanted = new Map(blocks.map((block) => [keyOf(block.block, block.line), block]));
  const placed = new Map<number, string>();
  let opening: { readonly index: number; readonly block: PlacedHtml } | undefined;
  for (const [index, token] of tokens.entries()) {
    // What is nested (in quotes, in items) is deeper.
    if (token.level !== 0 || token.nesting === 0) {
      continue;
    }
    if (token.nesting === -1) {
      if (opening !== undefined) {
        const { block } = opening;
        placed.set(block.block === 'paragraph' ? opening.index : index, block.html);
        opening = undefined;
      }
      continue;
    }
    const kind = kinds.get(token.type);
    const line = token.map?.[0];
    const block = kind === undefined ? undefined : wanted.get(keyOf(kind, line));
    opening =
      block !== undefined && startsLike(tokens, index, block.text) ? { index, block } : undefined;
  }
  return placed;
}

const kinds: ReadonlyMap<string, Place['block']> = new Map([
  ['bullet_list_open', 'list'],
  ['ordered_list_open', 'list'],
  ['table_open', 'table'],
  ['paragraph_open', 'paragraph'],
  ['heading_open', 'heading'],
]);

function keyOf(block: Place['block'], line: number | undefined): string {
  return `${block} ${String(line)}`;
}

/** Whether the first words of a block stand on a line. */
function startsLike(tokens: readonly Token[], opening: number, line: string): boolean {
  let index = opening + 1;
  while (tokens[index]?.nesting === 1) {
    index++;
  }
  const first = tokens[index];
  if (first?.type !== 'inline') {
    return false;
  }
  const words = /^[^\n]*/.exec(first.content)?.[0].trim() ?? '';
  return words !== '' && line.includes(words);
}
