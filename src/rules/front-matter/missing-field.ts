import type { Field } from '../../post/fields';
import { fieldsOf, type Post } from '../../post/post';
import type { Span, TextEdit } from '../../post/text';
import type { FieldSpec } from '../../profile/fieldType';
import { adviceOf } from '../../profile/fieldTypes';
import { objectType } from '../../profile/fieldTypes/object';
import { isEmpty } from '../../profile/values';
import { sentences } from '../../profile/wording';
import { noFindings, type Finding, type Rule, type RuleContext } from '../rule';
import { example } from './example';
import { isAmong, knownFields } from './fields';
import { nearMisses } from './nearMiss';
import { missingInOther } from './otherFormats';
import { addField, addLine, proposedValue } from './scaffold';

export const missingField: Rule = {
  id: 'front-matter/missing-field',
  summary: 'Every field that the blog needs is there.',
  severity: 'warning',
  needs: 'front-matter',
  fix: 'offered',
  rationale: `For a field that is missing the blog shows something of its own: the file name as title, a default
author or picture, the current day as day of publication. Fields that a post can do without are only
mentioned as information.

The rule is silent while the front matter has a syntax error, and for a field that the post has
under a name with a slip in it (\`front-matter/unknown-field\` speaks of that). In TOML and JSON the
fields are looked for by name, and nothing is added to them.`,
  examples: [example('published_at: 2026-03-09\n', '')],
  since: '0.1.0',
  check(post, context) {
    const { frontMatter } = post;
    if (frontMatter.kind === 'unsupported') {
      return missingInOther(frontMatter, context.profile);
    }
    if (frontMatter.kind !== 'yaml' || frontMatter.tooLarge || frontMatter.faults.length > 0) {
      return noFindings;
    }
    const found: Finding[] = [];
    const misses = nearMisses(post, context.profile);
    const isMeant = ({ name }: FieldSpec): boolean =>
      misses.some(({ meant, distance }) => distance <= 1 && meant === name);
    const place = frontMatter.opening;
    const addTo = (spec: FieldSpec, value: string): TextEdit | undefined =>
      addField(post, context.profile, spec.name, value);
    for (const spec of missingIn(fieldsOf(post), context.profile.fields)) {
      if (!isMeant(spec)) {
        found.push(finding(spec, place, addTo, post, context));
      }
    }
    for (const { field, spec } of knownFields(post, context.profile)) {
      if (objectType.isTypeOf(spec) && field.value.kind === 'map' && !isEmpty(field.value)) {
        const { fields } = field.value;
        for (const inner of missingIn(fields, spec.fields)) {
          found.push(
            finding(
              inner,
              field.keySpan,
              ({ name }, value) => addLine(post, fields, spec.fields, name, value),
              post,
              context,
            ),
          );
        }
      }
    }
    return found;
  },
};

function missingIn(fields: readonly Field[], specs: readonly FieldSpec[]): readonly FieldSpec[] {
  return specs.filter(
    (spec) =>
      spec.presence !== 'optional' && spec.deprecated === undefined && !isAmong(fields, spec),
  );
}

function finding(
  spec: FieldSpec,
  place: Span,
  addTo: (spec: FieldSpec, value: string) => TextEdit | undefined,
  post: Post,
  context: RuleContext,
): Finding {
  return {
    message: sentences(`\`${spec.name}\` is missing`, spec.fallback, adviceOf(spec)),
    span: place,
    severity: spec.presence === 'required' ? 'warning' : 'information',
    about: { field: spec.name, option: 'presence' },
    fixes: () => {
      const value = proposedValue(spec, post, context);
      const edit = addTo(spec, value ?? '');
      return edit === undefined
        ? []
        : [
            {
              title: value === undefined ? `Add ${spec.name}` : `Add ${spec.name}: ${value}`,
              edits: [edit],
              // An empty field is no better than none.
              preferred: value !== undefined,
            },
          ];
    },
  };
}
