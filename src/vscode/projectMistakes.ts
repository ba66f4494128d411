import * as vscode from 'vscode';
import type { Mistake } from '../profile/project/mistake';
import { projectFileName } from '../profile/project/project';
import { source } from './convert';
import { editsIn, rangesIn } from './textPlaces';

/** A file as it was read last. */
export interface ReadProjectFile {
  readonly text: string;
  readonly mistakes: readonly Mistake[];
}

/** Shows what is wrong with project files and with what they extend, and offers to mend it. */
export class ProjectMistakes implements vscode.Disposable, vscode.CodeActionProvider {
  readonly #readAt: (uri: string) => ReadProjectFile | undefined;
  readonly #diagnostics = vscode.languages.createDiagnosticCollection(`${source}-project-file`);
  readonly #subscriptions: vscode.Disposable;

  /** @param readAt knows files by their addresses; undefined for what is none or no longer there. */
  constructor(readAt: (uri: string) => ReadProjectFile | undefined) {
    this.#readAt = readAt;
    this.#subscriptions = vscode.Disposable.from(
      this.#diagnostics,
      vscode.languages.registerCodeActionsProvider(
        [{ language: 'jsonc' }, { language: 'json' }],
        this,
        { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
      ),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Shows what is wrong with files, or that nothing is any more; several projects may extend one. */
  show(files: Iterable<string>): void {
    for (const file of new Set(files)) {
      const read = this.#readAt(file);
      const uri = vscode.Uri.parse(file);
      if (read === undefined) {
        this.#diagnostics.delete(uri);
      } else {
        this.#diagnostics.set(uri, toDiagnostics(file, read));
      }
    }
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const read = this.#readAt(document.uri.toString());
    // What was typed since is being read: then edits would be for another text.
    if (read === undefined || !isSameText(read.text, document.getText())) {
      return [];
    }
    const { text, mistakes } = read;
    const toRange = rangesIn(text);
    return mistakes.flatMap(({ span, fixes }) => {
      const place = toRange(span);
      if (place.intersection(range) === undefined) {
        return [];
      }
      return fixes.map(({ title, edits, preferred = false }) => {
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        action.edit = new vscode.WorkspaceEdit();
        action.edit.set(document.uri, editsIn(text, edits));
        // Whoever showed the mistake, the light bulb stands beside it.
        action.diagnostics = diagnostics.filter(
          (shown) => shown.range.intersection(place) !== undefined,
        );
        action.isPreferred = preferred;
        return action;
      });
    });
  }
}

/** Editors make all line ends of a file alike. */
function isSameText(one: string, other: string): boolean {
  const lines = (text: string): string => text.replaceAll(/\r\n?/g, '\n');
  return one === other || lines(one) === lines(other);
}

function toDiagnostics(uri: string, { text, mistakes }: ReadProjectFile): vscode.Diagnostic[] {
  const toRange = rangesIn(text);
  return mistakes
    .filter((mistake) => !isSaidByOthers(uri, mistake))
    .map(({ code, message, span, severity }) => {
      const diagnostic = new vscode.Diagnostic(
        toRange(span),
        message,
        severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning,
      );
      diagnostic.source = source;
      diagnostic.code = code;
      return diagnostic;
    });
}

/** VS Code's own JSON support speaks of syntax, and knows the schema of files of our name. */
function isSaidByOthers(uri: string, { code, saidByEditors }: Mistake): boolean {
  return (
    saidByEditors &&
    vscode.extensions.getExtension('vscode.json-language-features') !== undefined &&
    (uri.endsWith(`/${projectFileName}`) || code === 'project-file/syntax')
  );
}
