// What the panel shows of facts, as its plain data. Knows nothing of VS Code, so that it is tested alone.
import type { Card } from '../preview/card/model';
import {
  badgeWords,
  dayInWords,
  lastPush,
  licenseWords,
  ownerKind,
  repositoryCount,
  shortCount,
  shortDay,
} from '../preview/card/words';
import type { RepositoryLink } from '../post/links';
import type { FactItem, FootLine, PostView, RowFacts } from '../preview/viewModel';
import type { Verdict } from '../repositories/facts';
import type { RepositoryReference } from '../repositories/reference';
import { movedTo } from '../rules/repositories/moved';
import { cardOf } from './cardOf';

/** What is known of the links of one document, and of who could be asked. */
export interface KnownOfLinks {
  /** `YYYY-MM-DD`, in the author's time zone. */
  readonly today: string;
  readonly consent: 'allowed' | 'not-asked' | 'never' | 'untrusted';
  readonly verdictOf: (repository: RepositoryReference) => Verdict | undefined;
  readonly isAsking: (repository: RepositoryReference) => boolean;
  readonly canBeAsked: (repository: RepositoryReference) => boolean;
  readonly standingOf: (hostName: string) => HostNote;
  /** Whether the canonical address of a moved link can be written in its place. */
  readonly canReplace: (link: RepositoryLink) => boolean;
  /** A point in time for people: `14:02`, or the day where it is not today. */
  readonly shownTime: (time: number) => string;
}

/** How things stand with one host. */
export interface HostNote {
  readonly account: string | undefined;
  readonly canSignIn: boolean;
  /** Why it gives no answers just now, as one sentence. */
  readonly trouble: { readonly reason: string; readonly message: string } | undefined;
  readonly quota: { readonly remaining: number; readonly limit: number } | undefined;
  readonly lastAnswerAt: number | undefined;
}

/** What a row says about the other end of its link; nothing where nothing can become known. */
export function rowFacts(link: RepositoryLink, known: KnownOfLinks): { readonly facts?: RowFacts } {
  const { repository } = link;
  const verdict = known.verdictOf(repository);
  const isExpected = known.consent === 'allowed' && known.canBeAsked(repository);
  if (verdict === undefined) {
    return isExpected
      ? { facts: { isAsking: known.isAsking(repository), items: [], badges: [] } }
      : {};
  }
  const card = cardOf(link, { ...known, standingOf: () => quiet, avatarOf: () => undefined });
  const description = card.repository?.description ?? card.ownerFacts?.description;
  const name = movedTo(repository, verdict)?.path;
  return {
    facts: {
      isAsking: isExpected && known.isAsking(repository),
      ...(description === undefined ? {} : { description }),
      items: itemsOf(card, verdict, known.today),
      badges: card.badges.map(badgeWords).map((state) => ({
        icon: state.icon,
        text: state.short,
        title: state.long,
        tone: state.tone,
      })),
      ...(verdict.day === known.today ? {} : { asOf: shortDay(verdict.day, known.today) }),
      ...(name !== undefined && known.canReplace(link) ? { movedTo: name } : {}),
    },
  };
}

/** Rows say nothing of hosts. */
const quiet = { canSignIn: false, trouble: undefined };

function itemsOf({ repository, ownerFacts }: Card, verdict: Verdict, today: string): FactItem[] {
  return repository !== undefined
    ? itemsOfRepository(repository, today)
    : ownerFacts !== undefined
      ? itemsOfOwner(ownerFacts)
      : item('advice', adviceOf(verdict));
}

/** What an author can do about a link whose target nobody gets to see. */
function adviceOf({ state, isConfirmed, isAnonymous }: Verdict): string | undefined {
  switch (state) {
    case 'missing':
      return !isConfirmed
        ? undefined
        : isAnonymous
          ? 'Correct the address, or sign in to tell which'
          : 'Correct the address';
    case 'blocked':
      return 'Link another place, or none';
    default:
      return undefined;
  }
}

function itemsOfRepository(facts: NonNullable<Card['repository']>, today: string): FactItem[] {
  const { language, stars } = facts;
  return [
    ...(language === undefined
      ? []
      : [
          {
            kind: 'language' as const,
            text: language.name,
            ...(language.color === undefined ? {} : { color: language.color }),
          },
        ]),
    ...item('stars', stars === undefined ? undefined : shortCount(stars)),
    ...item('license', licenseWords(facts)),
    ...item('activity', lastPush(facts, today)),
  ];
}

function itemsOfOwner(facts: NonNullable<Card['ownerFacts']>): FactItem[] {
  const what = ownerKind(facts);
  const { displayName, repositoryCount: count } = facts;
  return [
    ...item('owner', displayName === undefined ? what : `${displayName}, ${what}`),
    ...item('repositories', count === undefined ? undefined : repositoryCount(count)),
  ];
}

function item(kind: FactItem['kind'], text: string | undefined): FactItem[] {
  return text === undefined ? [] : [{ kind, text }];
}

/** The question before the list, the lines below it, and whether everything can be asked again. */
export function aroundRows(
  links: readonly RepositoryLink[],
  known: KnownOfLinks,
): Pick<PostView, 'question' | 'foot' | 'canRefresh'> {
  const askable = links.filter(({ repository }) => known.canBeAsked(repository));
  const hostNames = [...new Set(askable.map(({ repository }) => repository.hostName))];
  const foot = [...lockfileLine(links, known), ...consentLines(hostNames, known)];
  return {
    ...(known.consent === 'not-asked' && hostNames.length > 0
      ? {
          question: {
            targets: new Set(askable.map(({ repository }) => repository.key)).size,
            hostNames,
          },
        }
      : {}),
    ...(foot.length === 0 ? {} : { foot }),
    ...(known.consent === 'allowed' && hostNames.length > 0 ? { canRefresh: true } : {}),
  };
}

function consentLines(hostNames: readonly string[], known: KnownOfLinks): FootLine[] {
  if (hostNames.length === 0) {
    return [];
  }
  switch (known.consent) {
    case 'untrusted':
      return [{ pieces: ['Nothing is looked up in Restricted Mode'] }];
    case 'never':
      return [{ pieces: ['Looking up repositories is switched off'], action: { kind: 'consent' } }];
    case 'not-asked':
      return [];
    case 'allowed':
      return hostNames.map((hostName) => hostLine(hostName, known));
  }
}

function hostLine(hostName: string, known: KnownOfLinks): FootLine {
  const { account, canSignIn, trouble, quota, lastAnswerAt } = known.standingOf(hostName);
  const time = lastAnswerAt === undefined ? undefined : known.shownTime(lastAnswerAt);
  const isOut = trouble?.reason === 'bad-token';
  const left =
    quota === undefined
      ? ''
      : ` (${String(quota.remaining)} of ${String(quota.limit)} look-ups left)`;
  const who =
    account !== undefined
      ? `signed in as ${account}${left}`
      : canSignIn || quota !== undefined
        ? `not signed in${left}`
        : undefined;
  return {
    pieces: [
      time === undefined ? `Nothing from ${hostName} yet` : `Facts from ${hostName}, as of ${time}`,
      ...(trouble === undefined ? [] : [trouble.message.replace(/\.$/, '')]),
      ...(who === undefined || isOut ? [] : [who]),
    ],
    ...(trouble === undefined ? {} : { isTrouble: true }),
    ...(canSignIn && (account === undefined || isOut)
      ? { action: { kind: 'sign-in' as const, hostName } }
      : {}),
  };
}

/** Whether facts come from the lockfile, and of which days. */
function lockfileLine(links: readonly RepositoryLink[], known: KnownOfLinks): FootLine[] {
  const days = links
    .map(({ repository }) => known.verdictOf(repository))
    .filter((verdict) => verdict?.source === 'lockfile')
    .map((verdict) => verdict?.day ?? '')
    .sort();
  const newest = days.at(-1);
  return newest === undefined
    ? []
    : [{ pieces: [`Facts from the lockfile of this blog, as of ${dayInWords(newest)}`] }];
}
