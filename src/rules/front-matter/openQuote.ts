import type { FieldValue } from '../../post/fields';
import { endOfLine, span, textOf } from '../../post/text';
import type { Explained, YamlFrontMatter } from './explained';
import { isClosed } from './syntaxLines';
import { quoted, shown } from '../../profile/values';

/** A value whose opening quote is never closed on its line, so that it swallows what follows. */
export function openQuote(
  { fields, inBraces }: YamlFrontMatter,
  text: string,
): Explained | undefined {
  for (const { name, value } of fields) {
    const open = openScalar(value, text);
    if (open !== undefined) {
      const { start } = open.span;
      const lineEnd = start + text.slice(start, endOfLine(text, start)).trimEnd().length;
      // `"Our stack”` was closed, with the wrong quote.
      const isCurly = /[\u2018-\u201F]/.test(text.charAt(lineEnd - 1)) && lineEnd - start > 1;
      const closing = span(isCurly ? lineEnd - 1 : lineEnd, lineEnd);
      return {
        message: `${open === value ? 'The quote that opens' : 'A quote in'} the value of \`${shown(name)}\` is never closed. Close it.`,
        span: span(start, lineEnd),
        // In a list or in braces only the author knows where.
        fixes:
          open === value && !inBraces
            ? [
                {
                  title: `Close the quote after ${shown(text.slice(start + 1, closing.start))}`,
                  edits: [{ span: closing, newText: text.charAt(start) }],
                  preferred: true,
                },
                // `'Twas the night`: an apostrophe.
                ...(text.charAt(start) === "'" && !isCurly
                  ? [
                      {
                        title: `Put all of ${shown(name)} in quotes`,
                        edits: [
                          {
                            span: span(start, lineEnd),
                            newText: quoted(text.slice(start, lineEnd)),
                          },
                        ],
                      },
                    ]
                  : []),
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
