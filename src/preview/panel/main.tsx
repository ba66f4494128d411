// The script of the Linked Repositories view: joins the page to VS Code's messages and state.
import * as v from 'valibot';
import { setLanguage } from '../l10n';
import { measureDrawing } from './measure';
import { PanelPage } from './page';
import { type ViewMessage, parseHostMessage } from './protocol';
import type { SavedState } from './savedState';

/** VS Code gives this to every webview; it can be called once. */
declare function acquireVsCodeApi(): {
  postMessage(message: ViewMessage): void;
  getState(): unknown;
  setState(state: SavedState): void;
};

const translationsSchema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string()));

const vscode = acquireVsCodeApi();
const { body, documentElement } = document;
const translations = v.safeParse(translationsSchema, body.dataset['translations']);
setLanguage(documentElement.lang, translations.success ? translations.output : undefined);

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
