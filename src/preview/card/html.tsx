// Cards as HTML that needs no script, for pages of others: VS Code's Markdown preview.
import { renderToString } from 'preact-render-to-string';
import { setLanguage, type Translations } from '../l10n';
import { RepositoryCard } from './Card';
import type { Card } from './model';
import { worded } from './wording';

export interface CardsHtmlOptions {
  /** `YYYY-MM-DD`, in the author's time zone. */
  readonly today: string;
  /** `full`: all that is known; `compact`: what fits beside a text. */
  readonly form: 'full' | 'compact';
  /** BCP 47 tag, as `vscode.env.language` has it. */
  readonly language: string;
  /** Absent for English. */
  readonly translations?: Translations | undefined;
}

/**
 * Cards as one element, styled by card.css; empty where there are none. All that strangers wrote is text
 * in it; addresses are `https:`, `http:` and `data:` of raster images.
 */
export function cardsHtml(cards: readonly Card[], options: CardsHtmlOptions): string {
  if (cards.length === 0) {
    return '';
  }
  const { today, form, language, translations } = options;
  setLanguage(language, translations);
  return renderToString(
    <div class="cp-cards">
      {cards.map((card) => (
        <RepositoryCard key={card.key} card={worded(card, today)} form={form} />
      ))}
    </div>,
  );
}
