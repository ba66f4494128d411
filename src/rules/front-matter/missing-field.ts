import type { Rule } from '../rule';
import { example } from './example';
import { fieldsOf } from '../../post/post';
import { nearMisses } from './nearMiss';
import { missingIn } from './otherFormats';
import { addField, proposedValue } from './scaffold';

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
under a name with a slip in it (\`front-matter/unknown-field\` speaks of that). In TOML and JSON the fields are looked for by name, and
nothing is added to them.`,
  examples: [example('published_at: 2026-03-09\n', '')],
  since: '0.1.0',
  *check(post, context) {
    const { frontMatter } = post;
    if (frontMatter.kind === 'unsupported') {
      yield* missingIn(frontMatter, context.profile);
      return;
    }
    if (frontMatter.kind !== 'yaml' || frontMatter.tooLarge || frontMatter.faults.length > 0) {
      return;
    }
    const present = new Set(fieldsOf(post).map(({ name }) => name));
    const meant = new Set(
      nearMisses(post, context.profile).map(({ meant: name, distance }) =>
        distance <= 1 ? name : '',
      ),
    );
    for (const spec of context.profile.fields) {
      if (spec.presence === 'optional' || present.has(spec.name) || meant.has(spec.name)) {
        continue;
      }
      const value = proposedValue(spec, post, context);
      const edit = addField(post, context.profile, spec.name, value ?? '');
      yield {
        message: `\`${spec.name}\` is missing. ${spec.fallback} Write ${spec.what}.`,
        span: frontMatter.opening,
        severity: spec.presence === 'required' ? 'warning' : 'information',
        fixes:
          edit === undefined
            ? []
            : [
                {
                  title: value === undefined ? `Add ${spec.name}` : `Add ${spec.name}: ${value}`,
                  edits: [edit],
                  // An empty field is no better than none.
                  preferred: value !== undefined,
                },
              ],
      };
    }
  },
};
