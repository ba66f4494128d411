// What every webview of ours is made with.
import * as vscode from 'vscode';
import { renderShell, type PageShell } from '../preview/pageShell';

export interface Page {
  /** Which page; its script and style sheet in `dist` have that name. */
  readonly page: PageShell['page'];
  readonly title: string;
  /** Sources of pictures beside `data:`. */
  readonly pictures?: readonly string[];
}

/** The folder with the scripts of all pages. */
export function pagesFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist');
}

/** What stands on the tab of a page. */
export function iconOf(
  extensionUri: vscode.Uri,
  page: PageShell['page'],
): { readonly light: vscode.Uri; readonly dark: vscode.Uri } {
  const media = vscode.Uri.joinPath(extensionUri, 'src', 'preview', 'media');
  return {
    light: vscode.Uri.joinPath(media, `${page}-light.svg`),
    dark: vscode.Uri.joinPath(media, `${page}-dark.svg`),
  };
}

/** The HTML with which a webview starts; its script draws the rest. */
export function pageFor(webview: vscode.Webview, extensionUri: vscode.Uri, page: Page): string {
  const file = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(pagesFolder(extensionUri), name)).toString();
  const translations = vscode.l10n.bundle;
  return renderShell({
    ...page,
    nonce: randomNonce(),
    cspSource: webview.cspSource,
    scriptUri: file(`${page.page}.js`),
    styleUri: file(`${page.page}.css`),
    language: translations === undefined ? 'en' : vscode.env.language,
    translations,
  });
}

function randomNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
