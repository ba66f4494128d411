import * as vscode from 'vscode';
import { renderShell } from '../../preview/pageShell';

/** Lets a webview draw the Linked Repositories view: its script and style sheet, and nothing else. */
export function loadPage(webview: vscode.Webview, extensionUri: vscode.Uri): void {
  const folder = vscode.Uri.joinPath(extensionUri, 'dist');
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  const file = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  const translations = vscode.l10n.bundle;
  webview.html = renderShell({
    nonce: randomNonce(),
    cspSource: webview.cspSource,
    scriptUri: file('panel.js'),
    styleUri: file('panel.css'),
    title: vscode.l10n.t('Linked Repositories'),
    page: 'panel',
    language: translations === undefined ? 'en' : vscode.env.language,
    translations,
  });
}

function randomNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
