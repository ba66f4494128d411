import type { Rule } from '../rule';
import { isEmpty, knownFields, ownsLines } from './fields';
import { proposedValue } from './scaffold';
import { span, textOf } from '../../post/text';

export const emptyField: Rule = {
  id: 'front-matter/empty-field',
  summary: 'No known field is empty.',
  severity: 'warning',
  needs: 'front-matter',
  fix: 'for title and date',
  rationale: `The blog treats an empty field like a missing one and shows something of its own instead. An empty
\`published_at\` is the worst case: the blog takes the current day, every day anew.`,
  examples: [
    {
      wrong:
        '---\ntitle: "Our stack"\nauthor: Mara\nauthor_image: mara.jpg\ntags: tech\npublished_at:\npost_image: stack.jpg\n---\n',
      right:
        '---\ntitle: "Our stack"\nauthor: Mara\nauthor_image: mara.jpg\ntags: tech\npublished_at: 2026-03-09\npost_image: stack.jpg\n---\n',
    },
  ],
  since: '0.1.0',
  *check(post, context) {
    for (const { field, spec } of knownFields(post, context.profile)) {
      if (!isEmpty(field.value)) {
        continue;
      }
      const proposed = proposedValue(spec, post, context);
      const { value } = field;
      // A value needs a space before it and before a comment; that of an empty one may be there.
      const gap = /\s/.test(post.text.charAt(value.span.start - 1)) ? '' : ' ';
      // That of a block ends with its line.
      const end = value.span.start + textOf(post.text, value.span).trimEnd().length;
      const gapBehind = /[^\s,}]/.test(post.text.charAt(end)) ? ' ' : '';
      const fits = value.kind === 'empty' || value.kind === 'scalar';
      yield {
        message: `\`${field.name}\` is empty. ${spec.fallback} Write ${spec.what}.`,
        span:
          value.kind === 'empty' && value.span.start === value.span.end
            ? field.keySpan
            : value.span,
        severity: spec.presence === 'required' ? 'warning' : 'information',
        fixes:
          proposed === undefined || !fits || !ownsLines(post, field)
            ? []
            : [
                {
                  title: `Write ${field.name}: ${proposed}`,
                  edits: [
                    { span: span(value.span.start, end), newText: gap + proposed + gapBehind },
                  ],
                  preferred: true,
                },
              ],
      };
    }
  },
};
