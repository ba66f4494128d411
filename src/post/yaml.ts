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
  Parser,
  visit,
  type CST,
  type Document,
  type Pair,
  type ParsedNode,
  type YAMLMap,
} from 'yaml';
import type { Field, FieldValue, ScalarStyle, SyntaxFault } from './fields';
import { endOfLine, startOfNextLine } from './fence';
import { span, type Span } from './text';

/** UTF-16 code units of front matter that are parsed; real posts stay below 4 KB. */
export const longestFrontMatter = 64 * 1024;
const deepestNesting = 64;
const mostFaults = 20;

export interface YamlResult {
  readonly fields: readonly Field[];
  readonly faults: readonly SyntaxFault[];
}

/** Reads the YAML in `content` of `text`; every span is an offset into `text`. */
export function readYaml(text: string, content: Span): YamlResult {
  if (content.end - content.start > longestFrontMatter) {
    return { fields: [], faults: [] };
  }
  // yaml knows no lone carriage return; a line feed in its place moves nothing.
  const source = text.slice(content.start, content.end).replace(/\r(?!\n)/g, '\n');
  const faults = findControlCharacters(source, content.start);

  const tokens = [...new Parser().parse(source)];
  if (exceedsDepth(tokens)) {
    return {
      fields: [],
      faults: [...faults, { code: 'too-deep', span: firstLine(text, content) }],
    };
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
    return { fields: [], faults };
  }
  for (const { code, pos } of document.errors) {
    faults.push({ code: faultCodes[code] ?? 'unexpected', span: place(text, content, pos) });
  }
  const second = more[0];
  if (second !== undefined) {
    const start = content.start + second.range[0];
    faults.push({ code: 'several-documents', span: firstLine(text, span(start, content.end)) });
  }
  faults.push(...findUnknownAliases(document, content.start));
  const { contents } = document;
  if (contents === null || isEmpty(contents)) {
    return { fields: [], faults: faults.slice(0, mostFaults) };
  }
  if (!isMap(contents)) {
    faults.push({ code: 'not-fields', span: firstLine(text, content) });
    return { fields: [], faults: faults.slice(0, mostFaults) };
  }
  const reader = new FieldReader(text, content.start);
  return {
    fields: reader.fieldsOf(contents),
    faults: faults.sort((a, b) => a.span.start - b.span.start).slice(0, mostFaults),
  };
}

/** yaml's error codes, as far as an author can do something different about each. */
const faultCodes: Readonly<Record<string, SyntaxFault['code']>> = {
  BAD_ALIAS: 'unknown-alias',
  BAD_DQ_ESCAPE: 'bad-escape',
  BAD_INDENT: 'bad-indentation',
  BAD_SCALAR_START: 'reserved-character',
  BLOCK_AS_IMPLICIT_KEY: 'nested-field',
  MISSING_CHAR: 'missing-character',
  MULTILINE_IMPLICIT_KEY: 'stray-line',
  MULTIPLE_DOCS: 'several-documents',
  RESOURCE_EXHAUSTION: 'too-deep',
  TAB_AS_INDENT: 'tab-indentation',
};

/** Where to show an error: at least one character, at most to the end of its line. */
function place(text: string, content: Span, [from, to]: readonly [number, number]): Span {
  let start = Math.min(content.start + from, Math.max(content.end - 1, content.start));
  if (start > content.start && text.slice(start - 1, start + 1) === '\r\n') {
    start--;
  }
  const lineEnd = Math.min(endOfLine(text, start), content.end);
  if (lineEnd === start) {
    // At a line's end: show the last character before it instead of nothing.
    const previous = Math.max(start - 1, content.start);
    return span(/[\r\n]/.test(text.charAt(previous)) ? start : previous, start);
  }
  return span(start, Math.min(Math.max(content.start + to, start + 1), lineEnd));
}

function firstLine(text: string, { start, end }: Span): Span {
  return span(start, Math.min(endOfLine(text, start), end));
}

/** YAML allows none of these, and libyaml, which many site generators use, stops at the first. */
function findControlCharacters(source: string, base: number): SyntaxFault[] {
  const found = source.matchAll(/[\0-\x08\v\f\x0E-\x1F\x7F]/g);
  const faults: SyntaxFault[] = [];
  for (const { index } of found) {
    if (faults.length === mostFaults) {
      break;
    }
    faults.push({ code: 'control-character', span: span(base + index, base + index + 1) });
  }
  return faults;
}

/** An alias needs an anchor above it; the library itself asks for one only when it makes values. */
function findUnknownAliases(document: Document.Parsed, base: number): SyntaxFault[] {
  const anchors = new Set<string>();
  const faults: SyntaxFault[] = [];
  visit(document, {
    Node(_, node) {
      if (!isAlias(node)) {
        anchors.add(node.anchor ?? '');
      } else if (!anchors.has(node.source) && node.range) {
        const [start, end] = node.range;
        faults.push({ code: 'unknown-alias', span: span(base + start, base + end) });
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

const nullWord = /^(?:~|null|Null|NULL)$/;

const styles: Readonly<Record<string, ScalarStyle>> = {
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
  QUOTE_DOUBLE: 'double-quoted',
  QUOTE_SINGLE: 'single-quoted',
};

class FieldReader {
  readonly #text: string;
  readonly #base: number;

  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
  }

  fieldsOf(map: YAMLMap.Parsed): Field[] {
    return map.items.map((pair) => this.#field(pair));
  }

  #field(pair: Pair<ParsedNode, ParsedNode | null>): Field {
    const keySpan = this.#spanOf(pair.key);
    const value = this.#value(pair, keySpan);
    const start = this.#lineStart(keySpan.start);
    const end = Math.max(keySpan.end, value.span.end);
    const lineEnd = endOfLine(this.#text, end);
    const endsLine = end > 0 && /[\r\n]/.test(this.#text.charAt(end - 1));
    return {
      name: isScalar(pair.key) ? String(pair.key.value) : this.#slice(keySpan),
      keySpan,
      entrySpan: span(start, endsLine ? end : startOfNextLine(this.#text, lineEnd)),
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
      if (style === 'plain' && nullWord.test(scalar)) {
        return { kind: 'empty', span: nodeSpan };
      }
      return { kind: 'scalar', span: nodeSpan, text: scalar, style };
    }
    if (isAlias(node)) {
      return { kind: 'alias', span: nodeSpan, anchor: node.source };
    }
    if (isSeq(node)) {
      return {
        kind: 'list',
        span: nodeSpan,
        style: node.flow === true ? 'flow' : 'block',
        items: node.items.map((item) => this.#node(item)),
      };
    }
    return { kind: 'map', span: nodeSpan, fields: this.fieldsOf(node) };
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

  #lineStart(offset: number): number {
    let at = offset;
    while (at > this.#base && !/[\r\n]/.test(this.#text.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
