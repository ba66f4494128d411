import type { Finding, Rule } from '../rule';
import { example } from './example';
import { knownFields, ownsLines } from './fields';
import { hiddenTexts, quoteHidden } from './hiddenTexts';
import { proposedValue } from './scaffold';
import { adviceOf, remedyOf } from '../../profile/fieldTypes';
import { isEmpty, quoted } from '../../profile/values';
import { sentences } from '../../profile/wording';
import { endOfLine, span, textOf } from '../../post/text';

export const emptyField: Rule = {
  id: 'front-matter/empty-field',
  summary: 'No known field is empty.',
  severity: 'warning',
  needs: 'front-matter',
  fix: 'for title and date',
  rationale: `The blog treats an empty field like a missing one and shows something of its own instead. An empty
\`published_at\` is the worst case: the blog takes the current day, every day anew.`,
  examples: [example(' 2026-03-09', '')],
  since: '0.1.0',
  check(post, context) {
    const found: Finding[] = [];
    for (const { field, spec } of knownFields(post, context.profile)) {
      const isNeeded = spec.presence !== 'optional' && spec.deprecated === undefined;
      if (!isNeeded || !isEmpty(field.value)) {
        continue;
      }
      const { value } = field;
      // A value needs a space before it and before a comment; that of an empty one may be there.
      const gap = /\s/.test(post.text.charAt(value.span.start - 1)) ? '' : ' ';
      // That of a block ends with its line.
      const end = value.span.start + textOf(post.text, value.span).trimEnd().length;
      const gapAfter = /[^\s,}]/.test(post.text.charAt(end)) ? ' ' : '';
      const fits = value.kind === 'empty' || value.kind === 'scalar';
      const isNothing = value.kind === 'empty' && value.span.start === value.span.end;
      // `author: #mara`: no space after the number sign, so it was hardly meant as a comment.
      const hidden = isNothing
        ? /^[ \t]*(#[^\s#].*?)[ \t]*$/.exec(post.text.slice(end, endOfLine(post.text, end)))
        : null;
      const place = isNothing ? field.keySpan : value.span;
      const severity = spec.presence === 'required' ? 'warning' : 'information';
      const about = { field: spec.name, option: 'presence' };
      if (hidden !== null) {
        const [whole, text = ''] = hidden;
        const start = end + whole.indexOf('#');
        found.push({
          span: place,
          severity,
          about,
          message: `\`${field.name}\` is empty: what follows # is a comment. Put it in quotes, or ${firstLower(adviceOf(spec))}`,
          fixes: ownsLines(post, field)
            ? [
                {
                  title: `Put ${text} in quotes`,
                  edits: [{ span: span(start, start + text.length), newText: quoted(text) }],
                },
              ]
            : [],
        });
        continue;
      }
      const items = hiddenTexts(post, value);
      if (items.length > 0) {
        found.push({
          span: place,
          severity,
          about,
          message: `\`${field.name}\` is empty: what follows # is a comment. Put it in quotes, or ${firstLower(adviceOf(spec))}`,
          fixes: [quoteHidden(post, items)],
        });
        continue;
      }
      const proposed = proposedValue(spec, post, context);
      found.push({
        span: place,
        severity,
        about,
        message: `${sentences(`\`${field.name}\` is empty`)} ${remedyOf(spec)}`,
        fixes:
          proposed === undefined || !fits || !ownsLines(post, field)
            ? []
            : [
                {
                  title: `Write ${field.name}: ${proposed}`,
                  edits: [
                    { span: span(value.span.start, end), newText: gap + proposed + gapAfter },
                  ],
                  preferred: true,
                },
              ],
      });
    }
    return found;
  },
};

function firstLower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
