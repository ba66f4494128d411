import * as vscode from 'vscode';
import { parsePost } from '../post/post';
import { builtInProfile } from '../profile/builtIn';
import { carriesMarks, isNeverPost, type Neighbours } from '../profile/recognise';

/** Files read at most; in larger folders evenly chosen ones stand for all. */
const mostFiles = 200;
const atOnce = 8;
/** Bytes of a file that are looked at; front matter stands at its start. */
const mostBytes = 64 * 1024;

const none: Neighbours = { markdownFiles: 0, posts: 0 };

/** How many of the Markdown files beside a document are posts, going by their own marks. */
export async function neighboursOf({ uri }: vscode.TextDocument): Promise<Neighbours> {
  if (uri.scheme === 'untitled') {
    return none;
  }
  const folder = vscode.Uri.joinPath(uri, '..');
  const own = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const files = (await vscode.workspace.fs.readDirectory(folder))
    .filter(
      ([name, type]) =>
        (type & vscode.FileType.File) !== 0 &&
        /\.(?:md|markdown)$/i.test(name) &&
        name !== own &&
        !isNeverPost(name),
    )
    .map(([name]) => vscode.Uri.joinPath(folder, name));
  const step = Math.max(files.length / mostFiles, 1);
  const sample = Array.from(
    { length: Math.ceil(files.length / step) },
    (_, index) => files[Math.floor(index * step)],
  ).filter((file) => file !== undefined);

  let posts = 0;
  const rest = sample.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const file of rest) {
        if (await isMarked(file)) {
          posts++;
        }
      }
    }),
  );
  return { markdownFiles: sample.length, posts };
}

async function isMarked(file: vscode.Uri): Promise<boolean> {
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
  if (open !== undefined) {
    return carriesMarks(parsePost(open.getText()), builtInProfile);
  }
  try {
    const bytes = await vscode.workspace.fs.readFile(file);
    const text = new TextDecoder().decode(bytes.subarray(0, mostBytes));
    return carriesMarks(parsePost(text), builtInProfile);
  } catch {
    // Deleted meanwhile, or not readable: then it says nothing about its neighbours.
    return false;
  }
}
