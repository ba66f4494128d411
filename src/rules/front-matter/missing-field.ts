import type { Rule } from '../rule';
import { addField, hasFaults } from './fields';
import { nearMisses } from './nearMiss';
import { fieldsOf } from '../../post/post';
import { proposedValue } from './scaffold';

export const missingField: Rule = {
  id: 'front-matter/missing-field',
  summary: 'Every field that the blog needs is there.',
  severity: 'warning',
  needs: 'front-matter',
  fix: 'offered',
  rationale: `For a field that is missing the blog shows something of its own: the file name as title, a default
author or picture, the current day as day of publication. Fields that a post can do without are only
mentioned as information.

The rule is silent while the front matter has a syntax error, and for a field that the post has
under a name with a slip in it (\`front-matter/unknown-field\` speaks of that).`,
  examples: [
    {
      wrong:
        '---\ntitle: "Our stack"\nauthor: Mara\nauthor_image: mara.jpg\ntags: tech\npost_image: stack.jpg\n---\n',
      right:
        '---\ntitle: "Our stack"\nauthor: Mara\nauthor_image: mara.jpg\ntags: tech\npublished_at: 2026-03-09\npost_image: stack.jpg\n---\n',
    },
  ],
  since: '0.1.0',
  *check(post, context) {
    const { frontMatter } = post;
    if (frontMatter.kind !== 'yaml' || frontMatter.tooLarge || hasFaults(post)) {
      return;
    }
    const present = new Set(fieldsOf(post).map(({ name }) => name));
    const meant = new Set(nearMisses(post, context.profile).map((miss) => miss.meant));
    for (const spec of context.profile.fields) {
      if (spec.presence === 'optional' || present.has(spec.name) || meant.has(spec.name)) {
        continue;
      }
      const value = proposedValue(spec, post, context);
      const edit = addField(post, context.profile, spec.name, value ?? '');
      yield {
        message: `\`${spec.name}\` is missing. ${spec.fallback}`,
        span: frontMatter.opening,
        severity: spec.presence === 'required' ? 'warning' : 'information',
        fixes:
          edit === undefined
            ? []
            : [
                {
                  title: value === undefined ? `Add ${spec.name}` : `Add ${spec.name}: ${value}`,
                  edits: [edit],
                  preferred: true,
                },
              ],
      };
    }
  },
};
