import { lineAround, lineEndOf, span } from '../../post/text';
import { noFindings, type Rule } from '../rule';
import { asFence } from './asFence';

export const unclosed: Rule = {
  id: 'front-matter/unclosed',
  summary: 'Front matter ends with a line of three dashes.',
  severity: 'error',
  needs: 'front-matter',
  fix: 'offered',
  rationale: `Front matter that is opened and never closed is shown to readers as text, and no field of it counts.
Only a line of exactly three dashes closes it: not four, not three dots, and no word after them.`,
  examples: [
    {
      wrong: '---\ntitle: "Our stack"\nauthor: Mara\npublished_at: 2026-03-09\n\nText.\n',
      right: '---\ntitle: "Our stack"\nauthor: Mara\npublished_at: 2026-03-09\n---\n\nText.\n',
    },
  ],
  since: '0.1.0',
  check({ frontMatter, text }) {
    if (frontMatter.kind !== 'unclosed') {
      return noFindings;
    }
    const { opening, content, almostClosing } = frontMatter;
    const lineEnd = lineEndOf(text);
    const before = /[\r\n]$/.test(text.slice(0, content.end)) ? '' : lineEnd;
    const after = content.end < text.length ? lineEnd : '';
    const startsLine = (at: number): boolean => lineAround(text, at).start === at;
    return [
      {
        message:
          almostClosing === undefined
            ? 'The front matter is never closed, so none of its fields count. Add a line of three dashes after its last field.'
            : `The front matter is never closed: “${text.slice(almostClosing.start, almostClosing.end).trim()}” does not close it. Write three dashes on a line of their own.`,
        span: almostClosing ?? opening,
        related:
          almostClosing === undefined ? [] : [{ span: opening, message: 'It is opened here.' }],
        fixes: [
          {
            title:
              almostClosing === undefined
                ? 'Close the front matter after its last field'
                : 'Write three dashes here',
            edits: [
              almostClosing === undefined
                ? { span: span(content.end, content.end), newText: `${before}---${after}` }
                : startsLine(almostClosing.start)
                  ? asFence(text, almostClosing)
                  : { span: almostClosing, newText: `${lineEnd}---` },
            ],
            preferred: true,
          },
        ],
      },
    ];
  },
};
