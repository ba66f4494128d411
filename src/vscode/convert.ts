import * as vscode from 'vscode';
import type { Span, TextEdit } from '../post/text';
import type { Problem, Severity } from '../rules/rule';
import { ruleUri } from './ruleDocuments';

export const source = 'component-posts';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** @param document in the version that the span was computed from. */
export function toRange(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** @param asked where a project file asks for what the problem is about. */
export function toDiagnostic(
  document: vscode.TextDocument,
  problem: Problem,
  asked?: vscode.Location,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange(document, problem.span),
    problem.message,
    severities[problem.severity],
  );
  diagnostic.source = source;
  diagnostic.code = { value: problem.rule, target: ruleUri(problem.rule) };
  diagnostic.relatedInformation = [
    ...problem.related.map(
      ({ span, message }) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(document.uri, toRange(document, span)),
          message,
        ),
    ),
    ...(asked === undefined
      ? []
      : [
          new vscode.DiagnosticRelatedInformation(
            asked,
            vscode.l10n.t('The project file asks for it here.'),
          ),
        ]),
  ];
  return diagnostic;
}

export function toWorkspaceEdit(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): vscode.WorkspaceEdit {
  const workspaceEdit = new vscode.WorkspaceEdit();
  workspaceEdit.set(
    document.uri,
    edits.map(({ span, newText }) => vscode.TextEdit.replace(toRange(document, span), newText)),
  );
  return workspaceEdit;
}

/** Paragraphs of ours as Markdown that runs no command and shows no HTML. */
export function toMarkdown(paragraphs: readonly string[]): vscode.MarkdownString {
  return new vscode.MarkdownString(paragraphs.join('\n\n'));
}
