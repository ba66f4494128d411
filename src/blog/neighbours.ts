import { parsePost } from '../post/post';
import { builtInProfile } from '../profile/builtIn';
import { carriesMarks, isNeverPost, type Neighbours } from '../profile/recognise';

/** Files read at most; in larger folders evenly chosen ones stand for all. */
const mostFiles = 60;
/** Bytes of a file that are looked at; front matter stands at its start. */
export const neighbourBytes = 64 * 1024;

/** Whether each file of a folder that was looked at is a post by its own marks, by its name. */
export type FolderContent = ReadonlyMap<string, boolean>;

/** Of the names of the files in a folder, those that stand for all: the same ones, whoever lists them. */
export function chosenNeighbours(fileNames: Iterable<string>): readonly string[] {
  const names = [...fileNames]
    .filter((name) => /\.(?:md|markdown)$/i.test(name) && !isNeverPost(name))
    .sort();
  const step = Math.max(names.length / mostFiles, 1);
  return names.filter((_, index) => index % step < 1);
}

/** @param start of a file beside a post. */
export function isMarkedNeighbour(start: string): boolean {
  return carriesMarks(parsePost(start), builtInProfile);
}

/** What stands beside one file. */
export function neighboursOf(content: FolderContent, own: string): Neighbours {
  const others = [...content].filter(([name]) => name !== own);
  return {
    markdownFiles: others.length,
    posts: others.filter(([, isMarked]) => isMarked).length,
  };
}
