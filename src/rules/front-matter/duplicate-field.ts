import type { Field } from '../../post/fields';
import type { Post } from '../../post/post';
import { textOf } from '../../post/text';
import type { Fix, Rule } from '../rule';
import { ownsLines, shown, soundFields } from './fields';

export const duplicateField: Rule = {
  id: 'front-matter/duplicate-field',
  summary: 'Each field stands once.',
  severity: 'warning',
  needs: 'front-matter',
  fix: 'offered, automatic for equal values',
  rationale: `Readers of front matter disagree about a field that stands twice: some take the first value, some
the last, and others stop with an error and show no post at all.`,
  examples: [
    {
      wrong: '---\ntitle: "Our stack"\nauthor: Mara\nauthor: Mara\npublished_at: 2026-03-09\n---\n',
      right: '---\ntitle: "Our stack"\nauthor: Mara\npublished_at: 2026-03-09\n---\n',
    },
  ],
  since: '0.1.0',
  *check(post) {
    const first = new Map<string, Field>();
    for (const field of soundFields(post)) {
      const earlier = first.get(field.name);
      if (earlier === undefined) {
        first.set(field.name, field);
        continue;
      }
      yield {
        message: `\`${shown(field.name)}\` stands twice, and readers of the file disagree about which counts. Keep one of them.`,
        span: field.keySpan,
        related: [
          { span: earlier.keySpan, message: `\`${shown(field.name)}\` stands here first.` },
        ],
        fixes: fixes(post, earlier, field),
      };
    }
  },
};

function fixes(post: Post, earlier: Field, later: Field): Fix[] {
  if (!ownsLines(post, earlier) || !ownsLines(post, later)) {
    return [];
  }
  const { name } = later;
  const removeLater = [{ span: later.entrySpan, newText: '' }];
  const values = [earlier, later].map(({ value }) => shown(textOf(post.text, value.span)));
  if (values[0] === values[1]) {
    return [
      {
        title: `Remove the second ${name}`,
        edits: removeLater,
        preferred: true,
        automatic: true,
      },
    ];
  }
  return [
    { title: `Keep ${name}: ${values[0] ?? ''}`, edits: removeLater },
    {
      title: `Keep ${name}: ${values[1] ?? ''}`,
      edits: [{ span: earlier.entrySpan, newText: '' }],
    },
  ];
}
