import * as vscode from 'vscode';
import type { Span } from '../../post/text';
import type { PanelProblem, PanelView } from '../../preview/panel/model';
import type { HostMessage } from '../../preview/panel/hostMessages';
import { parseViewMessage, type ViewMessage } from '../../preview/panel/viewMessages';
import { canonicalEdits } from '../canonicalLinks';
import { knownOfCards } from '../cardFacts';
import { toRange } from '../convert';
import type { PostDiagnostics } from '../diagnostics';
import { factsCommands, type FactsService } from '../facts';
import { inBackground, log } from '../log';
import { fileNameOf, isMarkdown, type PostDocuments } from '../postDocuments';
import { ViewUpdates } from './changes';
import { placedRows, rowAt } from './placedRows';
import { PostActions } from './postActions';
import { editorOf, keptDocument, reveal, shownMarkdown } from '../reveal';
import { problemsByRow } from './rowProblems';
import { panelView } from './rows';

/** Milliseconds of rest before the view follows an edit. */
const restOfEdits = 150;
/** And before it follows the cursor. */
const restOfCursor = 80;

/** Who knows what the view shows. */
export interface PanelServices {
  readonly posts: PostDocuments;
  readonly facts: FactsService;
  readonly diagnostics: PostDiagnostics;
}

/** Where a page of the view stands: in a panel or in the side bar. */
export interface PanelPlace {
  readonly webview: vscode.Webview;
  isVisible(): boolean;
  readonly onDidChangeVisibility: vscode.Event<unknown>;
  /** The view shows this file now, or none. */
  showsFile?(name: string | undefined): void;
}

/** A row of a post, and perhaps one of its links. */
interface Target {
  readonly row?: string;
  readonly link?: string;
}

/** One page of the Linked Repositories view: it shows the Markdown document that the author works in. */
export class PanelController implements vscode.Disposable {
  readonly #services: PanelServices;
  readonly #place: PanelPlace;
  readonly #actions: PostActions;
  readonly #updates = new ViewUpdates();
  readonly #subscriptions: vscode.Disposable;
  #document: vscode.TextDocument | undefined;
  /** The page is loaded and listens. */
  #isReady = false;
  #waitingToShow: unknown;
  #waitingToPoint: unknown;
  /** Keeps the facts of the document coming that is shown. */
  #wanted:
    { readonly document: vscode.TextDocument; readonly until: vscode.Disposable } | undefined;
  /** By row, as of the text that they were found in. */
  #problems: ReadonlyMap<string, readonly PanelProblem[]> = new Map();
  /** What the page marks as the place of the cursor. */
  #marked: Target = {};
  /** What the page itself has made the editor select. */
  #revealed: { readonly range: vscode.Range; readonly target: Target } | undefined;
  /** Of that, what the editor has not done yet. */
  #revealing = 0;

  constructor(services: PanelServices, place: PanelPlace) {
    this.#services = services;
    this.#place = place;
    this.#actions = new PostActions(services.posts, services.diagnostics);
    this.#document = shownMarkdown();
    const { posts, facts, diagnostics } = services;
    const showIfShown = (document: vscode.TextDocument): void => {
      if (document === this.#document) {
        this.#showSoon();
      }
    };
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor !== undefined && isMarkdown(editor.document)) {
          this.follow(editor.document);
        }
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document === this.#document) {
          this.#pointSoon();
        }
      }),
      posts.onDidChange(showIfShown),
      posts.onDidRecognise(showIfShown),
      diagnostics.onDidCheck(({ document, part }) => {
        if (part === 'body') {
          showIfShown(document);
        }
      }),
      posts.onDidClose((document) => {
        if (document === this.#document) {
          this.#document = undefined;
          this.follow(shownMarkdown());
        }
      }),
      facts.onDidChange(() => {
        this.#showSoon();
      }),
      place.onDidChangeVisibility(() => {
        // A page that is out of sight is unloaded, and says when it is back.
        this.#isReady = this.#isReady && place.isVisible();
        this.#want();
      }),
      place.webview.onDidReceiveMessage((message: unknown) => {
        const known = parseViewMessage(message);
        if (known === undefined) {
          log.warn('The Linked Repositories view sent a message that nobody knows.');
        } else {
          inBackground('Linked Repositories', this.#answer(known));
        }
      }),
    );
    this.#want();
  }

  dispose(): void {
    clearTimeout(this.#waitingToShow);
    clearTimeout(this.#waitingToPoint);
    this.#subscriptions.dispose();
    this.#wanted?.until.dispose();
    this.#isReady = false;
  }

  /** Shows this document from now on, until the author goes to another one. */
  follow(document: vscode.TextDocument | undefined): void {
    if (document !== this.#document || document === undefined) {
      this.#document = document;
      this.#problems = new Map();
      this.#revealed = undefined;
      this.#show();
    }
  }

  /** Shows the document again that a page kept as its state, if it is still there. */
  async restore(state: unknown): Promise<void> {
    const before = this.#document;
    const document = await keptDocument(state);
    if (document !== undefined && this.#document === before) {
      this.follow(document);
    }
  }

  #showSoon(): void {
    clearTimeout(this.#waitingToShow);
    this.#waitingToShow = setTimeout(() => {
      this.#show();
    }, restOfEdits);
  }

  #show(): void {
    clearTimeout(this.#waitingToShow);
    const document = this.#document?.isClosed === true ? undefined : this.#document;
    this.#want();
    this.#place.showsFile?.(document === undefined ? undefined : fileNameOf(document));
    if (!this.#isReady) {
      return;
    }
    const update = this.#updates.next(this.#view(document));
    if (update !== undefined) {
      this.#post(update);
      if (update.type === 'show') {
        this.#marked = {};
      }
    }
    this.#point();
  }

  #view(document: vscode.TextDocument | undefined): PanelView {
    if (document === undefined) {
      return { state: 'no-post' };
    }
    const { posts, facts } = this.#services;
    const editOf = canonicalEdits(posts, document);
    const post = posts.read(document);
    const problems = this.#problemsOf(document);
    return panelView(
      post,
      {
        id: document.uri.toString(),
        fileName: fileNameOf(document),
        isPost: posts.postOf(document) !== undefined,
      },
      {
        ...knownOfCards(facts, document),
        standingOf: (hostName) => facts.standingOf(hostName),
        isEditable: vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) !== false,
        canReplace: (link) => editOf(link.destination) !== undefined,
        problemsOf: (row) => problems.get(row) ?? [],
      },
    );
  }

  /** Those of an earlier text stay with their rows until the rules have read the text of now. */
  #problemsOf(document: vscode.TextDocument): ReadonlyMap<string, readonly PanelProblem[]> {
    const checked = this.#services.diagnostics.problemsOf(document, 'body');
    if (checked === undefined || checked.version === document.version) {
      const rows = problemsByRow(
        placedRows(this.#services.posts.read(document)),
        checked?.problems ?? [],
      );
      this.#problems = new Map(
        [...rows].map(([id, problems]) => [id, problems.map(({ shown }) => shown)]),
      );
    }
    return this.#problems;
  }

  #pointSoon(): void {
    clearTimeout(this.#waitingToPoint);
    this.#waitingToPoint = setTimeout(() => {
      this.#point();
    }, restOfCursor);
  }

  /** Tells the page where the cursor is, unless it marks that place already. */
  #point(): void {
    clearTimeout(this.#waitingToPoint);
    const document = this.#document;
    const editor = document === undefined ? undefined : editorOf(document);
    if (document === undefined || editor === undefined || !this.#isReady || this.#revealing > 0) {
      return;
    }
    const target = this.#targetOf(editor);
    if (target.row !== this.#marked.row || target.link !== this.#marked.link) {
      this.#marked = target;
      this.#post({ type: 'highlight', post: document.uri.toString(), ...target });
    }
  }

  #targetOf({ document, selection }: vscode.TextEditor): Target {
    if (this.#revealed?.range.isEqual(selection) === true) {
      return this.#revealed.target;
    }
    this.#revealed = undefined;
    const found = rowAt(this.#actions.rowsOf(document), document.offsetAt(selection.active));
    return {
      ...(found === undefined ? {} : { row: found.row.id }),
      ...(found?.link === undefined ? {} : { link: found.link.id }),
    };
  }

  /** Tells whose facts are looked at: those of the document that the page shows. */
  #want(): void {
    const document = this.#place.isVisible() ? this.#document : undefined;
    if (document === this.#wanted?.document) {
      return;
    }
    this.#wanted?.until.dispose();
    this.#wanted =
      document === undefined ? undefined : { document, until: this.#services.facts.want(document) };
  }

  #post(message: HostMessage): void {
    inBackground('Linked Repositories', this.#place.webview.postMessage(message));
  }

  async #answer(message: ViewMessage): Promise<void> {
    const { facts } = this.#services;
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        this.#updates.forget();
        this.#show();
        break;
      case 'open':
        await vscode.env.openExternal(vscode.Uri.parse(message.url, true));
        break;
      case 'copy':
        await vscode.env.clipboard.writeText(message.url);
        this.#post({ type: 'copied', url: message.url });
        break;
      case 'look-up':
        await (message.choice === undefined
          ? vscode.commands.executeCommand(factsCommands.lookUp)
          : facts.decide(message.choice));
        break;
      case 'refresh':
        await vscode.commands.executeCommand(factsCommands.refresh);
        break;
      case 'sign-in':
        await vscode.commands.executeCommand(factsCommands.signIn, message.hostName);
        break;
      case 'add-host':
        await vscode.commands.executeCommand('componentPosts.addRepositoryHost', message.hostName);
        break;
      default:
        // What the page shows may be behind what the author has gone to.
        if (this.#document?.uri.toString() === message.post) {
          await (message.type === 'reveal'
            ? this.#reveal(this.#document, message)
            : this.#actions.carryOut(this.#document, message));
        }
    }
  }

  async #reveal(
    document: vscode.TextDocument,
    { row: id, link: linkId, focus }: Extract<ViewMessage, { type: 'reveal' }>,
  ): Promise<void> {
    const row = this.#actions.rowsOf(document).find((candidate) => candidate.id === id);
    const link = row?.links.find((candidate) => candidate.id === linkId);
    const place: Span | undefined = link?.links[0].span ?? row?.place;
    if (row === undefined || place === undefined) {
      return;
    }
    const target = { row: row.id, ...(link === undefined ? {} : { link: link.id }) };
    this.#revealed = { range: toRange(document, place), target };
    this.#revealing++;
    try {
      await reveal(document, place, focus);
    } finally {
      this.#revealing--;
      this.#pointSoon();
    }
  }
}
