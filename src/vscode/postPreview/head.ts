import type { Field, FieldValue } from '../../post/fields';
import { addressOf, titleOfFile } from '../../profile/address';
import { dayIn } from '../../profile/fieldTypes/date';
import { tagsIn } from '../../profile/fieldTypes/tags';
import type { FieldSpec } from '../../profile/fieldType';
import type { Profile } from '../../profile/profile';
import { isEmpty } from '../../profile/values';
import type { PostHead } from '../../preview/post/model';
import { fieldFor, partsOf, type Part } from './parts';
import { fieldPicture, type PictureSource } from './pictures';

const mostTags = 200;
/** In UTF-16 code units, as the model has them. */
const longest = { title: 4_000, author: 1_000, date: 200, tag: 1_000, address: 2_000, text: 8_192 };

export interface HeadContext extends PictureSource {
  readonly profile: Profile;
  /** undefined for a post that was never saved: it has no address. */
  readonly fileName: string | undefined;
  /** What the editor calls the post. */
  readonly name: string;
}

interface Filled {
  readonly field: Field;
  readonly spec: FieldSpec;
}

/**
 * What the blog shows above the text of a post. Placeholders are values like others to it.
 *
 * @param fields those that the blog reads; see `readAsBlog`.
 * @param text of the post.
 */
export function headOf(fields: readonly Field[], text: string, context: HeadContext): PostHead {
  const { profile, fileName, name } = context;
  const parts = partsOf(profile);
  const filled = (part: Part): Filled | undefined => {
    for (const candidate of parts[part]) {
      const field = fieldFor(fields, candidate);
      const spec = candidate.at(-1);
      if (field !== undefined && spec !== undefined && !isEmpty(field.value)) {
        return { field, spec };
      }
    }
    return undefined;
  };
  const words = (part: Part, most: number): string | undefined => {
    const found = filled(part);
    const said = found === undefined ? '' : wordsIn(found.field.value);
    return said === '' ? undefined : cut(said, most);
  };
  const picture = (part: Part): PostHead['image'] => {
    const found = filled(part);
    return fieldPicture(found?.field.value, found?.spec, context);
  };
  const title = words('title', longest.title);
  const author = words('author', longest.author);
  const date = words('date', longest.date);
  const dated = filled('date');
  const day = dated === undefined ? undefined : dayIn(dated.field.value, dated.spec);
  const address = addressOf(profile, title, fileName);
  const description = words('description', longest.text);
  const tagged = filled('tags');
  return {
    title: title ?? cut(titleOfFile(fileName ?? name), longest.title),
    isTitleFromFile: title === undefined,
    ...(author !== undefined && { author }),
    authorImage: picture('author-image'),
    image: picture('image'),
    ...(date !== undefined && { date }),
    ...(day !== undefined && { day }),
    tags: tagged === undefined ? [] : tagsOf(tagged.field.value, text),
    ...(address !== undefined && { address: cut(address, longest.address) }),
    ...(description !== undefined && { description }),
  };
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

function tagsOf(value: FieldValue, text: string): string[] {
  const tags = tagsIn(value, text).map((tag) => tag.text);
  // Where no place can be told for a part, as behind an escape, the blog still tells it apart.
  const all = tags.length === 0 && value.kind === 'scalar' ? value.text.split(',') : tags;
  // The blog shows the empty ones, too: behind a comma at the end there is one.
  return all.slice(0, mostTags).map((tag) => cut(tag.trim(), longest.tag));
}

/** The start of a text, without half a character at its end. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}
