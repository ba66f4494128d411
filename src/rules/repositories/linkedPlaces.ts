import { Derived } from '../../post/derived';
import type { RepositoryLink } from '../../post/links';
import type { Body, Post } from '../../post/post';
import type { Span } from '../../post/text';
import type { KnownValues } from '../../profile/knownValues';
import type { RepositoryFacts, Verdict } from '../../repositories/facts';
import type { RepositoryReference } from '../../repositories/reference';
import type { RelatedPlace } from '../rule';
import { canonicalOf } from './canonicalPlace';

/** A place in a post that leads to a repository or owner: a link, or a definition that links share. */
export interface LinkedPlace {
  /** Of the address, where it is written. */
  readonly address: Span;
  /** The first link that leads there. */
  readonly link: RepositoryLink;
}

/** A place that something is known about. */
export interface KnownPlace extends LinkedPlace {
  readonly verdict: Verdict;
}

const placesByBody = new Derived<Body, readonly LinkedPlace[]>();

/** Where a post has the address of a repository or owner, each place once, in the order of its links. */
export function linkedPlaces(body: Body): readonly LinkedPlace[] {
  let places = placesByBody.get(body);
  if (places === undefined) {
    const byStart = new Map<number, LinkedPlace>();
    for (const link of body.links) {
      const { destination: address } = link;
      if (!byStart.has(address.start)) {
        byStart.set(address.start, { address, link });
      }
    }
    places = [...byStart.values()];
    placesByBody.set(body, places);
  }
  return places;
}

/** What was known at some time of all that a body links. */
interface Answers {
  readonly verdicts: readonly (Verdict | undefined)[];
  readonly places: readonly KnownPlace[];
  /** Worked out when a rule wants them. */
  found: readonly FoundRepository[] | undefined;
}

const noAnswers: Answers = { verdicts: [], places: [], found: [] };

interface Asked {
  /** The repositories and owners that a body links, each once. */
  readonly references: readonly RepositoryReference[];
  latest: Answers;
}

const askedByBody = new Derived<Body, Asked>();

/**
 * Asks about each repository and owner once. Where nothing is known, as in most posts, nothing else is
 * looked at; where the same is known as before, nothing is worked out again.
 */
function answersFor(post: Post, known: Pick<KnownValues, 'verdictOf'>): Answers {
  const body = post.body();
  let asked = askedByBody.get(body);
  if (asked === undefined) {
    asked = { references: referencesIn(body), latest: noAnswers };
    askedByBody.set(body, asked);
  }
  const { references, latest } = asked;
  let isAnyKnown = false;
  let isAnyNew = false;
  let index = 0;
  for (const reference of references) {
    const verdict = known.verdictOf(reference);
    isAnyKnown ||= verdict !== undefined;
    isAnyNew ||= verdict !== latest.verdicts[index++];
  }
  if (!isAnyKnown) {
    return noAnswers;
  }
  if (isAnyNew) {
    const verdicts = references.map((reference) => known.verdictOf(reference));
    asked.latest = { verdicts, places: placesWith(body, references, verdicts), found: undefined };
  }
  return asked.latest;
}

function referencesIn({ links }: Body): readonly RepositoryReference[] {
  const keys = new Set<string>();
  const references: RepositoryReference[] = [];
  for (const { repository } of links) {
    if (!keys.has(repository.key)) {
      keys.add(repository.key);
      references.push(repository);
    }
  }
  return references;
}

function placesWith(
  body: Body,
  references: readonly RepositoryReference[],
  verdicts: readonly (Verdict | undefined)[],
): readonly KnownPlace[] {
  const byKey = new Map(references.map(({ key }, index) => [key, verdicts[index]]));
  return linkedPlaces(body).flatMap((place) => {
    const verdict = byKey.get(place.link.repository.key);
    return verdict === undefined ? [] : [{ ...place, verdict }];
  });
}

/** The places of which a verdict is known; each repository and owner is asked about once. */
export function knownPlaces(
  post: Post,
  known: Pick<KnownValues, 'verdictOf'>,
): readonly KnownPlace[] {
  return answersFor(post, known).places;
}

/** A repository that answered as the one that it always was, with all places that lead to it. */
export interface FoundRepository {
  /** Equal for all its addresses, the former ones among them. */
  readonly key: string;
  /** `owner/name` as its host writes it now. */
  readonly name: string;
  readonly hostName: string;
  readonly facts: RepositoryFacts;
  readonly day: string;
  /** At least one, in the order of the links. */
  readonly places: readonly KnownPlace[];
}

/**
 * The repositories that a post links and that answered. Those whose name belongs to another one now are
 * not among them: what is known would be about a stranger.
 */
export function foundRepositories(
  post: Post,
  known: Pick<KnownValues, 'verdictOf'>,
): readonly FoundRepository[] {
  const answers = answersFor(post, known);
  answers.found ??= readFound(answers.places);
  return answers.found;
}

function readFound(places: readonly KnownPlace[]): readonly FoundRepository[] {
  const found = new Map<string, FoundRepository & { readonly places: KnownPlace[] }>();
  for (const place of places) {
    const { repository } = place.link;
    const facts = factsOf(repository, place.verdict);
    if (facts === undefined) {
      continue;
    }
    const canonical = canonicalOf(facts, repository);
    const key = canonical?.key ?? repository.key;
    const same = found.get(key);
    if (same !== undefined) {
      same.places.push(place);
      continue;
    }
    const { day } = place.verdict;
    const name = canonical?.path ?? writtenName(repository);
    found.set(key, { key, name, hostName: repository.hostName, facts, day, places: [place] });
  }
  return [...found.values()];
}

/** What is surely known of the repository that a link means. */
export function factsOf(
  { name }: RepositoryReference,
  { state, isReplaced, facts }: Verdict,
): RepositoryFacts | undefined {
  return state === 'found' && !isReplaced && name !== undefined ? facts?.repository : undefined;
}

/** Whether readers get to see a repository at all, as far as is known. */
export function isForReaders({ visibility }: RepositoryFacts): boolean {
  return visibility === undefined || visibility === 'public';
}

/** `owner/name` as written in its address, or the owner. */
export function writtenName({ owner, name }: RepositoryReference): string {
  return name === undefined ? owner : `${owner}/${name}`;
}

/** More are no help. */
const mostRelated = 20;

/** The first place for a problem that is told once, the others beside it. */
export function once(
  [first, ...others]: readonly LinkedPlace[],
  name: string,
): { readonly span: Span; readonly related: readonly RelatedPlace[] } | undefined {
  return (
    first && {
      span: first.address,
      related: others
        .slice(0, mostRelated)
        .map(({ address }) => ({ span: address, message: `${name} is linked here, too.` })),
    }
  );
}

/** How a message says when a fact was one. */
export function checked(day: string): string {
  return `(checked ${day})`;
}
