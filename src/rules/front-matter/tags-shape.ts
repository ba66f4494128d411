import { tagFormOf, tagsType, type TagForm } from '../../profile/fieldTypes/tags';
import { choice } from '../../profile/wording';
import type { Finding, Fix, Rule } from '../rule';
import { knownFields } from './fields';
import { convertTags } from './tagForms';

const forms: readonly TagForm[] = ['comma', 'flow', 'block'];

/** To follow "Write the tags as". */
const named: Readonly<Record<TagForm, string>> = {
  comma: 'text with commas',
  flow: 'a list in brackets',
  block: 'a list with one tag per line',
};

export const tagsShape: Rule = {
  id: 'front-matter/tags-shape',
  summary: 'Tags have a form that the blog reads.',
  severity: 'warning',
  needs: 'front-matter',
  fix: 'offered',
  rationale: `Tags are written as text with commas, as a list in brackets, or as a list with a line for each, and not
every blog reads each form: software that wants a list takes \`tech, open source\` for one long tag, and
software that wants text finds no tags in a list. The project file says which forms a blog reads
(\`readableForms\`), and whether all posts should have the same one (\`uniform\`); without it, every form
is fine.`,
  examples: [],
  since: '0.2.0',
  check(post, { profile }) {
    const found: Finding[] = [];
    for (const { field, spec, isFilled } of knownFields(post, profile)) {
      const form = tagFormOf(field.value);
      if (!tagsType.isTypeOf(spec) || form === undefined || !isFilled) {
        continue;
      }
      const { readableForms = forms, form: house = 'comma', uniform = false } = spec;
      const isReadable = readableForms.includes(form);
      if (isReadable && (!uniform || form === house)) {
        continue;
      }
      const wanted = isReadable
        ? [house]
        : [house, ...forms.filter((other) => other !== house)].filter((other) =>
            readableForms.includes(other),
          );
      const fixes = wanted.flatMap((other, index): Fix[] => {
        const edits = convertTags(post, field, other);
        const title = `Write the tags as ${named[other]}`;
        return edits === undefined ? [] : [{ title, edits, preferred: index === 0 }];
      });
      const what = `\`${field.name}\` is ${form === 'comma' ? 'text' : named[form]}`;
      found.push({
        message: isReadable
          ? `${what}, and other posts have ${named[house]}. Write it like them.`
          : `${what}, which the blog does not read as tags. Write ${choice(wanted.map((other) => named[other]))}.`,
        span: field.value.span,
        severity: isReadable ? 'hint' : 'warning',
        about: { field: spec.name, option: isReadable ? 'uniform' : 'readableForms' },
        fixes,
      });
    }
    return found;
  },
};
