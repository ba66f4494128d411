import * as vscode from 'vscode';
import { completionsAt, type Completion } from '../assist/completion';
import { toMarkdown, toRange } from './convert';
import type { PostDocuments } from './postDocuments';

/**
 * Quick suggestions are off in Markdown, so that these characters alone make VS Code ask: what comes
 * before a value. Not the line end: an author who presses Enter twice would accept the first field.
 */
const triggers = [':', ' ', ',', '[', '-', '"', "'"];

const kinds: Readonly<Record<string, vscode.CompletionItemKind>> = {
  field: vscode.CompletionItemKind.Property,
  tags: vscode.CompletionItemKind.Keyword,
  person: vscode.CompletionItemKind.User,
  image: vscode.CompletionItemKind.File,
  file: vscode.CompletionItemKind.File,
  enum: vscode.CompletionItemKind.EnumMember,
};

/** Proposes field names and values while an author writes front matter. */
export function registerCompletion(posts: PostDocuments): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    { language: 'markdown' },
    {
      provideCompletionItems(document, position) {
        const post = posts.postOf(document);
        const offset = document.offsetAt(position);
        // Most of what is typed is typed below the front matter.
        if (post === undefined || (post.frontMatter.kind === 'yaml' && offset >= post.bodyStart)) {
          return undefined;
        }
        return completionsAt(post, offset, posts.contextOf(document)).map((completion, rank) =>
          toItem(document, completion, rank),
        );
      },
    },
    ...triggers,
  );
}

function toItem(
  document: vscode.TextDocument,
  completion: Completion,
  rank: number,
): vscode.CompletionItem {
  const { label, detail, kind, documentation, newText, filter, inserting, replacing, moreEdits } =
    completion;
  const item = new vscode.CompletionItem(
    detail === undefined ? label : { label, description: detail },
    kinds[kind] ?? vscode.CompletionItemKind.Value,
  );
  // Plain text: not every editor for Markdown takes snippets.
  item.insertText = newText;
  item.filterText = filter;
  item.sortText = String(rank).padStart(4, '0');
  item.range = {
    inserting: toRange(document, inserting),
    replacing: toRange(document, replacing),
  };
  if (documentation.length > 0) {
    item.documentation = toMarkdown(documentation);
  }
  if (completion.deprecated) {
    item.tags = [vscode.CompletionItemTag.Deprecated];
  }
  if (moreEdits.length > 0) {
    item.additionalTextEdits = moreEdits.map(({ span, newText: text }) =>
      vscode.TextEdit.replace(toRange(document, span), text),
    );
  }
  if (completion.goesOn) {
    item.command = { command: 'editor.action.triggerSuggest', title: 'Choose a value' };
  }
  return item;
}
