/** The indexes of a longest part of the numbers, all different, that increases. */
export function longestIncreasing(numbers: readonly number[]): ReadonlySet<number> {
  /** At each length, the index of the smallest number that such a part ends with. */
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, number] of numbers.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    before.push(ends[low - 1]);
    ends[low] = index;
  }
  const kept = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) {
    kept.add(at);
  }
  return kept;
}
