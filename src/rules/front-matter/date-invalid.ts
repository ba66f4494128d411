import { readAsSiteGenerator } from '../../post/grayMatter';
import type { Rule } from '../rule';
import { readDate } from './dates';
import { isEmpty, knownFields, placeholderIn, shown } from './fields';

export const dateInvalid: Rule = {
  id: 'front-matter/date-invalid',
  summary: 'Dates are days that exist.',
  severity: 'warning',
  needs: 'front-matter',
  fix: 'none',
  rationale: `The blog shows what is written to readers and sorts the post behind all others when it is no date.
Other readers of front matter guess: many take the 30th of February for the 2nd of March.`,
  examples: [
    {
      wrong:
        '---\ntitle: "Our stack"\nauthor: Mara\nauthor_image: mara.jpg\ntags: tech\npublished_at: 2026-2-30\npost_image: stack.jpg\n---\n',
      right: undefined,
    },
  ],
  since: '0.1.0',
  *check(post, { profile }) {
    for (const { field, spec } of knownFields(post, profile)) {
      const { name, value } = field;
      if (spec.type !== 'date' || isEmpty(value) || placeholderIn(value) !== undefined) {
        continue;
      }
      const example = `Write it as ${spec.example}.`;
      if (value.kind === 'alias') {
        continue;
      }
      if (value.kind !== 'scalar') {
        yield { message: `\`${name}\` is not a date. ${example}`, span: value.span };
        continue;
      }
      const read = readDate(value.text);
      if (read.kind === 'impossible') {
        const elsewhere = readAsSiteGenerator(post.text, post.frontMatter)?.[name];
        const taken =
          elsewhere instanceof Date && !Number.isNaN(elsewhere.getTime())
            ? ` Other readers take it for ${elsewhere.toISOString().slice(0, 10)}.`
            : '';
        yield {
          message: `\`${name}\` is ${shown(value.text)}, a day that does not exist.${taken} Write an existing day.`,
          span: value.span,
        };
      } else if (read.kind === 'unreadable') {
        yield {
          message: `\`${name}\` is ${shown(value.text)}, which the blog cannot read as a date. ${example}`,
          span: value.span,
        };
      }
    }
  },
};
