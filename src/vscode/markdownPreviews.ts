import * as vscode from 'vscode';

/** Markdown previews among the tabs. */
export interface MarkdownPreviews {
  /** Addresses of documents whose tab says which it shows. */
  readonly uris: ReadonlySet<string>;
  /** How many there are whose tab does not say that. */
  readonly others: number;
}

/** @param which `open`: all of them; `shown`: those in front of their groups. */
export function markdownPreviews(which: 'open' | 'shown'): MarkdownPreviews {
  const uris = new Set<string>();
  let others = 0;
  for (const { tabs } of vscode.window.tabGroups.all) {
    for (const { input, isActive } of tabs) {
      if (which === 'shown' && !isActive) {
        continue;
      }
      if (input instanceof vscode.TabInputCustom && isPreview(input.viewType)) {
        uris.add(input.uri.toString());
      } else if (input instanceof vscode.TabInputWebview && isPreview(input.viewType)) {
        others++;
      }
    }
  }
  return { uris, others };
}

/**
 * Which of some documents those previews show.
 *
 * @param keys their addresses, the one that was drawn last at the end.
 */
export function shownBy({ uris, others }: MarkdownPreviews, keys: readonly string[]): string[] {
  const certain = keys.filter((key) => uris.has(key));
  const rest = keys.filter((key) => !uris.has(key));
  // A preview follows the editor: what was drawn last is what is there.
  return [...certain, ...(others === 0 ? [] : rest.slice(-others))];
}

/** `mainThreadWebview-markdown.preview`, `vscode.markdown.preview.editor`. */
function isPreview(viewType: string): boolean {
  return /\bmarkdown\.preview\b/.test(viewType);
}
