// Facts in words, for everything that shows them: plain text, never HTML or Markdown.
import { t } from '../l10n';
import { visibleText } from '../text';
import { agoInWords, dayInWords, inNumbers, shortCount, shortDay } from './amounts';
import type { Badge, Card, OwnerWords, RepositoryWords } from './model';
import type { BadgeWords, FactWords } from './worded';

export { agoInWords, dayInWords, inNumbers, listInWords, shortCount, shortDay } from './amounts';
export type { BadgeWords, FactWords } from './worded';

export function badgeWords(badge: Badge): BadgeWords {
  switch (badge.kind) {
    case 'missing':
      return missingWords(badge.isConfirmed, badge.isAnonymous);
    case 'blocked':
      return {
        icon: 'circle-slash',
        short: t('blocked by its host'),
        long: t('Blocked by its host for legal reasons'),
        tone: 'warning',
      };
    case 'forbidden':
      return {
        icon: 'lock',
        short: t('hidden from your sign-in'),
        long: t('Your sign-in may not see it, so it is not known what readers see'),
        tone: 'plain',
      };
    case 'replaced':
      return {
        icon: 'warning',
        short: t('another repository now'),
        long: t('This name belongs to another repository than before'),
        tone: 'warning',
      };
    case 'moved':
      return {
        icon: 'arrow-right',
        short: t('moved → {0}', visibleText(badge.shown)),
        long: t('Moved to {0}', visibleText(badge.to)),
        tone: 'warning',
      };
    case 'private':
      return {
        icon: 'lock',
        short: badge.visibility === 'private' ? t('private') : t('internal'),
        long:
          badge.visibility === 'private'
            ? t('Private: your readers get “not found”')
            : t('Internal: your readers get “not found”'),
        tone: 'warning',
      };
    case 'disabled':
      return {
        icon: 'circle-slash',
        short: t('switched off'),
        long: t('Switched off by its host'),
        tone: 'warning',
      };
    case 'archived':
      return {
        icon: 'archive',
        short: badge.at === undefined ? t('archived') : t('archived {0}', badge.at.slice(0, 4)),
        long: badge.at === undefined ? t('Archived') : t('Archived on {0}', dayInWords(badge.at)),
        tone: 'information',
      };
    case 'empty':
      return {
        icon: 'circle-large-outline',
        short: t('empty'),
        long: t('Empty: nothing has been pushed yet'),
        tone: 'information',
      };
    case 'mirror':
      return {
        icon: 'mirror',
        short: t('mirror'),
        long: t('Mirror of a repository elsewhere'),
        tone: 'plain',
      };
    case 'fork':
      return {
        icon: 'repo-forked',
        short: t('fork'),
        long: badge.parent === undefined ? t('Fork') : t('Fork of {0}', visibleText(badge.parent)),
        tone: 'plain',
      };
    case 'template':
      return {
        icon: 'files',
        short: t('template'),
        long: t('Template for other repositories'),
        tone: 'plain',
      };
  }
}

function missingWords(isConfirmed: boolean, isAnonymous: boolean): BadgeWords {
  if (!isConfirmed) {
    return {
      icon: 'warning',
      short: t('not found just now'),
      long: t('Not found just now, looked at again in a while'),
      tone: 'information',
    };
  }
  return {
    icon: 'warning',
    short: t('not found, or private'),
    long: isAnonymous
      ? t('Not found, or private (without a sign-in nobody can tell which)')
      : t('Not found, or private'),
    tone: 'warning',
  };
}

/** What an author can do about a link whose target nobody gets to see; undefined where it is seen. */
export function advice({ badges }: Pick<Card, 'badges'>): string | undefined {
  for (const badge of badges) {
    if (badge.kind === 'missing' && badge.isConfirmed) {
      return badge.isAnonymous
        ? t('Correct the address, or sign in to tell which')
        : t('Correct the address');
    }
    if (badge.kind === 'blocked') {
      return t('Link another place, or none');
    }
  }
  return undefined;
}

/** What is special, in few words for the end of a line: `moved → forge · archived 2021`. */
export function shortStateWords({ badges }: Pick<Card, 'badges'>): string | undefined {
  const words = badges
    .map(badgeWords)
    .filter(({ tone }) => tone !== 'plain')
    .map(({ short }) => short);
  return words.length === 0 ? undefined : words.join(' · ');
}

/** What the card is of, in words: `Repository on GitHub`, `Organisation on GitLab`, `Release v1.0 · GitHub`. */
export function kindWords(card: Card): string {
  const host = visibleText(card.host.label);
  const words = whatItIs(card);
  // What a page is called may itself end with where it is: `Folder docs on main`.
  return card.kind === 'page' ? `${words} · ${host}` : t('{0} on {1}', words, host);
}

function whatItIs({ kind, page, ownerFacts }: Card): string {
  switch (kind) {
    case 'repository':
      return t('Repository');
    case 'owner':
      return ownerFacts?.kind === undefined ? t('Owner') : capitalised(ownerKind(ownerFacts));
    case 'page':
      return page === undefined || page.trim() === '' ? t('Page') : capitalised(visibleText(page));
  }
}

/** `owner/name`, or the owner alone. */
export function placeName({ owner, name }: Pick<Card, 'owner' | 'name'>): string {
  return visibleText(name === undefined ? owner : `${owner}/${name}`);
}

/** `organisation`, `verified organisation`, `person`, `owner`. */
export function ownerKind({ kind, isVerified }: Pick<OwnerWords, 'kind' | 'isVerified'>): string {
  switch (kind) {
    case 'organisation':
      return isVerified ? t('verified organisation') : t('organisation');
    case 'person':
      return isVerified ? t('verified person') : t('person');
    default:
      return isVerified ? t('verified owner') : t('owner');
  }
}

/** `32 repositories`. */
export function repositoryCount(count: number): string {
  return count === 1 ? t('1 repository') : t('{0} repositories', inNumbers(count));
}

/** Identifier or name of the licence; undefined where the host did not say. */
export function licenseWords({ license }: RepositoryWords): string | undefined {
  switch (license?.kind) {
    case 'none':
      return t('no licence');
    case 'other':
      return t('other licence');
    case 'named':
      return visibleText(license.name);
    default:
      return undefined;
  }
}

/** `pushed 3 years ago`, or `active …` where the host knows no push. */
export function lastPush(
  { pushedAt, activeAt }: Pick<RepositoryWords, 'pushedAt' | 'activeAt'>,
  today: string,
): string | undefined {
  if (pushedAt !== undefined) {
    return t('pushed {0}', agoInWords(pushedAt, today));
  }
  return activeAt === undefined ? undefined : t('active {0}', agoInWords(activeAt, today));
}

/** What is known of a repository or owner beside its description, its topics and what is special about it. */
export function factWords(card: Card, today: string): FactWords[] {
  const { repository, ownerFacts } = card;
  if (repository !== undefined) {
    return repositoryFacts(repository, today);
  }
  return ownerFacts === undefined
    ? []
    : [
        { kind: 'owner', text: ownerKind(ownerFacts) },
        ...(ownerFacts.repositoryCount === undefined
          ? []
          : [{ kind: 'count' as const, text: repositoryCount(ownerFacts.repositoryCount) }]),
      ];
}

function repositoryFacts(facts: RepositoryWords, today: string): FactWords[] {
  const { language, stars, release, homepage } = facts;
  const license = licenseWords(facts);
  const activity = lastPush(facts, today);
  const day = facts.pushedAt ?? facts.activeAt;
  const all: (FactWords | false)[] = [
    language !== undefined && {
      kind: 'language',
      text: visibleText(language.name),
      ...(language.color === undefined ? {} : { color: language.color }),
    },
    stars !== undefined && {
      kind: 'stars',
      icon: 'star-full',
      text: shortCount(stars),
      long: starsInWords(stars),
    },
    license !== undefined && { kind: 'license', icon: 'law', text: license },
    activity !== undefined && {
      kind: 'activity',
      text: activity,
      ...(day === undefined ? {} : { long: `${activity}, ${dayInWords(day)}` }),
    },
    release !== undefined && {
      kind: 'release',
      icon: 'tag',
      text: visibleText(release.tag),
      long:
        release.publishedAt === undefined
          ? t('latest release {0}', visibleText(release.tag))
          : t(
              'latest release {0} of {1}',
              visibleText(release.tag),
              dayInWords(release.publishedAt),
            ),
      ...(release.url === undefined ? {} : { url: release.url }),
    },
    homepage !== undefined && {
      kind: 'homepage',
      icon: 'link',
      text: visibleText(siteName(homepage)),
      long: t('homepage {0}', visibleText(siteName(homepage))),
      url: homepage,
    },
  ];
  return all.filter((fact) => fact !== false);
}

/** What an address is known by: its host, without the usual beginning. */
function siteName(url: string): string {
  return url.replace(/^https?:\/\/(?:[^/?#]*@)?(?:www\.)?/i, '').replace(/[/?#].*$/s, '');
}

/** `1,234 stars`. */
export function starsInWords(stars: number): string {
  return stars === 1 ? t('1 star') : t('{0} stars', inNumbers(stars));
}

/** `as of 14:02`, `as of 20 Nov`, `lockfile, as of 20 Nov`: where a card's facts are not of this moment. */
export function asOfWords({ asOf }: Pick<Card, 'asOf'>, today: string): string | undefined {
  if (asOf === undefined || (asOf.day === today && asOf.time === undefined)) {
    return undefined;
  }
  const moment = asOf.time ?? shortDay(asOf.day, today);
  return asOf.source === 'lockfile' ? t('lockfile, as of {0}', moment) : t('as of {0}', moment);
}

/** Where and when all facts of a card come from, as a sentence; undefined where nothing is known. */
export function originWords({ asOf, host }: Card, today: string): string | undefined {
  if (asOf === undefined) {
    return undefined;
  }
  const moment = asOf.day === today && asOf.time !== undefined ? asOf.time : dayInWords(asOf.day);
  return asOf.source === 'lockfile'
    ? t('From the lockfile of this blog, as of {0}.', moment)
    : t('From {0}, as of {1}.', visibleText(host.name), moment);
}

/** Why there are no newer facts, as a sentence; undefined where none are missing. */
export function standingWords({
  standing,
  host,
}: Pick<Card, 'standing' | 'host'>): string | undefined {
  switch (standing.state) {
    case 'current':
      return undefined;
    case 'loading':
      return t('Asking {0}…', visibleText(host.name));
    case 'unasked':
      return t('Not looked up yet.');
    case 'off':
      return t('Looking up repositories is switched off.');
    case 'restricted':
      return t('Nothing is looked up in Restricted Mode.');
    case 'unknown-host':
      return t(
        'Which software {0} runs is not known, so it cannot be asked.',
        visibleText(host.name),
      );
    case 'unavailable':
      return visibleText(standing.message);
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
