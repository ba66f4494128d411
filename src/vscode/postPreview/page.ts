import * as vscode from 'vscode';
import {
  parsePostViewMessage,
  type PostHostMessage,
  type PostViewMessage,
} from '../../preview/post/protocol';
import { inBackground, log } from '../log';
import { iconOf, pageFor, pagesFolder } from '../webviewPages';

const what = 'Post preview';

/** The page of the post preview: what it may load, and what it says. */
export class PreviewPage implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #extensionUri: vscode.Uri;
  readonly #subscriptions: vscode.Disposable;
  /** Folders of pictures that the page may load, by address; undefined before it is there at all. */
  #folders: readonly string[] | undefined;
  #showsRemote = false;
  /** Whether the script of the page listens. */
  #isReady = false;

  /** @param answer hears what the page says, once it is ready. */
  constructor(
    panel: vscode.WebviewPanel,
    extensionUri: vscode.Uri,
    answer: (message: PostViewMessage) => Promise<void>,
  ) {
    this.#panel = panel;
    this.#extensionUri = extensionUri;
    panel.iconPath = iconOf(extensionUri, 'post');
    this.#subscriptions = panel.webview.onDidReceiveMessage((message: unknown) => {
      const known = parsePostViewMessage(message);
      if (known === undefined) {
        log.warn('The post preview sent a message that nobody knows.');
        return;
      }
      this.#isReady ||= known.type === 'ready';
      inBackground(what, answer(known));
    });
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  get isVisible(): boolean {
    return this.#panel.visible;
  }

  /** Whether pictures of other sites are loaded. */
  get showsRemote(): boolean {
    return this.#showsRemote;
  }

  /** Lets the page load pictures of other sites, for which it starts anew. */
  showRemote(): void {
    if (!this.#showsRemote) {
      this.#showsRemote = true;
      this.#load();
    }
  }

  /**
   * The address under which the page loads a file.
   *
   * @param version of what is in it, so that the page asks again.
   */
  addressFor(file: vscode.Uri, version: number): string {
    const address = this.#panel.webview.asWebviewUri(file);
    // Of a file on a remote machine, the query gets lost on the way through the call above.
    return (
      version === 0 ? address : address.with({ query: `version=${String(version)}` })
    ).toString();
  }

  /**
   * Lets the page load what is in some folders.
   *
   * @param folders by their addresses.
   * @returns whether the page starts anew for that: it says when it is ready.
   */
  allow(folders: readonly string[]): boolean {
    const allowed = this.#folders;
    const isAllowed = (folder: string): boolean =>
      allowed?.some((other) => folder === other || folder.startsWith(`${other}/`)) === true;
    if (allowed !== undefined && folders.every(isAllowed)) {
      return false;
    }
    this.#folders = folders;
    this.#load();
    return true;
  }

  /** Tells the page something; while its script does not listen, nobody misses it. */
  tell(message: PostHostMessage): void {
    if (this.#isReady) {
      inBackground(what, this.#panel.webview.postMessage(message));
    }
  }

  #load(): void {
    const { webview } = this.#panel;
    this.#isReady = false;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [
        pagesFolder(this.#extensionUri),
        ...(this.#folders ?? []).map((folder) => vscode.Uri.parse(folder, true)),
      ],
    };
    webview.html = pageFor(webview, this.#extensionUri, {
      page: 'post',
      title: vscode.l10n.t('Post Preview'),
      pictures: [webview.cspSource, ...(this.#showsRemote ? ['https:'] : [])],
    });
  }
}
