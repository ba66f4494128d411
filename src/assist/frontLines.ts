import { unclosedContent } from '../post/fence';
import type { Post } from '../post/post';
import { endOfLine, lineAround, span, startOfNextLine, type Span } from '../post/text';
import type { Profile } from '../profile/profile';

/**
 * A field by the look of its line. While an author types, YAML around the cursor is often broken, and
 * then only lines can tell what is there.
 */
export interface FieldLine {
  /** Without quotes. */
  readonly name: string;
  /** With quotes. */
  readonly keySpan: Span;
  /** In which column the name stands. */
  readonly indent: number;
  /** Behind the colon. */
  readonly valueStart: number;
  /** Of the line with the name. */
  readonly lineEnd: number;
  /** Behind the last line that belongs to the field: comments and blank lines below it do not. */
  readonly end: number;
  /** The field that this one is written below, if it is part of one. */
  readonly parent: FieldLine | undefined;
}

/** More front matter than this is not read line by line at a keystroke. */
const mostRead = 64 * 1024;

/** A field of another name needs a space behind its colon; before it a list may begin. */
const fieldLine = /^([ \t]*(?:-[ \t]+)*)(["']?)([A-Za-z_$][^\r\n]*?)\2[ \t]*:(?=[ \t]|$)/;
/** Code units of a line in which a name and its colon are looked for. */
const longestName = 300;
const tightLine = /^([ \t]*)(["']?)([A-Za-z_][\w-]*)\2:/;

/**
 * The lines between the fences; of front matter that is not closed, those that look like it, with the
 * line of the cursor, on which a name may just be begun.
 */
export function linesAround(post: Post, cursor: number): Span | undefined {
  const { frontMatter, text } = post;
  if (frontMatter.kind === 'yaml') {
    const { content } = frontMatter;
    return frontMatter.tooLarge ? undefined : content;
  }
  if (frontMatter.kind !== 'unclosed') {
    return undefined;
  }
  const { content, almostClosing } = frontMatter;
  const line = lineAround(text, cursor);
  if (
    line.start !== content.end ||
    almostClosing !== undefined ||
    !/^[ \t]*(?:-[ \t]*)?["']?[\w-]*["']?[ \t]*$/.test(text.slice(line.start, line.end))
  ) {
    return content;
  }
  const below = startOfNextLine(text, line.end);
  return span(content.start, unclosedContent(text, below).content.end);
}

/** The fields between two offsets that stand at line starts. */
export function readFieldLines(text: string, { start, end }: Span, profile: Profile): FieldLine[] {
  if (end - start > mostRead) {
    return [];
  }
  const known = new Set(profile.fields.flatMap(({ name, aliases = [] }) => [name, ...aliases]));
  const found: FieldLine[] = [];
  /** The last field, those that it is part of, and where each of them ends so far. */
  let open: Writable<FieldLine>[] = [];
  // Lines of text below `|` or `>` are no fields, whatever they look like.
  let blockIndent: number | undefined;
  for (let at = start; at < end;) {
    const lineEnd = Math.min(endOfLine(text, at), end);
    const next = startOfNextLine(text, lineEnd);
    const line = text.slice(at, lineEnd);
    const isBlank = line.trim() === '';
    if (blockIndent !== undefined && !isBlank && line.search(/\S/) <= blockIndent) {
      blockIndent = undefined;
    }
    const match = blockIndent === undefined ? matchField(line, known) : null;
    if (match !== null) {
      const [head, { length: indent } = '', quote = '', name = ''] = match;
      const keyStart = at + indent;
      const valueStart = at + head.length;
      open = open.filter((field) => field.indent < indent);
      const field = {
        name,
        keySpan: span(keyStart, keyStart + name.length + 2 * quote.length),
        indent,
        valueStart,
        lineEnd,
        end: next,
        parent: open.at(-1),
      };
      open.push(field);
      found.push(field);
      if (/^[ \t]*[|>][-+\d]*[ \t]*(?:#.*)?$/.test(text.slice(valueStart, lineEnd))) {
        blockIndent = indent;
      }
    }
    if (!isBlank && !line.trimStart().startsWith('#')) {
      for (const field of open) {
        field.end = next;
      }
    }
    if (next === lineEnd) {
      break;
    }
    at = next;
  }
  return found;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function matchField(line: string, known: ReadonlySet<string>): RegExpExecArray | null {
  if (/^[ \t]*#/.test(line)) {
    return null;
  }
  const start = line.slice(0, longestName);
  const tight = tightLine.exec(start);
  const match = tight !== null && known.has(tight[3] ?? '') ? tight : fieldLine.exec(start);
  // At the end of the part, nobody knows what follows.
  return match?.[0].length === longestName && line.length > longestName ? null : match;
}
