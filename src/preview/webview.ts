// The script of the Linked Repositories webview: joins the panel to VS Code's messages and state.
import { Panel } from './panel';
import { type WebviewMessage, parseHostMessage } from './protocol';
import type { SavedState } from './savedState';

/** VS Code gives this to every webview; it can be called once. */
declare function acquireVsCodeApi(): {
  postMessage(message: WebviewMessage): void;
  getState(): unknown;
  setState(state: SavedState): void;
};

const vscode = acquireVsCodeApi();
const panel = new Panel(document, {
  post: (message) => {
    vscode.postMessage(message);
  },
  load: () => vscode.getState(),
  save: (state) => {
    vscode.setState(state);
  },
});

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = parseHostMessage(event.data);
  if (message) {
    panel.receive(message);
  }
});

vscode.postMessage({ type: 'ready' });
