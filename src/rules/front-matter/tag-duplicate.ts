import type { Field } from '../../post/fields';
import type { Post } from '../../post/post';
import { tagsType } from '../../profile/fieldTypes/tags';
import { shown } from '../../profile/values';
import type { Finding, Fix, Rule, RuleContext } from '../rule';
import { example } from './example';
import { knownFields } from './fields';
import { withoutTags, writtenTags, type WrittenTag } from './tagForms';

/** More than any post has; each that stands twice costs a look at the whole front matter. */
const mostTags = 100;

export const tagDuplicate: Rule = {
  id: 'front-matter/tag-duplicate',
  summary: 'No tag stands twice.',
  severity: 'information',
  needs: 'front-matter',
  fix: 'offered, automatic for equal tags',
  rationale: `The blog shows both. Where they differ in case alone, it takes them for two tags, and readers of one do
not find the posts of the other.`,
  examples: [example('tags: tech\n', 'tags: tech, tech\n')],
  since: '0.2.0',
  check(post, context) {
    const found: Finding[] = [];
    for (const { field, spec, isFilled } of knownFields(post, context.profile)) {
      if (!tagsType.isTypeOf(spec) || !isFilled) {
        continue;
      }
      const tags = writtenTags(post, field) ?? [];
      if (tags.length < 2) {
        continue;
      }
      const first = new Map<string, number>();
      for (const [index, { text }] of tags.slice(0, mostTags).entries()) {
        const key = text.toLowerCase();
        const earlier = first.get(key);
        if (earlier !== undefined) {
          found.push(finding(post, field, tags, earlier, index, context, spec.name));
        } else if (key !== '') {
          first.set(key, index);
        }
      }
    }
    return found;
  },
};

function finding(
  post: Post,
  field: Field,
  tags: readonly WrittenTag[],
  earlier: number,
  later: number,
  { known }: RuleContext,
  name: string,
): Finding {
  const [one, other] = [tags[earlier], tags[later]] as [WrittenTag, WrittenTag];
  const isSame = one.text === other.text;
  const uses = new Map(known.valuesOf(name).map((used) => [used.text, used.uses]));
  const usesOf = ({ text }: WrittenTag): number => uses.get(text) ?? 0;
  const removal = (index: number, title: string, preferred: boolean): Fix[] => {
    // Of another spelling none may stay behind.
    const taken = isSame
      ? [index]
      : [...tags.keys()].filter((at) => tags[at]?.text === tags[index]?.text);
    const edits = withoutTags(post, field, new Set(taken));
    return edits === undefined
      ? []
      : [{ title, edits, preferred, ...(isSame && { automatic: true }) }];
  };
  const [kept, spare] = usesOf(other) > usesOf(one) ? [later, earlier] : [earlier, later];
  const text = (index: number): string => shown(tags[index]?.text ?? '');
  return {
    message: isSame
      ? `\`${field.name}\` has “${shown(one.text)}” twice. Keep one of them.`
      : `\`${field.name}\` has “${shown(one.text)}” and “${shown(other.text)}”, which the blog takes for two tags. Keep one of them.`,
    span: other.span,
    about: { field: name },
    related: [{ span: one.span, message: `“${shown(one.text)}” stands here first.` }],
    evidence: isSame
      ? []
      : [one, other].map((tag) => `Other posts with “${shown(tag.text)}”: ${String(usesOf(tag))}.`),
    fixes: isSame
      ? removal(later, `Remove the second ${shown(other.text)}`, true)
      : [
          ...removal(
            spare,
            `Keep ${text(kept)} and remove ${text(spare)}`,
            usesOf(one) !== usesOf(other),
          ),
          ...removal(kept, `Keep ${text(spare)} and remove ${text(kept)}`, false),
        ],
  };
}
