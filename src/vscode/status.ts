import * as vscode from 'vscode';
import { source } from './convert';
import { inertText } from './inertText';
import type { PostDocuments } from './postDocuments';

/** What the language status of the post in front says: its problems, its profile and why. */
export class PostStatus implements vscode.Disposable {
  readonly #posts: PostDocuments;
  readonly #subscriptions: vscode.Disposable;
  #item: vscode.LanguageStatusItem | undefined;

  constructor(posts: PostDocuments) {
    this.#posts = posts;
    const update = (): void => {
      this.#update();
    };
    const ofDocument = (document: vscode.TextDocument): void => {
      if (document === vscode.window.activeTextEditor?.document) {
        this.#update();
      }
    };
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(update),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const shown = vscode.window.activeTextEditor?.document;
        if (shown !== undefined && uris.some((uri) => uri.toString() === shown.uri.toString())) {
          this.#update();
        }
      }),
      posts.onDidRecognise(ofDocument),
      posts.onDidOutdate(ofDocument),
      posts.onDidChange(ofDocument),
    );
    this.#update();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#item?.dispose();
  }

  #update(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || this.#posts.postOf(document) === undefined) {
      this.#item?.dispose();
      this.#item = undefined;
      return;
    }
    const item = (this.#item ??= newItem());
    const { profile, reason, projectFile } = this.#posts.policyOf(document);
    const problems = vscode.languages
      .getDiagnostics(document.uri)
      .filter((diagnostic) => diagnostic.source === source);
    item.text = `Component Posts: ${problemCount(problems.length)}`;
    // What is longer is cut off there; the reason in full stands in the tooltip.
    item.detail =
      projectFile === undefined
        ? vscode.l10n.t('built-in profile')
        : inertText(
            `${profile.name}, ${vscode.workspace.asRelativePath(vscode.Uri.parse(projectFile))}`,
          );
    item.severity = severityOf(problems);
    item.command =
      projectFile === undefined
        ? {
            command: 'componentPosts.createProjectFile',
            title: vscode.l10n.t('Create Project File'),
            tooltip: reason,
          }
        : {
            command: 'componentPosts.openProjectFile',
            title: vscode.l10n.t('Open Project File'),
            tooltip: reason,
          };
  }
}

function problemCount(count: number): string {
  switch (count) {
    case 0:
      return vscode.l10n.t('no problems');
    case 1:
      return vscode.l10n.t('1 problem');
    default:
      return vscode.l10n.t('{0} problems', count);
  }
}

function severityOf(problems: readonly vscode.Diagnostic[]): vscode.LanguageStatusSeverity {
  const has = (wanted: vscode.DiagnosticSeverity): boolean =>
    problems.some(({ severity }) => severity === wanted);
  return has(vscode.DiagnosticSeverity.Error)
    ? vscode.LanguageStatusSeverity.Error
    : has(vscode.DiagnosticSeverity.Warning)
      ? vscode.LanguageStatusSeverity.Warning
      : vscode.LanguageStatusSeverity.Information;
}

function newItem(): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem('componentPosts.post', {
    language: 'markdown',
  });
  item.name = 'Component Posts';
  return item;
}
