import type { SyntaxFault } from '../../post/fields';
import {
  endOfLine,
  lineAround,
  span,
  startOfNextLine,
  textOf,
  type Span,
  type TextEdit,
} from '../../post/text';
import type { Explained, YamlFrontMatter } from './explained';
import { shown } from '../../profile/values';

export function explainIndentation(
  fault: SyntaxFault,
  { fields }: YamlFrontMatter,
  text: string,
): Explained {
  const list = fields.find(
    ({ value }) =>
      (value.kind === 'list' || value.kind === 'map') &&
      /^[[{]/.test(text.slice(value.span.start, value.span.start + 1)) &&
      text.slice(fault.span.end, value.span.end).trim() === '' &&
      !/[\]}]$/.test(text.slice(value.span.start, value.span.end).trimEnd()),
  );
  if (list === undefined) {
    return {
      message:
        'The indentation of this line fits no field around it. Align it with its neighbours.',
      span: fault.span,
    };
  }
  const { start } = list.value.span;
  const lineEnd = start + text.slice(start, endOfLine(text, start)).trimEnd().length;
  const bracket = text.charAt(start) === '[' ? ']' : '}';
  const unquoted = text.slice(start, lineEnd).replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, '');
  return {
    message: `The ${bracket === ']' ? 'list' : 'group'} of \`${shown(list.name)}\` is never closed. Add ${bracket} at its end.`,
    span: span(start, lineEnd),
    // In a list that goes on below only the author knows where.
    fixes:
      /^.[^[\]{}"'#]*$/.test(unquoted) &&
      text.slice(lineEnd, list.value.span.end).trim() === '' &&
      !/^(?:[ \t]|-[ \t])/.test(text.slice(startOfNextLine(text, endOfLine(text, start))))
        ? [
            {
              title: `Add ${bracket} after ${shown(text.slice(start, lineEnd))}`,
              edits: [{ span: span(lineEnd, lineEnd), newText: bracket }],
              preferred: true,
            },
          ]
        : [],
  };
}

/** The first fields are indented, and the others are not. */
export function explainIndentedStart(
  fault: SyntaxFault,
  { content }: YamlFrontMatter,
  text: string,
): Explained | undefined {
  const below = lineAround(text, fault.span.start);
  if (fault.span.start !== below.start || /^[ \t]/.test(text.slice(below.start, below.end))) {
    return undefined;
  }
  const edits: TextEdit[] = [];
  let indent: string | undefined;
  let first: Span | undefined;
  for (let at = content.start; at < below.start;) {
    const line = text.slice(at, endOfLine(text, at));
    if (line.trim() !== '' && (first !== undefined || !/^[ \t]*#/.test(line))) {
      const [, spaces = '', name = ''] = /^( +)([A-Za-z_][\w-]*)[ \t]*:(?:\s|$)/.exec(line) ?? [];
      if (first === undefined && name !== '') {
        indent = spaces;
        first = span(at + spaces.length, at + spaces.length + name.length);
      }
      if (indent === undefined || !line.startsWith(indent)) {
        return undefined;
      }
      edits.push({ span: span(at, at + indent.length), newText: '' });
    }
    at = startOfNextLine(text, at + line.length);
  }
  if (first === undefined) {
    return undefined;
  }
  return {
    message: `\`${textOf(text, first)}\` is indented, and the fields below it are not. Remove the indentation.`,
    span: first,
    fixes: [{ title: `Remove the indentation of ${textOf(text, first)}`, edits, preferred: true }],
    swallowsRest: true,
  };
}

export function explainTab(
  fault: SyntaxFault,
  { fields }: YamlFrontMatter,
  text: string,
): Explained {
  const line = lineAround(text, fault.span.start);
  const indent = /^[ \t]*/.exec(text.slice(line.start, line.end))?.[0] ?? '';
  const above = fields.findLast(({ keySpan }) => keySpan.start < line.start);
  // A field below one that has a value is a field of its own; any other line belongs to what is above.
  const isField = /^\s*["']?[A-Za-z_][\w .-]*:(?:\s|$)/.test(text.slice(line.start, line.end));
  const nested = !isField || above === undefined || above.value.span.start >= line.start;
  const place = span(line.start, line.start + Math.max(indent.length, 1));
  return {
    message: 'This line is indented with a tab, which YAML does not allow. Use spaces.',
    span: place,
    fixes: indent.includes('\t')
      ? [
          {
            title: nested ? 'Indent with spaces' : 'Remove the indentation',
            edits: [
              {
                span: span(line.start, line.start + indent.length),
                newText: nested ? indent.replaceAll('\t', '  ') : '',
              },
            ],
            preferred: true,
          },
        ]
      : [],
  };
}
