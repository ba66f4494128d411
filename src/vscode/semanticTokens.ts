import * as vscode from 'vscode';
import { semanticTokens, tokenTypes } from '../assist/semanticTokens';
import { toRange } from './convert';
import type { PostDocuments } from './postDocuments';

const legend = new vscode.SemanticTokensLegend([...tokenTypes]);

/** Colours for posts. A grammar cannot know what a post is; this does. */
export function registerSemanticTokens(posts: PostDocuments): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    posts.onDidRecognise(() => {
      changed.fire();
    }),
    posts.onDidOutdate(() => {
      changed.fire();
    }),
    vscode.languages.registerDocumentSemanticTokensProvider(
      { language: 'markdown' },
      {
        onDidChangeSemanticTokens: changed.event,
        provideDocumentSemanticTokens(document) {
          const post = posts.postOf(document);
          if (post === undefined) {
            return undefined;
          }
          const builder = new vscode.SemanticTokensBuilder(legend);
          for (const { span, type } of semanticTokens(post, posts.policyOf(document).profile)) {
            for (const range of lines(document, toRange(document, span))) {
              builder.push(range, type);
            }
          }
          return builder.build();
        },
      },
      legend,
    ),
  );
}

/** A token of VS Code lies on one line. */
function* lines(document: vscode.TextDocument, range: vscode.Range): Generator<vscode.Range> {
  for (let line = range.start.line; line <= range.end.line; line++) {
    const part = document.lineAt(line).range.intersection(range);
    if (part !== undefined && !part.isEmpty) {
      yield part;
    }
  }
}
