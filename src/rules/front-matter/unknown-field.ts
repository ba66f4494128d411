import type { Rule } from '../rule';
import { shown } from './fields';
import { nearMisses } from './nearMiss';

export const unknownField: Rule = {
  id: 'front-matter/unknown-field',
  summary: 'No field is called nearly like one that the blog knows.',
  severity: 'information',
  needs: 'front-matter',
  fix: 'automatic',
  rationale: `The blog ignores fields that it does not know without a word, so that a slip in a name looks like a
missing field. Only near misses are mentioned: any other field may be there for another reader of
the file.`,
  examples: [
    {
      wrong:
        '---\ntitle: "Our stack"\nauther: Mara\nauthor_image: mara.jpg\ntags: tech\npublished_at: 2026-03-09\npost_image: stack.jpg\n---\n',
      right:
        '---\ntitle: "Our stack"\nauthor: Mara\nauthor_image: mara.jpg\ntags: tech\npublished_at: 2026-03-09\npost_image: stack.jpg\n---\n',
    },
  ],
  since: '0.1.0',
  *check(post, { profile }) {
    for (const { field, meant } of nearMisses(post, profile)) {
      yield {
        message: `The blog knows no field \`${shown(field.name)}\`. Did you mean \`${meant}\`?`,
        span: field.keySpan,
        fixes: [
          {
            title: `Rename it to ${meant}`,
            edits: [{ span: field.keySpan, newText: meant }],
            preferred: true,
            automatic: true,
          },
        ],
      };
    }
  },
};
