import { tagsType } from '../../profile/fieldTypes/tags';
import type { Finding, Rule } from '../rule';
import { example } from './example';
import { knownFields } from './fields';
import { hiddenTexts, quoteHidden } from './hiddenTexts';
import { withoutTags, writtenTags } from './tagForms';

export const tagEmpty: Rule = {
  id: 'front-matter/tag-empty',
  summary: 'No tag is empty.',
  severity: 'warning',
  needs: 'front-matter',
  fix: 'automatic',
  rationale: `A comma at the end, or two in a row, make a tag without a name: the blog shows a label without text,
and its link leads to a page of no tag.`,
  examples: [example('tags: tech\n', 'tags: tech,\n')],
  since: '0.2.0',
  check(post, { profile }) {
    const found: Finding[] = [];
    for (const { field, spec, isFilled } of knownFields(post, profile)) {
      const { value } = field;
      if (!tagsType.isTypeOf(spec) || !isFilled) {
        continue;
      }
      const tags = writtenTags(post, field) ?? [];
      if (tags.every(({ text }) => text !== '')) {
        continue;
      }
      const empty = new Set(tags.flatMap(({ text }, index) => (text === '' ? [index] : [])));
      const hidden = hiddenTexts(post, value);
      if (hidden.length > 0) {
        const many = hidden.length > 1;
        found.push({
          message: `\`${field.name}\` has ${many ? `${String(hidden.length)} empty tags` : 'an empty tag'}: what follows # is a comment. Put ${many ? 'each' : 'it'} in quotes.`,
          span: value.span,
          about: { field: spec.name },
          fixes: [{ ...quoteHidden(post, hidden), preferred: true }],
        });
        continue;
      }
      const edits = withoutTags(post, field, empty);
      const isText = value.kind === 'scalar';
      const many = empty.size > 1;
      const isNothing = empty.size === tags.length;
      found.push({
        message: isNothing
          ? `\`${field.name}\` holds commas and no tag. Write one or more tags.`
          : `\`${field.name}\` has ${many ? `${String(empty.size)} empty tags` : 'an empty tag'}. Take out the ${isText ? 'comma' : 'item'}${many ? 's' : ''} that ${many ? 'make' : 'makes'} ${many ? 'them' : 'it'}.`,
        span: value.span,
        about: { field: spec.name },
        fixes:
          edits === undefined
            ? []
            : [
                {
                  title: many ? 'Remove the empty tags' : 'Remove the empty tag',
                  edits,
                  preferred: true,
                  automatic: true,
                },
              ],
      });
    }
    return found;
  },
};
