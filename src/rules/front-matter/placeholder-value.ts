import type { Finding, Rule } from '../rule';
import { unfixableExample } from './example';
import { knownFields } from './fields';
import { adviceOf } from '../../profile/fieldTypes';
import { isEmpty, placeholderIn, shown } from '../../profile/values';

export const placeholderValue: Rule = {
  id: 'front-matter/placeholder-value',
  summary: 'No known field still holds a placeholder.',
  severity: 'warning',
  needs: 'front-matter',
  fix: 'none',
  rationale: `Values such as \`x\`, \`TODO\` and \`to be defined\` are shown to readers as they are: as the name of the
author, as a picture that cannot be loaded, as a date that sorts after all others.`,
  examples: [unfixableExample('2026-03-09', 'x')],
  since: '0.1.0',
  check(post, { profile }) {
    const findings: Finding[] = [];
    for (const { field, spec } of knownFields(post, profile)) {
      const found = isEmpty(field.value) ? undefined : placeholderIn(field.value, spec);
      if (found !== undefined) {
        findings.push({
          message: `\`${field.name}\` still holds the placeholder “${shown(found)}”. ${adviceOf(spec)}`,
          span: field.value.span,
          about: { field: spec.name, option: 'placeholders' },
        });
      }
    }
    return findings;
  },
};
