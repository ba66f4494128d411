/** Where two texts differ: offsets into the earlier (`A`) and the later one (`B`). */
export interface ChangedRange {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** The smallest range outside which both texts are equal. */
export function changedRange(before: string, after: string): ChangedRange {
  const shorter = Math.min(before.length, after.length);
  const start = commonPrefix(before, after, shorter);
  const end = commonSuffix(before, after, shorter - start);
  return {
    fromA: start,
    fromB: start,
    toA: before.length - end,
    toB: after.length - end,
  };
}

/** Comparing slices is many times faster than comparing code units one by one. */
const sliceLength = 1024;

function commonPrefix(a: string, b: string, most: number): number {
  let at = 0;
  while (
    at + sliceLength <= most &&
    a.slice(at, at + sliceLength) === b.slice(at, at + sliceLength)
  ) {
    at += sliceLength;
  }
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) {
    at++;
  }
  return at;
}

function commonSuffix(a: string, b: string, most: number): number {
  let length = 0;
  while (
    length + sliceLength <= most &&
    a.slice(a.length - length - sliceLength, a.length - length) ===
      b.slice(b.length - length - sliceLength, b.length - length)
  ) {
    length += sliceLength;
  }
  while (
    length < most &&
    a.charCodeAt(a.length - length - 1) === b.charCodeAt(b.length - length - 1)
  ) {
    length++;
  }
  return length;
}
