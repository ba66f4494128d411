import type { SyntaxFault } from '../../post/fields';
import { endOfLine, lineAround, span, startOfNextLine, textOf, type Span } from '../../post/text';
import type { Explained, YamlFrontMatter } from './explained';
import { fieldLineAt, isClosed, quoteFixes, requoteFixes, type FieldLine } from './syntaxLines';
import { insideCurlyQuotes } from './curlyQuotes';
import { hiddenItems } from './hiddenItems';
import { openQuote } from './openQuote';
import { explainIndentation, explainIndentedStart, explainTab } from './syntaxIndentation';
import { quoted, shown } from '../../profile/values';

/** Values that were meant as text: `[Draft] News`, `- News`, `? News`, `> News`. */
const startsLikeOther = /^(?:\[[^\],]*\]|\{[^},]*\})[ \t]*[^\s#]|^[-?](?:[ \t]+\S|$)|^[|>]/;

/** What a fault is to an author, and what helps. */
export function explain(fault: SyntaxFault, frontMatter: YamlFrontMatter, text: string): Explained {
  const open = openQuote(frontMatter, text);
  if (open !== undefined && fault.span.start >= open.span.start) {
    return open;
  }
  const hidden = hiddenItems(frontMatter, text);
  if (hidden !== undefined && lineAround(text, hidden.span.start).start <= fault.span.start) {
    return hidden;
  }
  const line = fieldLineAt(text, fault.span.start);
  if (
    line !== undefined &&
    fault.span.start >= line.valueSpan.start &&
    startsLikeOther.test(line.value)
  ) {
    return reserved(line);
  }
  switch (fault.code) {
    case 'nested-field':
      return explainNestedField(fault, line, text);
    case 'reserved-character':
      return line?.valueSpan.start === fault.span.start
        ? reserved(line)
        : {
            message: `YAML reserves the character “${shown(text.charAt(fault.span.start))}”. Put the value in quotes.`,
            span: fault.span,
          };
    case 'unexpected':
      return line !== undefined && /^["']/.test(line.value) && !isClosed(line.value)
        ? {
            message: `The value of \`${line.name}\` goes on after its closing quote. Put all of it in quotes.`,
            span: line.valueSpan,
            fixes: requoteFixes(line),
          }
        : (explainIndentedStart(fault, frontMatter, text) ?? unclear(fault));
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
        message: `${sequence} is not a valid escape here. Write \\${sequence} for a backslash, or use single quotes.`,
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
        message: 'An invisible control character stands here, at which many tools stop. Remove it.',
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
          'A second YAML document starts here, which the blog does not expect. Remove the line.',
        span: fault.span,
      };
    case 'not-fields':
      return (
        tightColon(fault, text) ?? {
          message:
            'This is not a field. Write front matter as lines of a name, a colon and a value.',
          span: fault.span,
        }
      );
    case 'too-deep':
      return {
        message: 'The front matter is nested too deeply, so it was not read. Simplify it.',
        span: fault.span,
      };
    case 'unknown-alias':
      if (/^[ \t]*<<[ \t]*:/.test(textOf(text, lineAround(text, fault.span.start)))) {
        return {
          message: `There is no anchor “${textOf(text, fault.span).slice(1)}” above that could be merged here. Define it, or remove the line.`,
          span: fault.span,
        };
      }
      if (line?.valueSpan.start === fault.span.start && line.value.startsWith('&')) {
        return reserved(line);
      }
      return (
        starredList(fault, text) ?? {
          message:
            'An asterisk refers to an anchor, and there is none of this name. Put the value in quotes.',
          ...(line?.valueSpan.start === fault.span.start
            ? { span: line.valueSpan, fixes: quoteFixes(line) }
            : { span: fault.span }),
        }
      );
  }
}

function explainNestedField(
  fault: SyntaxFault,
  line: FieldLine | undefined,
  text: string,
): Explained {
  const isValue = fault.span.start === line?.valueSpan.start;
  if (isValue && /:(?:\s|$)/.test(line.value)) {
    const inner = line.goesOn ? undefined : insideCurlyQuotes(line.value);
    if (inner !== undefined) {
      return {
        message: `YAML does not know the curly quotes around the value of \`${line.name}\`, so the colon in it breaks the front matter. Write straight quotes.`,
        span: line.valueSpan,
        severity: 'error',
        saidBy: 'curly-quotes',
        fixes: [
          {
            title: `Write straight quotes around ${shown(inner)}`,
            edits: [{ span: line.valueSpan, newText: quoted(inner) }],
            preferred: true,
          },
        ],
      };
    }
    return {
      saidBy: 'unquoted-colon',
      message: `The value of \`${line.name}\` ${
        line.value.endsWith(':') ? 'ends with a colon' : 'contains a colon and a space'
      }, which YAML takes for a field. Put the value in quotes.`,
      span: line.valueSpan,
      fixes: quoteFixes(line),
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
      message: `\`${name}\` is indented, so YAML takes it for a part of \`${line.name}\`. Remove the indentation.`,
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
    message: /^[ \t]*-(?:[ \t]|$)/.test(textOf(text, lineAround(text, fault.span.start)))
      ? 'This item of a list is not in line with those above it. Check the indentation.'
      : 'A field starts here where YAML expects none. Check the indentation.',
    span: fault.span,
  };
}

function reserved(line: FieldLine): Explained {
  if (line.goesOn && /^[!&]\S*$/.test(line.value)) {
    return {
      message: `\`${line.name}\` starts with the mark “${line.value}”, at which other tools stop. Remove it.`,
      span: line.valueSpan,
    };
  }
  return {
    message: `The value of \`${line.name}\` starts with “${line.value.charAt(0)}”, which YAML reserves. Put the value in quotes.`,
    span: line.valueSpan,
    fixes: quoteFixes(line),
  };
}

function unclear(fault: SyntaxFault): Explained {
  return {
    message: 'YAML cannot read this. Check quotes, brackets and indentation here and just above.',
    span: fault.span,
    isUnclear: true,
  };
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
    message: `A space is missing after the colon of \`${name}\`. Add it.`,
    span: span(line.start, line.start + written.trimEnd().length),
    fixes: [
      {
        title: `Add a space after the colon of ${name}`,
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
  // `![alt](a.jpg)`: a mark, and then no value that could have it.
  const field = fieldLineAt(text, fault.span.start);
  if (field !== undefined && /^[!&]\S/.test(field.value)) {
    return reserved(field);
  }
  const line = lineAround(text, fault.span.start);
  const written = text.slice(line.start, line.end);
  const other = otherColon(line, written) ?? otherIndentation(line, written);
  if (other !== undefined) {
    return other;
  }
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

/** A list as in Markdown. */
function starredList(fault: SyntaxFault, text: string): Explained | undefined {
  const stars: Span[] = [];
  for (let at = lineAround(text, fault.span.start).start; at < text.length;) {
    const end = endOfLine(text, at);
    const [head = ''] = /^[ \t]*\*(?=[ \t]+\S)/.exec(text.slice(at, end)) ?? [];
    if (head === '') {
      break;
    }
    stars.push(span(at + head.length - 1, at + head.length));
    at = startOfNextLine(text, end);
  }
  const [first] = stars;
  return first === undefined
    ? undefined
    : {
        message: 'YAML writes an item of a list behind a dash, not an asterisk. Write a dash.',
        span: first,
        fixes: [
          {
            title: stars.length === 1 ? 'Write a dash' : 'Write dashes',
            edits: stars.map((star) => ({ span: star, newText: '-' })),
            preferred: true,
          },
        ],
        swallowsRest: true,
      };
}

/** Spaces that YAML takes for letters; one of them has no width. */
const special = '\\u00A0\\u2000-\\u200B\\u202F\\u3000';
const specialColon = new RegExp(
  `^[ \\t]*([\\p{L}_][\\p{L}\\p{N}_-]*)(\\uFF1A[ \\t${special}]*|:[${special}][ \\t${special}]*)`,
  'u',
);
const anyIndentation = new RegExp(`^[ \\t${special}]*`, 'u');

/** A colon of full width, or one with a space behind it that is none to YAML. */
function otherColon({ start }: Span, written: string): Explained | undefined {
  const [head, name = '', mark = ''] = specialColon.exec(written) ?? [];
  if (head === undefined) {
    return undefined;
  }
  const end = start + head.length;
  const newText = head.length === written.length ? ':' : ': ';
  return {
    message: mark.startsWith(':')
      ? `The space after the colon of \`${name}\` is a special one, which YAML does not take for a space. Write an ordinary one.`
      : `The colon after \`${name}\` is one of full width, which YAML does not know. Write an ordinary colon and a space.`,
    span: span(end - mark.length, end),
    fixes: [
      {
        title: mark.startsWith(':') ? 'Write an ordinary space' : 'Write an ordinary colon',
        edits: [{ span: span(end - mark.length, end), newText }],
        preferred: true,
      },
    ],
  };
}

/** Spaces at the start of a line that are none to YAML. */
function otherIndentation({ start }: Span, written: string): Explained | undefined {
  const [indent = ''] = anyIndentation.exec(written) ?? [];
  return /^[ \t]*$/.test(indent)
    ? undefined
    : {
        message:
          'This line is indented with a special space, which YAML does not take for one. Write ordinary spaces.',
        span: span(start, start + indent.length),
        fixes: [
          {
            title: 'Write ordinary spaces',
            edits: [
              { span: span(start, start + indent.length), newText: ' '.repeat(indent.length) },
            ],
            preferred: true,
          },
        ],
      };
}
