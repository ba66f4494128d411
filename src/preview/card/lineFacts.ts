// What stands behind a line of a post, and above its overview: few words about what is not as a reader expects.
import { t } from '../l10n';
import type { Badge, Card } from './model';
import { asOfWords, badgeWords, inNumbers, placeName, repositoryCount } from './words';

/** What stands behind a line, and what tells more about it. */
export interface LineFacts {
  /** `moved → org · archived 2021`. */
  readonly text: string;
  /** A line for each link, plain text. */
  readonly tooltip: string;
}

/**
 * What is special about the links of one line; undefined where nothing is.
 *
 * @param today `YYYY-MM-DD`, in the author's time zone
 */
export function lineFacts(cards: readonly Card[], today: string): LineFacts | undefined {
  const texts = new Set<string>();
  const lines = new Set<string>();
  for (const card of cards) {
    const told = card.badges.filter(isTold).map(badgeWords);
    if (told.length > 0) {
      told.forEach(({ short }) => texts.add(short));
      const date = asOfWords(card, today);
      const words = [...told.map(({ long }) => long), ...(date === undefined ? [] : [date])];
      lines.add(`${placeName(card)}: ${words.join(' · ')}`);
    }
  }
  return texts.size === 0
    ? undefined
    : { text: [...texts].join(' · '), tooltip: [...lines].join('\n') };
}

/** Whether it is known for sure that a reader gets to see something else than the author linked. */
function isTold(badge: Badge): boolean {
  switch (badge.kind) {
    case 'moved':
    case 'archived':
    case 'replaced':
      return true;
    case 'missing':
      return badge.isConfirmed;
    default:
      return false;
  }
}

/** A repository or owner that a post links. */
export interface LinkedTarget {
  readonly isOwner: boolean;
  readonly badges: readonly Badge[];
}

/** More would be no glance any more. */
const mostStates = 3;

/**
 * What stands above the overview: `4 repositories · 1 moved · Preview`.
 *
 * @param targets what the post links, each once
 */
export function overviewWords(targets: readonly LinkedTarget[]): string {
  const repositories = targets.filter(({ isOwner }) => !isOwner).length;
  const owners = targets.length - repositories;
  const counts = states
    .map(({ isIt, words }) => ({
      count: targets.filter(({ badges }) => badges.some(isIt)).length,
      words,
    }))
    .filter(({ count }) => count > 0)
    .slice(0, mostStates);
  return [
    ...(repositories > 0 || owners === 0 ? [repositoryCount(repositories)] : [ownerCount(owners)]),
    ...counts.map(({ count, words }) => words(inNumbers(count))),
    t('Preview'),
  ].join(' · ');
}

function ownerCount(count: number): string {
  return count === 1 ? t('1 owner') : t('{0} owners', inNumbers(count));
}

/** What matters most first. */
const states: readonly {
  readonly isIt: (badge: Badge) => boolean;
  readonly words: (count: string) => string;
}[] = [
  { isIt: ({ kind }) => kind === 'moved', words: (count) => t('{0} moved', count) },
  {
    isIt: (badge) => badge.kind === 'missing' && badge.isConfirmed,
    words: (count) => t('{0} not found', count),
  },
  { isIt: ({ kind }) => kind === 'replaced', words: (count) => t('{0} replaced', count) },
  { isIt: ({ kind }) => kind === 'private', words: (count) => t('{0} private', count) },
  { isIt: ({ kind }) => kind === 'archived', words: (count) => t('{0} archived', count) },
];
