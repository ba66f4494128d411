// One run against one host: the look, and the looks that follow from what it answers.
import type { DirectoryPorts } from './directoryPorts';
import { needsSecondLook } from './entry';
import { isOutage, type BackOffs, type Gate } from './gates';
import type { Asker, HostFacts } from './hostFacts';
import type { Job, Jobs, Run } from './jobs';
import type { Answer, FailureReason, Lookable, Target } from './lookUp';

/** So many targets in a row that the host does not answer, and it is not asked about the rest. */
const mostOutages = 2;

export interface Host {
  readonly hostName: string;
  readonly lookable: Lookable;
  readonly ports: DirectoryPorts;
  readonly facts: HostFacts;
  readonly gate: Gate;
  /** For looks without a sign-in beside those with one. */
  readonly asideGate: Gate;
  /** Of single targets at a host that answers about others. */
  readonly backOffs: BackOffs;
  readonly jobs: Jobs;
  /** Told after each answer that tells something of a target. */
  onAnswer(): void;
  /** Told after each answer of any kind. */
  onLook(run: Run): void;
}

/** What a look leaves to be done. */
interface LeftOver {
  /** Missing, and nobody has ever seen them. */
  readonly missing: Job[];
  /** Refused to this sign-in. */
  readonly forbidden: Job[];
  /** The token was not accepted. */
  readonly refused: Job[];
}

interface Failed {
  readonly job: Job;
  readonly reason: FailureReason;
  readonly detail: string;
}

/** Asks about the jobs of a run; those that are still in it afterwards are without an answer. */
export async function askHost(host: Host, run: Run, jobs: Job[], asker: Asker): Promise<void> {
  const { missing, forbidden, refused } = await look(host, run, jobs, asker);
  if (missing.length > 0 && mayGoOn(host, run)) {
    await look(host, run, missing, asker);
  }
  if (
    forbidden.length > 0 &&
    mayGoOn(host, run) &&
    !host.asideGate.isClosed(host.ports.clock.now())
  ) {
    await lookAside(host, run, forbidden);
  }
  if (!run.controller.signal.aborted) {
    for (const job of forbidden) {
      host.jobs.settle(job, true);
    }
    // Those that a second look has confirmed are settled already.
    for (const job of missing) {
      host.jobs.settle(job, false);
    }
  }
  if (refused.length > 0 && mayGoOn(host, run)) {
    await askHost(host, run, refused, { token: undefined, own: undefined });
  }
}

function mayGoOn({ gate, ports }: Host, run: Run): boolean {
  return !run.controller.signal.aborted && !gate.isClosed(ports.clock.now());
}

async function look(host: Host, run: Run, jobs: readonly Job[], asker: Asker): Promise<LeftOver> {
  const left: LeftOver = { missing: [], forbidden: [], refused: [] };
  const failed: Failed[] = [];
  let outages = 0;
  let hasAnswered = false;
  const fail = (job: Job, reason: FailureReason, detail: string): void => {
    failed.push({ job, reason, detail });
    outages = isOutage(reason) ? outages + 1 : 0;
    host.jobs.settle(job, false);
  };
  for await (const [job, answer] of answers(host, run, jobs, asker)) {
    switch (answer.state) {
      case 'limited':
        host.gate.limited(answer.until, answer.limit, host.ports.clock.now());
        break;
      case 'bad-token':
        if (asker.token === undefined) {
          fail(job, 'not-understood', 'a sign-in is asked for');
        } else {
          host.facts.refuse(asker.token);
          left.refused.push(job);
        }
        break;
      case 'failed':
        if (answer.reason === 'not-allowed') {
          // It was us who did not let it out: the host has nothing to do with it.
          host.jobs.settle(job, false);
        } else if (answer.reason !== 'aborted') {
          fail(job, answer.reason, answer.detail);
        }
        break;
      case 'unknowable':
        // Nothing to wait for: it will not be told later either.
        host.jobs.settle(job, true);
        break;
      default: {
        const entry = host.facts.put(asker, job.target.key, answer);
        if (entry === undefined) {
          fail(job, 'not-understood', 'unchanged, but never seen');
          break;
        }
        outages = 0;
        hasAnswered = true;
        host.gate.answered();
        host.onAnswer();
        host.backOffs.succeed(job.target.key);
        if (needsSecondLook(entry)) {
          left.missing.push(job);
        } else if (answer.state === 'forbidden' && asker.token !== undefined) {
          left.forbidden.push(job);
        } else {
          host.jobs.settle(job, true);
        }
      }
    }
    host.onLook(run);
    if (outages >= mostOutages || !mayGoOn(host, run)) {
      break;
    }
  }
  blame(host, failed, hasAnswered, outages);
  return left;
}

/**
 * Leaves alone for a while whatever is likely to be at fault: the host, where it does not answer or where
 * no answer about several targets made sense, otherwise the targets.
 */
function blame(
  { backOffs, gate, ports }: Host,
  failed: readonly Failed[],
  hasAnswered: boolean,
  outages: number,
): void {
  const last = failed.at(-1);
  if (last === undefined) {
    return;
  }
  const now = ports.clock.now();
  const isOfHost = hasAnswered
    ? outages >= mostOutages
    : failed.length > 1 || isOutage(last.reason);
  if (isOfHost) {
    gate.failed(last.reason, last.detail, now);
    return;
  }
  for (const { job } of failed) {
    backOffs.fail(job.target.key, now);
  }
}

/**
 * What an organisation refuses to a sign-in that it has not approved may be open to everybody. Only that
 * is of interest here: nothing else that is said without the sign-in says anything about it.
 */
async function lookAside(host: Host, run: Run, jobs: readonly Job[]): Promise<void> {
  const { asideGate: gate, facts, ports } = host;
  const asker: Asker = { token: undefined, own: undefined };
  for await (const [job, answer] of answers({ ...host, gate }, run, jobs, asker)) {
    if (answer.state === 'found' || answer.state === 'unchanged') {
      facts.put(asker, job.target.key, answer);
      host.onAnswer();
      host.onLook(run);
    } else if (answer.state === 'limited') {
      gate.limited(answer.until, answer.limit, ports.clock.now());
      return;
    } else if (answer.state === 'failed') {
      gate.failed(answer.reason, answer.detail, ports.clock.now());
      return;
    }
  }
}

/** At most one answer for each job, whatever the adapter does; none once the run is aborted. */
async function* answers(
  host: Host,
  run: Run,
  jobs: readonly Job[],
  asker: Asker,
): AsyncGenerator<readonly [Job, Answer]> {
  const { facts, gate, hostName, lookable, ports } = host;
  const { signal } = run.controller;
  const left = new Map(jobs.map((job) => [job.target.key, job]));
  const targets = jobs.map(({ target }): Target => ({
    ...target,
    etag: facts.etagFor(asker, target.key),
  }));
  const session = {
    hostName,
    http: ports.http,
    token: asker.token,
    signal,
    now: () => ports.clock.now(),
    onQuota: gate.told.bind(gate),
  };
  try {
    for await (const [target, answer] of lookable.lookUp(targets, session)) {
      const job = left.get(target.key);
      if (signal.aborted) {
        return;
      }
      if (job !== undefined) {
        left.delete(target.key);
        yield [job, answer];
      }
    }
  } catch (error) {
    ports.onFailure(`${hostName} could not be asked`, error);
    for (const job of left.values()) {
      yield [job, { state: 'failed', reason: 'not-understood', detail: 'an error of our own' }];
    }
  }
}
