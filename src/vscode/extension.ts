import * as vscode from 'vscode';
import { PostCodeActions } from './codeActions';
import { PostDiagnostics } from './diagnostics';
import { describe, inBackground, log } from './log';
import { PostDocuments } from './postDocuments';
import { RepositoriesPanel } from './repositoriesPanel';
import { registerRuleDocuments } from './ruleDocuments';
import { registerSemanticTokens } from './semanticTokens';
import { registerSnippetCommands } from './snippetCommands';

export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand('componentPosts.showLog', () => {
      log.show();
    }),
  );
  try {
    start(context);
  } catch (error) {
    // VS Code itself stays silent about an extension that cannot start.
    log.error(`Component Posts could not start: ${describe(error)}`);
    inBackground(
      'Message',
      vscode.window.showErrorMessage(
        'Component Posts could not start. The command "Component Posts: Show Log" tells why.',
      ),
    );
    throw error;
  }
}

function start({ subscriptions, extensionUri }: vscode.ExtensionContext): void {
  const posts = new PostDocuments();
  subscriptions.push(
    posts,
    new PostDiagnostics(posts),
    vscode.languages.registerCodeActionsProvider(
      { language: 'markdown' },
      new PostCodeActions(posts),
      PostCodeActions.metadata,
    ),
    registerRuleDocuments(),
    registerSemanticTokens(posts),
    registerSnippetCommands(posts),
    new RepositoriesPanel(posts, extensionUri),
    followActivePost(posts),
  );
  posts.start();
}

/** Keeps the context key with which menus know whether the active editor shows a post. */
function followActivePost(posts: PostDocuments): vscode.Disposable {
  let shown: boolean | undefined;
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const isPost = document !== undefined && posts.postOf(document) !== undefined;
    if (isPost !== shown) {
      shown = isPost;
      inBackground(
        'Context key',
        vscode.commands.executeCommand('setContext', 'componentPosts.isPost', isPost),
      );
    }
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    posts.onDidChange(update),
    posts.onDidRecognise(update),
    posts.onDidClose(update),
  );
}
