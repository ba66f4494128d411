import { longestBefore, type ReportedProblem } from '../report';
import { inert } from '../visible';
import { charactersOf } from '../../post/characters';
import { widthOf } from '../width';

/** What is shown of a line, and what stands below it to point at the problem. */
export interface Excerpt {
  readonly text: string;
  /** Spaces, and carets below the place. */
  readonly mark: string;
}

/** One character as a reader sees it. */
interface Cell {
  readonly shown: string;
  /** In columns of a terminal. */
  readonly width: number;
  readonly marked: boolean;
}

const tabWidth = 4;
/** Columns kept before the place where a line is cut. */
const before = 20;
const cut: Cell = { shown: '…', width: 1, marked: false };
/** Some characters carry hundreds of marks, which a terminal would draw over the lines around. */
const longestCharacter = 40;

/** @param columns for the text; what is longer is cut around the place. */
export function excerptOf(problem: ReportedProblem, columns: number): Excerpt {
  const cells = windowOf(cellsOf(problem), columns);
  const first = cells.findIndex(({ marked }) => marked);
  const marked = cells.filter((cell) => cell.marked);
  return {
    text: inert(cells.map(({ shown }) => shown).join('')).trimEnd(),
    mark: ' '.repeat(columnsOf(cells.slice(0, first))) + '^'.repeat(Math.max(columnsOf(marked), 1)),
  };
}

function cellsOf({ line, start, end }: ReportedProblem): readonly Cell[] {
  // A long line is told from so far before the problem, in which its columns count from its true start.
  const from = Math.min(start.character, longestBefore);
  const to = end.line > start.line ? line.length : from + end.character - start.character;
  const cells: Cell[] = [];
  let column = 0;
  let index = 0;
  for (const character of charactersOf(line)) {
    const shown = shownAs(character, column);
    const width = widthOf(shown);
    const next = index + character.length;
    // An empty place is the character behind it.
    cells.push({ shown, width, marked: index < Math.max(to, from + 1) && next > from });
    column += width;
    index = next;
  }
  return cells.some(({ marked }) => marked)
    ? cells
    : [...cells, { shown: ' ', width: 1, marked: true }];
}

function shownAs(character: string, column: number): string {
  return character === '\t'
    ? ' '.repeat(tabWidth - (column % tabWidth))
    : inert(character.slice(0, longestCharacter));
}

function windowOf(cells: readonly Cell[], columns: number): readonly Cell[] {
  if (columnsOf(cells) <= columns) {
    return cells;
  }
  const first = cells.findIndex(({ marked }) => marked);
  let start = first;
  for (
    let room = Math.min(before, Math.floor(columns / 3));
    start > 0 && room >= (cells[start - 1]?.width ?? 0);
  ) {
    start--;
    room -= cells[start]?.width ?? 0;
  }
  const leading = start === 0 ? [] : [cut];
  let end = start;
  for (
    let room = columns - leading.length - 1;
    end < cells.length && room >= (cells[end]?.width ?? 0);
    end++
  ) {
    room -= cells[end]?.width ?? 0;
  }
  return [...leading, ...cells.slice(start, end), ...(end < cells.length ? [cut] : [])];
}

function columnsOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}
