// A page with cards alone. Draws what it is told by message, and posts what is asked of it.
import { render } from 'preact';
import { RepositoryCard, type CardActions } from '../../src/preview/card/Card';
import type { Card } from '../../src/preview/card/model';
import { worded } from '../../src/preview/card/wording';
import { setLanguage } from '../../src/preview/l10n';

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

/** What the page draws, each by a name of its own. */
export interface CardPageData {
  readonly cards: readonly (readonly [
    string,
    { readonly card: Card; readonly form: 'full' | 'compact' },
  ])[];
  readonly today: string;
}

const vscode = acquireVsCodeApi();

const actions: CardActions = {
  lookUp: () => {
    vscode.postMessage(['lookUp']);
  },
  retry: () => {
    vscode.postMessage(['retry']);
  },
  signIn: (hostName) => {
    vscode.postMessage(['signIn', hostName]);
  },
  addHost: (hostName) => {
    vscode.postMessage(['addHost', hostName]);
  },
  open: (url) => {
    vscode.postMessage(['open', url]);
  },
};

setLanguage('en', undefined);

window.addEventListener('message', ({ data }: MessageEvent<CardPageData>) => {
  const root = document.getElementById('root');
  if (root !== null) {
    render(
      <main class="cp-cards">
        <h1 class="cp-unseen">Cards</h1>
        {data.cards.map(([name, { card, form }]) => (
          <RepositoryCard
            key={name}
            card={worded(card, data.today)}
            form={form}
            actions={actions}
          />
        ))}
      </main>,
      root,
    );
  }
});
