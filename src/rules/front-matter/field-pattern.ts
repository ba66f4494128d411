import type { Field } from '../../post/fields';
import type { Element, FieldSpec } from '../../profile/fieldType';
import { typeOf } from '../../profile/fieldTypes';
import { matchesWhole } from '../../profile/patterns';
import { shown } from '../../profile/values';
import { sentences } from '../../profile/wording';
import type { Finding, Rule } from '../rule';
import { isItem, meantFields } from './fields';

/** More items than any post has; each may take its time. */
const mostTexts = 100;

export const fieldPattern: Rule = {
  id: 'front-matter/field-pattern',
  summary: 'A value has the form that the blog asks for.',
  severity: 'information',
  needs: 'front-matter',
  fix: 'none',
  rationale: `A project file may ask for a form of its own, such as tags in lower case, or a number of an issue: with
\`pattern\`, a regular expression and a sentence that says what to write. The whole value must match;
of tags and lists, each item. Expressions that could take for ever are not tried, and neither are
values that are too long for them.`,
  examples: [],
  since: '0.2.0',
  check(post, { profile }) {
    const found: Finding[] = [];
    for (const { field, spec, isFilled } of meantFields(post, profile)) {
      const { pattern } = spec;
      if (pattern === undefined || !isFilled) {
        continue;
      }
      const whole = field.value.kind === 'scalar' ? field.value.text.trim() : undefined;
      for (const { text, span } of textsOf(field, spec, post.text).slice(0, mostTexts)) {
        if (matchesWhole(text, pattern.expression) === false) {
          found.push({
            message: sentences(
              `\`${field.name}\` ${isItem(field) || text !== whole ? 'has' : 'is'} “${shown(text)}”`,
              pattern.message.trim() === ''
                ? 'Write it in the form that the blog asks for'
                : pattern.message,
            ),
            span,
            about: { field: spec.name, option: 'pattern' },
          });
        }
      }
    }
    return found;
  },
};

function textsOf({ value }: Field, spec: FieldSpec, text: string): readonly Element[] {
  return (
    typeOf(spec).elements?.(value, spec, text) ??
    (value.kind === 'scalar' ? [{ text: value.text.trim(), span: value.span }] : [])
  );
}
