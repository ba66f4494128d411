import type { RepositoryLink } from '../post/links';
import type { Span } from '../post/text';
import type { OwnerFacts, RepositoryFacts, Verdict } from '../repositories/facts';
import { plainWords, webAddress } from '../repositories/hostText';
import type { RepositoryReference } from '../repositories/reference';
import { escapeMarkdown, link as linkTo } from './markdown';
import {
  dayInWords,
  hostList,
  lastPush,
  licenseWords,
  ownerKind,
  repositoryCount,
  shortCount,
  statesOf,
} from './repositoryWords';

/** What is known around a link to a repository or owner. */
export interface RepositoryHoverContext {
  /** `YYYY-MM-DD`, in the author's time zone. */
  readonly today: string;
  readonly verdict: Verdict | undefined;
  /** Whether its host is being asked about it right now. */
  readonly isAsking: boolean;
  /** Whether its host is one that can be asked at all. */
  readonly canBeAsked: boolean;
  readonly consent: 'allowed' | 'not-asked' | 'never' | 'untrusted';
  /** Host names that would be asked for the links of this post. */
  readonly hostNames: readonly string[];
  /** Why its host gives no answers just now, as one sentence. */
  readonly trouble: { readonly reason: string; readonly message: string } | undefined;
  /** Whether the address that a moved repository has now can be written into this link. */
  readonly canReplace: boolean;
  readonly canSignIn: boolean;
  /** A point in time for people: `14:02`, or the day where it is not today. */
  readonly shownTime: (time: number) => string;
}

/** What the reader of a hover may do; whoever shows it makes commands of these. */
export type HoverAction =
  | { readonly kind: 'look-up'; readonly title: string }
  | { readonly kind: 'refresh'; readonly title: string }
  | { readonly kind: 'sign-in'; readonly title: string }
  | { readonly kind: 'use-canonical'; readonly title: string; readonly link: Span }
  | { readonly kind: 'open'; readonly title: string; readonly url: string };

export interface RepositoryHover {
  readonly span: Span;
  /** As Markdown with icons of VS Code, a paragraph each. All text of others is escaped. */
  readonly paragraphs: readonly string[];
  readonly actions: readonly HoverAction[];
}

/** The link to a repository or owner at an offset. */
export function repositoryLinkAt(
  links: readonly RepositoryLink[],
  offset: number,
): RepositoryLink | undefined {
  return links.find(({ span }) => span.start <= offset && offset < span.end);
}

/** What a link leads to, as far as it is known, and what can be done about it. */
export function repositoryHover(
  link: RepositoryLink,
  context: RepositoryHoverContext,
): RepositoryHover | undefined {
  const { verdict } = context;
  if (verdict === undefined && !context.canBeAsked) {
    return undefined;
  }
  const paragraphs =
    verdict === undefined
      ? [title(link.repository, undefined)]
      : aboutTarget(link.repository, verdict, context.today);
  return {
    span: link.span,
    paragraphs: [...paragraphs, ...standing(link.repository, context)],
    actions: actionsOf(link, context),
  };
}

function aboutTarget(reference: RepositoryReference, verdict: Verdict, today: string): string[] {
  const { repository, owner } = verdict.facts ?? {};
  const about =
    repository !== undefined
      ? [description(repository.description), factLine(repository, today)]
      : owner !== undefined
        ? [...aboutOwner(owner)]
        : [];
  const [first, second, ...rest] = about;
  return [title(reference, verdict), first, second, stateLine(reference, verdict), ...rest].filter(
    (paragraph) => paragraph !== undefined,
  );
}

/** The name as it is linked; what has another name now says so in the line of states. */
function title(reference: RepositoryReference, verdict: Verdict | undefined): string {
  const { owner, name, detail } = reference;
  const facts = verdict?.facts;
  const icon =
    name !== undefined ? 'repo' : facts?.owner?.kind === 'person' ? 'account' : 'organization';
  const shown = facts?.owner?.name ?? (name === undefined ? owner : `${owner}/${name}`);
  const login = facts?.owner?.name === undefined ? '' : ` ${foreign(owner)}`;
  const page = detail === undefined ? '' : ` · ${foreign(detail)}`;
  return `$(${icon}) **${foreign(shown)}**${login}${page}`;
}

function description(text: string | undefined): string | undefined {
  return text === undefined ? undefined : foreign(text);
}

function factLine(facts: RepositoryFacts, today: string): string | undefined {
  const { language, stars } = facts;
  return line([
    language === undefined ? undefined : foreign(language.name),
    stars === undefined ? undefined : `$(star-full) ${shortCount(stars)}`,
    licenseOf(facts),
    lastPush(facts, today),
  ]);
}

function licenseOf(facts: RepositoryFacts): string | undefined {
  const words = licenseWords(facts);
  return words === undefined ? undefined : `$(law) ${foreign(words)}`;
}

/** Of an owner's repositories this many are named. */
const mostNamed = 5;

function aboutOwner(facts: OwnerFacts): (string | undefined)[] {
  const { kind, isVerified, repositories } = facts;
  const named = repositories
    .filter(({ visibility }) => visibility === undefined || visibility === 'public')
    .slice(0, mostNamed);
  return [
    description(facts.description),
    line([ownerKind(kind, isVerified), repositoryCount(facts.repositoryCount)]),
    named.length === 0 ? undefined : named.map(ownedRepository).join('\n'),
  ];
}

function ownedRepository({ name, url, stars, language }: RepositoryFacts): string {
  const address = webAddress(url);
  const shown = address === undefined ? foreign(name) : linkTo(plainWords(name) ?? '', address);
  const facts = line([
    language === undefined ? undefined : foreign(language.name),
    stars === undefined ? undefined : `$(star-full) ${shortCount(stars)}`,
  ]);
  return `- ${shown}${facts === undefined ? '' : ` · ${facts}`}`;
}

function stateLine(reference: RepositoryReference, verdict: Verdict): string | undefined {
  return line(statesOf(reference, verdict).map(({ icon, long }) => `$(${icon}) ${foreign(long)}`));
}

/** From when the facts are, or why there are none. */
function standing(
  { hostName }: RepositoryReference,
  { verdict, consent, isAsking, trouble, today, shownTime, hostNames }: RepositoryHoverContext,
): string[] {
  const sentences: string[] = [];
  if (verdict !== undefined) {
    const { source, day, checkedAt } = verdict;
    const from = source === 'lockfile' ? 'From the lockfile of this blog' : `From ${hostName}`;
    const time = source === 'host' && day === today ? shownTime(checkedAt) : dayInWords(day);
    sentences.push(`${from}, as of ${time}.`);
  }
  switch (consent) {
    case 'untrusted':
      sentences.push('Nothing is looked up in Restricted Mode.');
      break;
    case 'never':
      sentences.push('Looking up repositories is switched off.');
      break;
    case 'not-asked':
      if (hostNames.length > 1) {
        sentences.push(`A look-up asks ${hostList(hostNames)} about the links of this file.`);
      }
      break;
    case 'allowed':
      if (trouble !== undefined) {
        sentences.push(trouble.message);
      } else if (isAsking) {
        sentences.push(`Asking ${hostName}…`);
      } else if (verdict === undefined) {
        sentences.push(`Nothing is known from ${hostName} yet.`);
      }
      break;
  }
  return sentences.length === 0 ? [] : [`*${foreign(sentences.join(' '))}*`];
}

function actionsOf(link: RepositoryLink, context: RepositoryHoverContext): HoverAction[] {
  const { verdict, consent, trouble, hostNames } = context;
  const mayAsk = consent === 'allowed' && trouble === undefined && !context.isAsking;
  const actions: (HoverAction | false)[] = [
    context.canReplace && { kind: 'use-canonical', title: 'Use canonical link', link: link.span },
    consent === 'not-asked' &&
      context.canBeAsked && { kind: 'look-up', title: `Look up on ${hostList(hostNames)}` },
    verdict !== undefined && verdict.state !== 'missing' && open(link),
    context.canSignIn &&
      consent === 'allowed' &&
      (trouble?.reason === 'limited' ||
        trouble?.reason === 'bad-token' ||
        (verdict?.state === 'missing' && verdict.isAnonymous)) && {
        kind: 'sign-in',
        title: 'Sign in',
      },
    mayAsk && verdict !== undefined && { kind: 'refresh', title: 'Look up again' },
  ];
  return actions.filter((action) => action !== false);
}

function open({ url, repository }: RepositoryLink): HoverAction | false {
  const address = webAddress(url);
  return (
    address !== undefined && {
      kind: 'open',
      title: `Open on ${repository.hostLabel}`,
      url: address,
    }
  );
}

/** Facts with dots between them; undefined where there are none. */
function line(facts: readonly (string | undefined)[]): string | undefined {
  const known = facts.filter((fact) => fact !== undefined);
  return known.length === 0 ? undefined : known.join(' · ');
}

/** Text of others as Markdown that shows it, and nothing else. */
function foreign(text: string): string {
  return escapeMarkdown(plainWords(text) ?? '');
}
