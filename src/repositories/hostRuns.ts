import { untilAborted } from './aborting';
import type { DirectoryPorts } from './directoryPorts';
import { BackOffs, Gate } from './gates';
import { HostFacts, type Asker } from './hostFacts';
import { Jobs, type Run, type Waiter } from './jobs';
import type { Lookable } from './lookUp';
import type { RepositoryReference } from './reference';
import { askHost } from './run';
import type { Slots } from './slots';

/** From so many targets on, asking in two runs at once costs no more requests: any batch is full. */
const worthSplitting = 24;

export interface AskOptions {
  readonly refresh: boolean;
  readonly signal: AbortSignal | undefined;
  /** Told by key of each that is answered, or known and fresh. */
  readonly onAnswered: (key: string) => void;
}

/** One host: what is known of it, and who is asking it for more. */
export class HostRuns {
  readonly facts: HostFacts;
  readonly gate = new Gate();
  readonly #asideGate = new Gate();
  readonly #hostName: string;
  readonly #ports: DirectoryPorts;
  readonly #slots: Slots;
  readonly #changed: () => void;
  readonly #backOffs = new BackOffs();
  readonly #jobs = new Jobs();
  readonly #running = new Set<Run>();
  #lookable: Lookable | undefined;
  #lanes = 0;
  #isStarting = false;
  #lastAnswerAt: number | undefined;

  constructor(hostName: string, ports: DirectoryPorts, slots: Slots, changed: () => void) {
    this.#hostName = hostName;
    this.#ports = ports;
    this.#slots = slots;
    this.#changed = changed;
    this.facts = new HostFacts(hostName, ports, this.gate, changed);
  }

  get lastAnswerAt(): number | undefined {
    return this.#lastAnswerAt;
  }

  isAsking(key: string): boolean {
    return this.#jobs.has(key);
  }

  /** Whether it could not answer about this one a while ago, and is left alone about it until later. */
  isHeldBack(key: string): boolean {
    return this.#backOffs.isClosed(key, this.#ports.clock.now());
  }

  /** Resolves once there is nothing to wait for any more, or at once when the signal is aborted. */
  async ask(
    wanted: readonly RepositoryReference[],
    lookable: Lookable | undefined,
    options: AskOptions,
  ): Promise<void> {
    this.#lookable = lookable;
    await untilAborted(this.facts.ready(), options.signal);
    if (options.signal?.aborted !== true) {
      await this.#join(wanted, options);
    }
  }

  /** What is being asked is asked once more, as whoever is signed in then. */
  forgetAccount(): void {
    this.facts.forgetAccount();
    this.#abortRuns();
  }

  async #join(wanted: readonly RepositoryReference[], options: AskOptions): Promise<void> {
    const { signal, refresh, onAnswered } = options;
    const now = this.#ports.clock.now();
    await new Promise<void>((resolve) => {
      const finish = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.#jobs.leave(waiter);
        this.#changed();
        finish();
      };
      const waiter: Waiter = {
        jobs: new Set(),
        onSettled(job, isAnswered) {
          if (isAnswered) {
            onAnswered(job.target.key);
          }
          if (waiter.jobs.size === 0) {
            finish();
          }
        },
      };
      for (const { key, owner, name } of wanted) {
        this.facts.use(key);
        if (!refresh && this.facts.isFresh(key, now)) {
          onAnswered(key);
        } else if (this.#jobs.has(key) || this.#mayAsk(key, now)) {
          this.#jobs.join({ key, owner, name }, waiter);
        }
      }
      if (waiter.jobs.size === 0) {
        finish();
        return;
      }
      signal?.addEventListener('abort', leave);
      this.#changed();
      this.#start();
    });
  }

  #mayAsk(key: string, now: number): boolean {
    return (
      this.#lookable !== undefined && !this.gate.isClosed(now) && !this.#backOffs.isClosed(key, now)
    );
  }

  /** Starts one more run, if one is wanted and may be. It gathers what is wanted until it may ask. */
  #start(): void {
    const lookable = this.#lookable;
    if (
      lookable !== undefined &&
      !this.#isStarting &&
      this.#lanes < lookable.concurrency &&
      this.#jobs.waiting > 0
    ) {
      this.#isStarting = true;
      this.#lanes++;
      void this.#run(lookable).then(() => {
        this.#lanes--;
        this.#start();
      });
    }
  }

  async #run(lookable: Lookable): Promise<void> {
    const { asker, release } = await this.#asker();
    const { waiting } = this.#jobs;
    const run = this.#jobs.take(
      waiting < worthSplitting
        ? waiting
        : Math.ceil(waiting / (lookable.concurrency - this.#lanes + 1)),
    );
    this.#running.add(run);
    this.#isStarting = false;
    this.#start();
    try {
      if (run.jobs.size > 0 && !this.gate.isClosed(this.#ports.clock.now())) {
        await askHost(this.#hostOf(lookable), run, [...run.jobs.values()], asker);
      }
    } catch (error) {
      this.#ports.onFailure(`${this.#hostName} could not be asked`, error);
    }
    // Not in it any more: it was aborted, and what is left of it waits for the next run.
    if (this.#running.delete(run)) {
      for (const job of [...run.jobs.values()]) {
        this.#jobs.settle(job, false);
      }
    } else {
      this.#jobs.requeue(run);
    }
    release();
    this.#changed();
  }

  /** Who asks, with a place among all requests; the account may change while that is waited for. */
  async #asker(): Promise<{ readonly asker: Asker; readonly release: () => void }> {
    const before = this.facts.epoch;
    const asker = await this.facts.identify();
    if (before !== this.facts.epoch) {
      this.#abortRuns();
    }
    const identified = this.facts.epoch;
    const release = await this.#slots.take();
    if (identified === this.facts.epoch) {
      return { asker, release };
    }
    release();
    return this.#asker();
  }

  #abortRuns(): void {
    const runs = [...this.#running];
    this.#running.clear();
    for (const { controller } of runs) {
      controller.abort();
    }
  }

  #hostOf(lookable: Lookable): Parameters<typeof askHost>[0] {
    return {
      hostName: this.#hostName,
      lookable,
      ports: this.#ports,
      facts: this.facts,
      gate: this.gate,
      asideGate: this.#asideGate,
      backOffs: this.#backOffs,
      jobs: this.#jobs,
      onAnswer: () => {
        this.#lastAnswerAt = this.#ports.clock.now();
      },
      onLook: (run) => {
        this.#changed();
        if (this.#jobs.isUnwanted(run)) {
          // Not before what came in the same batch is taken.
          void this.#ports.clock.wait(0).then(() => {
            this.#jobs.stopUnwanted(run);
          });
        }
      },
    };
  }
}
