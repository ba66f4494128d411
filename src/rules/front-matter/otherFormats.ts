import type { OtherFault } from '../../post/otherFault';
import type { FrontMatter } from '../../post/frontMatter';
import type { FieldSpec } from '../../profile/fieldType';
import { adviceOf } from '../../profile/fieldTypes';
import { sentences } from '../../profile/wording';
import { isRead, type FrontMatterFormat, type Profile } from '../../profile/profile';
import { noFindings, type Finding } from '../rule';

/** Front matter that is no YAML. It is checked by key and never edited. */
export type OtherFormat = FrontMatter & { readonly kind: 'unsupported' };

const names: Readonly<Record<FrontMatterFormat, string>> = {
  yaml: 'YAML',
  toml: 'TOML',
  json: 'JSON',
};
const fences: Readonly<Record<FrontMatterFormat, string>> = {
  yaml: 'YAML between lines of three dashes',
  toml: 'TOML between lines of three plus signs',
  json: 'JSON in braces',
};

/** What to write, to follow "Write it as". */
export function readFormat({ formats: [first = 'yaml'] }: Profile): string {
  return fences[first];
}

/** The fields of the profile that the front matter does not have under any of their names. */
export function absentFields({ fields }: OtherFormat, profile: Profile): readonly FieldSpec[] {
  const present = new Set(fields.map(({ name }) => name));
  return profile.fields.filter(
    ({ name, aliases = [], deprecated }) =>
      deprecated === undefined && ![name, ...aliases].some((other) => present.has(other)),
  );
}

/** Which fields are missing in front matter that only its keys are known of. */
export function missingInOther(frontMatter: OtherFormat, profile: Profile): readonly Finding[] {
  const { format, fault, tooLarge, opening } = frontMatter;
  if (format === undefined || fault !== undefined || tooLarge) {
    return noFindings;
  }
  const absent = absentFields(frontMatter, profile);
  const required = absent.filter(({ presence }) => presence === 'required');
  const found: Finding[] = [];
  if (isRead(profile, format)) {
    for (const spec of absent) {
      const { name, presence, fallback } = spec;
      if (presence !== 'optional') {
        found.push({
          message: sentences(`\`${name}\` is missing`, fallback, adviceOf(spec)),
          span: opening,
          severity: presence === 'required' ? 'warning' : 'information',
          about: { field: name, option: 'presence' },
        });
      }
    }
  } else if (required.length > 0) {
    // That the blog cannot read any of it comes first, so this is said once and quietly.
    const listed = required.map(({ name }) => `\`${name}\``);
    const last = listed.pop() ?? '';
    const [all, verb, them] =
      listed.length === 0
        ? [last, 'is', 'it']
        : [`${listed.join(', ')} and ${last}`, 'are', 'them'];
    found.push({
      message: `${all} ${verb} missing in this ${names[format]}, too. Add ${them} when you write it as ${readFormat(profile)}.`,
      span: opening,
      severity: 'information',
    });
  }
  return found;
}

const explanations: Readonly<Record<OtherFault['code'], string>> = {
  'duplicate-field': 'This field stands there twice, which the format does not allow. Remove one.',
  'missing-comma': 'A comma is missing before this. Add it.',
  'missing-value': 'A value is missing here. Write one.',
  'not-fields': 'This is not a field. Write a name and a value for each.',
  'too-deep': 'The front matter is nested too deeply, so it was not read. Simplify it.',
  'unclosed-group': 'A bracket or brace is never closed. Close it.',
  'unclosed-text': 'A quote is never closed. Close it.',
  unexpected: 'This cannot be read. Check quotes, commas and brackets here and just before.',
};

/** The first mistake in a format that the blog reads; behind it nothing is known. */
export function faultIn(frontMatter: OtherFormat, profile: Profile): readonly Finding[] {
  const { fault, format } = frontMatter;
  return fault !== undefined && format !== undefined && isRead(profile, format)
    ? [
        {
          message: `The ${names[format]} has a mistake, so none of its fields count. ${explanations[fault.code]}`,
          span: fault.span,
        },
      ]
    : [];
}
