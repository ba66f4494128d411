import type { HttpResponse } from '../../httpClient';
import type { Answer, Quota } from '../../lookUp';

/** Without a word about how long, GitHub asks for a minute. */
const minute = 60_000;

/** Budgets are by the hour; whatever says more is not believed. */
const longest = 2 * 60 * minute;

/** What is left where nobody signed in is shared with everyone behind the same address: so much stays. */
export const reserve = 10;

export type Limited = Answer & { readonly state: 'limited' };

export function quotaOf(response: HttpResponse): Quota | undefined {
  const [remaining, limit, reset] = ['remaining', 'limit', 'reset'].map((part) =>
    wholeNumber(response.header(`x-ratelimit-${part}`)),
  );
  return remaining === undefined || limit === undefined || reset === undefined
    ? undefined
    : { remaining, limit, resetAt: reset * 1_000 };
}

/**
 * Whether an answer says "too many requests", and until when.
 *
 * @param message what the body says, in words
 * @param isLimit whether status or body tell that there is a limit at all; headers alone do not, as the
 *   last answer before a limit has them too
 */
export function limitOf(
  response: HttpResponse,
  message: string,
  isLimit: boolean,
  now: number,
): Limited | undefined {
  const isSecondary = /secondary rate limit|abuse detection/i.test(message);
  const quota = quotaOf(response);
  const retryAfter = wholeNumber(response.header('retry-after'));
  const isOver = isLimit || isSecondary || /rate limit exceeded/i.test(message);
  if (
    !isOver &&
    (response.status !== 403 || (retryAfter === undefined && quota?.remaining !== 0))
  ) {
    return undefined;
  }
  if (retryAfter !== undefined) {
    return limited('secondary', now + retryAfter * 1_000, now);
  }
  return quota?.remaining === 0 && !isSecondary
    ? limited('primary', quota.resetAt, now)
    : limited('secondary', now + minute, now);
}

/** Once so little is left without a sign-in, nothing more is asked. */
export function reserveReached(quota: Quota | undefined, now: number): Limited | undefined {
  return quota !== undefined && quota.remaining <= reserve
    ? limited('primary', quota.resetAt, now)
    : undefined;
}

function limited(limit: Limited['limit'], until: number, now: number): Limited {
  // The clocks of the two need not agree: a reset in the past is no leave to ask on and on.
  const soonest = limit === 'primary' ? now + minute : now + 1_000;
  return { state: 'limited', until: Math.min(Math.max(until, soonest), now + longest), limit };
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
