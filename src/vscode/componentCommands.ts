import * as vscode from 'vscode';
import { moveComponentAt, sortComponents } from '../assist/components/arrange';
import { extractOverview } from '../assist/components/extractOverview';
import { insertComponent } from '../assist/components/insertComponent';
import type { Outcome } from '../assist/components/outcome';
import type { Post } from '../post/post';
import { span, type Span } from '../post/text';
import type { KnownComponents } from '../profile/knownValues';
import { toRange } from './convert';
import { chooseComponent } from './chooseComponent';
import { inform } from './log';
import { isMarkdown, type PostDocuments } from './postDocuments';

/** Selects a place that a code action made; authors have no use for it. */
const select = '_componentPosts.select';

const commands: Readonly<Record<string, (post: Post, selected: Span) => Outcome>> = {
  moveComponentUp: (post, selected) => moveComponentAt(post, selected, 'up'),
  moveComponentDown: (post, selected) => moveComponentAt(post, selected, 'down'),
  sortComponents,
  extractOverview,
};

export function registerComponentCommands(posts: PostDocuments): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, change]) =>
      vscode.commands.registerCommand(`componentPosts.${name}`, async () => {
        const editor = markdownEditor();
        if (editor !== undefined) {
          await carryOut(editor, change(posts.read(editor.document), selectedIn(editor)));
        }
      }),
    ),
    vscode.commands.registerCommand('componentPosts.insertComponent', (words?: unknown) =>
      insert(posts, typeof words === 'string' ? words : undefined),
    ),
    vscode.commands.registerCommand(select, (uri: string, { start, end }: Span) => {
      const editor = vscode.window.activeTextEditor;
      if (editor?.document.uri.toString() === uri) {
        showSelection(editor, span(start, end));
      }
    }),
  );
}

/** The command that selects a place once the edit of a code action has been made. */
export function selecting(
  title: string,
  { uri }: vscode.TextDocument,
  { start, end }: Span,
): vscode.Command {
  return { title, command: select, arguments: [uri.toString(), { start, end }] };
}

/** @param words what an author would type when asked; nobody is asked then. */
async function insert(posts: PostDocuments, words: string | undefined): Promise<void> {
  const editor = markdownEditor();
  if (editor === undefined) {
    return;
  }
  const { document } = editor;
  const known = (): KnownComponents => posts.contextOf(document).known.componentsOfBlog();
  const component = await chooseComponent(
    posts.read(document),
    { current: known, onDidChange: posts.onDidOutdate },
    words,
  );
  if (component === undefined) {
    if (words !== undefined) {
      inform(`"${words}" is neither a name nor the address of a repository on a known host.`);
    }
    return;
  }
  // The post may have changed while the author chose.
  const cursor = document.offsetAt(editor.selection.active);
  const outcome = insertComponent(posts.read(document), component, cursor, known().closings);
  await carryOut(await vscode.window.showTextDocument(document, editor.viewColumn), outcome);
}

function markdownEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor !== undefined && isMarkdown(editor.document)) {
    return editor;
  }
  inform(vscode.l10n.t('Open a post first: the command changes the one in front.'));
  return undefined;
}

function selectedIn({ document, selection }: vscode.TextEditor): Span {
  return span(document.offsetAt(selection.start), document.offsetAt(selection.end));
}

/** Makes a change as one step of undo, or tells why there is none. */
async function carryOut(editor: vscode.TextEditor, outcome: Outcome): Promise<void> {
  if ('refusal' in outcome) {
    inform(outcome.refusal);
    return;
  }
  const { document } = editor;
  const isDone = await editor.edit(
    (builder) => {
      for (const edit of outcome.edits) {
        builder.replace(toRange(document, edit.span), edit.newText);
      }
    },
    { undoStopBefore: true, undoStopAfter: true },
  );
  if (!isDone) {
    inform(vscode.l10n.t('The post changed in the meantime. Run the command again.'));
  } else if (outcome.selection !== undefined) {
    showSelection(editor, outcome.selection);
  }
}

function showSelection(editor: vscode.TextEditor, place: Span): void {
  const range = toRange(editor.document, place);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
