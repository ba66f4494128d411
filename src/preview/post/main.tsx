// The script of the post preview: joins the page to VS Code's messages and state.
import { type Translations, setLanguage } from '../l10n';
import { PostPage } from './page';
import { type PostViewMessage, parsePostHostMessage } from './protocol';

/** VS Code gives this to every webview; it can be called once. */
declare function acquireVsCodeApi(): {
  postMessage(message: PostViewMessage): void;
  setState(state: { readonly post: string }): void;
};

const vscode = acquireVsCodeApi();
const { translations } = document.body.dataset;
setLanguage(
  document.documentElement.lang,
  translations === undefined ? undefined : (JSON.parse(translations) as Translations),
);

const root = document.getElementById('root');
if (root !== null) {
  const page = new PostPage({
    root,
    window,
    clock: {
      now: () => performance.now(),
      soon: taskQueue(),
    },
    post: (message) => {
      vscode.postMessage(message);
    },
    save: (state) => {
      vscode.setState(state);
    },
  });
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = parsePostHostMessage(event.data);
    if (message) {
      page.receive(message);
    }
  });
  vscode.postMessage({ type: 'ready' });
}

/** Calls back in tasks of their own, which timers would put further and further apart. */
function taskQueue(): (call: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => {
    waiting.shift()?.();
  };
  return (call) => {
    waiting.push(call);
    port2.postMessage(undefined);
  };
}
