import * as vscode from 'vscode';
import { pageFor, pagesFolder } from '../webviewPages';

/** Lets a webview draw the Linked Repositories view: its script and style sheet, and nothing else. */
export function loadPage(webview: vscode.Webview, extensionUri: vscode.Uri): void {
  webview.options = { enableScripts: true, localResourceRoots: [pagesFolder(extensionUri)] };
  webview.html = pageFor(webview, extensionUri, {
    page: 'panel',
    title: vscode.l10n.t('Linked Repositories'),
  });
}
