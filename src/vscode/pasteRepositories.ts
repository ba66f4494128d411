import * as vscode from 'vscode';
import { pasteEditsFor, pasteForms, type PasteEdit } from '../assist/components/paste';
import { span } from '../post/text';
import { toRange } from './convert';
import type { PostDocuments } from './postDocuments';

const root = vscode.DocumentDropOrPasteEditKind.Empty.append('componentPosts');
const kindOf = (form: PasteEdit['form']): vscode.DocumentDropOrPasteEditKind => root.append(form);

/** What the built-in Markdown extension makes of an address by itself, such as a link around words. */
const builtInLink = vscode.DocumentDropOrPasteEditKind.Empty.append('markdown', 'link');

/** Offers entries, sections and links where the address of a repository is pasted into a post. */
export function registerPasteOfRepositories(posts: PostDocuments): vscode.Disposable {
  return vscode.languages.registerDocumentPasteEditProvider(
    { language: 'markdown' },
    {
      async provideDocumentPasteEdits(document, ranges, dataTransfer, context, token) {
        const [range, second] = ranges;
        const { version } = document;
        const clipboard = await dataTransfer.get('text/plain')?.asString();
        const post = posts.postOf(document);
        if (
          clipboard === undefined ||
          range === undefined ||
          second !== undefined ||
          post === undefined ||
          token.isCancellationRequested ||
          document.version !== version
        ) {
          return undefined;
        }
        const selection = span(document.offsetAt(range.start), document.offsetAt(range.end));
        const known = posts.contextOf(document).known.componentsOfBlog();
        return pasteEditsFor(post, selection, clipboard, known)
          .filter(({ form }) => context.only?.contains(kindOf(form)) ?? true)
          .map((edit) => toPasteEdit(document, range, edit));
      },
    },
    { providedPasteEditKinds: pasteForms.map(kindOf), pasteMimeTypes: ['text/plain'] },
  );
}

function toPasteEdit(
  document: vscode.TextDocument,
  selection: vscode.Range,
  { form, title, edit, placeholder }: PasteEdit,
): vscode.DocumentPasteEdit {
  const range = toRange(document, edit.span);
  const { newText } = edit;
  const snippet =
    placeholder === undefined
      ? undefined
      : new vscode.SnippetString()
          .appendText(newText.slice(0, placeholder.start))
          .appendPlaceholder(newText.slice(placeholder.start, placeholder.end))
          .appendText(newText.slice(placeholder.end));
  // VS Code indents lines that it inserts at the cursor like that of the cursor; here they are already.
  const isHere = range.isEqual(selection) && !/[\r\n]/.test(newText);
  const paste = new vscode.DocumentPasteEdit(isHere ? newText : '', title, kindOf(form));
  if (!isHere) {
    paste.additionalEdit = new vscode.WorkspaceEdit();
    paste.additionalEdit.set(document.uri, [
      snippet === undefined
        ? vscode.TextEdit.replace(range, newText)
        : keepingWhitespace(vscode.SnippetTextEdit.replace(range, snippet)),
    ]);
  }
  // A pasted address stays one unless the author chooses something else.
  paste.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text, builtInLink];
  return paste;
}

function keepingWhitespace(edit: vscode.SnippetTextEdit): vscode.SnippetTextEdit {
  edit.keepWhitespace = true;
  return edit;
}
