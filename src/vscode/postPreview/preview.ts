import * as vscode from 'vscode';
import { span, type Span } from '../../post/text';
import type { ShownPost } from '../../preview/post/model';
import type { PostViewMessage } from '../../preview/post/protocol';
import { toWorkspaceEdit } from '../convert';
import type { PostDiagnostics } from '../diagnostics';
import { describe, log } from '../log';
import { editorOf, keptDocument, reveal, shownMarkdown } from '../reveal';
import { fileNameOf, isMarkdown, type PostDocuments } from '../postDocuments';
import { PreviewPage } from './page';
import { partsOf } from '../../blog/postParts';
import { PictureVersions } from './pictureVersions';
import { headProblems, placeOfPart } from './problems';
import { shownPost } from './view';

export const viewType = 'componentPosts.postPreview';
const command = 'componentPosts.showPostPreview';

/** Milliseconds of rest before the preview follows an edit. */
const rest = 200;
/** Milliseconds between two places that the preview scrolls to. */
const betweenScrolls = 50;
/** Milliseconds in which the editor scrolls because the preview asked for a place. */
const settling = 400;

export interface PreviewServices {
  readonly posts: PostDocuments;
  readonly diagnostics: PostDiagnostics;
}

/** "Show Post as the Blog Shows It": at most one preview, following the active post and its edits. */
export class PostPreview implements vscode.Disposable {
  readonly #posts: PostDocuments;
  readonly #diagnostics: PostDiagnostics;
  readonly #extensionUri: vscode.Uri;
  readonly #subscriptions: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #page: PreviewPage | undefined;
  #pictures: PictureVersions | undefined;
  /** As it was shown last. */
  #shown: ShownPost | undefined;
  #document: vscode.TextDocument | undefined;
  #showing: unknown;
  #scrolling: unknown;
  /** Epoch milliseconds until which the preview does not follow the editor. */
  #quietUntil = 0;

  /** @param onDidKnow tells that more may be known around open documents, posts or not. */
  constructor(
    { posts, diagnostics }: PreviewServices,
    onDidKnow: vscode.Event<void>,
    extensionUri: vscode.Uri,
  ) {
    this.#posts = posts;
    this.#diagnostics = diagnostics;
    this.#extensionUri = extensionUri;
    const changed = (document: vscode.TextDocument): void => {
      if (document === this.#document) {
        this.#showSoon();
      }
    };
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (this.#panel !== undefined && editor !== undefined && isMarkdown(editor.document)) {
          this.#follow(editor.document);
        }
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (textEditor.document === this.#document) {
          this.#scrollSoon();
        }
      }),
      posts.onDidChange(changed),
      posts.onDidRecognise(changed),
      posts.onDidOutdate(changed),
      diagnostics.onDidCheck(({ document, part }) => {
        if (part === 'front-matter') {
          changed(document);
        }
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.#showSoon();
      }),
      onDidKnow(() => {
        this.#showSoon();
      }),
      posts.onDidClose((document) => {
        if (document === this.#document) {
          this.#document = undefined;
          this.#show();
        }
      }),
      vscode.commands.registerCommand(command, () => {
        this.#open();
      }),
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async (panel, state: unknown) => {
          this.#adopt(panel, (await shownBefore(state)) ?? shownMarkdown());
        },
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#showing);
    clearTimeout(this.#scrolling);
    this.#subscriptions.dispose();
    this.#panel?.dispose();
  }

  #open(): void {
    if (this.#panel !== undefined) {
      this.#panel.reveal(undefined, true);
      return;
    }
    const document = shownMarkdown();
    this.#adopt(
      vscode.window.createWebviewPanel(
        viewType,
        titleFor(document),
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        { enableFindWidget: true },
      ),
      document,
    );
  }

  #adopt(panel: vscode.WebviewPanel, document: vscode.TextDocument | undefined): void {
    this.#panel?.dispose();
    const page = new PreviewPage(panel, this.#extensionUri, (message) => this.#answer(message));
    const pictures = new PictureVersions(() => {
      this.#showSoon();
    });
    this.#panel = panel;
    this.#page = page;
    this.#pictures = pictures;
    this.#document = document;
    panel.title = titleFor(document);
    // At once with the folders that it needs, as far as they are known.
    this.#show();
    page.allow([]);
    panel.onDidDispose(() => {
      page.dispose();
      pictures.dispose();
      if (this.#panel === panel) {
        this.#panel = undefined;
        this.#page = undefined;
        this.#pictures = undefined;
        this.#shown = undefined;
        this.#document = undefined;
      }
    });
  }

  #follow(document: vscode.TextDocument | undefined): void {
    if (document !== this.#document) {
      this.#document = document;
      this.#show();
      this.#scroll();
    }
  }

  #showSoon(): void {
    if (this.#panel === undefined) {
      return;
    }
    clearTimeout(this.#showing);
    this.#showing = setTimeout(() => {
      this.#show();
    }, rest);
  }

  #show(): void {
    clearTimeout(this.#showing);
    const page = this.#page;
    if (this.#panel === undefined || page?.isVisible !== true) {
      // It says when it is ready again.
      return;
    }
    const document = this.#document;
    this.#panel.title = titleFor(document);
    if (document === undefined) {
      page.tell({ type: 'show', view: { state: 'no-post' } });
      return;
    }
    const top = outermostFolder(document);
    const folders = new Set<string>();
    const checked = this.#diagnostics.problemsOf(document, 'front-matter');
    const view = shownPost(
      {
        id: document.uri.toString(),
        name: fileNameOf(document),
        isPost: this.#posts.postOf(document) !== undefined,
        post: this.#posts.read(document),
      },
      this.#posts.contextOf(document),
      checked?.problems ?? [],
      {
        showsRemote: page.showsRemote,
        canShowRemote: vscode.workspace.isTrusted,
        addressFor: (address) => {
          const file = vscode.Uri.parse(address, true);
          if (!isBelow(file, top)) {
            return undefined;
          }
          folders.add(vscode.Uri.joinPath(file, '..').toString());
          return page.addressFor(file, this.#pictures?.versionOf(file) ?? 0);
        },
      },
    );
    // Problems of an earlier text stay where they were until the rules have read the text of now.
    const isOutdated = checked !== undefined && checked.version !== document.version;
    this.#shown =
      isOutdated && this.#shown?.post === view.post
        ? { ...view, problems: this.#shown.problems }
        : view;
    if (!page.allow([...folders])) {
      page.tell({ type: 'show', view: this.#shown });
    }
  }

  #scrollSoon(): void {
    if (this.#page === undefined || this.#scrolling !== undefined) {
      return;
    }
    this.#scrolling = setTimeout(() => {
      this.#scrolling = undefined;
      this.#scroll();
    }, betweenScrolls);
  }

  /** Lets the preview show what the editor has on top. */
  #scroll(): void {
    const document = this.#document;
    const editor = document === undefined ? undefined : editorOf(document);
    const top = editor?.visibleRanges[0]?.start.line;
    if (document !== undefined && top !== undefined && Date.now() >= this.#quietUntil) {
      this.#page?.tell({ type: 'scroll', post: document.uri.toString(), line: top });
    }
  }

  async #answer(message: PostViewMessage): Promise<void> {
    const document = this.#document;
    if ('post' in message && message.post !== document?.uri.toString()) {
      log.debug('The post preview spoke of a post that it shows no more.');
      return;
    }
    switch (message.type) {
      case 'ready':
        this.#show();
        this.#scroll();
        break;
      case 'open':
        await vscode.env.openExternal(vscode.Uri.parse(message.url, true));
        break;
      case 'show-remote':
        // The page offers that in trusted workspaces alone.
        if (vscode.workspace.isTrusted) {
          this.#page?.showRemote();
        }
        break;
      case 'reveal':
        if (document !== undefined) {
          const at = document.offsetAt(new vscode.Position(message.line, 0));
          await this.#reveal(document, span(at, at));
        }
        break;
      case 'reveal-field':
        if (document !== undefined) {
          const { profile } = this.#posts.policyOf(document);
          const place = placeOfPart(this.#posts.read(document), partsOf(profile), message.at);
          await this.#reveal(document, place);
        }
        break;
      case 'fix':
        if (document !== undefined) {
          await this.#fix(document, message);
        }
        break;
    }
  }

  async #reveal(document: vscode.TextDocument, place: Span): Promise<void> {
    // The editor comes to where the preview is, which must not make the preview go elsewhere.
    this.#quietUntil = Date.now() + settling;
    await reveal(document, place, true);
  }

  async #fix(
    document: vscode.TextDocument,
    { problem, fix }: PostViewMessage & { readonly type: 'fix' },
  ): Promise<void> {
    const post = this.#posts.read(document);
    const { profile } = this.#posts.policyOf(document);
    const { problems = [] } = this.#diagnostics.problemsNow(document, 'front-matter') ?? {};
    const found = headProblems(problems, post, partsOf(profile))
      .find(({ shown }) => shown.id === problem)
      ?.fixes.get(fix);
    if (found === undefined) {
      log.debug(`The post preview asked for a fix that is none any more: ${fix}`);
    } else if (!(await vscode.workspace.applyEdit(toWorkspaceEdit(document, found.edits)))) {
      log.warn(`The editor refused the fix “${fix}”.`);
    }
  }
}

function titleFor(document: vscode.TextDocument | undefined): string {
  return document === undefined
    ? vscode.l10n.t('Post Preview')
    : vscode.l10n.t('{0} on the Blog', fileNameOf(document));
}

/** The document that a preview showed before the window was closed. */
async function shownBefore(state: unknown): Promise<vscode.TextDocument | undefined> {
  try {
    return await keptDocument(state);
  } catch (error) {
    log.debug(`The post that the preview showed cannot be opened: ${describe(error)}`);
    return undefined;
  }
}

/** The folder out of which nothing is shown: that of the workspace, or else that of the document. */
function outermostFolder({ uri }: vscode.TextDocument): vscode.Uri {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
}

function isBelow(file: vscode.Uri, folder: vscode.Uri): boolean {
  return (
    file.scheme === folder.scheme &&
    file.authority === folder.authority &&
    file.path.startsWith(folder.path.endsWith('/') ? folder.path : `${folder.path}/`)
  );
}
