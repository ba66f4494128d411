import type { Post } from '../../post/post';
import type { ShownPost } from '../../preview/post/model';
import type { Problem, RuleContext } from '../../rules/rule';
import { cut, headOf } from './head';
import { partsOf, readAsBlog } from '../../blog/postParts';
import { bodyPictures, type PictureSource } from './pictures';
import { headProblems } from './problems';

/** In UTF-16 code units. */
const longestBody = 300_000;

export interface ShownDocument {
  /** Its URI. */
  readonly id: string;
  /** What the editor calls it. */
  readonly name: string;
  /** Other Markdown files have their text alone. */
  readonly isPost: boolean;
  readonly post: Post;
}

/** A post as its blog shows it, as far as that is known now. */
export function shownPost(
  { id, name, isPost, post }: ShownDocument,
  { profile, known, fileName }: Pick<RuleContext, 'profile' | 'known' | 'fileName'>,
  problems: readonly Problem[],
  pictures: Omit<PictureSource, 'known'>,
): ShownPost {
  const source: PictureSource = { ...pictures, known };
  const read = readAsBlog(post, profile);
  const { fields, bodyStart } = isPost ? read : { fields: [], bodyStart: post.bodyStart };
  const body = post.text.slice(bodyStart);
  return {
    state: 'post',
    post: id,
    fileName: cut(name, 2_000),
    isPost,
    profile: cut(profile.name, 1_000),
    today: known.today,
    head: headOf(fields, post.text, { ...source, profile, fileName, name }),
    markdown: cut(body, longestBody),
    isTruncated: body.length > longestBody,
    firstLine: post.lines.positionAt(bodyStart).line,
    pictures: bodyPictures(post, profile, source),
    problems: isPost
      ? headProblems(problems, post, partsOf(profile)).map(({ shown }) => shown)
      : [],
    showsRemote: pictures.showsRemote,
    canShowRemote: pictures.canShowRemote,
  };
}
