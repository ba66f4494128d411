import { editDistance } from './editDistance';

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
