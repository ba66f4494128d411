import type { FieldValue, SyntaxFault } from '../../post/fields';
import type { FrontMatter } from '../../post/frontMatter';
import { endOfLine, startOfNextLine } from '../../post/fence';
import { span, textOf, type Span } from '../../post/text';
import type { Finding, Fix, Rule } from '../rule';
import { quoted, shown } from './fields';

export const syntax: Rule = {
  id: 'front-matter/syntax',
  summary: 'Front matter is YAML that every reader can read.',
  severity: 'error',
  needs: 'front-matter',
  fix: 'mostly, often automatic',
  rationale: `The blog reads front matter as strict YAML. One line that is none, and the whole block counts for
nothing: no title, no author, no date. Most mistakes are a value that needs quotes, because it
contains a colon and a space or starts with a character that YAML keeps for itself.`,
  examples: [
    {
      wrong:
        '---\ntitle: Our stack: what it is made of\nauthor: Mara\nauthor_image: mara.jpg\ntags: tech\npublished_at: 2026-03-09\npost_image: stack.jpg\n---\n',
      right:
        '---\ntitle: "Our stack: what it is made of"\nauthor: Mara\nauthor_image: mara.jpg\ntags: tech\npublished_at: 2026-03-09\npost_image: stack.jpg\n---\n',
    },
  ],
  since: '0.1.0',
  *check({ frontMatter, text }) {
    if (frontMatter.kind !== 'yaml') {
      return;
    }
    const reported = new Set<number>();
    for (const fault of frontMatter.faults) {
      const finding = explain(fault, frontMatter, text);
      const lines = [fault, finding].map((place) => lineAround(text, place.span.start).start);
      // What follows on the same line is the same mistake seen again.
      if (!lines.some((line) => reported.has(line))) {
        yield finding;
      }
      for (const line of lines) {
        reported.add(line);
      }
      if (finding.swallowsRest === true) {
        return;
      }
    }
  },
};

type YamlFrontMatter = FrontMatter & { readonly kind: 'yaml' };
type Explained = Finding & {
  /** All that follows is misread because of it. */ swallowsRest?: true;
};

/** A line `key: value` that the mistake stands in, whatever YAML made of it. */
interface FieldLine {
  readonly name: string;
  /** As written, without trailing spaces. */
  readonly value: string;
  readonly valueSpan: Span;
}

function lineAround(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) {
    start--;
  }
  return span(start, endOfLine(text, offset));
}

function fieldLineAt(text: string, offset: number): FieldLine | undefined {
  const line = lineAround(text, offset);
  const written = text.slice(line.start, line.end);
  const found = /^[ \t]*(?:-[ \t]+)?([A-Za-z_][\w-]*)[ \t]*:[ \t]+(?=\S)/.exec(written);
  if (found === null) {
    return undefined;
  }
  const [head, name = ''] = found;
  const value = written.slice(head.length).trimEnd();
  const start = line.start + head.length;
  return { name, value, valueSpan: span(start, start + value.length) };
}

function explain(fault: SyntaxFault, frontMatter: YamlFrontMatter, text: string): Explained {
  const open = openQuote(frontMatter, text);
  if (open !== undefined && fault.span.start >= open.span.start) {
    return open;
  }
  const line = fieldLineAt(text, fault.span.start);
  switch (fault.code) {
    case 'nested-field':
      return explainNestedField(fault, line, text);
    case 'reserved-character':
      return line?.valueSpan.start !== fault.span.start
        ? {
            message: `YAML keeps the character ${shown(text.charAt(fault.span.start))} for itself. Put the value in quotes.`,
            span: fault.span,
          }
        : {
            message: `The value of \`${line.name}\` starts with ${line.value.charAt(0)}, which YAML keeps for itself. Put the value in quotes.`,
            span: line.valueSpan,
            fixes: [quoteFix(line)],
          };
    case 'unexpected':
      return line !== undefined && /^["']/.test(line.value) && !isClosed(line.value)
        ? {
            message: `The value of \`${line.name}\` goes on behind its closing quote. Put all of it in quotes.`,
            span: line.valueSpan,
            fixes: [requoteFix(line)],
          }
        : unclear(fault);
    case 'missing-character':
    case 'stray-line':
      return explainStrayLine(fault, frontMatter, text);
    case 'bad-indentation':
      return explainIndentation(fault, frontMatter, text);
    case 'tab-indentation':
      return explainTab(fault, frontMatter, text);
    case 'bad-escape': {
      const sequence = text.slice(fault.span.start, fault.span.start + 2);
      return {
        message: `${sequence} means nothing in double quotes. Write \\${sequence} for a backslash, or use single quotes.`,
        span: span(fault.span.start, Math.min(fault.span.start + 2, text.length)),
        fixes: [
          {
            title: `Write \\${sequence}`,
            edits: [{ span: span(fault.span.start, fault.span.start), newText: '\\' }],
            preferred: true,
          },
        ],
      };
    }
    case 'control-character':
      return {
        message:
          'An invisible control character stands here, at which many readers stop. Remove it.',
        span: fault.span,
        fixes: [
          {
            title: 'Remove the invisible character',
            edits: [{ span: fault.span, newText: '' }],
            preferred: true,
            automatic: true,
          },
        ],
      };
    case 'several-documents':
      return {
        message:
          'A second YAML document starts here, which no reader of front matter expects. Remove the line.',
        span: fault.span,
      };
    case 'not-fields':
      return (
        tightColon(fault, text) ?? {
          message: 'This is no field. Write front matter as lines of a name, a colon and a value.',
          span: fault.span,
        }
      );
    case 'too-deep':
      return {
        message: 'The front matter is nested too deeply, so that it was not read. Simplify it.',
        span: fault.span,
      };
    case 'unknown-alias':
      return {
        message:
          'An asterisk refers to an anchor, and there is none of this name. Put the value in quotes.',
        ...(line?.valueSpan.start === fault.span.start
          ? { span: line.valueSpan, fixes: [quoteFix(line)] }
          : { span: fault.span }),
      };
  }
}

function explainNestedField(
  fault: SyntaxFault,
  line: FieldLine | undefined,
  text: string,
): Explained {
  const isValue = fault.span.start === line?.valueSpan.start;
  if (isValue && /:(?:\s|$)/.test(line.value)) {
    return {
      message: `The value of \`${line.name}\` contains a colon and a space, with which YAML starts a field. Put the value in quotes.`,
      span: line.valueSpan,
      fixes: [quoteFix(line)],
    };
  }
  const next = startOfNextLine(text, endOfLine(text, fault.span.start));
  const below = /^([ \t]+)([A-Za-z_][\w-]*)[ \t]*:(?:\s|$)/.exec(
    text.slice(next, endOfLine(text, next)),
  );
  if (isValue && below !== null) {
    const [, indent = '', name = ''] = below;
    const at = next + indent.length;
    return {
      message: `\`${name}\` is indented, so that YAML takes it for a part of \`${line.name}\`. Remove the indentation.`,
      span: span(at, at + name.length),
      fixes: [
        {
          title: `Remove the indentation of ${name}`,
          edits: [{ span: span(next, at), newText: '' }],
          preferred: true,
        },
      ],
    };
  }
  return {
    message: 'A field starts here where YAML expects none. Check the indentation.',
    span: fault.span,
  };
}

function unclear(fault: SyntaxFault): Explained {
  return {
    message: 'YAML cannot read this. Check quotes, brackets and indentation here and just above.',
    span: fault.span,
  };
}

function quoteFix({ name, value, valueSpan }: FieldLine): Fix {
  return {
    title: `Put the value of ${name} in quotes`,
    edits: [{ span: valueSpan, newText: quoted(value) }],
    preferred: true,
    // What stands behind a number sign may be meant as a comment.
    automatic: !/\s#/.test(value),
  };
}

/**
 * In `'It's'` the quotes around the whole were meant to hold it together; in `"a" b` and `"a" or "b"`
 * they belong to the value.
 */
function requoteFix({ name, value, valueSpan }: FieldLine): Fix {
  const quote = value.charAt(0);
  const inner = value.slice(1, -1);
  const isAround = value.endsWith(quote) && !/^[^"']*[^\s"']["'](?:[\s,.;:!?]|$)/.test(inner);
  return {
    title: `Put all of ${name} in quotes`,
    edits: [{ span: valueSpan, newText: quoted(isAround ? inner : value) }],
    preferred: true,
  };
}

/** A value whose opening quote is never closed on its line, so that it swallows what follows. */
function openQuote({ fields }: YamlFrontMatter, text: string): Explained | undefined {
  for (const { name, value } of fields) {
    const open = openScalar(value, text);
    if (open !== undefined) {
      const { start } = open.span;
      const lineEnd = start + text.slice(start, endOfLine(text, start)).trimEnd().length;
      return {
        message: `${open === value ? 'The quote that opens' : 'A quote in'} the value of \`${shown(name)}\` is never closed. Close it.`,
        span: span(start, lineEnd),
        // In a list only the author knows where.
        fixes:
          open === value
            ? [
                {
                  title: `Close the quote behind ${shown(text.slice(start + 1, lineEnd))}`,
                  edits: [{ span: span(lineEnd, lineEnd), newText: text.charAt(start) }],
                  preferred: true,
                },
              ]
            : [],
        swallowsRest: true,
      };
    }
  }
  return undefined;
}

function openScalar(value: FieldValue, text: string): FieldValue | undefined {
  switch (value.kind) {
    case 'scalar':
      return value.style.endsWith('quoted') && !isClosed(textOf(text, value.span))
        ? value
        : undefined;
    case 'list':
      return firstOf(value.items, (item) => openScalar(item, text));
    case 'map':
      return firstOf(value.fields, (field) => openScalar(field.value, text));
    default:
      return undefined;
  }
}

function firstOf<From, To>(
  things: readonly From[],
  find: (thing: From) => To | undefined,
): To | undefined {
  for (const thing of things) {
    const found = find(thing);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function isClosed(written: string): boolean {
  return /^(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*')$/.test(written);
}

function tightColon(fault: SyntaxFault, text: string): Explained | undefined {
  const line = lineAround(text, fault.span.start);
  const written = text.slice(line.start, line.end);
  const tight = /^[ \t]*([A-Za-z_][\w-]*):(?=[^\s/:])/.exec(written);
  if (tight === null) {
    return undefined;
  }
  const [whole, name = ''] = tight;
  const at = line.start + whole.length;
  return {
    message: `A space is missing behind the colon of \`${name}\`. Add it.`,
    span: span(line.start, line.start + written.trimEnd().length),
    fixes: [
      {
        title: `Add a space behind the colon of ${name}`,
        edits: [{ span: span(at, at), newText: ' ' }],
        preferred: true,
        automatic: true,
      },
    ],
  };
}

function explainStrayLine(
  fault: SyntaxFault,
  { fields }: YamlFrontMatter,
  text: string,
): Explained {
  const tight = tightColon(fault, text);
  if (tight !== undefined) {
    return tight;
  }
  const line = lineAround(text, fault.span.start);
  const written = text.slice(line.start, line.end);
  const place = span(
    line.start + (written.length - written.trimStart().length),
    Math.max(line.start + written.trimEnd().length, Math.min(line.start + 1, text.length)),
  );
  // Only a plain value can go on, and only in the very next line.
  const above = fields.findLast(({ keySpan }) => keySpan.start < line.start)?.value;
  const canContinue =
    !/^[ \t#-]|:(?:\s|$)/.test(written) &&
    written.trim() !== '' &&
    above?.kind === 'scalar' &&
    above.style === 'plain' &&
    text.slice(above.span.end, line.start).trim() === '';
  return {
    message:
      'This line belongs to no field. Indent it to continue the value above, or write it as a field.',
    span: place,
    fixes: canContinue
      ? [
          {
            title: 'Indent the line to continue the value above',
            edits: [{ span: span(line.start, line.start), newText: '  ' }],
          },
        ]
      : [],
  };
}

function explainIndentation(
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
    message: `The ${bracket === ']' ? 'list' : 'group'} of \`${shown(list.name)}\` is never closed. Add ${bracket} behind it.`,
    span: span(start, lineEnd),
    fixes: /^.[^[\]{}"'#]*$/.test(unquoted)
      ? [
          {
            title: `Add ${bracket} behind ${shown(text.slice(start, lineEnd))}`,
            edits: [{ span: span(lineEnd, lineEnd), newText: bracket }],
            preferred: true,
          },
        ]
      : [],
  };
}

function explainTab(fault: SyntaxFault, { fields }: YamlFrontMatter, text: string): Explained {
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
