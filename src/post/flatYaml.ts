// Nearly all front matter is a list of plain lines, `name: value`, which need none of the machinery
// that YAML at large does. What is not certain to be such a line is left to that machinery.
import type { Field, FieldValue, YamlResult } from './fields';
import { span, type Span } from './text';
import { isNullWord } from './yamlText';

/** Characters that YAML does not allow, or that may end a line, indent it or mark an encoding. */
const special = /[\0-\t\v\f\x0E-\x1F\x7F-\x9F\u2028\u2029\uFEFF]|\r(?!\n)/;

/** Starts with nothing that means something, and holds neither `: ` nor ` #`. */
const plain =
  /[^\s\-?:,[\]{}#&*!|>'"%@`][^ :\r\n]*(?:(?::(?![ \r\n]|$)| +(?![ #\r\n]|$))[^ :\r\n]*)*/;
const quoted = /"[^"\\\r\n]*"|'[^'\r\n]*'/;
/** A field, with the spaces before its value and the value if there is one; a comment; a blank line. */
const line = new RegExp(
  `(?:([A-Za-z_][\\w-]{0,99}):(?: *|( +)(${plain.source}|${quoted.source}) *)|#.*| *)(?:\\r?\\n|$)`,
  'y',
);

/**
 * Reads YAML in which every line is a field with its whole value, a comment or blank.
 *
 * @returns undefined for all other YAML.
 */
export function readFlatYaml(text: string, content: Span): YamlResult | undefined {
  const written = text.slice(content.start, content.end);
  if (special.test(written)) {
    return undefined;
  }
  const fields: Field[] = [];
  for (let at = 0; at < written.length; at = line.lastIndex) {
    line.lastIndex = at;
    const found = line.exec(written);
    if (found === null) {
      return undefined;
    }
    const [, name, gap = '', value] = found;
    if (name !== undefined) {
      const start = content.start + at;
      const colon = start + name.length;
      fields.push({
        name,
        keySpan: span(start, colon),
        entrySpan: span(start, content.start + line.lastIndex),
        value:
          value === undefined ? noValue(text, colon + 1) : valueOf(value, colon + 1 + gap.length),
      });
    }
  }
  return { fields, faults: [], inBraces: false };
}

/** Where a value would be written: behind the colon and at most one space. */
function noValue(text: string, behindColon: number): FieldValue {
  const at = text.charAt(behindColon) === ' ' ? behindColon + 1 : behindColon;
  return { kind: 'empty', span: span(at, at) };
}

function valueOf(written: string, start: number): FieldValue {
  const place = span(start, start + written.length);
  const first = written.charAt(0);
  if (first === '"' || first === "'") {
    const style = first === '"' ? 'double-quoted' : 'single-quoted';
    return { kind: 'scalar', span: place, text: written.slice(1, -1), style };
  }
  return isNullWord(written)
    ? { kind: 'empty', span: place }
    : { kind: 'scalar', span: place, text: written, style: 'plain' };
}
