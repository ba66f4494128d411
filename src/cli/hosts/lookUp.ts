import { createHash } from 'node:crypto';
import { Directory } from '../../repositories/directory';
import type { Clock, Credentials } from '../../repositories/directoryPorts';
import type { Fetch } from '../../repositories/fetchClient';
import type { Verdict } from '../../repositories/facts';
import { lookableOf } from '../../repositories/lookableOf';
import { hostNamed } from '../../repositories/recognise';
import type { RepositoryReference } from '../../repositories/reference';
import { localDay } from '../../repositories/localDay';
import type { Io } from '../io';
import { withProgress } from '../progress';
import { factsStore } from './factsStore';
import { createHostClient, wait } from './hostClient';
import { tokenFor } from './tokens';
import { troubleWords } from './trouble';

/** What hosts said of everything that was wanted. */
export interface LookedUp {
  /** What is known, now or from earlier, by key. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Keys of what its host answered now, or a short while ago. */
  readonly answered: ReadonlySet<string>;
  /** Keys of the rest. */
  readonly unanswered: readonly string[];
  /** Why, by the words for it: how many. */
  readonly reasons: ReadonlyMap<string, number>;
  /** What else the user should hear, as sentences. */
  readonly notes: readonly string[];
}

/**
 * Asks hosts about repositories and owners; only with the user's leave. Never rejects for what a host or
 * the network does.
 *
 * @param wanted each key once.
 * @param refresh also about what is known and fresh.
 */
export async function lookUp(
  wanted: readonly RepositoryReference[],
  io: Io,
  refresh: boolean,
): Promise<LookedUp> {
  const notes = new Set<string>();
  const directory = new Directory(
    {
      http: createHostClient(io.fetch ?? noNetwork),
      clock: clockOf(io),
      store: factsStore(io.env),
      credentials: (hostName) => Promise.resolve(credentialsFor(hostName, io, notes)),
      onFailure: (what, error) => {
        notes.add(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      },
    },
    lookableOf,
  );
  try {
    const { answered, unanswered } = await withProgress(io, 'Looking up repositories', (step) =>
      directory.lookUp(wanted, {
        refresh,
        onProgress: (done, all) => {
          void step(done, all);
        },
      }),
    );
    const open = new Set(unanswered);
    return {
      verdicts: verdictsOf(wanted, directory),
      answered: new Set(answered),
      unanswered,
      reasons: reasonsFor(
        wanted.filter(({ key }) => open.has(key)),
        directory,
        io,
      ),
      notes: [...notes, ...refusals(wanted, directory, io)],
    };
  } finally {
    // What waits to be written would hold up the end of the program.
    await directory.flush();
  }
}

function clockOf({ now }: Io): Clock {
  return { now, dayOf: (time) => localDay(new Date(time)), wait };
}

const noNetwork: Fetch = () => Promise.reject(new TypeError('There is no network here.'));

function credentialsFor(
  hostName: string,
  { env }: Io,
  notes: Set<string>,
): Credentials | undefined {
  const found = tokenFor(hostName, env);
  if (found === undefined) {
    return undefined;
  }
  const { variable, token } = found;
  if (token === undefined) {
    notes.add(
      `What ${variable} holds is no token: it has blanks or letters beyond ASCII. ${labelOf(hostName)} was asked without one.`,
    );
    return undefined;
  }
  // A token does not tell whose it is. Facts for one alone are kept apart by it.
  const account = createHash('sha256').update(token).digest('hex').slice(0, 16);
  return { account: `environment-${account}`, token };
}

function verdictsOf(
  wanted: readonly RepositoryReference[],
  directory: Directory,
): ReadonlyMap<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  for (const repository of wanted) {
    const verdict = directory.verdictOf(repository);
    if (verdict !== undefined) {
      verdicts.set(repository.key, verdict);
    }
  }
  return verdicts;
}

function reasonsFor(
  unanswered: readonly RepositoryReference[],
  directory: Directory,
  { env, now }: Io,
): ReadonlyMap<string, number> {
  const reasons = new Map<string, number>();
  for (const { hostName } of unanswered) {
    const { trouble } = directory.standingOf(hostName);
    const words =
      trouble === undefined
        ? 'gives no answer about them that could be relied on'
        : troubleWords(hostName, trouble, env, now());
    const reason = `${labelOf(hostName)}, which ${words}`;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return reasons;
}

/** A host that refuses a sign-in was asked without one. */
function refusals(
  wanted: readonly RepositoryReference[],
  directory: Directory,
  { env, now }: Io,
): readonly string[] {
  return [...new Set(wanted.map(({ hostName }) => hostName))].flatMap((hostName) => {
    const { trouble } = directory.standingOf(hostName);
    return trouble?.reason === 'bad-token'
      ? `${labelOf(hostName)} ${troubleWords(hostName, trouble, env, now())}, so that it was asked without one.`
      : [];
  });
}

function labelOf(hostName: string): string {
  return hostNamed(hostName)?.label ?? hostName;
}
