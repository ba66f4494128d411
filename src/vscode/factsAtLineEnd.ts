import * as vscode from 'vscode';
import { linksIn } from '../post/overview';
import { span } from '../post/text';
import type { Card } from '../preview/card/model';
import { lineFacts } from '../preview/card/lineFacts';
import { knownOfCards } from './cardFacts';
import { cardOf } from './cardOf';
import type { FactsService } from './facts';
import type { PostDocuments } from './postDocuments';
import { factsAtLineEndSetting, showsFactsAtLineEnd } from './settings';

/** Says behind the lines of posts what moved, is archived or is not found, where the author wants that. */
export class FactsAtLineEnd implements vscode.InlayHintsProvider, vscode.Disposable {
  readonly #posts: PostDocuments;
  readonly #facts: FactsService;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChangeInlayHints = this.#changed.event;

  constructor(posts: PostDocuments, facts: FactsService) {
    this.#posts = posts;
    this.#facts = facts;
    this.#subscriptions = vscode.Disposable.from(
      vscode.languages.registerInlayHintsProvider({ language: 'markdown' }, this),
      facts.onDidChange(() => {
        this.#changed.fire();
      }),
      posts.onDidRecognise(() => {
        this.#changed.fire();
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(factsAtLineEndSetting)) {
          this.#changed.fire();
        }
      }),
      this.#changed,
    );
  }

  provideInlayHints(document: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] {
    const post = showsFactsAtLineEnd(document) ? this.#posts.postOf(document) : undefined;
    if (post === undefined) {
      return [];
    }
    const known = knownOfCards(this.#facts, document);
    const cards = new Map<number, Card[]>();
    const shown = span(document.offsetAt(range.start), document.offsetAt(range.end));
    for (const link of linksIn(post.body().links, shown)) {
      // A link over several lines ends on one of them.
      const { line } = document.positionAt(link.span.end);
      const ofLine = cards.get(line);
      const card = cardOf(link, known);
      if (ofLine === undefined) {
        cards.set(line, [card]);
      } else {
        ofLine.push(card);
      }
    }
    return Array.from(cards).flatMap(([line, ofLine]) => {
      const found = lineFacts(ofLine, known.today);
      if (found === undefined) {
        return [];
      }
      const hint = new vscode.InlayHint(document.lineAt(line).range.end, found.text);
      hint.tooltip = found.tooltip;
      hint.paddingLeft = true;
      return [hint];
    });
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}
