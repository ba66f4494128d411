import type { Facts, Verdict } from './facts';
import type { Answer } from './lookUp';

/** From the first look that misses what was there before to the one that may confirm it, in milliseconds. */
export const secondLookAfter = 10 * 60_000;

/** What is known of one key for those who asked alike: one account, or everybody without a sign-in. */
export interface Entry {
  readonly key: string;
  readonly state: Verdict['state'];
  /** The last good ones, also where the state is no longer `found`. */
  readonly facts: Facts | undefined;
  /** Of the answer that gave the facts. */
  readonly etag: string | undefined;
  /** The newest id that was told; facts without one do not forget it. */
  readonly id: string | undefined;
  /**
   * The id that the name had before it had another. It is kept until the host answers with it again:
   * that the author has read about it once makes the link no better.
   */
  readonly previousId: string | undefined;
  readonly isConfirmed: boolean;
  /** When a look first said `missing`, while all since have agreed; epoch milliseconds. */
  readonly missingSince: number | undefined;
  readonly isAnonymous: boolean;
  /** Of the look that gave the state, epoch milliseconds. */
  readonly checkedAt: number;
}

/** Answers that say something about the target; all others say something about the host. */
export type TellingAnswer = Extract<
  Answer,
  { readonly state: 'found' | 'unchanged' | 'missing' | 'blocked' | 'forbidden' }
>;

export interface Look {
  readonly key: string;
  readonly isAnonymous: boolean;
  /** Epoch milliseconds. */
  readonly checkedAt: number;
}

/**
 * What is known after an answer.
 *
 * @param previous what was known to whoever has asked.
 * @returns undefined where the answer makes no sense: `unchanged` about something never seen.
 */
export function entryAfter(
  previous: Entry | undefined,
  answer: TellingAnswer,
  look: Look,
): Entry | undefined {
  switch (answer.state) {
    case 'found':
      return found(previous, answer.facts, answer.etag, look);
    case 'unchanged':
      return previous?.facts && found(previous, previous.facts, previous.etag, look);
    case 'missing':
      return missing(previous, look);
    case 'blocked':
    case 'forbidden':
      return { ...remembered(previous), ...look, state: answer.state };
  }
}

function found(
  previous: Entry | undefined,
  facts: Facts,
  etag: string | undefined,
  look: Look,
): Entry {
  const told = (facts.owner ?? facts.repository).id;
  const known = previous?.id;
  const isAnother = told !== undefined && known !== undefined && told !== known;
  const before = previous?.previousId ?? (isAnother ? known : undefined);
  return {
    ...look,
    state: 'found',
    facts,
    etag,
    id: told ?? known,
    previousId: before === told ? undefined : before,
    isConfirmed: false,
    missingSince: undefined,
  };
}

/** Two looks must agree: a host that has a bad minute answers 404 too. */
function missing(previous: Entry | undefined, look: Look): Entry {
  const first = previous?.state === 'missing' ? previous.missingSince : undefined;
  // A first look in the future is one before the clock was put right.
  const since = first !== undefined && first <= look.checkedAt ? first : look.checkedAt;
  const agrees =
    previous?.state === 'missing' &&
    (previous.facts === undefined || look.checkedAt - since >= secondLookAfter);
  return {
    ...remembered(previous),
    ...look,
    state: 'missing',
    missingSince: since,
    isConfirmed: agrees || (previous?.state === 'missing' && previous.isConfirmed),
  };
}

function remembered(
  previous: Entry | undefined,
): Pick<Entry, 'facts' | 'etag' | 'id' | 'previousId' | 'isConfirmed' | 'missingSince'> {
  return {
    facts: previous?.facts,
    etag: previous?.etag,
    id: previous?.id,
    previousId: previous?.previousId,
    isConfirmed: false,
    missingSince: undefined,
  };
}

/** Whether a look must be repeated at once: nobody has ever seen the name, so that nothing speaks for it. */
export function needsSecondLook({ state, facts, isConfirmed }: Entry): boolean {
  return state === 'missing' && facts === undefined && !isConfirmed;
}

/** The key of what was found, in the spelling of keys; it differs from the key asked for after a move. */
export function canonicalKey(key: string, { owner, repository }: Facts): string {
  const hostName = key.slice(0, key.indexOf('/'));
  const path = repository ? `${repository.owner.login}/${repository.name}` : owner.login;
  return `${hostName}/${path}`.toLowerCase();
}

export function isMoved({ key, facts }: Entry): boolean {
  return facts !== undefined && canonicalKey(key, facts) !== key;
}

/**
 * Whether everybody may see it: what an account was told of a public repository. An owner tells no
 * visibility, so that what an account was told of one stays with the account.
 */
export function isForEverybody({ state, facts, isAnonymous }: Entry): boolean {
  return isAnonymous || (state === 'found' && facts?.repository?.visibility === 'public');
}

export function verdictFrom(entry: Entry, day: string): Verdict {
  const { state, facts, isConfirmed, previousId, isAnonymous, checkedAt } = entry;
  return {
    state,
    facts,
    isConfirmed,
    // A name that leads on to another one is moved, whatever the id: that is what the author can mend.
    isReplaced: state === 'found' && previousId !== undefined && !isMoved(entry),
    isAnonymous,
    checkedAt,
    day,
    source: 'host',
  };
}
