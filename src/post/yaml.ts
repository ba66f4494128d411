// The only importer of `yaml`, which gives the ranges of keys and values.
//
// Never call its `parse` or `parseDocument` on a post: nested deep enough, they overflow the stack,
// and caught overflows in a cold process end it. Here the source is capped, the iterative parser
// makes tokens, and only a tree of bounded depth reaches the recursive composer.
import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  visit,
  type CST,
  type Document,
  type Pair,
  type ParsedNode,
  type YAMLMap,
} from 'yaml';
import { entrySpan } from './entrySpan';
import type { Field, FieldValue, ScalarStyle, SyntaxFault, YamlResult } from './fields';
import { withCarriageReturns } from './carriageReturns';
import { readFlatYaml } from './flatYaml';
import { span, textOf, type Span } from './text';
import { faultCodes, findControlCharacters, firstLine, mostFaults, place } from './yamlFaults';
import { isNullWord } from './yamlText';

/** UTF-16 code units of front matter that are parsed; real posts stay below 4 KB. */
export const longestFrontMatter = 64 * 1024;
const deepestNesting = 64;

/** Reads the YAML in `content` of `text`; every span is an offset into `text`. */
export function readYaml(text: string, content: Span): YamlResult {
  if (content.end - content.start > longestFrontMatter) {
    return none();
  }
  return readFlatYaml(text, content) ?? readAnyYaml(text, content);
}

/** As `readYaml`, for YAML of any kind but not of any length. */
export function readAnyYaml(text: string, content: Span): YamlResult {
  const written = text.slice(content.start, content.end);
  if (!written.includes('\r\n')) {
    return readLines(text, content);
  }
  const lines = written.replaceAll('\r\n', '\n');
  return withCarriageReturns(readLines(lines, span(0, lines.length)), written, content.start);
}

/** Tokens that the lexer adds: the start of a document, of a scalar's source, the end of broken brackets. */
const marks: ReadonlySet<string> = new Set(['\x02', '\x1F', '\x18']);

/**
 * Where comments stand in the YAML in `content`, from their number sign to the last character of
 * their line that is no space: what looks like a comment inside a value is none.
 */
export function commentsIn(text: string, content: Span): Span[] {
  if (content.end - content.start > longestFrontMatter) {
    return [];
  }
  // A space in place of a carriage return moves nothing and ends no token elsewhere.
  const source = textOf(text, content).replaceAll('\r\n', ' \n').replaceAll('\r', '\n');
  const comments: Span[] = [];
  let at = content.start;
  let isSource = false;
  for (const token of new Lexer().lex(source)) {
    if (!isSource && marks.has(token)) {
      isSource = token === '\x1F';
      continue;
    }
    if (!isSource && token.startsWith('#')) {
      comments.push(span(at, at + token.trimEnd().length));
    }
    isSource = false;
    at += token.length;
  }
  return comments;
}

/** As `readYaml`, for front matter without CRLF: yaml reads some broken text differently with it. */
function readLines(text: string, content: Span): YamlResult {
  // yaml knows no lone carriage return; a line feed in its place moves nothing.
  const source = text.slice(content.start, content.end).replace(/\r(?!\n)/g, '\n');
  const faults = findControlCharacters(source, content.start);

  const tokens = [...new Parser().parse(source)];
  if (exceedsDepth(tokens)) {
    return none([...faults, { code: 'too-deep', span: firstLine(text, content) }]);
  }
  const composer = new Composer({
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    keepSourceTokens: true,
    logLevel: 'silent',
    strict: true,
  });
  const [document, ...more] = composer.compose(tokens, true, source.length);
  if (document === undefined) {
    return none(faults);
  }
  for (const { code, pos } of document.errors) {
    faults.push({ code: faultCodes[code] ?? 'unexpected', span: place(text, content, pos) });
  }
  const second = more[0];
  if (second !== undefined) {
    const start = content.start + second.range[0];
    faults.push({ code: 'several-documents', span: firstLine(text, span(start, content.end)) });
  }
  faults.push(...findReferences(document, source, content.start));
  const { contents } = document;
  if (contents === null || isEmpty(contents)) {
    return none(faults.slice(0, mostFaults));
  }
  if (!isMap(contents)) {
    faults.push({ code: 'not-fields', span: firstLine(text, content) });
    return none(faults.slice(0, mostFaults));
  }
  const reader = new FieldReader(text, content);
  return {
    fields: reader.fieldsOf(contents),
    faults: faults.sort((a, b) => a.span.start - b.span.start).slice(0, mostFaults),
    inBraces: contents.flow === true,
  };
}

function none(faults: readonly SyntaxFault[] = []): YamlResult {
  return { fields: [], faults, inBraces: false };
}

/**
 * An alias needs an anchor above it; the library itself asks for one only when it makes values.
 * A tag of one's own stops other tools, and an anchor of nothing was meant as text.
 */
function findReferences(document: Document.Parsed, source: string, base: number): SyntaxFault[] {
  const anchors = new Set<string>();
  const faults: SyntaxFault[] = [];
  visit(document, {
    Node(_, node) {
      if (!node.range) {
        return;
      }
      const [start, end] = node.range;
      if (isAlias(node)) {
        if (!anchors.has(node.source)) {
          faults.push({ code: 'unknown-alias', span: span(base + start, base + end) });
        }
        return;
      }
      anchors.add(node.anchor ?? '');
      const mark =
        node.tag?.startsWith('!') === true
          ? node.tag
          : node.anchor !== undefined && isEmpty(node)
            ? `&${node.anchor}`
            : undefined;
      const at = mark === undefined ? -1 : source.lastIndexOf(mark, start);
      if (mark !== undefined && at !== -1) {
        faults.push({
          code: 'reserved-character',
          span: span(base + at, base + at + mark.length),
        });
      }
    },
  });
  return faults;
}

/** Without recursion, since depth is just what is in question. */
function exceedsDepth(tokens: readonly CST.Token[]): boolean {
  const stack = tokens.map((token) => ({ token, depth: 1 }));
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { token, depth } = next;
    if (depth > deepestNesting) {
      return true;
    }
    if (token.type === 'document') {
      if (token.value !== undefined) {
        stack.push({ token: token.value, depth });
      }
    } else if ('items' in token) {
      for (const { key, value } of token.items as CST.CollectionItem[]) {
        if (key !== null && key !== undefined) {
          stack.push({ token: key, depth: depth + 1 });
        }
        if (value !== undefined) {
          stack.push({ token: value, depth: depth + 1 });
        }
      }
    }
  }
  return false;
}

function isEmpty(node: unknown): boolean {
  return isScalar(node) && node.type === 'PLAIN' && node.source === '';
}

const styles: Readonly<Record<string, ScalarStyle>> = {
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
  QUOTE_DOUBLE: 'double-quoted',
  QUOTE_SINGLE: 'single-quoted',
};

class FieldReader {
  readonly #text: string;
  readonly #content: Span;
  readonly #base: number;

  constructor(text: string, content: Span) {
    this.#text = text;
    this.#content = content;
    this.#base = content.start;
  }

  fieldsOf(map: YAMLMap.Parsed): Field[] {
    return map.items.map((pair) => this.#field(pair));
  }

  #field(pair: Pair<ParsedNode, ParsedNode | null>): Field {
    const keySpan = this.#spanOf(pair.key);
    const value = this.#value(pair, keySpan);
    return {
      name: isScalar(pair.key) ? String(pair.key.value) : this.#slice(keySpan),
      keySpan,
      entrySpan: entrySpan(this.#text, this.#content, keySpan, value.span),
      value,
    };
  }

  #value(pair: Pair<ParsedNode, ParsedNode | null>, keySpan: Span): FieldValue {
    const node = pair.value;
    if (node !== null && (!isEmpty(node) || node.anchor !== undefined || node.tag !== undefined)) {
      return this.#node(node);
    }
    const at = this.#behindColon(pair, keySpan);
    return { kind: 'empty', span: span(at, at) };
  }

  #node(node: ParsedNode): FieldValue {
    const nodeSpan = this.#spanOf(node);
    if (isEmpty(node)) {
      return { kind: 'empty', span: span(nodeSpan.start, nodeSpan.start) };
    }
    if (isScalar(node)) {
      const style = styles[node.type ?? ''] ?? 'plain';
      const scalar = typeof node.value === 'string' ? node.value : node.source;
      if (style === 'plain' && isNullWord(scalar)) {
        return { kind: 'empty', span: nodeSpan };
      }
      return { kind: 'scalar', span: nodeSpan, text: scalar, style };
    }
    if (isAlias(node)) {
      return { kind: 'alias', span: nodeSpan, anchor: node.source };
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => this.#node(item));
      const style = node.flow === true ? 'flow' : 'block';
      return { kind: 'list', span: covering(nodeSpan, items), style, items };
    }
    const fields = this.fieldsOf(node);
    const values = fields.map(({ value }) => value);
    const style = node.flow === true ? 'flow' : 'block';
    return { kind: 'map', span: covering(nodeSpan, values), style, fields };
  }

  /** The offset behind a field's colon and at most one space, where its value would be written. */
  #behindColon({ srcToken }: Pair<ParsedNode, ParsedNode | null>, keySpan: Span): number {
    const colon = srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
    const behind = colon === undefined ? keySpan.end : this.#base + colon.offset + 1;
    return this.#text.charAt(behind) === ' ' ? behind + 1 : behind;
  }

  #spanOf(node: ParsedNode): Span {
    const [start, end] = node.range;
    return span(this.#base + start, this.#base + end);
  }

  #slice({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }
}

/** After errors, what is in a node may end behind it. */
function covering(node: Span, inner: readonly { readonly span: Span }[]): Span {
  return span(
    node.start,
    inner.reduce((end, { span: other }) => Math.max(end, other.end), node.end),
  );
}
