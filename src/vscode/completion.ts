import * as vscode from 'vscode';
import { bodyCompletionsAt, type BodyCompletion } from '../assist/bodyCompletion';
import { followsBracket } from '../assist/bodyPlace';
import { completionsAt, type Completion } from '../assist/completion';
import type { Span } from '../post/text';
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

const bodyKinds: Readonly<Record<BodyCompletion['kind'], vscode.CompletionItemKind>> = {
  section: vscode.CompletionItemKind.Snippet,
  entry: vscode.CompletionItemKind.Class,
  link: vscode.CompletionItemKind.Reference,
};

/** Proposes field names and values in front matter, and what the blog knows in the body. */
export function registerCompletion(posts: PostDocuments): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    { language: 'markdown' },
    {
      provideCompletionItems(document, position, _token, { triggerKind, triggerCharacter }) {
        const post = posts.postOf(document);
        const offset = document.offsetAt(position);
        if (post === undefined) {
          return undefined;
        }
        const { kind } = post.frontMatter;
        if (offset < post.bodyStart || kind === 'absent' || kind === 'unclosed') {
          const front = completionsAt(post, offset, posts.contextOf(document));
          if (front.length > 0 || kind !== 'absent') {
            return front.map((completion, rank) => toItem(document, completion, rank));
          }
        }
        // Most of what is typed is typed here: it must not cost a look at the body.
        return triggerKind === vscode.CompletionTriggerKind.TriggerCharacter &&
          !(triggerCharacter === '[' && followsBracket(post, offset))
          ? undefined
          : bodyCompletionsAt(post, offset, posts.contextOf(document).known).map(
              (completion, rank) => toBodyItem(document, position, completion, rank),
            );
      },
    },
    ...triggers,
  );
}

function toBodyItem(
  document: vscode.TextDocument,
  position: vscode.Position,
  completion: BodyCompletion,
  rank: number,
): vscode.CompletionItem {
  const { label, detail, kind, documentation, newText, placeholder, filter, replacing } =
    completion;
  const item = new vscode.CompletionItem(
    detail === undefined ? label : { label, description: detail },
    bodyKinds[kind],
  );
  // Only what the author goes on writing is a snippet: not every editor for Markdown takes them.
  item.insertText = placeholder === undefined ? newText : toSnippet(newText, placeholder);
  item.keepWhitespace = true;
  item.filterText = filter;
  item.sortText = String(rank).padStart(4, '0');
  const whole = toRange(document, replacing);
  item.range = {
    // A closing bracket that VS Code wrote by itself goes either way.
    inserting: kind === 'section' ? whole.with({ end: position }) : whole,
    replacing: whole,
  };
  if (documentation.length > 0) {
    item.documentation = toMarkdown(documentation);
  }
  return item;
}

/** The author writes the placeholder first, and ends up behind everything. */
function toSnippet(text: string, { start, end }: Span): vscode.SnippetString {
  return new vscode.SnippetString()
    .appendText(text.slice(0, start))
    .appendPlaceholder((value) => value.appendText(text.slice(start, end)))
    .appendText(text.slice(end))
    .appendTabstop(0);
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
    item.command = {
      command: 'editor.action.triggerSuggest',
      title: vscode.l10n.t('Choose a value'),
    };
  }
  return item;
}
