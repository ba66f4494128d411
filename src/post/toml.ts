// The only importer of toml-eslint-parser, which gives the ranges of keys and values.
//
// It goes down by recursion and stops at the first mistake with an exception: the source is capped by
// the caller, its depth is told before it is parsed, and whatever is thrown becomes a fault.
import { parseTOML, ParseError, type AST } from 'toml-eslint-parser';
import { entrySpan } from './entrySpan';
import type { Field, FieldValue } from './fields';
import { deepestNesting, tooDeepAt } from './nesting';
import type { OtherFault, OtherResult } from './otherFault';
import { endOfLine, span, type Span } from './text';

/** Reads the TOML in `content` of `text`; every span is an offset into `text`. */
export function readToml(text: string, content: Span): OtherResult {
  // TOML knows no lone carriage return; a line feed in its place moves nothing.
  const source = text.slice(content.start, content.end).replace(/\r(?!\n)/g, '\n');
  const deep = tooDeepAt(source);
  if (deep !== undefined) {
    return { fault: faultAt('too-deep', content.start + deep, text, content) };
  }
  try {
    const [table] = parseTOML(source).body;
    const reader = new TomlReader(text, content);
    return { fields: table.body.map((node) => reader.field(node)) };
  } catch (error) {
    const [index, code] =
      error instanceof ParseError
        ? [error.index, codeOf(error.message)]
        : [0, 'unexpected' as const];
    return { fault: faultAt(code, content.start + index, text, content) };
  }
}

/** By the parser's words, since it keeps no code. */
function codeOf(message: string): OtherFault['code'] {
  return message.startsWith('Unterminated string')
    ? 'unclosed-text'
    : message.startsWith('Unterminated')
      ? 'unclosed-group'
      : message.startsWith('Defining a key')
        ? 'duplicate-field'
        : message.startsWith('Unspecified values') || message.startsWith('Missing value')
          ? 'missing-value'
          : message.startsWith('Missing comma')
            ? 'missing-comma'
            : 'unexpected';
}

/** One character of the content, at a line's end the last before it. */
function faultAt(code: OtherFault['code'], at: number, text: string, content: Span): OtherFault {
  const inside = Math.min(at, Math.max(content.end - 1, content.start));
  const start = endOfLine(text, inside) === inside ? Math.max(inside - 1, content.start) : inside;
  return { code, span: span(start, Math.min(start + 1, content.end)) };
}

class TomlReader {
  readonly #text: string;
  readonly #content: Span;

  constructor(text: string, content: Span) {
    this.#text = text;
    this.#content = content;
  }

  field(node: AST.TOMLKeyValue | AST.TOMLTable): Field {
    const value: FieldValue =
      node.type === 'TOMLTable'
        ? {
            kind: 'map',
            span: this.#spanOf(node),
            fields: node.body.map((inner) => this.field(inner)),
            style: 'block',
          }
        : this.#value(node.value);
    // Nobody looks for what lies deeper, and each level takes its time.
    return this.#under(node.key.keys.slice(0, deepestNesting), value);
  }

  /** The value under the keys of a path: `a.b = 1` is a map `a` that holds `b`. */
  #under([first, ...more]: AST.TOMLKey['keys'], value: FieldValue): Field {
    if (first === undefined) {
      throw new RangeError('A key has no part.');
    }
    const keySpan = this.#spanOf(first);
    const inner: FieldValue =
      more.length === 0
        ? value
        : {
            kind: 'map',
            span: span(this.#content.start + (more[0]?.range[0] ?? 0), value.span.end),
            fields: [this.#under(more, value)],
            style: 'flow',
          };
    return {
      name: first.type === 'TOMLBare' ? first.name : first.value,
      keySpan,
      entrySpan: entrySpan(this.#text, this.#content, keySpan, inner.span),
      value: inner,
    };
  }

  #value(node: AST.TOMLContentNode): FieldValue {
    const nodeSpan = this.#spanOf(node);
    switch (node.type) {
      case 'TOMLArray':
        return {
          kind: 'list',
          span: nodeSpan,
          items: node.elements.map((element) => this.#value(element)),
          style: 'flow',
        };
      case 'TOMLInlineTable':
        return {
          kind: 'map',
          span: nodeSpan,
          fields: node.body.map((inner) => this.field(inner)),
          style: 'flow',
        };
      default:
        return node.kind === 'string'
          ? {
              kind: 'scalar',
              span: nodeSpan,
              text: node.value,
              style: node.multiline
                ? 'block'
                : node.style === 'basic'
                  ? 'double-quoted'
                  : 'single-quoted',
            }
          : {
              kind: 'scalar',
              span: nodeSpan,
              text: this.#text.slice(nodeSpan.start, nodeSpan.end),
              style: 'plain',
            };
    }
  }

  #spanOf({ range: [start, end] }: AST.TOMLNode): Span {
    return span(this.#content.start + start, this.#content.start + end);
  }
}
