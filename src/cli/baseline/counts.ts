/** How often each key is there. */
export function countsOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Keys without others, each of which takes one away that is equal to it. */
export function without(keys: readonly string[], taken: readonly string[]): readonly string[] {
  const counts = countsOf(taken);
  return keys.filter((key) => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count - 1);
    return count <= 0;
  });
}
