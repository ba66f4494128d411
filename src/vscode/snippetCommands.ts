import * as vscode from 'vscode';
import snippets from '../../snippets/component-posts.code-snippets';
import { isMarkdown, type PostDocuments } from './postDocuments';

/** Where a snippet goes: at the top of the document, as a block of its own, or on a line of its own. */
type Place = 'top' | 'block' | 'line';

const commands: Readonly<Record<string, { readonly prefix: string; readonly place: Place }>> = {
  insertFrontMatter: { prefix: 'post-front-matter', place: 'top' },
  insertOverviewList: { prefix: 'overview-list', place: 'block' },
  insertOverviewEntry: { prefix: 'overview-entry', place: 'line' },
  insertComponentSection: { prefix: 'component-section-full', place: 'block' },
  insertShortComponentSection: { prefix: 'component-section', place: 'block' },
  insertDiveDeeperLine: { prefix: 'dive-deeper', place: 'block' },
  insertWholePost: { prefix: 'component-post', place: 'top' },
};

export function registerSnippetCommands(posts: PostDocuments): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, { prefix, place }]) =>
      vscode.commands.registerCommand(`componentPosts.${name}`, async () => {
        const editor = vscode.window.activeTextEditor;
        if (editor === undefined || !isMarkdown(editor.document)) {
          await vscode.window.showInformationMessage(
            'Open a Markdown file first: the snippet goes where its cursor is.',
          );
          return;
        }
        await insert(editor, bodyOf(prefix), place, posts);
      }),
    ),
  );
}

function bodyOf(prefix: string): string {
  const found = Object.values(snippets).find((snippet) => [snippet.prefix].flat().at(0) === prefix);
  if (found === undefined) {
    throw new Error(`There is no snippet ${prefix}.`);
  }
  return [found.body].flat().join('\n');
}

async function insert(
  editor: vscode.TextEditor,
  body: string,
  place: Place,
  posts: PostDocuments,
): Promise<void> {
  const { document, selection } = editor;
  if (place === 'top') {
    const { frontMatter } = posts.read(document);
    if (frontMatter.kind !== 'absent') {
      await vscode.window.showInformationMessage(
        'This file has front matter already. Component Posts checks it while you type.',
      );
      return;
    }
    const top = new vscode.Position(0, 0);
    const gap = document.lineAt(0).isEmptyOrWhitespace ? '' : '\n\n';
    await editor.insertSnippet(new vscode.SnippetString(body + gap), top);
    return;
  }
  const line = document.lineAt(selection.active.line);
  if (line.isEmptyOrWhitespace) {
    const above = line.lineNumber > 0 ? document.lineAt(line.lineNumber - 1) : undefined;
    const apart = place === 'block' && above?.isEmptyOrWhitespace === false ? '\n' : '';
    await editor.insertSnippet(new vscode.SnippetString(apart + body), line.range);
    return;
  }
  // Never into the middle of a sentence: below the line that the cursor is in.
  const apart = place === 'block' ? '\n\n' : '\n';
  await editor.insertSnippet(new vscode.SnippetString(apart + body), line.range.end);
}
