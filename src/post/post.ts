import type { Component } from './component';
import { readComponents, type BlockWithLinks } from './components';
import type { Field } from './fields';
import { readFrontMatter, type FrontMatter } from './frontMatter';
import { definitionsOf, noDefinitions, repositoryLinksOf, type RepositoryLink } from './links';
import { scanRepositoryLinks } from './linkScan';
import type { NotParsed } from './effort';
import { parseMarkdown, type ParsedMarkdown } from './markdown';
import type { Overview } from './overview';
import type { ComponentSection } from './sections';
import type { PlacedBlock } from './structure';
import { LineIndex } from './text';

/** The body of a post below its front matter. */
export interface Body {
  /** Offset of the body in the post. The offsets of `blocks` start there, all others at 0. */
  readonly start: number;
  /** Top-level blocks in order; empty when the body was only scanned for links. */
  readonly blocks: readonly PlacedBlock[];
  readonly overview: Overview | undefined;
  /** In the order of the post. */
  readonly sections: readonly ComponentSection[];
  /** Those of the overview in its order, then the sections without an entry in theirs. */
  readonly components: readonly Component[];
  /** Every link to a repository or owner, in the order of the post. */
  readonly links: readonly RepositoryLink[];
  /** Why the body was only scanned for links; undefined when all of it was read. */
  readonly notParsed: NotParsed | undefined;
}

/** A post as data. Immutable; every span is an offset into `text`. */
export interface Post {
  readonly text: string;
  readonly frontMatter: FrontMatter;
  readonly bodyStart: number;
  readonly lines: LineIndex;
  /** Read on the first call, remembered then. */
  body(): Body;
}

/**
 * Reads a post. Never throws and never runs anything in it, whatever the text is.
 *
 * @param previous an earlier state of the same post: what did not change is taken from it. The
 * result is the same without.
 */
export function parsePost(text: string, previous?: Post): Post {
  return new ParsedPost(text, previous instanceof ParsedPost ? previous : undefined);
}

class ParsedPost implements Post {
  readonly text: string;
  readonly frontMatter: FrontMatter;
  readonly bodyStart: number;
  #lines: LineIndex | undefined;
  #body: Body | undefined;
  #markdown: ParsedMarkdown | undefined;

  constructor(text: string, previous: ParsedPost | undefined) {
    this.text = text;
    this.#markdown = previous?.markdown;
    const same =
      (previous?.frontMatter.kind === 'yaml' || previous?.frontMatter.kind === 'unsupported') &&
      text.startsWith(previous.text.slice(0, previous.bodyStart)) &&
      previous.bodyStart < previous.text.length &&
      // A carriage return may have become half of a line end.
      text.slice(previous.bodyStart - 1, previous.bodyStart + 1) !== '\r\n';
    ({ frontMatter: this.frontMatter, bodyStart: this.bodyStart } = same
      ? previous
      : readFrontMatter(text));
  }

  /** The newest parse of the body that this post knows, its own or an earlier one. */
  get markdown(): ParsedMarkdown | undefined {
    return this.#markdown;
  }

  get lines(): LineIndex {
    return (this.#lines ??= new LineIndex(this.text));
  }

  body(): Body {
    return (this.#body ??= this.#readBody());
  }

  #readBody(): Body {
    const start = this.bodyStart;
    const text = this.text.slice(start);
    const parsed = parseMarkdown(text, this.#markdown);
    if (typeof parsed === 'string') {
      this.#markdown = undefined;
      return {
        start,
        blocks: [],
        overview: undefined,
        sections: [],
        components: [],
        links: scanRepositoryLinks(this.text, start),
        notParsed: parsed,
      };
    }
    this.#markdown = parsed;
    const { blocks } = parsed;
    const definitions = text.includes(']:') ? definitionsOf(blocks, start) : noDefinitions;
    const links: RepositoryLink[] = [];
    const withLinks: BlockWithLinks[] = blocks.map((placed) => {
      const ofBlock = repositoryLinksOf(placed, text, start, definitions);
      if (ofBlock.length > 0) {
        links.push(...ofBlock);
      }
      return { placed, links: ofBlock };
    });
    const components = readComponents(withLinks, text, start, definitions);
    return { start, blocks, ...components, links, notParsed: undefined };
  }
}

/** The fields of a post's front matter, as far as they can be read, in the order of the text. */
export function fieldsOf({ frontMatter }: Post): readonly Field[] {
  return frontMatter.kind === 'yaml' || frontMatter.kind === 'unclosed' ? frontMatter.fields : [];
}

/** The first field of a name; a repeated one is for the rule about duplicates. */
export function fieldOf(post: Post, name: string): Field | undefined {
  return fieldsOf(post).find((field) => field.name === name);
}
