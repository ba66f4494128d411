// What is known of a link as the plain data of a card. Knows nothing of VS Code, so that it is tested alone.
import type { RepositoryLink } from '../post/links';
import type {
  Badge,
  Card,
  OwnedRepository,
  OwnerWords,
  RepositoryWords,
  Standing,
} from '../preview/card/model';
import { t } from '../preview/l10n';
import { isWebAddress } from '../preview/text';
import type { License, OwnerFacts, RepositoryFacts, Verdict } from '../repositories/facts';
import { timestamp } from '../repositories/hostText';
import type { RepositoryReference } from '../repositories/reference';
import { movedTo } from '../rules/repositories/moved';
import type { HostStanding, HostTrouble, LookUpConsent } from './facts';

/** How things stand with one host, as far as a card tells of it. */
export interface HostNote extends Pick<HostStanding, 'canSignIn'> {
  readonly trouble: Pick<HostTrouble, 'reason' | 'message'> | undefined;
}

/** What is known around the links of one document. */
export interface KnownOfCards {
  /** `YYYY-MM-DD`, in the author's time zone. */
  readonly today: string;
  readonly consent: LookUpConsent;
  readonly verdictOf: (repository: RepositoryReference) => Verdict | undefined;
  readonly isAsking: (repository: RepositoryReference) => boolean;
  /** Whether its host gave no answer about it, though it answers about others. */
  readonly isHeldBack?: (repository: RepositoryReference) => boolean;
  readonly canBeAsked: (repository: RepositoryReference) => boolean;
  readonly standingOf: (hostName: string) => HostNote;
  /** A picture of an owner as a `data:` address, once it is known and may be shown. */
  readonly avatarOf: (repository: RepositoryReference, url: string) => string | undefined;
  /** A point in time for people: `14:02`, or the day where it is not today. */
  readonly shownTime: (time: number) => string;
}

/** Says what a link leads to: links with the same key share a card. */
export function cardKey({ repository, url }: Pick<RepositoryLink, 'repository' | 'url'>): string {
  return repository.kind === 'deep' ? `${repository.key} ${url}` : repository.key;
}

/** The card of what a link leads to. */
export function cardOf(
  link: Pick<RepositoryLink, 'repository' | 'url'>,
  known: KnownOfCards,
): Card {
  const { repository, url } = link;
  const { host, hostLabel, hostName, kind, owner, name, detail } = repository;
  const verdict = known.verdictOf(repository);
  const facts = verdict?.facts;
  const avatarUrl = facts?.repository?.owner.avatarUrl ?? facts?.owner?.avatarUrl;
  const avatar = avatarUrl === undefined ? undefined : known.avatarOf(repository, avatarUrl);
  return {
    key: cardKey(link),
    host: { id: host, name: hostName, label: hostLabel },
    kind: kind === 'deep' ? 'page' : kind,
    owner,
    ...(name === undefined ? {} : { name }),
    ...(detail === undefined ? {} : { page: detail }),
    ...(isWebAddress(url) ? { url } : {}),
    ...(avatar === undefined ? {} : { avatar }),
    badges: verdict === undefined ? [] : badgesOf(repository, verdict),
    ...(facts?.repository === undefined ? {} : { repository: repositoryWords(facts.repository) }),
    ...(facts?.owner === undefined ? {} : { ownerFacts: ownerWords(facts.owner) }),
    ...(verdict === undefined ? {} : { asOf: asOf(verdict, known) }),
    standing: standingOf(repository, verdict, known),
  };
}

function asOf(
  { day, checkedAt, source }: Verdict,
  { today, shownTime }: KnownOfCards,
): NonNullable<Card['asOf']> {
  return {
    day,
    source,
    ...(day === today && source === 'host' ? { time: shownTime(checkedAt) } : {}),
  };
}

function standingOf(
  repository: RepositoryReference,
  verdict: Verdict | undefined,
  known: KnownOfCards,
): Standing {
  if (!known.canBeAsked(repository)) {
    return { state: 'unknown-host' };
  }
  switch (known.consent) {
    case 'untrusted':
      return { state: 'restricted' };
    case 'never':
      return { state: 'off' };
    case 'not-asked':
      return { state: 'unasked' };
    case 'allowed': {
      const { trouble, canSignIn } = known.standingOf(repository.hostName);
      if (trouble !== undefined) {
        return { state: 'unavailable', ...trouble, canSignIn };
      }
      if (known.isHeldBack?.(repository) === true && !known.isAsking(repository)) {
        return {
          state: 'unavailable',
          reason: 'not-understood',
          message: t('{0} gave no answer about this one that can be read.', repository.hostLabel),
          canSignIn: false,
        };
      }
      return verdict === undefined || known.isAsking(repository)
        ? { state: 'loading' }
        : { state: 'current' };
    }
  }
}

/** What is special about a link target, what matters most first. */
export function badgesOf(reference: RepositoryReference, verdict: Verdict): Badge[] {
  return [
    ...badgesOfAnswer(verdict),
    ...badgeOfMove(reference, verdict),
    ...badgesOfRepository(verdict.facts?.repository),
  ];
}

function badgesOfAnswer({ state, isAnonymous, isConfirmed, isReplaced }: Verdict): Badge[] {
  switch (state) {
    case 'missing':
      return [{ kind: 'missing', isConfirmed, isAnonymous }];
    case 'blocked':
    case 'forbidden':
      return [{ kind: state }];
    case 'found':
      return isReplaced ? [{ kind: 'replaced' }] : [];
  }
}

function badgeOfMove(reference: RepositoryReference, verdict: Verdict): Badge[] {
  const to = movedTo(reference, verdict)?.path;
  return to === undefined ? [] : [{ kind: 'moved', to, shown: whatIsNew(reference, to) }];
}

/** Of a new name, the part that says where it went: the owner or the name, where the other is as it was. */
function whatIsNew({ owner, name }: RepositoryReference, to: string): string {
  const at = to.lastIndexOf('/');
  const isSame = (part: string, other = ''): boolean => part.toLowerCase() === other.toLowerCase();
  if (isSame(to.slice(at + 1), name)) {
    return to.slice(0, at);
  }
  return isSame(to.slice(0, at), owner) ? to.slice(at + 1) : to;
}

function badgesOfRepository(facts: RepositoryFacts | undefined): Badge[] {
  if (facts === undefined) {
    return [];
  }
  const { visibility, isDisabled, isArchived, archivedAt, isEmpty, isMirror, isFork, parent } =
    facts;
  const badges: (Badge | false)[] = [
    (visibility === 'private' || visibility === 'internal') && { kind: 'private', visibility },
    isDisabled === true && { kind: 'disabled' },
    isArchived === true && { kind: 'archived', ...at('at', archivedAt) },
    isEmpty === true && { kind: 'empty' },
    isMirror === true && { kind: 'mirror' },
    isFork === true && { kind: 'fork', ...(parent === undefined ? {} : { parent }) },
    facts.isTemplate === true && { kind: 'template' },
  ];
  return badges.filter((badge) => badge !== false);
}

function repositoryWords(facts: RepositoryFacts): RepositoryWords {
  const { description, language, stars, license, latestRelease, topics = [], homepage } = facts;
  return {
    ...(description === undefined ? {} : { description }),
    ...languageOf(language),
    ...(stars === undefined ? {} : { stars }),
    ...(license === undefined ? {} : { license: licenseOf(license) }),
    ...at('pushedAt', facts.pushedAt),
    ...at('activeAt', facts.activeAt),
    ...(latestRelease === undefined || latestRelease === 'none'
      ? {}
      : {
          release: {
            tag: latestRelease.tag,
            ...at('publishedAt', latestRelease.publishedAt),
            ...(latestRelease.url === undefined ? {} : { url: latestRelease.url }),
          },
        }),
    topics: topics.slice(0, 20).map((topic) => topic.slice(0, 100)),
    ...(homepage === undefined ? {} : { homepage }),
  };
}

function licenseOf(license: License | 'none'): NonNullable<RepositoryWords['license']> {
  if (license === 'none') {
    return { kind: 'none' };
  }
  const name = license.spdxId ?? license.name;
  return name === undefined ? { kind: 'other' } : { kind: 'named', name };
}

function languageOf(language: RepositoryFacts['language']): Pick<RepositoryWords, 'language'> {
  if (language === undefined) {
    return {};
  }
  const { name, color } = language;
  const isColor = color !== undefined && /^#[\da-f]{6}$/i.test(color);
  return { language: { name, ...(isColor ? { color } : {}) } };
}

function ownerWords(facts: OwnerFacts): OwnerWords {
  const { name, kind, isVerified, description, repositoryCount } = facts;
  return {
    ...(name === undefined ? {} : { displayName: name }),
    ...(kind === undefined ? {} : { kind }),
    isVerified: isVerified === true,
    ...(description === undefined ? {} : { description }),
    ...(repositoryCount === undefined ? {} : { repositoryCount }),
    repositories: facts.repositories
      .filter(({ visibility }) => visibility === undefined || visibility === 'public')
      .slice(0, 50)
      .map(ownedRepository),
  };
}

function ownedRepository(facts: RepositoryFacts): OwnedRepository {
  const { name, url, description, language, stars, pushedAt, isArchived } = facts;
  return {
    name,
    url,
    ...(description === undefined ? {} : { description }),
    ...languageOf(language),
    ...(stars === undefined ? {} : { stars }),
    ...at('pushedAt', pushedAt),
    isArchived: isArchived === true,
  };
}

/** A point in time or a day, if it is one. */
function at<Name extends string>(
  name: Name,
  value: string | undefined,
): Partial<Readonly<Record<Name, string>>> {
  const isOne =
    value !== undefined && (timestamp(value) !== undefined || /^\d{4}-\d\d-\d\d$/.test(value));
  return (isOne ? { [name]: value } : {}) as Partial<Readonly<Record<Name, string>>>;
}
