import type { FieldSpec } from '../../profile/fieldType';
import { emailType, faultOfEmail } from '../../profile/fieldTypes/email';
import { faultOfUrl, urlType, type AddressFault } from '../../profile/fieldTypes/webAddress';
import { shown } from '../../profile/values';
import type { Finding, Rule } from '../rule';
import { innerSpan, isItem, meantFields } from './fields';

export const urlInvalid: Rule = {
  id: 'front-matter/url-invalid',
  summary: 'An address is one that readers can follow.',
  severity: 'warning',
  needs: 'front-matter',
  fix: 'offered',
  rationale: `An address without \`https://\` is taken for a page of the blog itself, and one with a space or a slip in
it leads nowhere. Only the form is looked at: whether something answers there, nobody asks.`,
  examples: [],
  since: '0.2.0',
  check(post, { profile }) {
    const found: Finding[] = [];
    for (const { field, spec, isFilled } of meantFields(post, profile)) {
      const { value } = field;
      const fault = value.kind === 'scalar' && isFilled ? faultOf(value.text, spec) : undefined;
      if (value.kind !== 'scalar' || fault === undefined) {
        continue;
      }
      const { problem, advice, meant, option = 'type' } = fault;
      const inner = innerSpan(post, value);
      found.push({
        message: `\`${field.name}\` ${isItem(field) ? 'has' : 'is'} “${shown(value.text)}”, which ${problem}. ${meant === undefined ? advice : `Write ${shown(meant)}.`}`,
        span: value.span,
        about: { field: spec.name, option },
        fixes:
          meant === undefined ||
          inner === undefined ||
          (value.style === 'plain' && /[#:]$/.test(meant))
            ? []
            : [
                {
                  title: `Write ${shown(meant)}`,
                  edits: [{ span: inner, newText: meant }],
                  preferred: true,
                },
              ],
      });
    }
    return found;
  },
};

function faultOf(written: string, spec: FieldSpec): AddressFault | undefined {
  return urlType.isTypeOf(spec)
    ? faultOfUrl(written.trim(), spec)
    : emailType.isTypeOf(spec)
      ? faultOfEmail(written.trim())
      : undefined;
}
