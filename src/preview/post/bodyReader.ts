// The body of a post, piece by piece: what has not changed since the last time is not read again.
import type { RootContent } from 'hast';
import type { Definition } from 'mdast';
import { cutsOf } from './cuts';
import { Outline } from './outline';
import { type Group, type Piece, groupOf, readPiece } from './pieces';
import { asWritten } from './render';
import { OpenTags } from './tags';

/** A part of the body. */
export interface Block {
  readonly source: string;
  /** Safe to draw; the same ones as before where nothing has changed. Positions are within the block. */
  readonly nodes: readonly RootContent[];
  /** Line of the body on which it begins, from 0. */
  readonly line: number;
}

/** The body as far as it is read. */
export interface ReadBody {
  /** From the top. More are added behind them as reading goes on. */
  readonly blocks: readonly Block[];
  /** The Markdown itself stands there, since it would take too long to read. */
  readonly isPlain: boolean;
}

type Outcome = ReturnType<typeof readPiece>;
type ReadOne = (source: string, isLast: boolean) => Outcome;

/** A piece with the addresses that its links have from elsewhere. */
interface Linked {
  /** Which addresses there were in all of the post. */
  readonly all: string;
  /** Those that count here. */
  readonly own: string;
  readonly outcome: Outcome;
}

/** Reads the versions of a post, one after the other. */
export class BodyReader {
  #alone = new Map<string, Outcome>();
  #linked = new Map<string, Linked>();
  /** By their first piece. */
  readonly #groups = new WeakMap<Piece, Group>();

  /**
   * What `renderBody` makes of the Markdown, in parts. It stops behind each of them, so that others can
   * have their turn, and can be left at any time.
   *
   * @returns in between what there is so far; links to addresses further down may be words there.
   */
  *read(markdown: string): Generator<ReadBody, ReadBody> {
    const cuts = cutsOf(markdown);
    const alone = new Map<string, Outcome>();
    const first = yield* this.#pass(markdown, cuts, (source, isLast) => {
      const key = keyOf(source, isLast);
      const outcome = this.#alone.get(key) ?? readPiece(source, isLast, []);
      this.#alone.set(key, outcome);
      alone.set(key, outcome);
      return outcome;
    });
    this.#alone = alone;
    const named = namesIn(first?.pieces ?? []);
    const linked = new Map<string, Linked>();
    const second =
      named.length === 0
        ? first
        : yield* this.#pass(markdown, cuts, this.#linkedReader(named, alone, linked));
    this.#linked = linked;
    return (
      second ?? {
        blocks: [{ source: markdown, nodes: [asWritten(markdown)], line: 0 }],
        isPlain: true,
      }
    );
  }

  /** Reads pieces with the addresses of the whole post, those of other versions where they are the same. */
  #linkedReader(
    named: readonly NamedAddress[],
    alone: ReadonlyMap<string, Outcome>,
    linked: Map<string, Linked>,
  ): ReadOne {
    const all = JSON.stringify(named.map(({ key }) => key));
    return (source, isLast) => {
      const place = keyOf(source, isLast);
      const before = linked.get(place) ?? this.#linked.get(place);
      if (before?.all === all) {
        linked.set(place, before);
        return before.outcome;
      }
      const letters = source.includes('[') ? lettersOf(source) : undefined;
      const names = named.filter((each) => letters?.includes(each.letters));
      const own = JSON.stringify(names.map(({ key }) => key));
      const outcome =
        before?.own === own
          ? before.outcome
          : ((names.length === 0 ? alone.get(place) : undefined) ??
            readPiece(
              source,
              isLast,
              names.map(({ definition }) => definition),
            ));
      linked.set(place, { all, own, outcome });
      return outcome;
    };
  }

  /** Reads all pieces. @returns undefined where they cannot be read. */
  *#pass(
    markdown: string,
    cuts: readonly number[],
    read: ReadOne,
  ): Generator<ReadBody, Assembly | undefined> {
    const assembly = new Assembly(this.#groups);
    for (let at = 0, count = 1; at < cuts.length;) {
      const isLast = at + count >= cuts.length;
      const outcome = read(markdown.slice(cuts[at], isLast ? undefined : cuts[at + count]), isLast);
      if (outcome === 'no-end') {
        // There is no knowing how much belongs to it; twice as much at a time is soon enough.
        count *= 2;
        continue;
      }
      if (outcome === 'unreadable' || !assembly.add(outcome, isLast)) {
        return undefined;
      }
      at += count;
      count = 1;
      yield assembly;
    }
    return assembly;
  }
}

/** The last piece of a post may be without an end. */
function keyOf(source: string, isLast: boolean): string {
  return `${isLast ? '$' : ' '}${source}`;
}

/** Puts pieces together that HTML of the post holds together, and names headings in their order. */
class Assembly implements ReadBody {
  readonly pieces: Piece[] = [];
  readonly blocks: Block[] = [];
  readonly isPlain = false;
  readonly #groups: WeakMap<Piece, Group>;
  readonly #outline = new Outline();
  readonly #open = new OpenTags();
  #waiting: Piece[] = [];
  #line = 0;

  constructor(groups: WeakMap<Piece, Group>) {
    this.#groups = groups;
  }

  /** @returns whether it could. */
  add(piece: Piece, isLast: boolean): boolean {
    this.pieces.push(piece);
    this.#waiting.push(piece);
    this.#open.follow(piece.tags);
    if (!this.#open.areClosed && !isLast) {
      return true;
    }
    const group = this.#groupOf(piece, this.#waiting);
    this.#waiting = [];
    if (group === undefined) {
      return false;
    }
    const nodes = this.#outline.finish(group.nodes, group.headings);
    if (nodes.length > 0) {
      this.blocks.push({ source: group.source, nodes, line: this.#line });
    }
    this.#line += group.pieces.reduce((lines, each) => lines + each.lines, 0);
    return true;
  }

  #groupOf(last: Piece, pieces: readonly Piece[]): Group | undefined {
    const first = pieces[0] ?? last;
    const known = this.#groups.get(first);
    if (
      known?.pieces.length === pieces.length &&
      known.pieces.every((piece, index) => piece === pieces[index])
    ) {
      return known;
    }
    const group = groupOf(pieces);
    if (group !== undefined) {
      this.#groups.set(first, group);
    }
    return group;
  }
}

/** An address that links have by its name. */
interface NamedAddress {
  readonly definition: Definition;
  /** What a piece must have to name it. */
  readonly letters: string;
  /** Tells it from others. */
  readonly key: string;
}

/** The first address of each name. */
function namesIn(pieces: readonly Piece[]): readonly NamedAddress[] {
  const byName = new Map<string, NamedAddress>();
  for (const { definitions } of pieces) {
    for (const definition of definitions) {
      const { identifier, url, title } = definition;
      if (!byName.has(identifier)) {
        byName.set(identifier, {
          definition,
          letters: lettersOf(identifier),
          key: JSON.stringify([identifier, url, title]),
        });
      }
    }
  }
  return [...byName.values()];
}

/** Without marks, which may stand between the words of a name, and however they are written. */
function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(/\P{L}+/gu, '');
}
