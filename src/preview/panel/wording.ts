// What the extension puts into words before the Linked Repositories view draws it.
import { inNumbers, listInWords } from '../card/amounts';
import { t } from '../l10n';
import { visibleText } from '../text';
import type { PanelLink, PanelRow } from './model';

/** How an entry and a section were joined to one component. */
export const evidenceNames = [
  'name',
  'label',
  'alias',
  'link',
  'address',
  'owner',
  'closing',
] as const;
export type Evidence = (typeof evidenceNames)[number];

export interface MatchFacts {
  /** Name of the section. */
  readonly section: string;
  readonly evidence: Evidence;
  /** What is the same on both sides. */
  readonly words: string;
  readonly isCertain: boolean;
}

/** What joined an entry and its section, in few words and in a sentence. */
export function wordedMatch(match: MatchFacts): NonNullable<PanelRow['match']> {
  const words = matchedBy(match.evidence);
  return {
    section: visibleText(match.section),
    words: match.isCertain ? words : t('{0}, perhaps', words),
    reason: matchReason(match),
  };
}

/** `matched by alias`. */
export function matchedBy(evidence: Evidence): string {
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

function matchReason({ evidence, section, words }: MatchFacts): string {
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

/** `also in A, B and 3 more`: other components that link the same place; nothing where there are none. */
export function alsoInWords(components: readonly string[]): Pick<PanelLink, 'alsoIn'> {
  const names = [...new Set(components.map((name) => visibleText(name).trim()))].filter(Boolean);
  if (names.length === 0) {
    return {};
  }
  const told =
    names.length > 3 ? [...names.slice(0, 2), t('{0} more', inNumbers(names.length - 2))] : names;
  return { alsoIn: t('also in {0}', listInWords(told)) };
}

/** `Look up these 6 links on github.com?` */
export function questionWords(targets: number, hostNames: readonly string[]): string {
  const hosts = listInWords(hostNames.map(visibleText));
  return targets === 1
    ? t('Look up this link on {0}?', hosts)
    : t('Look up these {0} links on {1}?', inNumbers(targets), hosts);
}
