import {
  createScanner,
  findNodeAtLocation,
  findNodeAtOffset,
  getNodePath,
  parseTree,
  printParseErrorCode,
  type JSONPath,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { span, type Span } from '../../post/text';

/** Where a value stands: property names and indices from the root. */
export type JsonPath = JSONPath;
export type JsonNode = Node;

export interface JsonFault {
  /** The name that the parser gives it, or a limit of ours. */
  readonly kind: ReturnType<typeof printParseErrorCode> | 'TooLarge' | 'TooDeep';
  readonly span: Span;
  /** The end of what stands before it, without comments and blanks. */
  readonly after: number;
}

export interface JsonText {
  /** What can be read, even of a broken text. */
  readonly root: JsonNode | undefined;
  readonly faults: readonly JsonFault[];
}

/** UTF-16 code units; a project file of an ordinary blog has a few thousand. */
const longest = 256 * 1024;
const deepest = 40;
const mostFaults = 20;

/** Reads JSON with comments and trailing commas; a byte order mark may stand before it. Never throws. */
export function readJson(text: string): JsonText {
  if (text.length > longest) {
    return { root: undefined, faults: [{ kind: 'TooLarge', span: span(0, 0), after: 0 }] };
  }
  // The parser calls itself for every level.
  const tooDeep = firstTooDeep(text);
  if (tooDeep !== undefined) {
    return { root: undefined, faults: [{ kind: 'TooDeep', span: tooDeep, after: 0 }] };
  }
  const errors: ParseError[] = [];
  const root = parseTree(withoutMark(text), errors, { allowTrailingComma: true });
  return {
    root,
    faults: errors.slice(0, mostFaults).map(({ error, offset, length }) => ({
      kind: printParseErrorCode(error),
      span: span(offset, Math.min(offset + length, text.length)),
      after: endBefore(text, offset),
    })),
  };
}

/** The parser knows no byte order mark; a space keeps every offset. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
}

function endBefore(text: string, offset: number): number {
  const scanner = createScanner(text.slice(0, offset), true);
  let end = 0;
  while (scanner.getPosition() < offset) {
    scanner.scan();
    end = scanner.getTokenLength() > 0 ? scanner.getTokenOffset() + scanner.getTokenLength() : end;
  }
  return end;
}

const opening = /^[[{]$/;
const closing = /^[\]}]$/;

function firstTooDeep(text: string): Span | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  // The scanner stands still at the end of the text only.
  while (scanner.getTokenOffset() < text.length) {
    scanner.scan();
    const token = scanner.getTokenLength() === 1 ? text.charAt(scanner.getTokenOffset()) : '';
    if (opening.test(token)) {
      depth++;
    } else if (closing.test(token)) {
      depth--;
    }
    if (depth > deepest) {
      return span(scanner.getTokenOffset(), scanner.getTokenOffset() + 1);
    }
    if (scanner.getTokenLength() === 0) {
      break;
    }
  }
  return undefined;
}

export function spanOf({ offset, length }: JsonNode): Span {
  return span(offset, offset + length);
}

export function pathOf(node: JsonNode): JsonPath {
  return getNodePath(node);
}

export function nodeAt(root: JsonNode | undefined, path: JsonPath): JsonNode | undefined {
  return root === undefined ? undefined : findNodeAtLocation(root, path);
}

/** The text that an offset is in, quotes included, if it is a value and no name of a property. */
export function textValueAt(text: string, offset: number): JsonNode | undefined {
  const { root } = readJson(text);
  const node = root === undefined ? undefined : findNodeAtOffset(root, offset);
  const isName = node?.parent?.type === 'property' && node.parent.children?.[0] === node;
  return node?.type === 'string' && !isName ? node : undefined;
}

/** The properties of an object as they stand, each with the nodes of its name and its value. */
export function propertiesOf(
  node: JsonNode | undefined,
): readonly { readonly name: string; readonly key: JsonNode; readonly value: JsonNode }[] {
  if (node?.type !== 'object') {
    return [];
  }
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    key === undefined || value === undefined ? [] : [{ name: String(key.value), key, value }],
  );
}
