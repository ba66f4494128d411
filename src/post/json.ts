// The importer of jsonc-parser for posts, which gives the ranges of keys and values.
//
// It goes down by recursion: the source is capped by the caller, and its depth is told before it is
// parsed.
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { entrySpan } from './entrySpan';
import type { Field, FieldValue } from './fields';
import { tooDeepAt } from './nesting';
import type { OtherFault, OtherResult } from './otherFault';
import { span, type Span } from './text';

/** Reads the JSON in `content` of `text`, with or without braces around; spans are offsets into `text`. */
export function readJson(text: string, content: Span): OtherResult {
  const written = text.slice(content.start, content.end);
  const isBare = !/^\s*[{[]/.test(written);
  const source = isBare ? `{${written}}` : written;
  const base = content.start - (isBare ? 1 : 0);
  const faultAt = (code: OtherFault['code'], at: number, length: number): OtherResult => {
    const start = Math.min(Math.max(base + at, content.start), content.end);
    return { fault: { code, span: span(start, Math.min(start + length, content.end)) } };
  };
  const deep = tooDeepAt(source);
  if (deep !== undefined) {
    return faultAt('too-deep', deep, 1);
  }
  const errors: ParseError[] = [];
  const tree = parseTree(source, errors, { disallowComments: false });
  const [error] = errors;
  if (error !== undefined) {
    return faultAt(codeOf(error), error.offset, error.length);
  }
  if (tree?.type !== 'object') {
    return faultAt('not-fields', tree?.offset ?? 0, tree?.length ?? 0);
  }
  const reader = new JsonReader(text, content, base);
  return { fields: reader.fieldsOf(tree) };
}

const codes: Readonly<Record<string, OtherFault['code']>> = {
  CloseBraceExpected: 'unclosed-group',
  CloseBracketExpected: 'unclosed-group',
  ColonExpected: 'missing-value',
  CommaExpected: 'missing-comma',
  UnexpectedEndOfString: 'unclosed-text',
  ValueExpected: 'missing-value',
};

function codeOf({ error }: ParseError): OtherFault['code'] {
  return codes[printParseErrorCode(error)] ?? 'unexpected';
}

class JsonReader {
  readonly #text: string;
  readonly #content: Span;
  readonly #base: number;

  constructor(text: string, content: Span, base: number) {
    this.#text = text;
    this.#content = content;
    this.#base = base;
  }

  fieldsOf({ children = [] }: Node): Field[] {
    return children.flatMap(({ children: [key, value] = [] }) =>
      key === undefined || value === undefined ? [] : [this.#field(key, value)],
    );
  }

  #field(key: Node, node: Node): Field {
    const keySpan = this.#spanOf(key);
    const value = this.#value(node);
    return {
      name: String(key.value),
      keySpan,
      entrySpan: entrySpan(this.#text, this.#content, keySpan, value.span),
      value,
    };
  }

  #value(node: Node): FieldValue {
    const nodeSpan = this.#spanOf(node);
    switch (node.type) {
      case 'array':
        return {
          kind: 'list',
          span: nodeSpan,
          items: (node.children ?? []).map((child) => this.#value(child)),
          style: 'flow',
        };
      case 'object':
        return { kind: 'map', span: nodeSpan, fields: this.fieldsOf(node), style: 'flow' };
      case 'null':
        return { kind: 'empty', span: nodeSpan };
      default:
        return {
          kind: 'scalar',
          span: nodeSpan,
          text: String(node.value),
          style: node.type === 'string' ? 'double-quoted' : 'plain',
        };
    }
  }

  /** With the braces that are added, a fault may lie one before or behind the content. */
  #spanOf({ offset, length }: Node): Span {
    const start = Math.max(this.#base + offset, this.#content.start);
    return span(start, Math.min(this.#base + offset + length, this.#content.end));
  }
}
