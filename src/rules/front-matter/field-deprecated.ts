import type { Post } from '../../post/post';
import { fieldsOf } from '../../post/post';
import { span, textOf, type TextEdit } from '../../post/text';
import type { Field } from '../../post/fields';
import { shown } from '../../profile/values';
import { sentences } from '../../profile/wording';
import type { Finding, Fix, Rule, RuleContext } from '../rule';
import { isAmong, knownFields, ownsLines, soundFields, specOf } from './fields';

export const fieldDeprecated: Rule = {
  id: 'front-matter/field-deprecated',
  summary: 'No field is used that the blog has given up.',
  severity: 'information',
  needs: 'front-matter',
  fix: 'offered',
  rationale: `A blog that gives up a field goes on reading it for a while, and then does not: old posts that were
copied for new ones keep it alive. A project file calls such a field \`deprecated\` and says which one
replaces it.`,
  examples: [],
  since: '0.2.0',
  check(post, context) {
    const found: Finding[] = [];
    for (const { field, spec } of knownFields(post, context.profile)) {
      const { deprecated } = spec;
      if (deprecated === undefined || field.keySpan.start === field.value.span.start) {
        continue;
      }
      const { replacement, message } = deprecated;
      found.push({
        message: sentences(
          `\`${shown(field.name)}\` is not used any more`,
          message,
          replacement === undefined ? 'Take it out' : `Write \`${replacement}\` instead`,
        ),
        span: field.keySpan,
        about: { field: spec.name, option: 'deprecated' },
        fixes: soundFields(post).includes(field) ? fixes(post, field, replacement, context) : [],
      });
    }
    return found;
  },
};

function fixes(
  post: Post,
  field: Field,
  replacement: string | undefined,
  { profile }: RuleContext,
): readonly Fix[] {
  const instead = specOf(profile.fields, replacement ?? '') ?? { name: replacement ?? '' };
  if (replacement !== undefined && !isAmong(fieldsOf(post), instead)) {
    return [
      {
        title: `Rename it to ${replacement}`,
        edits: [renamed(post, field, replacement)],
        preferred: true,
      },
    ];
  }
  return ownsLines(post, field)
    ? [{ title: `Remove ${shown(field.name)}`, edits: [{ span: field.entrySpan, newText: '' }] }]
    : [];
}

function renamed({ text }: Post, { keySpan }: Field, name: string): TextEdit {
  const quote = /^["']/.test(textOf(text, keySpan)) ? 1 : 0;
  return { span: span(keySpan.start + quote, keySpan.end - quote), newText: name };
}
