// What is known around the posts of a blog that lies on this disk, read at once: the measure for what
// the editor learns bit by bit.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { imageSize } from 'image-size';
import { fieldOf, parsePost, type Post } from '../../src/post/post';
import { LineIndex } from '../../src/post/text';
import {
  noComponents,
  type KnownFile,
  type KnownFolder,
  type KnownValues,
  type Picture,
  type UsedValue,
} from '../../src/profile/knownValues';

/**
 * Reads a blog once.
 *
 * @param root its folder, below which the image folders of a profile lie.
 * @param posts the folder of its posts below that.
 * @returns what is known around one of them, by its path below `posts`.
 */
export function readBlog(
  root: string,
  posts: string,
  today: string,
): (file: string) => KnownValues {
  const all = readdirSync(path.join(root, posts), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => ({
      file: file.replaceAll('\\', '/'),
      post: parsePost(readFileSync(path.join(root, posts, file), 'utf8')),
    }));
  const listed = new Map<string, KnownFolder | undefined>();
  const listing = (folder: string, name: string): KnownFolder | undefined => {
    if (!listed.has(folder)) {
      listed.set(folder, existsSync(folder) ? list(folder, name) : undefined);
    }
    return listed.get(folder);
  };
  return (file) => {
    const others = all.filter((other) => other.file !== file);
    return {
      today,
      valuesOf: (field) => counted(others.map(({ post }) => textOf(post, field))),
      companionsOf: (field, value, other) =>
        counted(
          others
            .filter(({ post }) => textOf(post, field) === value)
            .map(({ post }) => textOf(post, other)),
        ),
      placesOf: (field, value) =>
        others
          .filter(({ post }) => textOf(post, field) === value)
          .map(({ file: name, post }) => placeIn(path.join(root, posts, name), post, field)),
      componentsOfBlog: () => noComponents,
      addressOfComponent: () => undefined,
      addressesOfRepositories: () => [],
      verdictOf: () => undefined,
      folders: (roots) =>
        roots.flatMap((name) => {
          const folder =
            name === '.' ? path.dirname(path.join(root, posts, file)) : path.join(root, name);
          const found = listing(folder, name);
          return found === undefined ? [] : [found];
        }),
    };
  };
}

function textOf(post: Post, field: string): string {
  const value = fieldOf(post, field)?.value;
  return value?.kind === 'scalar' ? value.text.trim() : '';
}

function counted(texts: readonly string[]): readonly UsedValue[] {
  const uses = new Map<string, number>();
  for (const text of texts.filter((found) => found !== '')) {
    uses.set(text, (uses.get(text) ?? 0) + 1);
  }
  return [...uses].map(([text, count]) => ({ text, uses: count })).sort((a, b) => b.uses - a.uses);
}

function placeIn(
  file: string,
  post: Post,
  field: string,
): ReturnType<KnownValues['placesOf']>[number] {
  const { start, end } = fieldOf(post, field)?.value.span ?? { start: 0, end: 0 };
  const lines = new LineIndex(post.text);
  return {
    uri: pathToFileURL(file).href,
    title: textOf(post, 'title'),
    start: lines.positionAt(start),
    end: lines.positionAt(end),
  };
}

function list(folder: string, root: string): KnownFolder {
  const files = new Map<string, KnownFile>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const whole = path.join(folder, name);
    const stat = statSync(whole);
    if (stat.isFile()) {
      files.set(name.replaceAll('\\', '/'), {
        uri: pathToFileURL(whole).href,
        bytes: stat.size,
        picture: pictureIn(whole),
      });
    }
  }
  return { root, uri: pathToFileURL(folder).href, files };
}

function pictureIn(file: string): Picture | 'unreadable' {
  try {
    const { type, width, height } = imageSize(readFileSync(file));
    return { format: type ?? '', width, height };
  } catch {
    return 'unreadable';
  }
}
