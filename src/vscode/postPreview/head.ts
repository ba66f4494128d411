import { filledPart, saidAbove } from '../../blog/postHead';
import type { Part } from '../../blog/postParts';
import type { Field } from '../../post/fields';
import { addressOf, titleOfFile } from '../../profile/address';
import type { Profile } from '../../profile/profile';
import type { PostHead } from '../../preview/post/model';
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

/**
 * What the blog shows above the text of a post. Placeholders are values like others to it.
 *
 * @param fields those that the blog reads; see `readAsBlog`.
 * @param text of the post.
 */
export function headOf(fields: readonly Field[], text: string, context: HeadContext): PostHead {
  const { profile, fileName, name } = context;
  const said = saidAbove(fields, text, profile);
  const { day } = said;
  const words = (part: 'title' | 'author' | 'date', most: number): string | undefined =>
    said[part] === undefined ? undefined : cut(said[part], most);
  const picture = (part: Part): PostHead['image'] => {
    const found = filledPart(fields, profile, part);
    return fieldPicture(found?.field.value, found?.spec, context);
  };
  const title = words('title', longest.title);
  const author = words('author', longest.author);
  const date = words('date', longest.date);
  const address = addressOf(profile, title, fileName);
  const description = said.description && cut(said.description, longest.text);
  return {
    title: title ?? cut(titleOfFile(fileName ?? name), longest.title),
    isTitleFromFile: title === undefined,
    ...(author !== undefined && { author }),
    authorImage: picture('author-image'),
    image: picture('image'),
    ...(date !== undefined && { date }),
    ...(day !== undefined && { day }),
    tags: said.tags.slice(0, mostTags).map((tag) => cut(tag, longest.tag)),
    ...(address !== undefined && { address: cut(address, longest.address) }),
    ...(description !== undefined && { description }),
  };
}

/** The start of a text, without half a character at its end. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}
