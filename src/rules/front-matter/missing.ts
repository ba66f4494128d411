import { lineEndOf, span } from '../../post/text';
import { addedFront } from './scaffold';
import type { Rule } from '../rule';
import { startOf } from '../run';

export const missing: Rule = {
  id: 'front-matter/missing',
  summary: 'A post starts with front matter.',
  severity: 'warning',
  needs: 'front-matter',
  fix: 'offered',
  rationale: `Without front matter the blog shows the file name as title, its default author, and the current day
as day of publication, so that the post stays on top of all others. The fix adds the fields that
every post needs; the title is taken from the first heading.`,
  examples: [
    {
      wrong: '# What our stack is made of\n\nThese are its components.\n',
      right:
        '---\ntitle: "What our stack is made of"\nauthor: Mara\npublished_at: 2026-03-09\n---\n\n# What our stack is made of\n\nThese are its components.\n',
    },
  ],
  since: '0.1.0',
  *check(post, context) {
    const { frontMatter, text } = post;
    if (frontMatter.kind !== 'absent') {
      return;
    }
    const lineEnd = lineEndOf(text);
    const gap = /^(?:\uFEFF)?[ \t]*(?:[\r\n]|$)/.test(text) ? '' : lineEnd;
    yield {
      message: 'This post has no front matter. Add it, or the blog shows the file name as title.',
      span: startOf(post),
      fixes: [
        {
          title: 'Add front matter',
          edits: [
            {
              span: span(frontMatter.at, frontMatter.at),
              newText: addedFront(post, context).join(lineEnd) + lineEnd + gap,
            },
          ],
          preferred: true,
        },
      ],
    };
  },
};
