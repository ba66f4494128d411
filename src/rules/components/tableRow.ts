import { linkTextFor } from '../../post/closing';
import type { OverviewEntry } from '../../post/overview';
import type { Post } from '../../post/post';
import type { TableRow } from '../../post/structure';
import { contains, span, type Span } from '../../post/text';
import { entryStyleOf, writeEntry, type NewEntry } from './entryStyle';
import { asDestination, asLink, asMarkdown } from './markdownText';

/**
 * A row for a component in the table that is the overview: as the row beside it, with what says
 * something about another component left out.
 */
export function writeRow(post: Post, entry: NewEntry, beside: OverviewEntry): string {
  const { text } = post;
  const entries = post.body().overview?.entries ?? [];
  const pattern = beside.link === undefined ? (entries.find(({ link }) => link) ?? beside) : beside;
  const { row, at } = rowOf(post, pattern);
  const cells = row.cells.map(({ start, end }) => span(at + start, at + end));
  const holding = (place: Span | undefined): Span | undefined =>
    place === undefined ? undefined : cells.find((cell) => contains(cell, place));
  const named = holding(pattern.labelSpan);
  const linked = holding(pattern.link?.span);
  const described =
    holding(pattern.description) ?? cells.find((cell) => cell !== named && cell !== linked);
  const { url, role } = entry;
  const contentOf = (cell: Span): string => {
    if (cell === named) {
      return named === linked
        ? writeEntry(
            entryStyleOf(post),
            described === undefined ? entry : { ...entry, role: undefined },
          )
        : inMarks(text, cell, pattern, entry.name);
    }
    if (cell === linked) {
      return url === undefined ? '' : linkLike(text, pattern, entry.name, url);
    }
    return cell === described && role !== undefined ? asMarkdown(role) : '';
  };
  let written = '';
  let from = at + row.start;
  for (const cell of cells) {
    written += text.slice(from, cell.start);
    const spaces = /^[ \t]*/.exec(text.slice(cell.end, at + row.end))?.[0].length ?? 0;
    from = cell.end + spaces;
    const content = contentOf(cell).replace(/(?<!\\)\|/g, '\\|');
    // The pipes stay below each other as long as there is room.
    written += from < at + row.end ? `${content} `.padEnd(from - cell.start) : content;
  }
  return written + text.slice(from, at + row.end);
}

function rowOf(post: Post, entry: OverviewEntry): { readonly row: TableRow; readonly at: number } {
  const { start, blocks, overview } = post.body();
  const placed = blocks[overview?.block ?? -1];
  const at = start + (placed?.offset ?? 0);
  const row =
    placed?.block.kind === 'table'
      ? placed.block.rows.find((candidate) => at + candidate.start === entry.span.start)
      : undefined;
  return {
    row: row ?? { start: entry.span.start - at, end: entry.span.end - at, cells: [] },
    at,
  };
}

/** A name with the marks around that of another row. */
function inMarks(text: string, cell: Span, { names }: OverviewEntry, name: string): string {
  const source = text.slice(cell.start, cell.end);
  const [marks = ''] = /^(?:[*_]{1,3}|`+)/.exec(source) ?? [];
  const known = names[0]?.name;
  return known !== undefined && source.endsWith(marks) && !/<|!\[/.test(source)
    ? marks + (marks.includes('`') ? name.replaceAll('`', '') : asMarkdown(name)) + marks
    : asMarkdown(name);
}

function linkLike(text: string, { link }: OverviewEntry, name: string, url: string): string {
  if (link?.label !== undefined) {
    return asLink(linkTextFor(name, url), url);
  }
  return link !== undefined && text.charAt(link.span.start) === '<'
    ? `<${asDestination(url).replace(/^<|>$/g, '')}>`
    : url.trim();
}
