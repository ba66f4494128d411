import * as vscode from 'vscode';
import { registerAddedHosts } from './addedHosts';
import { registerAssistance } from './assistance';
import { BlogKnowledge } from './blogIndex';
import { PostCodeActions } from './codeActions';
import { registerComponentCommands } from './componentCommands';
import { PostDiagnostics } from './diagnostics';
import { registerComponentNavigation } from './componentNavigation';
import { registerExplanations } from './explainProblem';
import { FactsAtLineEnd } from './factsAtLineEnd';
import { registerListContinuation } from './listContinuation';
import { describe, inBackground, log } from './log';
import { MovedLinks } from './movedLinks';
import { OverviewLens } from './overviewLens';
import { PostDocuments } from './postDocuments';
import { ProjectFiles } from './projectFiles';
import { Lockfiles } from './lockfiles';
import { RepositoryLookUp } from './repositoryLookUp';
import { RepositoriesPanel } from './repositoriesPanel';
import { registerRepositoryHovers } from './repositoryHovers';
import { registerSemanticTokens } from './semanticTokens';
import { registerSnippetCommands } from './snippetCommands';
import { PostStatus } from './status';
import { UpdateFactsCommand } from './updateFactsCommand';

// For the script that asks hosts, and no interface for others.
export * as shared from './shared';

/** What tests of the extension may ask beside what anyone can see. */
export interface TestAccess {
  readonly knowledge: BlogKnowledge;
  readonly lookUp: RepositoryLookUp;
  readonly factsUpdate: UpdateFactsCommand;
  readonly moved: MovedLinks;
  /** Where the extension keeps what outlives the editor. */
  readonly storage: vscode.Uri;
}

let lookUp: RepositoryLookUp | undefined;

/** Answers nothing but to tests: the extension has no interface for others. */
export function activate(context: vscode.ExtensionContext): TestAccess | undefined {
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand('componentPosts.showLog', () => {
      log.show();
    }),
  );
  try {
    const access = start(context);
    return context.extensionMode === vscode.ExtensionMode.Test ? access : undefined;
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

/** VS Code waits for this when it ends, as far as it has time. */
export async function deactivate(): Promise<void> {
  await lookUp?.flush();
}

function start(context: vscode.ExtensionContext): TestAccess {
  const { subscriptions, extensionUri } = context;
  // First of all: what is parsed before it does not know these hosts.
  subscriptions.push(registerAddedHosts());
  const projectFiles = new ProjectFiles();
  const knowledge = new BlogKnowledge(projectFiles);
  const lockfiles = new Lockfiles(projectFiles);
  lookUp = new RepositoryLookUp(context, lockfiles);
  const { facts } = lookUp;
  const posts = new PostDocuments(projectFiles, knowledge, facts);
  const { asking, source } = lookUp;
  const factsUpdate = new UpdateFactsCommand(asking, posts, knowledge, lockfiles, source);
  const moved = new MovedLinks(posts, knowledge, facts);
  subscriptions.push(
    moved,
    projectFiles,
    knowledge,
    lockfiles,
    lookUp,
    posts,
    new PostDiagnostics(posts),
    vscode.languages.registerCodeActionsProvider(
      { language: 'markdown' },
      new PostCodeActions(posts, projectFiles, moved),
      PostCodeActions.metadata,
    ),
    registerAssistance(posts),
    registerRepositoryHovers(posts, facts),
    new FactsAtLineEnd(posts, facts),
    new OverviewLens(posts, facts),
    registerComponentNavigation(posts, knowledge),
    new PostStatus(posts),
    registerExplanations(posts),
    registerSemanticTokens(posts),
    registerSnippetCommands(posts),
    registerComponentCommands(posts),
    registerListContinuation(posts),
    new RepositoriesPanel(posts, facts, extensionUri),
    factsUpdate,
    tellMenus(posts),
  );
  posts.start();
  lookUp.start(posts);
  return { knowledge, lookUp, factsUpdate, moved, storage: context.globalStorageUri };
}

/**
 * Keeps the context key with which menus know whether a document is a post: the paths of all posts.
 * Not whole addresses, since a remote window has another scheme for a file than we have.
 */
function tellMenus(posts: PostDocuments): vscode.Disposable {
  let told = '';
  const update = (): void => {
    const paths = posts.posts.flatMap(({ uri }) => [uri.path, uri.fsPath]);
    if (paths.join('\n') !== told) {
      told = paths.join('\n');
      inBackground(
        'Context key',
        vscode.commands.executeCommand('setContext', 'componentPosts.posts', paths),
      );
    }
  };
  return vscode.Disposable.from(
    posts.onDidChange(update),
    posts.onDidRecognise(update),
    posts.onDidClose(update),
  );
}
