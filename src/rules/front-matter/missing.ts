import { escaped, lineAround, lineEndOf } from '../../post/text';
import type { Profile } from '../../profile/profile';
import { asFence } from './asFence';
import { addFrontMatter } from './scaffold';
import { noFindings, type Finding, type Rule } from '../rule';
import { startOf } from '../run';

export const missing: Rule = {
  id: 'front-matter/missing',
  summary: 'A post starts with front matter.',
  severity: 'warning',
  needs: 'front-matter',
  fix: 'offered',
  rationale: `Without front matter the blog shows the file name as title, its default author, and the current day
as day of publication, so the post stays on top of all others. The fix adds the fields that
every post needs; the title is taken from the first heading.`,
  examples: [
    {
      wrong: '# What our stack is made of\n\nThese are its components.\n',
      right:
        '---\ntitle: "What our stack is made of"\nauthor: Mara\npublished_at: 2026-03-09\n---\n\n# What our stack is made of\n\nThese are its components.\n',
    },
  ],
  since: '0.1.0',
  check(post, context) {
    const { frontMatter, text } = post;
    if (frontMatter.kind !== 'absent') {
      return noFindings;
    }
    const { almostOpening, almostClosing, at, belowComment } = frontMatter;
    const lineEnd = lineEndOf(text);
    if (belowComment) {
      return noFindings;
    }
    const found: Finding[] = [];
    if (
      almostOpening !== undefined &&
      hasKnownField(text.slice(almostOpening.end), context.profile)
    ) {
      const isMissing = almostOpening.start === almostOpening.end;
      found.push({
        message: `The front matter does not open with three dashes on a line of its own. ${
          isMissing ? 'Add that line.' : 'Write them there.'
        }`,
        span: isMissing ? lineAround(text, almostOpening.start) : almostOpening,
        fixes: [
          {
            title: isMissing ? 'Add a line of three dashes' : 'Write three dashes here',
            edits: [
              isMissing
                ? { span: almostOpening, newText: `---${lineEnd}` }
                : asFence(text, almostOpening),
              ...(almostClosing === undefined ? [] : [asFence(text, almostClosing)]),
            ],
            preferred: true,
          },
        ],
      });
      return found;
    }
    found.push({
      message: 'This post has no front matter. Add it, or the blog shows the file name as title.',
      span: startOf(post),
      fixes: [
        {
          title: 'Add front matter',
          edits: [addFrontMatter(post, at, context)],
          preferred: true,
        },
      ],
    });
    return found;
  },
};

/** Whether a field of the blog stands above the next fence: any other may be a sentence. */
function hasKnownField(text: string, { fields }: Profile): boolean {
  const [head = ''] = text.slice(0, 2_000).split(/[\r\n]---/, 1);
  return fields.some(({ name }) =>
    new RegExp(`^["']?${escaped(name)}["']?[ \\t]*:`, 'm').test(head),
  );
}
