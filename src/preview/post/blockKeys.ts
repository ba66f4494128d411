/** A block of the post as it was drawn: what it is made of, and what the page knows it by. */
export interface KeyedBlock {
  readonly key: number;
  readonly source: string;
}

/**
 * Keys for the blocks of a post after a change. Those before and behind the changed part keep theirs, and
 * changed ones take over those that were there, one after the other, so that what a reader has selected,
 * opened or scrolled to stays while the post is being written.
 */
export function blocksAfter(
  before: readonly KeyedBlock[],
  sources: readonly string[],
): readonly KeyedBlock[] {
  const shorter = Math.min(before.length, sources.length);
  let same = 0;
  while (same < shorter && before[same]?.source === sources[same]) {
    same += 1;
  }
  let sameAtEnd = 0;
  while (
    sameAtEnd < shorter - same &&
    before.at(-1 - sameAtEnd)?.source === sources.at(-1 - sameAtEnd)
  ) {
    sameAtEnd += 1;
  }
  const changedBefore = before.slice(same, before.length - sameAtEnd);
  let next = before.reduce((most, { key }) => Math.max(most, key + 1), 0);
  return sources.map((source, index) => {
    const fromEnd = sources.length - index;
    const kept =
      index < same
        ? before[index]
        : fromEnd <= sameAtEnd
          ? before[before.length - fromEnd]
          : changedBefore[index - same];
    if (kept !== undefined) {
      return { key: kept.key, source };
    }
    next += 1;
    return { key: next - 1, source };
  });
}
