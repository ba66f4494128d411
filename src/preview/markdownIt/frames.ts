import { escapeHtml } from '../text';

/**
 * What goes around drawn cards to put them somewhere in a text.
 *
 * @param form `grid`: side by side under a list; `beside`: next to a text, where there is room for that.
 * @param label what a grid is called, for readers of screens.
 */
export function framed(cards: string, form: 'grid' | 'beside', label: string): string {
  return form === 'grid'
    ? `<section class="cp-preview cp-grid" aria-label="${escapeHtml(label)}">${cards}</section>\n`
    : // The outer one does not float, so that what follows starts below the card of what was before.
      `<div class="cp-preview cp-beside"><div class="cp-float">${cards}</div></div>\n`;
}
