import * as vscode from 'vscode';
import { renderPage } from '../preview/page';
import { parseWebviewMessage, type HostMessage, type WebviewMessage } from '../preview/protocol';
import type { RepositoriesView } from '../preview/viewModel';
import { canonicalEdits, replaceByCanonical } from './canonicalLinks';
import { factsCommands, type FactsService } from './facts';
import { currentDay } from './knowledge';
import { inBackground, log } from './log';
import { fileNameOf, isMarkdown, type PostDocuments } from './postDocuments';
import { toRange } from './convert';
import type { KnownOfLinks } from './repositoryRows';
import { repositoriesView } from './repositoriesView';
import { shownTime } from './time';

export const viewType = 'componentPosts.linkedRepositories';

/** Milliseconds of rest before the panel follows an edit. */
const rest = 150;

/** The panel "Linked Repositories": at most one, following the active post and its edits. */
export class RepositoriesPanel implements vscode.Disposable {
  readonly #posts: PostDocuments;
  readonly #facts: FactsService;
  readonly #folder: vscode.Uri;
  readonly #media: vscode.Uri;
  readonly #subscriptions: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #document: vscode.TextDocument | undefined;
  #waiting: unknown;
  /** Keeps the facts of the document coming that is shown. */
  #wanted:
    { readonly document: vscode.TextDocument; readonly until: vscode.Disposable } | undefined;

  constructor(posts: PostDocuments, facts: FactsService, extensionUri: vscode.Uri) {
    this.#posts = posts;
    this.#facts = facts;
    this.#folder = vscode.Uri.joinPath(extensionUri, 'dist');
    this.#media = vscode.Uri.joinPath(extensionUri, 'src', 'preview', 'media');
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor !== undefined && this.#panel !== undefined && isMarkdown(editor.document)) {
          this.#follow(editor.document);
        }
      }),
      posts.onDidChange((document) => {
        if (document === this.#document) {
          this.#showSoon();
        }
      }),
      posts.onDidRecognise((document) => {
        if (document === this.#document) {
          this.#showSoon();
        }
      }),
      posts.onDidClose((document) => {
        if (document === this.#document) {
          this.#document = undefined;
          this.#showSoon();
        }
      }),
      facts.onDidChange(() => {
        this.#showSoon();
      }),
      vscode.commands.registerCommand('componentPosts.showLinkedRepositories', () => {
        this.#open();
      }),
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: (panel) => {
          this.#adopt(panel);
          return Promise.resolve();
        },
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#subscriptions.dispose();
    this.#wanted?.until.dispose();
    this.#panel?.dispose();
  }

  #open(): void {
    if (this.#panel !== undefined) {
      this.#document = activeMarkdown() ?? this.#document;
      this.#panel.reveal(undefined, true);
      this.#show();
      return;
    }
    this.#adopt(
      vscode.window.createWebviewPanel(
        viewType,
        'Linked Repositories',
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        { enableFindWidget: true },
      ),
    );
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel?.dispose();
    this.#panel = panel;
    this.#document = activeMarkdown() ?? visibleMarkdown();
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [this.#folder] };
    panel.iconPath = {
      light: vscode.Uri.joinPath(this.#media, 'panel-light.svg'),
      dark: vscode.Uri.joinPath(this.#media, 'panel-dark.svg'),
    };
    const listening = vscode.Disposable.from(
      webview.onDidReceiveMessage((message: unknown) => {
        const known = parseWebviewMessage(message);
        if (known === undefined) {
          log.warn('The panel sent a message that nobody knows.');
        } else {
          inBackground('Linked Repositories', this.#answer(known));
        }
      }),
      panel.onDidChangeViewState(() => {
        this.#want();
        if (panel.visible) {
          this.#show();
        }
      }),
      panel.onDidDispose(() => {
        listening.dispose();
        if (this.#panel === panel) {
          this.#panel = undefined;
          this.#document = undefined;
          this.#want();
        }
      }),
    );
    const file = (name: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.#folder, name)).toString();
    webview.html = renderPage({
      nonce: randomNonce(),
      cspSource: webview.cspSource,
      scriptUri: file('preview.js'),
      styleUri: file('preview.css'),
    });
  }

  #follow(document: vscode.TextDocument): void {
    if (document !== this.#document) {
      this.#document = document;
      this.#show();
    }
  }

  #showSoon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      this.#show();
    }, rest);
  }

  #show(): void {
    clearTimeout(this.#waiting);
    this.#want();
    if (this.#panel?.visible === true) {
      this.#post({ type: 'show', view: this.#view() });
    }
  }

  #view(): RepositoriesView {
    const document = this.#document;
    return document === undefined
      ? { state: 'no-post' }
      : repositoriesView(
          this.#posts.read(document),
          {
            id: document.uri.toString(),
            fileName: fileNameOf(document),
            isPost: this.#posts.postOf(document) !== undefined,
          },
          this.#known(document),
        );
  }

  #known(document: vscode.TextDocument): KnownOfLinks {
    const facts = this.#facts;
    const editOf = canonicalEdits(this.#posts, document);
    return {
      today: currentDay(),
      consent: facts.consent,
      verdictOf: (repository) => facts.verdictOf(document, repository),
      isAsking: (repository) => facts.isAsking(repository),
      canBeAsked: (repository) => facts.canAsk(repository),
      standingOf: (hostName) => facts.standingOf(hostName),
      canReplace: (link) => editOf(link.destination) !== undefined,
      shownTime: (time) => shownTime(time),
    };
  }

  /** Tells whose facts are looked at: those of the document that the panel shows. */
  #want(): void {
    const document = this.#panel?.visible === true ? this.#document : undefined;
    if (document === this.#wanted?.document) {
      return;
    }
    this.#wanted?.until.dispose();
    this.#wanted =
      document === undefined ? undefined : { document, until: this.#facts.want(document) };
  }

  #post(message: HostMessage): void {
    if (this.#panel !== undefined) {
      inBackground('Linked Repositories', this.#panel.webview.postMessage(message));
    }
  }

  async #answer(message: WebviewMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#show();
        break;
      case 'reveal':
        if (this.#document?.uri.toString() === message.post) {
          await reveal(this.#document, message.span);
        }
        break;
      case 'open':
        await vscode.env.openExternal(vscode.Uri.parse(message.url, true));
        break;
      case 'copy':
        await vscode.env.clipboard.writeText(message.url);
        this.#post({ type: 'copied', url: message.url });
        break;
      case 'use-canonical':
        if (this.#document?.uri.toString() === message.post) {
          await replaceByCanonical(this.#posts, this.#document, message.span);
        }
        break;
      case 'look-up':
        await (message.choice === undefined
          ? vscode.commands.executeCommand(factsCommands.lookUp)
          : this.#facts.decide(message.choice));
        break;
      case 'refresh':
        await vscode.commands.executeCommand(factsCommands.refresh);
        break;
      case 'sign-in':
        await vscode.commands.executeCommand(factsCommands.signIn, message.hostName);
        break;
    }
  }
}

function activeMarkdown(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document !== undefined && isMarkdown(document) ? document : undefined;
}

function visibleMarkdown(): vscode.TextDocument | undefined {
  return vscode.window.visibleTextEditors
    .map(({ document }) => document)
    .find((document) => isMarkdown(document));
}

/** Shows a place of a post in the group that has it open already, if one does. */
async function reveal(
  document: vscode.TextDocument,
  place: { readonly start: number; readonly end: number },
): Promise<void> {
  const range = toRange(document, place);
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: columnOf(document) ?? vscode.ViewColumn.One,
    selection: range,
  });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function columnOf({ uri }: vscode.TextDocument): vscode.ViewColumn | undefined {
  const groups = vscode.window.tabGroups.all.filter(({ tabs }) =>
    tabs.some(
      ({ input }) =>
        input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
    ),
  );
  const visible = vscode.window.visibleTextEditors.find(
    (editor) => editor.document.uri.toString() === uri.toString(),
  );
  return visible?.viewColumn ?? groups[0]?.viewColumn;
}

function randomNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
