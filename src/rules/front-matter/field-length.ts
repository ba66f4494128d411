import { charactersOf } from '../../post/characters';
import type { FieldValue } from '../../post/fields';
import type { FieldSpec } from '../../profile/fieldType';
import { typeOf } from '../../profile/fieldTypes';
import { counted } from '../../profile/wording';
import type { Finding, Rule } from '../rule';
import { isItem, knownFields } from './fields';

export const fieldLength: Rule = {
  id: 'front-matter/field-length',
  summary: 'A value is as long as the blog wants it.',
  severity: 'information',
  needs: 'front-matter',
  fix: 'none',
  rationale: `Search engines cut long titles and descriptions, and cards on the front page of a blog have room
for so many letters only. The project file says how many a field may have (\`minimumLength\`,
\`maximumLength\`); without it, nothing is too long. Letters are counted as readers see them, and the
items of tags and lists.`,
  examples: [],
  since: '0.2.0',
  check(post, { profile }) {
    const found: Finding[] = [];
    for (const { field, spec, isFilled } of knownFields(post, profile)) {
      const { minimumLength, maximumLength } = spec;
      const isLimited = minimumLength !== undefined || maximumLength !== undefined;
      const size = isLimited && isFilled ? sizeOf(field.value, spec, post.text) : undefined;
      if (size === undefined) {
        continue;
      }
      const has = `${isItem(field) ? 'An item of ' : ''}\`${field.name}\` has ${counted(size.count, size.thing)}`;
      if (maximumLength !== undefined && size.count > maximumLength) {
        found.push({
          message: `${has}. Write at most ${String(maximumLength)}.`,
          span: field.value.span,
          about: { field: spec.name, option: 'maximumLength' },
        });
      } else if (minimumLength !== undefined && size.count < minimumLength) {
        found.push({
          message: `${has}. Write at least ${String(minimumLength)}.`,
          span: field.value.span,
          about: { field: spec.name, option: 'minimumLength' },
        });
      }
    }
    return found;
  },
};

interface Size {
  readonly count: number;
  /** What is counted. */
  readonly thing: string;
}

function sizeOf(value: FieldValue, spec: FieldSpec, text: string): Size | undefined {
  if (spec.type === 'tags') {
    const count = typeOf(spec).elements?.(value, spec, text).length ?? 0;
    return count === 0 ? undefined : { count, thing: 'tag' };
  }
  if (value.kind === 'list') {
    return spec.type === 'list' ? { count: value.items.length, thing: 'item' } : undefined;
  }
  return value.kind === 'scalar' && spec.type !== 'list'
    ? { count: lengthOf(value.text.trim()), thing: 'character' }
    : undefined;
}

/** In longer text a few signs more or less are no matter. */
const longestExact = 1_000;

/** As readers see them: `é` is one however it is written, and so is a family of emoji. */
function lengthOf(text: string): number {
  return (text.length > longestExact ? Array.from(text) : charactersOf(text)).length;
}
