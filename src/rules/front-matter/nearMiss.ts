import type { Field } from '../../post/fields';
import type { Post } from '../../post/post';
import type { Profile } from '../../profile/profile';
import { isAmong, soundFields, specOf } from './fields';
import { editDistance } from '../../profile/spelling';
import { fits } from '../../profile/values';

export { editDistance } from '../../profile/spelling';

export interface NearMiss {
  readonly field: Field;
  /** The known field that was probably meant; the post does not have it. */
  readonly meant: string;
  /** 0 for names that differ in case, `-`, `_` and spaces only; 2 is a mere guess. */
  readonly distance: number;
}

/** Words of their own, which stand in the front matter of other tools. */
const ownWords: ReadonlySet<string> = new Set(['authors', 'tile', 'titles', 'last_image']);

/** Unknown fields whose name is nearly that of a known one which the post lacks. */
export function nearMisses(post: Post, profile: Profile): readonly NearMiss[] {
  const fields = soundFields(post);
  const absent = profile.fields.filter(
    (spec) => spec.deprecated === undefined && !isAmong(fields, spec),
  );
  const misses = new Map<string, NearMiss>();
  for (const field of fields) {
    if (specOf(profile.fields, field.name) !== undefined || ownWords.has(field.name)) {
      continue;
    }
    const [nearest] = absent
      .filter(({ type }) => fits(type, field.value))
      .map(({ name: meant }) => ({ field, meant, distance: distanceOf(field.name, meant) }))
      .sort((a, b) => a.distance - b.distance);
    // Only one of several can be the one that was meant.
    if (
      nearest !== undefined &&
      nearest.distance < (misses.get(nearest.meant)?.distance ?? Infinity)
    ) {
      misses.set(nearest.meant, nearest);
    }
  }
  return [...misses.values()];
}

function distanceOf(written: string, known: string): number {
  const [a = '', b = ''] = [written, known].map((name) =>
    name.toLowerCase().replace(/[\s_-]+/g, ''),
  );
  if (a === b) {
    return 0;
  }
  // Short words, and words that start otherwise, are too often others: `bags`, `host_image`.
  const isSwap = a.length === b.length && lettersOf(a) === lettersOf(b);
  const isAlike = a.startsWith(b.charAt(0)) && (a.length !== b.length || b.length > 4);
  if (Math.abs(a.length - b.length) > 2 || (!isSwap && !isAlike)) {
    return Infinity;
  }
  const distance = editDistance(a, b);
  const lastPart = /[^_]*$/;
  const isGuess = b.length >= 10 && lastPart.exec(written)?.[0] === lastPart.exec(known)?.[0];
  return distance <= (isGuess ? 2 : 1) ? distance : Infinity;
}

function lettersOf(word: string): string {
  return Array.from(word).sort().join('');
}
