// The script of the Linked Repositories view: joins the page to VS Code's messages and state.
import { setLanguage, type Translations } from '../l10n';
import { measureDrawing } from './measure';
import { PanelPage } from './page';
import { parseHostMessage } from './hostMessages';
import type { ViewMessage } from './viewMessages';
import type { SavedState } from './savedState';

/** VS Code gives this to every webview; it can be called once. */
declare function acquireVsCodeApi(): {
  postMessage(message: ViewMessage): void;
  getState(): unknown;
  setState(state: SavedState): void;
};

const vscode = acquireVsCodeApi();
const { body, documentElement } = document;
const { translations } = body.dataset;
setLanguage(
  documentElement.lang,
  // Written by the extension into the page that it made: no message, and nothing by others.
  translations === undefined ? undefined : (JSON.parse(translations) as Translations),
);

const root = document.getElementById('root');
if (root !== null) {
  const page = new PanelPage(root, {
    post: (message) => {
      vscode.postMessage(message);
    },
    load: () => vscode.getState(),
    save: (state) => {
      vscode.setState(state);
    },
  });
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const start = performance.now();
    const message = parseHostMessage(event.data);
    if (message !== undefined) {
      page.receive(message);
      if (message.type === 'show' || message.type === 'change') {
        measureDrawing(`component-posts:${message.type}`, start);
      }
    }
  });
  vscode.postMessage({ type: 'ready' });
}
