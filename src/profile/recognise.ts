import type { Post } from '../post/post';
import type { Profile } from './profile';

/** Files that stand beside posts and are none, by name without extension in lower case. */
const neverPosts: ReadonlySet<string> = new Set([
  'agents',
  'architecture',
  'authors',
  'changelog',
  'changes',
  'claude',
  'code_of_conduct',
  'contributing',
  'contributors',
  'copying',
  'governance',
  'history',
  'install',
  'license',
  'maintainers',
  'news',
  'notice',
  'pull_request_template',
  'readme',
  'security',
  'summary',
  'support',
]);

/** @param fileName the last segment of the file's path. */
export function isNeverPost(fileName: string): boolean {
  const name = fileName
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replaceAll('-', '_');
  // Translations carry their language: `readme.de`, `readme_pt_br`.
  return neverPosts.has(name) || neverPosts.has(name.replace(/[._][a-z]{2}(?:_[a-z]{2})?$/, ''));
}

const marksNeeded = 2;

/** Whether a text carries the marks of a post, even where its front matter is broken. */
export function carriesMarks({ text, frontMatter }: Post, profile: Profile): boolean {
  if (frontMatter.kind === 'absent') {
    return false;
  }
  const { start, end } = frontMatter.content;
  // Fields by their look alone: half-written YAML must not make a post disappear.
  const content = text.slice(start, end);
  const found = profile.marks.filter((mark) =>
    new RegExp(`^[ \\t]*["']?${mark}["']?[ \\t]*[:=]`, 'm').test(content),
  );
  return found.length >= marksNeeded;
}

/** How many of the Markdown files beside a file carry the marks of a post. */
export interface Neighbours {
  readonly markdownFiles: number;
  readonly posts: number;
}

/**
 * Whether a Markdown file is a post: by its own marks, or because most files beside it are posts.
 *
 * @param neighbours of the files beside it, without itself and without those that are never posts.
 */
export function isPost(
  post: Post,
  fileName: string,
  profile: Profile,
  neighbours: Neighbours,
): boolean {
  return (
    !isNeverPost(fileName) &&
    (carriesMarks(post, profile) || neighbours.posts * 2 > neighbours.markdownFiles)
  );
}
