import { typeOf } from '../../profile/fieldTypes';
import type { Finding, Rule } from '../rule';
import { example } from './example';
import { isItem, meantFields } from './fields';

export const fieldType: Rule = {
  id: 'front-matter/field-type',
  summary: 'A value is of the kind that its field holds.',
  severity: 'warning',
  needs: 'front-matter',
  fix: 'offered',
  rationale: `Software that wants a text stops at a list, and most readers of YAML take \`yes\` for true where
others take it for a word. A blog then shows nothing, or something that nobody wrote. What a text says
is no matter of this rule: for a field that holds text, a number or a day is a text as well.`,
  examples: [example('author: Mara', 'author: [Mara]')],
  since: '0.2.0',
  check(post, { profile, known }) {
    const found: Finding[] = [];
    for (const { field, spec, isFilled } of meantFields(post, profile)) {
      const { value } = field;
      if (value.kind === 'alias' || !isFilled) {
        continue;
      }
      for (const misfit of typeOf(spec).check(value, spec, { text: post.text, known })) {
        const { message, span, fixes = [], severity = 'warning', option = 'type' } = misfit;
        const own = `\`${spec.name}\``;
        const said = isItem(field) && message.startsWith(own) ? `An item of ${message}` : message;
        found.push({ message: said, span, severity, fixes, about: { field: spec.name, option } });
      }
    }
    return found;
  },
};
