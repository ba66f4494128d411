import * as vscode from 'vscode';
import { addMissingRequired, asSnippet, asText, missingRequired } from '../assist/missingFields';
import { componentRefactorings } from '../assist/components/refactorings';
import { refactoringsAt, type Refactoring } from '../assist/refactorings';
import type { Post } from '../post/post';
import { span } from '../post/text';
import { source, toRange, toWorkspaceEdit } from './convert';
import { inform } from './log';
import { selecting } from './componentCommands';
import { isMarkdown, type PostDocuments } from './postDocuments';
import { settingsFor } from './settings';

const addMissing = 'componentPosts.addMissingFields';

export function registerRefactorings(posts: PostDocuments): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(addMissing, () => addMissingFields(posts)),
    vscode.languages.registerCodeActionsProvider(
      { language: 'markdown' },
      {
        provideCodeActions: (document, range, context) =>
          isMarkdown(document) ? actionsAt(posts, document, range, context) : [],
      },
      {
        providedCodeActionKinds: [
          vscode.CodeActionKind.RefactorRewrite,
          vscode.CodeActionKind.RefactorMove,
          vscode.CodeActionKind.RefactorExtract,
          vscode.CodeActionKind.QuickFix,
        ],
      },
    ),
  );
}

function actionsAt(
  posts: PostDocuments,
  document: vscode.TextDocument,
  range: vscode.Range,
  { diagnostics, only, triggerKind }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  const selected = span(document.offsetAt(range.start), document.offsetAt(range.end));
  const context = posts.contextOf(document);
  const post = posts.postOf(document);
  // A light bulb that always burns is no sign of anything.
  const asked = triggerKind === vscode.CodeActionTriggerKind.Invoke || only !== undefined;
  const found = [
    ...refactoringsAt(posts.read(document), post !== undefined, selected, context),
    ...(asked && post !== undefined ? componentRefactorings(post, selected, context.known) : []),
  ]
    .filter(({ improves }) => asked || improves)
    // In a menu with quick fixes the same would stand twice.
    .filter(({ fixOf }) => only !== undefined || !isReported(diagnostics, fixOf))
    .map((refactoring) => toAction(document, refactoring));
  return [
    ...found,
    ...(post === undefined ? [] : missingFields(posts, document, post, range)),
  ].filter(({ kind }) => only === undefined || (kind !== undefined && only.contains(kind)));
}

function isReported(diagnostics: readonly vscode.Diagnostic[], rule: string | undefined): boolean {
  return diagnostics.some(
    (diagnostic) =>
      diagnostic.source === source &&
      typeof diagnostic.code === 'object' &&
      diagnostic.code.value === rule,
  );
}

function toAction(
  document: vscode.TextDocument,
  { title, edits, kind, selection }: Refactoring,
): vscode.CodeAction {
  const action = new vscode.CodeAction(
    title,
    kind === 'move'
      ? vscode.CodeActionKind.RefactorMove
      : kind === 'extract'
        ? vscode.CodeActionKind.RefactorExtract
        : vscode.CodeActionKind.RefactorRewrite,
  );
  action.edit = toWorkspaceEdit(document, edits);
  if (selection !== undefined) {
    action.command = selecting(title, document, selection);
  }
  return action;
}

/** On the opening fence, where missing fields are reported, it is a fix; elsewhere a refactoring. */
function missingFields(
  posts: PostDocuments,
  document: vscode.TextDocument,
  post: Post,
  range: vscode.Range,
): vscode.CodeAction[] {
  const { frontMatter } = post;
  const context = posts.contextOf(document);
  if (frontMatter.kind !== 'yaml' || addMissingRequired(post, context).length === 0) {
    return [];
  }
  const opening = toRange(document, frontMatter.opening);
  const content = toRange(document, span(frontMatter.opening.start, frontMatter.closing.end));
  const isOnFence = settingsFor(document).enable && opening.intersection(range) !== undefined;
  const missing = missingRequired(post, context);
  const [first] = missing;
  if (
    content.intersection(range) === undefined ||
    first === undefined ||
    // The problem of a single field has a fix of its own there.
    (isOnFence && missing.length === 1)
  ) {
    return [];
  }
  const action = new vscode.CodeAction(
    missing.length === 1
      ? vscode.l10n.t('Add {0}', first.name)
      : vscode.l10n.t('Add all missing required fields'),
    isOnFence ? vscode.CodeActionKind.QuickFix : vscode.CodeActionKind.RefactorRewrite,
  );
  action.command = { command: addMissing, title: action.title };
  return [action];
}

/** Adds what the post in front lacks: with a tab stop per field where the editor is one of text. */
async function addMissingFields(posts: PostDocuments): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const document = editor?.document ?? (await documentInFront());
  if (document === undefined || !isMarkdown(document)) {
    inform(vscode.l10n.t('Open a post first: the fields that it lacks go into its front matter.'));
    return;
  }
  const post = posts.read(document);
  const places = addMissingRequired(post, posts.contextOf(document));
  if (places.length === 0) {
    inform(
      post.frontMatter.kind === 'yaml' && post.frontMatter.faults.length === 0
        ? vscode.l10n.t('This post has all fields that the blog needs.')
        : vscode.l10n.t(
            'The front matter of this post has to be sound before fields can be added to it.',
          ),
    );
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  let stop = 1;
  const edits = places.map((place) => {
    const at = document.positionAt(place.at);
    const first = stop;
    stop += place.fields.length;
    return editor === undefined
      ? vscode.TextEdit.insert(at, asText(place))
      : vscode.SnippetTextEdit.insert(at, new vscode.SnippetString(asSnippet(place, first)));
  });
  edit.set(document.uri, edits);
  await vscode.workspace.applyEdit(edit);
}

/** The document of an editor in front that is not one of text. */
async function documentInFront(): Promise<vscode.TextDocument | undefined> {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom
    ? vscode.workspace.openTextDocument(input.uri)
    : undefined;
}
