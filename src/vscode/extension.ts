import type MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { setLanguage } from '../preview/l10n';
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
import { MarkdownPreview } from './markdownPreview';
import { MovedLinks } from './movedLinks';
import { OverviewLens } from './overviewLens';
import { PostDocuments } from './postDocuments';
import { PostPreview } from './postPreview/preview';
import { ProjectEdits } from './projectEdits';
import { registerProjectFileCommands } from './projectFileCommands';
import { ProjectFiles } from './projectFiles';
import { Lockfiles } from './lockfiles';
import { RepositoryLookUp } from './repositoryLookUp';
import { registerLinkedRepositories, type LinkedRepositories } from './panel/linkedRepositories';
import { registerRepositoryHovers } from './repositoryHovers';
import { registerSemanticTokens } from './semanticTokens';
import { registerSnippetCommands } from './snippetCommands';
import { PostStatus } from './status';
import { registerTasks } from './tasks';
import { UpdateFactsCommand } from './updateFactsCommand';

// For the script that asks hosts, and no interface for others.
export * as shared from './shared';

/** What VS Code asks of an extension that says `markdown.markdownItPlugins`. */
export interface MarkdownItPlugin {
  extendMarkdownIt(md: MarkdownIt): MarkdownIt;
}

/** What tests of the extension may ask beside what anyone can see. */
export interface TestAccess {
  readonly knowledge: BlogKnowledge;
  readonly lookUp: RepositoryLookUp;
  readonly factsUpdate: UpdateFactsCommand;
  readonly moved: MovedLinks;
  readonly linkedRepositories: LinkedRepositories;
  /** Where the extension keeps what outlives the editor. */
  readonly storage: vscode.Uri;
}

let lookUp: RepositoryLookUp | undefined;

/** Answers what VS Code's Markdown preview asks for, and more to tests: there is no interface for others. */
export function activate(
  context: vscode.ExtensionContext,
): MarkdownItPlugin | (MarkdownItPlugin & TestAccess) {
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand('componentPosts.showLog', () => {
      log.show();
    }),
  );
  try {
    const { access, preview } = start(context);
    const plugin: MarkdownItPlugin = { extendMarkdownIt: (md) => preview.extendMarkdownIt(md) };
    return context.extensionMode === vscode.ExtensionMode.Test ? { ...access, ...plugin } : plugin;
  } catch (error) {
    // VS Code itself stays silent about an extension that cannot start.
    log.error(`Component Posts could not start: ${describe(error)}`);
    inBackground(
      'Message',
      vscode.window.showErrorMessage(
        vscode.l10n.t(
          'Component Posts could not start. The command "Component Posts: Show Log" tells why.',
        ),
      ),
    );
    throw error;
  }
}

/** VS Code waits for this when it ends, as far as it has time. */
export async function deactivate(): Promise<void> {
  await lookUp?.flush();
}

function start(context: vscode.ExtensionContext): {
  readonly access: TestAccess;
  readonly preview: MarkdownPreview;
} {
  const { subscriptions, extensionUri } = context;
  // The words of previews, hovers and notes about hosts.
  setLanguage(vscode.env.language, vscode.l10n.bundle);
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
  const diagnostics = new PostDiagnostics(posts);
  const preview = new MarkdownPreview(posts, facts);
  const services = { posts, facts, diagnostics };
  const linkedRepositories = registerLinkedRepositories(services, extensionUri);
  subscriptions.push(
    moved,
    projectFiles,
    registerProjectFileCommands(projectFiles),
    knowledge,
    lockfiles,
    lookUp,
    posts,
    diagnostics,
    vscode.languages.registerCodeActionsProvider(
      { language: 'markdown' },
      new PostCodeActions(posts, new ProjectEdits(projectFiles), moved),
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
    registerTasks(extensionUri),
    linkedRepositories.subscription,
    preview,
    new PostPreview(services, knowledge.onDidChange, extensionUri),
    factsUpdate,
    tellMenus(posts),
  );
  posts.start();
  lookUp.start(posts);
  const storage = context.globalStorageUri;
  const access = { knowledge, lookUp, factsUpdate, moved, linkedRepositories, storage };
  return { access, preview };
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
