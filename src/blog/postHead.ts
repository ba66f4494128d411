import type { Field, FieldValue } from '../post/fields';
import { dayIn } from '../profile/fieldTypes/date';
import { tagsIn } from '../profile/fieldTypes/tags';
import type { FieldSpec } from '../profile/fieldType';
import type { Profile } from '../profile/profile';
import { isEmpty } from '../profile/values';
import { fieldFor, partsOf, type Part } from './postParts';

/** What a blog says above the text of a post, in one line each; undefined for what the post leaves out. */
export interface SaidAbove {
  readonly title: string | undefined;
  readonly author: string | undefined;
  /** As written. */
  readonly date: string | undefined;
  /** The date as `YYYY-MM-DD`, where it is one. */
  readonly day: string | undefined;
  /** In the order of the post; the empty ones, too, which a comma at the end makes. */
  readonly tags: readonly string[];
  readonly description: string | undefined;
}

/** A field that a post fills. */
export interface Filled {
  readonly field: Field;
  readonly spec: FieldSpec;
}

/**
 * Placeholders are values like others to the blog.
 *
 * @param fields those that the blog reads; see `readAsBlog`.
 * @param text of the post.
 */
export function saidAbove(fields: readonly Field[], text: string, profile: Profile): SaidAbove {
  const words = (part: Part): string | undefined => {
    const found = filledPart(fields, profile, part);
    const said = found === undefined ? '' : wordsIn(found.field.value);
    return said === '' ? undefined : said;
  };
  const dated = filledPart(fields, profile, 'date');
  const tagged = filledPart(fields, profile, 'tags');
  return {
    title: words('title'),
    author: words('author'),
    date: words('date'),
    day: dated === undefined ? undefined : dayIn(dated.field.value, dated.spec),
    tags: tagged === undefined ? [] : tagsOf(tagged.field.value, text),
    description: words('description'),
  };
}

/** The field from which a part of a post comes; undefined where the post fills none. */
export function filledPart(
  fields: readonly Field[],
  profile: Profile,
  part: Part,
): Filled | undefined {
  for (const candidate of partsOf(profile)[part]) {
    const field = fieldFor(fields, candidate);
    const spec = candidate.at(-1);
    if (field !== undefined && spec !== undefined && !isEmpty(field.value)) {
      return { field, spec };
    }
  }
  return undefined;
}

/** What a value says on a page, where line breaks are blanks; names of a list with commas between. */
function wordsIn(value: FieldValue): string {
  switch (value.kind) {
    case 'scalar':
      return value.text.replace(/\s+/g, ' ').trim();
    case 'list':
      return value.items
        .map(wordsIn)
        .filter((item) => item !== '')
        .join(', ');
    default:
      return '';
  }
}

function tagsOf(value: FieldValue, text: string): readonly string[] {
  const tags = tagsIn(value, text).map((tag) => tag.text);
  // Where no place can be told for a part, as behind an escape, the blog still tells it apart.
  const all = tags.length === 0 && value.kind === 'scalar' ? value.text.split(',') : tags;
  return all.map((tag) => tag.trim());
}
