/** Insertions, deletions, replacements and swaps of neighbours between two short words. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = [0];
  for (let j = 1; j <= b.length; j++) {
    last.push(j);
  }
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** The one of several names that was probably meant; undefined where none is near enough. */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
  const plain = simplified(written);
  let nearest: string | undefined;
  let least = Infinity;
  for (const name of known) {
    const other = simplified(name);
    const short = Math.min(plain.length, other.length);
    // Longer strangers are not worth the comparison.
    const distance =
      Math.abs(plain.length - other.length) > 3 ? Infinity : editDistance(plain, other);
    if (distance < least && distance <= Math.max(1, Math.floor(short / 4))) {
      nearest = name;
      least = distance;
    }
  }
  return nearest;
}

function simplified(name: string): string {
  return name
    .slice(0, 100)
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}
