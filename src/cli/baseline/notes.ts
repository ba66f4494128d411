/** That problems of a baseline are there still, as a sentence. @param count one at least. */
export function knownNote(count: number): string {
  return `${problems(count)} of the baseline ${are(count)} left and not told.`;
}

/** That problems of a baseline were taken out of it, since they are fixed. @param count one at least. */
export function takenOutNote(count: number): string {
  return `${problems(count)} of the baseline ${are(count)} fixed and taken out of it.`;
}

/** That problems of a baseline are fixed, and still in it. @param count one at least. */
export function fixedNote(count: number): string {
  return `${problems(count)} of the baseline ${are(count)} fixed. A check on your machine takes ${count === 1 ? 'it' : 'them'} out.`;
}

/** The notes of several parts of a check: each of these sentences once, with the sum of what it counts. */
export function withSums(notes: readonly string[]): readonly string[] {
  const sums = new Map<(count: number) => string, number>();
  const kept = notes.map((note) => {
    const count = countIn(note);
    const sentence = [knownNote, takenOutNote, fixedNote].find((each) => each(count) === note);
    if (sentence === undefined) {
      return note;
    }
    sums.set(sentence, (sums.get(sentence) ?? 0) + count);
    return sentence;
  });
  // Where each is said for the first time.
  return [...new Set(kept)].map((each) =>
    typeof each === 'string' ? each : each(sums.get(each) ?? 0),
  );
}

function countIn(note: string): number {
  const [, number = '1'] = /^(\d+) problems /.exec(note) ?? [];
  return Number(number);
}

export function problems(count: number): string {
  return count === 1 ? 'One problem' : `${String(count)} problems`;
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}
