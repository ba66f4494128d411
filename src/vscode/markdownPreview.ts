import type MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import type { Card } from '../preview/card/model';
import { framed } from '../preview/markdownIt/frames';
import { addBlocks, type PlacedHtml } from '../preview/markdownIt/plugin';
import { knownOfCards } from './cardFacts';
import { cardOf } from './cardOf';
import type * as cardsScript from './cardsScript';
import type { FactsService } from './facts';
import { describe, inBackground, log } from './log';
import { markdownPreviews, shownBy } from './markdownPreviews';
import type { PostDocuments } from './postDocuments';
import { cardPlaces } from './previewPlaces';
import { cardsInMarkdownPreview, cardsInMarkdownPreviewSetting } from './settings';

/** Milliseconds of rest before previews are drawn again: facts of several repositories come one by one. */
const rest = 250;

/** What a preview shows of a document. */
interface Drawn {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly html: string;
}

/**
 * Cards in VS Code's own Markdown preview: under the overview of a post and beside its sections. Nothing
 * else there changes, and nothing at all in Markdown that is no post.
 */
export class MarkdownPreview implements vscode.Disposable {
  readonly #posts: PostDocuments;
  readonly #facts: FactsService;
  readonly #import: () => Promise<typeof cardsScript>;
  readonly #subscriptions: vscode.Disposable;
  #draw: typeof cardsScript.cardsHtml | undefined;
  #loading: Promise<void> | undefined;
  #waiting: unknown;
  /** By address, what was drawn last at the end. */
  readonly #drawn = new Map<string, Drawn>();
  /** Keeps the facts of documents coming that previews show. */
  readonly #wanted = new Map<vscode.TextDocument, vscode.Disposable>();

  /** @param load how what draws is loaded, other than for real in tests. */
  constructor(posts: PostDocuments, facts: FactsService, load = () => import('./cardsScript')) {
    this.#posts = posts;
    this.#facts = facts;
    this.#import = load;
    const soon = (): void => {
      this.#lookSoon();
    };
    this.#subscriptions = vscode.Disposable.from(
      facts.onDidChange(soon),
      posts.onDidRecognise(soon),
      posts.onDidOutdate(soon),
      vscode.window.tabGroups.onDidChangeTabs(soon),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(cardsInMarkdownPreviewSetting)) {
          soon();
        }
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#drawn.delete(document.uri.toString());
        soon();
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#subscriptions.dispose();
    vscode.Disposable.from(...this.#wanted.values()).dispose();
    this.#wanted.clear();
  }

  /** For VS Code, which calls it with the Markdown-it of its preview. */
  extendMarkdownIt(md: MarkdownIt): MarkdownIt {
    inBackground('Cards of the Markdown preview', this.#load());
    return addBlocks(md, (env) => this.#drawInto(env));
  }

  /** Before it is loaded posts are drawn without cards, and drawn again then. */
  #load(): Promise<void> {
    return (this.#loading ??= this.#import().then(
      ({ cardsHtml }) => {
        this.#draw = cardsHtml;
        this.#lookSoon();
      },
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    ));
  }

  #drawInto(env: object): readonly PlacedHtml[] {
    try {
      const uri = shownIn(env);
      const document = vscode.workspace.textDocuments.find(
        (candidate) => candidate.uri.toString() === uri,
      );
      if (document === undefined || uri === undefined) {
        return [];
      }
      const blocks = this.#blocksOf(document);
      this.#note(uri, document, blocks);
      this.#lookSoon();
      return blocks;
    } catch (error) {
      // We are in the middle of somebody else's work: the author sees the post in any case.
      log.error(`Cards of the Markdown preview: ${describe(error)}`);
      return [];
    }
  }

  #note(uri: string, document: vscode.TextDocument, blocks: readonly PlacedHtml[]): void {
    this.#drawn.delete(uri);
    this.#drawn.set(uri, { document, version: document.version, html: htmlOf(blocks) });
  }

  #blocksOf(document: vscode.TextDocument): readonly PlacedHtml[] {
    const draw = this.#draw;
    const post = cardsInMarkdownPreview(document) ? this.#posts.postOf(document) : undefined;
    if (draw === undefined || post === undefined) {
      return [];
    }
    const known = knownOfCards(this.#facts, document);
    const look = {
      today: known.today,
      form: 'full',
      language: vscode.env.language,
      translations: vscode.l10n.bundle,
    } as const;
    const label = vscode.l10n.t('Repositories of the components');
    return cardPlaces(post).flatMap(({ block, line, text, form, links }) => {
      const cards = links.map((link) => cardOf(link, known)).filter(saysSomething);
      return cards.length === 0
        ? []
        : [{ block, line, text, html: framed(draw(cards, look), form, label) }];
    });
  }

  #lookSoon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      this.#want();
      if (this.#isOutdated()) {
        // Draws every preview again, each from where it was scrolled to.
        inBackground(
          'Drawing Markdown previews again',
          vscode.commands.executeCommand('markdown.preview.refresh'),
        );
      }
    }, rest);
  }

  /** Facts come for posts that a preview shows, even where no editor does. */
  #want(): void {
    const shown = new Set(
      shownBy(markdownPreviews('shown'), [...this.#drawn.keys()]).flatMap((key) => {
        const document = this.#drawn.get(key)?.document;
        const isPost = document !== undefined && this.#posts.postOf(document) !== undefined;
        return isPost && cardsInMarkdownPreview(document) ? [document] : [];
      }),
    );
    for (const [document, until] of this.#wanted) {
      if (!shown.has(document)) {
        until.dispose();
        this.#wanted.delete(document);
      }
    }
    for (const document of shown) {
      if (!this.#wanted.has(document)) {
        this.#wanted.set(document, this.#facts.want(document));
      }
    }
  }

  /** Whether some preview would show something else if it were drawn now. */
  #isOutdated(): boolean {
    let isOutdated = false;
    for (const key of shownBy(markdownPreviews('open'), [...this.#drawn.keys()])) {
      const drawn = this.#drawn.get(key);
      // After an edit the preview draws by itself.
      if (drawn !== undefined && drawn.version === drawn.document.version) {
        const html = htmlOf(this.#blocksOf(drawn.document));
        if (html !== drawn.html) {
          this.#drawn.set(key, { ...drawn, html });
          isOutdated = true;
        }
      }
    }
    return isOutdated;
  }
}

/**
 * Before something is known, or on its way, there is no card: names and addresses stand in the text
 * already, and a preview has no place for the question whether hosts may be asked. What is on its way has
 * one, so that the text does not move when it comes.
 */
function saysSomething({ asOf, standing }: Card): boolean {
  return asOf !== undefined || standing.state === 'loading';
}

function htmlOf(blocks: readonly PlacedHtml[]): string {
  return blocks.map(({ html }) => html).join('\n');
}

/**
 * The address of the document that a preview is drawing. Without a provider of resources there is no
 * preview, but somebody who wants a document as HTML for something else.
 */
function shownIn(env: object): string | undefined {
  const { currentDocument, resourceProvider } = env as Readonly<Record<string, unknown>>;
  return currentDocument instanceof vscode.Uri && resourceProvider !== undefined
    ? currentDocument.toString()
    : undefined;
}
