// What the Linked Repositories view says, beyond what cards say of themselves.
import type { Card } from '../card/model';
import { inNumbers, listInWords, placeName } from '../card/words';
import { t } from '../l10n';
import { visibleText } from '../text';
import type { CardLinks } from './filter';
import type { PanelFrame, PanelProblem, PanelRow, RowPart } from './model';
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
    case 'name':
      return t('Name');
    case 'stars':
      return t('Stars');
    case 'push':
      return t('Last push');
    case 'state':
      return t('State');
  }
}

/** What a row is called where it is spoken of. */
export function rowName(row: PanelRow): string {
  return visibleText(row.title).trim() || partTitle(row.part, true);
}

type Match = NonNullable<PanelRow['match']>;

/** `matched by alias`: behind the name of the section. */
export function matchWords({ evidence, isCertain }: Match): string {
  const words = evidenceWords(evidence);
  return isCertain ? words : t('{0}, perhaps', words);
}

function evidenceWords(evidence: Match['evidence']): string {
  switch (evidence) {
    case 'name':
    case 'label':
      return t('matched by name');
    case 'alias':
      return t('matched by alias');
    case 'link':
      return t('matched by link');
    case 'address':
      return t('matched by address');
    case 'owner':
      return t('matched by owner');
    case 'closing':
      return t('matched by closing sentence');
  }
}

/** What is the same in the entry and in the section, in a sentence. */
export function matchReason({ evidence, section, words }: Match): string {
  const [name, same] = [visibleText(section), visibleText(words)];
  switch (evidence) {
    case 'name':
    case 'label':
      return t('The entry and the section “{0}” have the same name: “{1}”.', name, same);
    case 'alias':
      return t('“{1}” is another name of the section “{0}” or of the entry.', name, same);
    case 'link':
      return t('The entry and the section “{0}” link the same place: {1}.', name, same);
    case 'address':
      return t('The address of one names the other: “{1}”. The section is “{0}”.', name, same);
    case 'owner':
      return t('The entry and the section “{0}” link the same owner: {1}.', name, same);
    case 'closing':
      return t('The closing sentence of the section “{0}” names the entry: “{1}”.', name, same);
  }
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

/** `also in A, B and 3 more`: other components that link the same place. */
export function alsoInWords({ links }: CardLinks): string | undefined {
  const names = [...new Set(links.flatMap(({ alsoIn }) => alsoIn))]
    .map((name) => visibleText(name).trim())
    .filter(Boolean);
  if (names.length === 0) {
    return undefined;
  }
  const told =
    names.length > 3 ? [...names.slice(0, 2), t('{0} more', inNumbers(names.length - 2))] : names;
  return t('also in {0}', listInWords(told));
}

/** The first text of the links that tells more than the card and the title already do. */
export function tellingLabel(row: PanelRow, { card, links }: CardLinks): string | undefined {
  const known = new Set(
    [row.title, ...row.aliases, ...namesOf(card), ...links.map(({ url }) => url)].map(normalised),
  );
  return links
    .map(({ label = '' }) => visibleText(label).trim())
    .find((label) => label !== '' && !known.has(normalised(label)));
}

function namesOf(card: Card): string[] {
  return [placeName(card), card.owner, card.name ?? card.owner];
}

function normalised(text: string): string {
  return visibleText(text).replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** `Look up these 6 links on github.com?` */
export function questionWords({ targets, hostNames }: NonNullable<PanelFrame['question']>): string {
  const hosts = listInWords(hostNames.map(visibleText));
  return targets === 1
    ? t('Look up this link on {0}?', hosts)
    : t('Look up these {0} links on {1}?', inNumbers(targets), hosts);
}

/** `1 problem`, `2 problems`. */
export function problemWords(count: number): string {
  return count === 1 ? t('1 problem') : t('{0} problems', inNumbers(count));
}

export function severityWord(severity: PanelProblem['severity']): string {
  switch (severity) {
    case 'error':
      return t('Error');
    case 'warning':
      return t('Warning');
    case 'information':
      return t('Information');
    case 'hint':
      return t('Hint');
  }
}
