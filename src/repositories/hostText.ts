// What hosts send is written by strangers: these make plain, bounded values of it, or nothing.

/** UTF-16 code units of a text from a host that are kept. */
const longestText = 300;

/**
 * Control characters, line ends among them, and whatever turns the direction of text or shows nothing:
 * Unicode's categories Cc and Cf, and the separators of lines and paragraphs.
 */
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;

/** Half of a surrogate pair, also what a cut leaves. */
const loneSurrogate = /\p{Cs}/gu;

/** Text as one line of plain words of at most 300 UTF-16 code units; undefined where nothing is left. */
export function plainWords(value: unknown, longest = longestText): string | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  // Cut first, generously, so that ten megabytes cost no more than a sentence.
  const words = value
    .slice(0, longest * 4)
    .replace(unseen, ' ')
    .replace(loneSurrogate, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (words === '') {
    return undefined;
  }
  return words.length <= longest
    ? words
    : `${words
        .slice(0, longest - 1)
        .replace(loneSurrogate, '')
        .trimEnd()}…`;
}

/** UTF-16 code units of an address. */
const longestAddress = 2_000;

/** An address that a reader may be led to: `https:`, no credentials, at most 2,000 characters. */
export function webAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > longestAddress || !/^https:\/\//i.test(value)) {
    return undefined;
  }
  try {
    const url = new URL(value);
    const isPlain = url.username === '' && url.password === '';
    return isPlain && url.href.length <= longestAddress ? url.href : undefined;
  } catch {
    return undefined;
  }
}

const pointInTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-6]\d(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})$/;

/** A point in time as ISO 8601 with its zone, as the host wrote it; undefined for anything else. */
export function timestamp(value: unknown): string | undefined {
  return typeof value === 'string' && pointInTime.test(value) ? value : undefined;
}

/** A count of things: a whole number from 0 on. */
export function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
