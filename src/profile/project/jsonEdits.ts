import { lineAround, lineEndOf, span, type TextEdit } from '../../post/text';
import { nodeAt, readJson, type JsonNode, type JsonPath } from './jsonc';

/** How a text is laid out, so that what is added looks like the rest. */
interface Layout {
  /** One level of indentation. */
  readonly unit: string;
  readonly lineEnd: string;
}

function layoutOf(text: string): Layout {
  return {
    unit: /^[{[][^\n\r]*[\r\n]+([ \t]+)\S/.exec(text.trimStart())?.[1] ?? '  ',
    lineEnd: lineEndOf(text),
  };
}

/**
 * The edits after which a value stands at a path. Objects and lists that are missing on the way are
 * made; an index behind the last item of a list adds one. Comments stay where they are.
 *
 * @returns nothing where the text on the way is something else than the path says.
 */
export function setValue(text: string, path: JsonPath, value: unknown): readonly TextEdit[] {
  const { root } = readJson(text);
  if (root === undefined) {
    return [];
  }
  const layout = layoutOf(text);
  const existing = nodeAt(root, path);
  if (existing !== undefined) {
    const newText = written(value, indentationAt(text, existing.offset), layout);
    return [{ span: span(existing.offset, existing.offset + existing.length), newText }];
  }
  let depth = path.length - 1;
  while (depth > 0 && nodeAt(root, path.slice(0, depth)) === undefined) {
    depth--;
  }
  const container = nodeAt(root, path.slice(0, depth));
  const step = path[depth];
  if (container === undefined || (container.type === 'array') !== (typeof step === 'number')) {
    return [];
  }
  if (container.type !== 'array' && container.type !== 'object') {
    return [];
  }
  const inner = path
    .slice(depth + 1)
    .reduceRight<unknown>(
      (content, key) => (typeof key === 'number' ? [content] : { [key]: content }),
      value,
    );
  return addedTo(text, container, typeof step === 'string' ? step : undefined, inner, layout);
}

function addedTo(
  text: string,
  container: JsonNode,
  name: string | undefined,
  value: unknown,
  layout: Layout,
): readonly TextEdit[] {
  const label = name === undefined ? '' : `${JSON.stringify(name)}: `;
  const outer = indentationAt(text, container.offset);
  const last = container.children?.at(-1);
  if (last === undefined) {
    const at = container.offset + 1;
    const end = container.offset + container.length - 1;
    const rest = text.slice(at, end);
    const isInline = name === undefined && rest.trim() === '';
    if (isInline) {
      return [{ span: span(at, end), newText: written(value, outer, layout) }];
    }
    const indentation = outer + layout.unit;
    const content = `${layout.lineEnd}${indentation}${label}${written(value, indentation, layout)}`;
    // Behind a comment, if there is one.
    const behind = at + rest.trimEnd().length;
    return /^\s*[\r\n]/.test(text.slice(behind, end))
      ? [{ span: span(behind, behind), newText: content }]
      : [{ span: span(behind, end), newText: `${content}${layout.lineEnd}${outer}` }];
  }
  const end = last.offset + last.length;
  const comma = trailingComma(text, end);
  const behind = comma === undefined ? end : comma + 1;
  const isMultiline = /[\r\n]/.test(text.slice(container.offset, last.offset));
  if (!isMultiline) {
    const content = ` ${label}${written(value, outer, layout)}`;
    return comma === undefined
      ? [{ span: span(end, end), newText: `,${content}` }]
      : [{ span: span(behind, behind), newText: `${content},` }];
  }
  const indentation = indentationAt(text, last.offset);
  const content = `${layout.lineEnd}${indentation}${label}${written(value, indentation, layout)}`;
  // A comment on the line of the last one belongs to it.
  const note =
    /^(?:[ \t]*\/\*[^\r\n]*?\*\/)*(?:[ \t]*\/\/[^\r\n]*)?/.exec(text.slice(behind))?.[0] ?? '';
  const at = behind + note.trimEnd().length;
  if (comma !== undefined) {
    return [{ span: span(at, at), newText: `${content},` }];
  }
  return at === end
    ? [{ span: span(at, at), newText: `,${content}` }]
    : [
        { span: span(end, end), newText: ',' },
        { span: span(at, at), newText: content },
      ];
}

/** The edits after which a property, or an item of a list, is gone. */
export function removeNode(text: string, node: JsonNode): readonly TextEdit[] {
  const siblings = node.parent?.children ?? [];
  const index = siblings.indexOf(node);
  const comma = trailingComma(text, node.offset + node.length);
  let start = node.offset;
  let end = comma === undefined ? node.offset + node.length : comma + 1;
  const { parent } = node;
  if (siblings.length === 1 && parent !== undefined) {
    const inner = span(parent.offset + 1, parent.offset + parent.length - 1);
    // Nothing but blanks is left of what stands on one line.
    if (/^[ \t]*$/.test(text.slice(inner.start, start) + text.slice(end, inner.end))) {
      return [{ span: inner, newText: '' }];
    }
  }
  const before = text.slice(lineAround(text, start).start, start);
  const after = /^[ \t]*(\r\n|\n|\r|$)/.exec(text.slice(end));
  if (before.trim() === '' && after !== null) {
    // The whole line goes, with its line end.
    start -= before.length;
    end += after[0].length;
  } else if (comma !== undefined) {
    end += /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  }
  const edits = [{ span: span(start, end), newText: '' }];
  const previous = siblings[index - 1];
  if (comma === undefined && previous !== undefined) {
    const left = trailingComma(text, previous.offset + previous.length);
    if (left !== undefined) {
      // One edit where nothing stands between them, since two must not touch.
      return text.slice(left + 1, start).trim() === '' && !/[\r\n]/.test(text.slice(left, start))
        ? [{ span: span(left, end), newText: '' }]
        : [{ span: span(left, left + 1), newText: '' }, ...edits];
    }
  }
  return edits;
}

/** The offset of the comma that follows, with nothing but space and comments before it. */
export function trailingComma(text: string, from: number): number | undefined {
  const trivia = /(?:\s|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*/y;
  trivia.lastIndex = from;
  trivia.exec(text);
  return text.charAt(trivia.lastIndex) === ',' ? trivia.lastIndex : undefined;
}

function indentationAt(text: string, offset: number): string {
  const { start } = lineAround(text, offset);
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** Short lists of plain values stand on one line; everything else has a line for each entry. */
function written(value: unknown, indentation: string, layout: Layout): string {
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    const line = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
    if (line.length + indentation.length <= 80) {
      return line;
    }
  }
  if (value === null || typeof value !== 'object') {
    return JSON.stringify(value);
  }
  const inner = indentation + layout.unit;
  const entries = Array.isArray(value)
    ? value.map((item) => written(item, inner, layout))
    : Object.entries(value).map(
        ([key, item]) => `${JSON.stringify(key)}: ${written(item, inner, layout)}`,
      );
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  if (entries.length === 0) {
    return `${String(open)}${String(close)}`;
  }
  const lines = entries.map((entry) => `${layout.lineEnd}${inner}${entry}`).join(',');
  return `${String(open)}${lines}${layout.lineEnd}${indentation}${String(close)}`;
}
