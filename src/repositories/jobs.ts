import type { Target } from './lookUp';

/** One key that is to be asked, or being asked, for everybody who wants to know. */
export interface Job {
  readonly target: Target;
  readonly waiters: Set<Waiter>;
  run: Run | undefined;
}

export interface Waiter {
  readonly jobs: Set<Job>;
  /** Told once for each of its jobs, when that is removed from them. */
  onSettled(job: Job, isAnswered: boolean): void;
}

/** One run of an adapter. */
export interface Run {
  readonly controller: AbortController;
  /** Not settled yet, by key. */
  readonly jobs: Map<string, Job>;
}

/** Who waits for what at one host: each key is asked once, whoever wants it. */
export class Jobs {
  readonly #byKey = new Map<string, Job>();

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  /** How many are to be asked. */
  get waiting(): number {
    let count = 0;
    for (const { run } of this.#byKey.values()) {
      count += run === undefined ? 1 : 0;
    }
    return count;
  }

  join(target: Target, waiter: Waiter): void {
    let job = this.#byKey.get(target.key);
    if (job === undefined) {
      job = { target, waiters: new Set(), run: undefined };
      this.#byKey.set(target.key, job);
    }
    job.waiters.add(waiter);
    waiter.jobs.add(job);
  }

  /** A run that nobody waits for any more is aborted; otherwise it goes on for the others. */
  leave(waiter: Waiter): void {
    for (const job of waiter.jobs) {
      job.waiters.delete(waiter);
      if (job.waiters.size === 0) {
        this.#abandon(job);
      }
    }
    waiter.jobs.clear();
  }

  /** A run of the jobs that have waited longest. */
  take(most: number): Run {
    const run: Run = { controller: new AbortController(), jobs: new Map() };
    for (const [key, job] of this.#byKey) {
      if (job.run === undefined && run.jobs.size < most) {
        job.run = run;
        run.jobs.set(key, job);
      }
    }
    return run;
  }

  settle(job: Job, isAnswered: boolean): void {
    this.#remove(job);
    job.run?.jobs.delete(job.target.key);
    for (const waiter of job.waiters) {
      waiter.jobs.delete(job);
      waiter.onSettled(job, isAnswered);
    }
    job.waiters.clear();
  }

  /** What is left of a run waits for another one. */
  requeue(run: Run): void {
    for (const job of run.jobs.values()) {
      job.run = undefined;
      if (job.waiters.size === 0) {
        this.#remove(job);
      }
    }
    run.jobs.clear();
  }

  /** Whether a run still asks, though nobody waits for the rest of it. */
  isUnwanted({ jobs }: Run): boolean {
    return jobs.size > 0 && [...jobs.values()].every(({ waiters }) => waiters.size === 0);
  }

  stopUnwanted(run: Run): void {
    if (this.isUnwanted(run)) {
      // Removed first: whoever wants one of them from now on gets a job of its own.
      for (const job of run.jobs.values()) {
        this.#remove(job);
      }
      run.controller.abort();
    }
  }

  #abandon(job: Job): void {
    if (job.run === undefined) {
      this.#remove(job);
    } else {
      this.stopUnwanted(job.run);
    }
  }

  #remove(job: Job): void {
    if (this.#byKey.get(job.target.key) === job) {
      this.#byKey.delete(job.target.key);
    }
  }
}
