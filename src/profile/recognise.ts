import { fieldsOf, type Post } from '../post/post';
import { escaped } from '../post/text';
import type { Profile } from './profile';

/** Files of a project, by name without extension in lower case: never posts, whatever is in them. */
const projectFiles: ReadonlySet<string> = new Set([
  'agents',
  'architecture',
  'changelog',
  'changes',
  'claude',
  'code_of_conduct',
  'contributing',
  'contributors',
  'copying',
  'governance',
  'license',
  'maintainers',
  'notice',
  'pull_request_template',
  'readme',
]);

/** Files that often stand beside posts and are none; their own marks make them posts all the same. */
const unlikelyPosts: ReadonlySet<string> = new Set([
  '_index',
  'authors',
  'history',
  'index',
  'install',
  'news',
  'security',
  'summary',
  'support',
  'template',
  'todo',
]);

/** @param fileName the last segment of the file's path. */
export function isNeverPost(fileName: string): boolean {
  return isNamed(projectFiles, fileName);
}

function isNamed(names: ReadonlySet<string>, fileName: string): boolean {
  const name = fileName
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replaceAll('-', '_');
  // Translations carry their language: `readme.de`, `readme_pt_br`.
  return names.has(name) || names.has(name.replace(/[._][a-z]{2}(?:_[a-z]{2})?$/, ''));
}

const marksNeeded = 2;

/** Whether a text carries the marks of a post, even where its front matter is broken. */
export function carriesMarks(post: Post, profile: Profile): boolean {
  const { text, frontMatter } = post;
  if (profile.marks.filter((mark) => isPlainlyWritten(post, mark)).length >= marksNeeded) {
    return true;
  }
  // Fields by their look alone: half-written YAML must not make a post disappear.
  let content = '';
  if (frontMatter.kind !== 'absent') {
    content = text.slice(frontMatter.content.start, frontMatter.content.end);
  } else if (frontMatter.almostOpening !== undefined || frontMatter.belowComment) {
    content = text.slice(frontMatter.at, 4_000);
  }
  return profile.marks.filter((mark) => lookOf(mark).test(content)).length >= marksNeeded;
}

/** Whether a field starts its line just as it is called: what was read tells that without a search. */
function isPlainlyWritten(post: Post, mark: string): boolean {
  return fieldsOf(post).some(
    ({ name, keySpan, entrySpan }) =>
      name === mark &&
      keySpan.start === entrySpan.start &&
      post.text.startsWith(`${mark}:`, keySpan.start),
  );
}

const looks = new Map<string, RegExp>();

/** How a field looks, made once for all files of a blog. */
function lookOf(mark: string): RegExp {
  let look = looks.get(mark);
  if (look === undefined) {
    look = new RegExp(`(?:^|[{,])[ \\t]*["']?${escaped(mark)}["']?[ \\t]*[:=]`, 'm');
    looks.set(mark, look);
  }
  return look;
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
  if (isNeverPost(fileName)) {
    return false;
  }
  return (
    carriesMarks(post, profile) ||
    (!isNamed(unlikelyPosts, fileName) && neighbours.posts * 2 > neighbours.markdownFiles)
  );
}
