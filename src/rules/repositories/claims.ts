import { Derived } from '../../post/derived';
import type { RepositoryLink } from '../../post/links';
import type { Body, Post } from '../../post/post';
import { span, textOf, type Span } from '../../post/text';

/** Words that call a component open source, and the link that its part of the post has to it. */
export interface Claim {
  readonly words: Span;
  readonly link: RepositoryLink;
}

const claimsByBody = new Derived<Body, readonly Claim[]>();

/** Where entries and sections call what they link open source, in the order of the components. */
export function claimsIn(post: Post): readonly Claim[] {
  const body = post.body();
  return claimsByBody.of(body, () => readClaims(post, Infinity));
}

/** Whether there is any such place, which takes no longer than finding the first. */
export function makesClaim(post: Post): boolean {
  return readClaims(post, 1).length > 0;
}

/** @param most so many of them. */
function readClaims(post: Post, most: number): readonly Claim[] {
  const { text } = post;
  // Where they start that are mentioned first is told fast, and no part above needs to be read.
  const first = text.search(mention);
  const claims: Claim[] = [];
  if (first === -1) {
    return claims;
  }
  for (const { entry, section } of post.body().components) {
    for (const part of [entry, section]) {
      const link = part?.link;
      const words =
        part === undefined || link === undefined || part.span.end <= first
          ? undefined
          : claimWithin(text, part.span);
      if (link !== undefined && words !== undefined) {
        claims.push({ words, link });
        if (claims.length >= most) {
          return claims;
        }
      }
    }
  }
  return claims;
}

const mention = /open[\s-]{0,2}source/i;
/** As words of a text: not in an address or the name of a file. */
const openSource = /(?<![\w/.@#=&%+-]|\]\()open[\s-]{0,2}sourced?(?![\w/=&%]|\.\w)/gi;
/** In front of it in its sentence, what makes another thing of it. */
const otherwise =
  /(?:\b(?:not|no|never|non|nor|cannot|without|instead|unlike|once|formerly|will|would|soon|until|planned|plans?|want(?:s|ed)?|going)\b|n['’]t\b)[^.!?;\r\n]{0,80}$/i;

function claimWithin(text: string, place: Span): Span | undefined {
  const part = textOf(text, place);
  if (!mention.test(part)) {
    return undefined;
  }
  openSource.lastIndex = 0;
  for (let found = openSource.exec(part); found !== null; found = openSource.exec(part)) {
    const { 0: words, index } = found;
    const before = part.slice(Math.max(0, index - 100), index);
    const isHidden = part.lastIndexOf('<!--', index) > part.lastIndexOf('-->', index);
    if (!isHidden && !otherwise.test(before)) {
      const start = place.start + index;
      return span(start, start + words.length);
    }
  }
  return undefined;
}
