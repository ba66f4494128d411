import type { RepositoryLink } from '../../post/links';
import type { Body, Post } from '../../post/post';
import { span, textOf, type Span } from '../../post/text';

/** Words that call a component open source, and the link that its part of the post has to it. */
export interface Claim {
  readonly words: Span;
  readonly link: RepositoryLink;
}

const claimsByBody = new WeakMap<Body, readonly Claim[]>();

/** Where entries and sections call what they link open source, in the order of the components. */
export function claimsIn(post: Post): readonly Claim[] {
  const body = post.body();
  let claims = claimsByBody.get(body);
  if (claims === undefined) {
    const mentions = Array.from(post.text.matchAll(mention), ({ index }) => index);
    claims = mentions.length === 0 ? [] : readClaims(body, post.text, mentions);
    claimsByBody.set(body, claims);
  }
  return claims;
}

function readClaims(
  { components }: Body,
  text: string,
  mentions: readonly number[],
): readonly Claim[] {
  const claims: Claim[] = [];
  for (const { entry, section } of components) {
    for (const part of [entry, section]) {
      const link = part?.link;
      const words = link === undefined ? undefined : claimWithin(text, part?.span, mentions);
      if (link !== undefined && words !== undefined) {
        claims.push({ words, link });
      }
    }
  }
  return claims;
}

const mention = /open[\s-]{0,2}source/gi;
/** As words of a text: not in an address or the name of a file. */
const openSource = /(?<![\w/.@#=&%+-]|\]\()open[\s-]{0,2}sourced?(?![\w/=&%]|\.\w)/iy;
/** In front of it in its sentence, what makes another thing of it. */
const otherwise =
  /(?:\b(?:not|no|never|non|nor|cannot|without|instead|unlike|once|formerly|will|would|soon|until|planned|plans?|want(?:s|ed)?|going)\b|n['’]t\b)[^.!?;\r\n]{0,80}$/i;

/** @param mentions where the words stand in the text, whatever they mean there. */
function claimWithin(
  text: string,
  place: Span | undefined,
  mentions: readonly number[],
): Span | undefined {
  if (place === undefined) {
    return undefined;
  }
  const part = textOf(text, place);
  for (const at of mentions) {
    if (at < place.start) {
      continue;
    }
    if (at >= place.end) {
      break;
    }
    const index = at - place.start;
    openSource.lastIndex = index;
    const [words] = openSource.exec(part) ?? [];
    if (words === undefined) {
      continue;
    }
    const before = part.slice(Math.max(0, index - 100), index);
    const isHidden = part.lastIndexOf('<!--', index) > part.lastIndexOf('-->', index);
    if (!isHidden && !otherwise.test(before)) {
      const start = place.start + index;
      return span(start, start + words.length);
    }
  }
  return undefined;
}
