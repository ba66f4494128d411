// What the Linked Repositories view says, beyond what cards say of themselves.
import { inNumbers } from '../card/amounts';
import { columnName } from '../card/sortOwned';
import { t } from '../l10n';
import { visibleText } from '../text';
import type { CardLinks } from './arranged';
import type { PanelFrame, PanelRow, RowPart } from './model';
import type { SortName } from './sort';

/** `4 entries`, `5 sections`, …; what there is none of is left out. */
export function countWords(counts: PanelFrame['counts']): string[] {
  const { entries, sections, repositories, owners } = counts;
  const words: readonly (readonly [count: number, words: string])[] = [
    [entries, entries === 1 ? t('1 entry') : t('{0} entries', inNumbers(entries))],
    [sections, sections === 1 ? t('1 section') : t('{0} sections', inNumbers(sections))],
    [
      repositories,
      repositories === 1 ? t('1 repository') : t('{0} repositories', inNumbers(repositories)),
    ],
    [owners, owners === 1 ? t('1 owner') : t('{0} owners', inNumbers(owners))],
  ];
  return words.filter(([count]) => count > 0).map(([, each]) => each);
}

/** @param hasOverview whether the post has an overview list that a section could have an entry in. */
export function partTitle(part: RowPart, hasOverview: boolean): string {
  switch (part) {
    case 'overview':
      return t('Overview');
    case 'section':
      return hasOverview ? t('Sections without an entry') : t('Component sections');
    case 'other':
      return t('Elsewhere in the post');
  }
}

export function sortLabel(sort: SortName): string {
  switch (sort) {
    case 'post':
      return t('Post order');
    case 'state':
      return t('State');
    default:
      return columnName(sort);
  }
}

/** What a row is called where it is spoken of. */
export function rowName(row: PanelRow): string {
  return visibleText(row.title).trim() || partTitle(row.part, true);
}

/** In which parts of its component a place is linked; undefined where that goes without saying. */
export function placeWords(row: PanelRow, { links }: CardLinks): string | undefined {
  if (row.match === undefined) {
    return undefined;
  }
  const inEntry = links.some(({ place }) => place === 'entry');
  const inSection = links.some(({ place }) => place === 'section');
  if (inEntry && inSection) {
    return t('in the overview and the section');
  }
  return inEntry ? t('in the overview') : inSection ? t('in the section') : undefined;
}

/** The first text of the links that tells more than the card and the title already do. */
export function tellingLabel(row: PanelRow, { card, links }: CardLinks): string | undefined {
  const known = new Set(
    [
      row.title,
      ...row.aliases,
      card.place,
      card.owner,
      card.name ?? '',
      ...links.map(({ url }) => url),
    ].map(normalised),
  );
  return links
    .map(({ label = '' }) => visibleText(label).trim())
    .find((label) => label !== '' && !known.has(normalised(label)));
}

function normalised(text: string): string {
  return visibleText(text).replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** `1 problem`, `2 problems`. */
export function problemWords(count: number): string {
  return count === 1 ? t('1 problem') : t('{0} problems', inNumbers(count));
}
