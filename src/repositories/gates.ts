import type { Trouble } from './directoryPorts';
import type { FailureReason, Quota } from './lookUp';

const minute = 60_000;
const backOffs = [minute, 5 * minute, 30 * minute];

/** A host that names a time for the end of its limit which has passed is left alone for so long. */
const limitUntold = minute;

/** No host is believed that it wants to be left alone for longer. */
const longestLimit = 24 * 60 * minute;

/** A stretch of time. Behind its beginning as well, so that a clock put back opens what it closed. */
interface Pause {
  readonly from: number;
  readonly until: number;
}

function isIn(pause: Pause | undefined, now: number): pause is Pause {
  return pause !== undefined && pause.from <= now && now < pause.until;
}

/** One minute, then five, then thirty, until something goes well again. */
export class BackOff {
  #failures = 0;
  #pause: Pause | undefined;

  isClosed(now: number): boolean {
    return isIn(this.#pause, now);
  }

  until(now: number): number | undefined {
    return isIn(this.#pause, now) ? this.#pause.until : undefined;
  }

  /** Failures of requests that were under way together count once. */
  fail(now: number): void {
    if (this.isClosed(now)) {
      return;
    }
    const length = backOffs[Math.min(this.#failures, backOffs.length - 1)] ?? minute;
    this.#failures++;
    this.#pause = { from: now, until: now + length };
  }

  succeed(): void {
    this.#failures = 0;
    this.#pause = undefined;
  }
}

/** Of single targets, which the host cannot answer while it answers about others. */
export class BackOffs {
  readonly #byKey = new Map<string, BackOff>();

  isClosed(key: string, now: number): boolean {
    return this.#byKey.get(key)?.isClosed(now) ?? false;
  }

  fail(key: string, now: number): void {
    const backOff = this.#byKey.get(key) ?? new BackOff();
    this.#byKey.set(key, backOff);
    backOff.fail(now);
  }

  succeed(key: string): void {
    this.#byKey.delete(key);
  }
}

/** Whether a host is asked just now, and why not. It has no timers: who wants to ask looks here first. */
export class Gate {
  readonly #backOff = new BackOff();
  #limit: (Pause & { readonly detail: string }) | undefined;
  #failure: Pick<Trouble, 'reason' | 'detail'> | undefined;
  #token: string | undefined;
  #refusedToken: string | undefined;
  #quota: Quota | undefined;

  isClosed(now: number): boolean {
    return isIn(this.#limit, now) || this.#backOff.isClosed(now);
  }

  /** Limits are those of who asks: whoever comes with another token is not held to them. */
  presented(token: string | undefined): void {
    if (token !== this.#token) {
      this.forgetAccount();
      this.#token = token;
    }
  }

  /** Whether the host did not accept this token; it is asked without one then. */
  isRefused(token: string): boolean {
    return token === this.#refusedToken;
  }

  answered(): void {
    this.#backOff.succeed();
    this.#failure = undefined;
  }

  limited(until: number, limit: 'primary' | 'secondary', now: number): void {
    const length = until > now ? Math.min(until - now, longestLimit) : limitUntold;
    this.#limit = { from: now, until: now + length, detail: `${limit} limit` };
  }

  failed(reason: FailureReason, detail: string, now: number): void {
    this.#backOff.fail(now);
    this.#failure = { reason: isOutage(reason) ? 'unreachable' : 'not-understood', detail };
  }

  refused(token: string): void {
    this.#refusedToken = token;
  }

  told(quota: Quota): void {
    this.#quota = quota;
  }

  /** As the host last said; undefined after it begins to count anew. */
  quota(now: number): Quota | undefined {
    return this.#quota !== undefined && now < this.#quota.resetAt ? this.#quota : undefined;
  }

  trouble(now: number): Trouble | undefined {
    if (this.#refusedToken !== undefined) {
      return { reason: 'bad-token', until: undefined, detail: 'the token is not accepted' };
    }
    if (isIn(this.#limit, now)) {
      return { reason: 'limited', until: this.#limit.until, detail: this.#limit.detail };
    }
    const until = this.#backOff.until(now);
    return until === undefined || this.#failure === undefined
      ? undefined
      : { ...this.#failure, until };
  }

  /** Limits and tokens are those of an account; whether the host answers at all is not. */
  forgetAccount(): void {
    this.#limit = undefined;
    this.#quota = undefined;
    this.#token = undefined;
    this.#refusedToken = undefined;
  }
}

/** Whether the host as a whole is likely not to answer, rather than badly about one target. */
export function isOutage(reason: FailureReason): boolean {
  return reason !== 'not-understood' && reason !== 'too-large';
}
