import * as vscode from 'vscode';
import snippets from '../../snippets/component-posts.code-snippets';
import { insertionAt, type InsertedPart } from '../assist/insertion';
import type { FrontMatter } from '../post/frontMatter';
import { span } from '../post/text';
import { toRange } from './convert';
import { inform } from './log';
import { isMarkdown, type PostDocuments } from './postDocuments';

/** Each command with the prefix of its snippet; front matter goes to the top of the document. */
const commands: Readonly<
  Record<string, { readonly prefix: string; readonly part: InsertedPart | 'front-matter' }>
> = {
  insertFrontMatter: { prefix: 'post-front-matter', part: 'front-matter' },
  insertOverviewList: { prefix: 'overview-list', part: 'block' },
  insertOverviewEntry: { prefix: 'overview-entry', part: 'item' },
  insertComponentSection: { prefix: 'component-section-full', part: 'block' },
  insertShortComponentSection: { prefix: 'component-section', part: 'block' },
  insertDiveDeeperLine: { prefix: 'dive-deeper', part: 'block' },
  insertWholePost: { prefix: 'component-post', part: 'front-matter' },
};

export function registerSnippetCommands(posts: PostDocuments): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, { prefix, part }]) =>
      vscode.commands.registerCommand(`componentPosts.${name}`, async () => {
        const editor = vscode.window.activeTextEditor;
        if (editor === undefined || !isMarkdown(editor.document)) {
          inform(
            vscode.l10n.t('Open a Markdown file first: the snippet goes where its cursor is.'),
          );
        } else if (part === 'front-matter') {
          await insertAtTop(editor, bodyOf(prefix), posts);
        } else {
          await insertBelow(editor, bodyOf(prefix), part, posts);
        }
      }),
    ),
  );
}

/** The text of a snippet, without a last line that only holds the cursor. */
function bodyOf(prefix: string): string {
  const found = Object.values(snippets).find((snippet) => [snippet.prefix].flat().at(0) === prefix);
  if (found === undefined) {
    throw new Error(`There is no snippet ${prefix}.`);
  }
  return [found.body]
    .flat()
    .join('\n')
    .replace(/\n\$0$/, '$0');
}

function inTheWay(kind: Exclude<FrontMatter['kind'], 'absent'>): string {
  switch (kind) {
    case 'yaml':
      return vscode.l10n.t(
        'This file has front matter already. Component Posts checks it while you type.',
      );
    case 'unclosed':
      return vscode.l10n.t(
        'This file has front matter that is not closed. Close it with a line of three dashes.',
      );
    case 'unsupported':
      return vscode.l10n.t(
        'This file has front matter in another format. Write it as YAML instead.',
      );
  }
}

async function insertAtTop(
  editor: vscode.TextEditor,
  body: string,
  posts: PostDocuments,
): Promise<void> {
  const { frontMatter, text } = posts.read(editor.document);
  if (frontMatter.kind !== 'absent') {
    inform(inTheWay(frontMatter.kind));
    return;
  }
  const gap = /^\s*(?:[\r\n]|$)/.test(text) ? '' : '\n\n';
  await editor.insertSnippet(new vscode.SnippetString(body + gap), new vscode.Position(0, 0));
}

async function insertBelow(
  editor: vscode.TextEditor,
  body: string,
  part: InsertedPart,
  posts: PostDocuments,
): Promise<void> {
  const { document, selection } = editor;
  const cursor = document.offsetAt(selection.active);
  const place = insertionAt(posts.read(document), cursor, part);
  await editor.insertSnippet(
    new vscode.SnippetString(place.before + body + place.after),
    toRange(document, span(place.span.start, place.span.end)),
    { undoStopBefore: true, undoStopAfter: true, keepWhitespace: true },
  );
}
