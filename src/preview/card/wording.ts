// From what is known of a link to what a card says of it.
import { t } from '../l10n';
import { visibleText } from '../text';
import { agoInWords, inNumbers, shortCount } from './amounts';
import type { Card, OwnedRepository, OwnerWords } from './model';
import { initialsOf, tintOf } from './monogram';
import type { CardActionName, OwnedList, OwnedWords, WordedCard } from './worded';
import {
  advice,
  asOfWords,
  badgeWords,
  factWords,
  kindWords,
  placeName,
  repositoryCount,
  standingWords,
  starsInWords,
} from './words';

/**
 * The card in the language of the previews.
 *
 * @param today `YYYY-MM-DD`, in the author's time zone
 */
export function worded(card: Card, today: string): WordedCard {
  const { key, kind, host, owner, name, url, avatar, repository, ownerFacts, standing } = card;
  const isLoading = standing.state === 'loading';
  const state =
    repository !== undefined || ownerFacts !== undefined
      ? 'known'
      : isLoading
        ? 'waiting'
        : 'unknown';
  const description = repository?.description ?? ownerFacts?.description;
  const pushed = Date.parse(repository?.pushedAt ?? repository?.activeAt ?? '');
  return {
    key,
    kind,
    hostName: host.name,
    hostLabel: visibleText(host.label),
    owner: visibleText(owner),
    ...(name === undefined ? {} : { name: visibleText(name) }),
    ...(name === undefined && ownerFacts?.displayName !== undefined
      ? { displayName: visibleText(ownerFacts.displayName) }
      : {}),
    ...(url === undefined ? {} : { url }),
    place: placeName(card),
    what: kindWords(card),
    ...(avatar === undefined ? {} : { avatar }),
    initials: initialsOf(ownerFacts?.displayName ?? owner),
    tint: tintOf(owner),
    state,
    badges: card.badges.map(badgeWords),
    facts: factWords(card, today),
    ...(description === undefined ? {} : { description: visibleText(description) }),
    topics: (repository?.topics ?? []).map(visibleText),
    ...whyOf(card, state),
    ...dateOf(card, today),
    can: actionsOf(card),
    ...(ownerFacts === undefined ? {} : ownedBy(card, ownerFacts, today)),
    ...(repository?.stars === undefined ? {} : { stars: repository.stars }),
    ...(Number.isNaN(pushed) ? {} : { pushed }),
  };
}

function whyOf(card: Card, state: WordedCard['state']): Pick<WordedCard, 'why'> {
  const standing = standingWords(card);
  const advised = advice(card);
  // What is known stays useful while newer facts come, or while nobody has been asked.
  const isQuiet = card.standing.state === 'loading' || card.standing.state === 'unasked';
  const why =
    state === 'waiting'
      ? standing
      : state === 'unknown'
        ? (advised ?? standing)
        : [advised, isQuiet ? undefined : standing]
            .filter((words) => words !== undefined)
            .join(' · ');
  return why === undefined || why === '' ? {} : { why };
}

function dateOf(card: Card, today: string): Pick<WordedCard, 'asOf' | 'asking'> {
  const { asOf, standing } = card;
  const isNew = standing.state === 'current' && asOf?.day === today && asOf.source === 'host';
  const words = isNew ? undefined : asOfWords(card, today);
  const asking = standing.state === 'loading' ? standingWords(card) : undefined;
  return {
    ...(words === undefined ? {} : { asOf: words }),
    ...(asking === undefined ? {} : { asking }),
  };
}

function actionsOf({ standing }: Card): CardActionName[] {
  switch (standing.state) {
    case 'current':
    case 'loading':
    case 'restricted':
      return [];
    case 'unasked':
    case 'off':
      return ['look-up'];
    case 'unknown-host':
      return ['add-host'];
    case 'unavailable': {
      // Who limits says when to come back, and is asked again by then.
      const mayRetry = standing.reason === 'unreachable' || standing.reason === 'not-understood';
      return [
        ...(standing.canSignIn ? ['sign-in' as const] : []),
        ...(mayRetry ? ['retry' as const] : []),
      ];
    }
  }
}

/** What an owner has; nothing where its host did not say. */
function ownedBy(
  { host }: Card,
  { repositories, repositoryCount: told }: OwnerWords,
  today: string,
): { owned?: OwnedList } {
  const count = told ?? repositories.length;
  return repositories.length === 0 && told === undefined
    ? {}
    : {
        owned: {
          words: repositoryCount(count),
          count,
          all: t('All {0} on {1}', inNumbers(count), visibleText(host.label)),
          rows: repositories.map((repository) => ownedWords(repository, today)),
        },
      };
}

function ownedWords(repository: OwnedRepository, today: string): OwnedWords {
  const { name, url, description, language, stars, pushedAt, isArchived } = repository;
  return {
    name: visibleText(name),
    url,
    ...(description === undefined ? {} : { description: visibleText(description) }),
    ...(language === undefined
      ? {}
      : { language: { ...language, name: visibleText(language.name) } }),
    ...(stars === undefined
      ? {}
      : { stars: { count: stars, short: shortCount(stars), long: starsInWords(stars) } }),
    ...(pushedAt === undefined ? {} : { push: { at: pushedAt, ago: agoInWords(pushedAt, today) } }),
    isArchived,
  };
}
