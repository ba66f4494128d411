import { span, textOf } from '../../post/text';
import type { Finding, Rule } from '../rule';
import { example } from './example';
import { nearMisses } from './nearMiss';
import { shown } from '../../profile/values';

export const unknownField: Rule = {
  id: 'front-matter/unknown-field',
  summary: 'No field is called nearly like one that the blog knows.',
  severity: 'information',
  needs: 'front-matter',
  fix: 'automatic',
  rationale: `The blog ignores fields that it does not know without a word, so a slip in a name looks like a missing
field. Only near misses are mentioned: any other field may be there for another tool.`,
  examples: [example('author:', 'auther:')],
  since: '0.1.0',
  check(post, { profile }) {
    const found: Finding[] = [];
    for (const { field, meant, distance } of nearMisses(post, profile)) {
      const { start, end } = field.keySpan;
      const quote = /^["']/.test(textOf(post.text, field.keySpan)) ? 1 : 0;
      const inner = span(start + quote, end - quote);
      found.push({
        message: `The blog knows no field \`${shown(field.name)}\`. Did you mean \`${meant}\`?`,
        span: field.keySpan,
        fixes: [
          {
            title: `Rename it to ${meant}`,
            edits: [{ span: inner, newText: meant }],
            preferred: distance <= 1,
            automatic: distance === 0,
          },
        ],
      });
    }
    return found;
  },
};
