import { unquotedSpan } from '../../post/fields';
import type { FieldSpec } from '../fieldType';
import { shown } from '../values';
import { defineFieldType } from './define';
import { notOneText } from './kind';

const what = 'lower-case words with hyphens between them';

/** Letters and digits of any script, and the marks that an address holds as they are. */
const slug = /^[\p{L}\p{M}\p{N}._~-]+$/u;
const path = /^\/?[\p{L}\p{M}\p{N}._~-]+(?:\/[\p{L}\p{M}\p{N}._~-]+)*\/?$/u;

export const slugType = defineFieldType<FieldSpec>({
  name: 'slug',
  summary: 'The name of a post in its address: words with hyphens between them.',
  what,
  options: () => ({}),
  check: (value, spec, { text }) => {
    if (value.kind !== 'scalar') {
      return notOneText(value, spec, what);
    }
    if (slug.test(value.text)) {
      return [];
    }
    const better = slugOf(value.text);
    const inner = unquotedSpan(text, value);
    if (path.test(value.text)) {
      // Which part of it is the name, and who leads to it under this one, only the author knows.
      return [
        {
          span: value.span,
          message: `\`${spec.name}\` is “${shown(value.text)}”, a path with slashes. Write a name without them.`,
        },
      ];
    }
    return [
      {
        span: value.span,
        message: `\`${spec.name}\` is “${shown(value.text)}”, which does not fit into an address as it is. Write letters, digits and hyphens only.`,
        fixes:
          better === '' || inner === undefined
            ? []
            : [
                {
                  title: `Write it as ${better}`,
                  edits: [{ span: inner, newText: better }],
                  preferred: true,
                },
              ],
      },
    ];
  },
});

/**
 * A text as a slug: lower case, a hyphen for whatever is neither letter nor digit. Accents go where
 * letters are Latin or Greek; elsewhere the marks make another letter: `й`, `が`.
 */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}]\p{M}*)\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
