import { fieldsOf } from '../../post/post';
import { noFindings, type Rule } from '../rule';
import { example } from './example';
import { areSorted, misplacedFields, sortFields } from './sortFields';

export const fieldOrder: Rule = {
  id: 'front-matter/field-order',
  summary: 'Fields stand in the order of the blog.',
  severity: 'hint',
  needs: 'front-matter',
  fix: 'offered',
  rationale: `Whoever looks for the day of a post finds it sooner where it stands in every post, and two posts are
easier to compare. Fields that the blog does not know stay where they are, and a comment moves with the
field below it.`,
  examples: [
    example(
      'title: "Our stack: its parts"\nauthor: Mara\n',
      'author: Mara\ntitle: "Our stack: its parts"\n',
    ),
  ],
  since: '0.2.0',
  check(post, { profile }) {
    const { frontMatter } = post;
    if (frontMatter.kind !== 'yaml' || frontMatter.faults.length > 0 || frontMatter.inBraces) {
      return noFindings;
    }
    if (areSorted(post, profile)) {
      return noFindings;
    }
    const names = fieldsOf(post).map(({ name }) => name);
    // Of a field that stands twice another rule speaks: one of them has to go anyway.
    const [first] = new Set(names).size === names.length ? misplacedFields(post, profile) : [];
    if (first === undefined) {
      return noFindings;
    }
    const order = profile.fields.filter(({ deprecated }) => deprecated === undefined);
    return [
      {
        message: `The fields stand in another order than on this blog. Sort them: ${order.map(({ name }) => name).join(', ')}.`,
        span: first.keySpan,
        about: { field: first.name },
        fixes: () => {
          const edits = sortFields(post, profile);
          return edits === undefined ? [] : [{ title: 'Sort fields', edits, preferred: true }];
        },
      },
    ];
  },
};
