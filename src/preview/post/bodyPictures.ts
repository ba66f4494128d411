import { isWebAddress } from '../text';
import type { PostPicture } from './model';

/** Pictures that carry themselves; drawings may be programs, so that they are not among them. */
const data = /^data:image\/(?:png|jpeg|gif|webp);base64,[\w+/=]+$/i;

/**
 * What is known of a picture in the body.
 *
 * @param src as it came out of the Markdown, where blanks and letters of many languages are escaped.
 */
export function bodyPicture(src: string, pictures: ReadonlyMap<string, PostPicture>): PostPicture {
  const written = pictures.has(src) ? src : decoded(src);
  const known = pictures.get(written);
  if (known !== undefined) {
    return known;
  }
  if (data.test(src)) {
    return { written: '', state: 'found', src };
  }
  return { written, state: isWebAddress(src) ? 'remote' : src === '' ? 'missing' : 'unknown' };
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
