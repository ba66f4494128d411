import type { Field } from '../../post/fields';
import type { Post } from '../../post/post';
import type { Profile } from '../../profile/profile';
import { isAmong, soundFields, specOf } from './fields';
import { perPost } from './perPost';
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
export const nearMisses = perPost((post: Post, profile: Profile): readonly NearMiss[] => {
  const fields = soundFields(post);
  const unknown = fields.filter(
    ({ name }) => specOf(profile.fields, name) === undefined && !ownWords.has(name),
  );
  if (unknown.length === 0) {
    return [];
  }
  const absent = profile.fields.filter(
    (spec) => spec.deprecated === undefined && !isAmong(fields, spec),
  );
  const misses = new Map<string, NearMiss>();
  for (const field of unknown) {
    let nearest: NearMiss | undefined;
    for (const { name: meant, type } of absent) {
      const distance = distanceOf(field.name, meant);
      if (distance < (nearest?.distance ?? Infinity) && fits(type, field.value)) {
        nearest = { field, meant, distance };
      }
    }
    // Only one of several can be the one that was meant.
    if (
      nearest !== undefined &&
      nearest.distance < (misses.get(nearest.meant)?.distance ?? Infinity)
    ) {
      misses.set(nearest.meant, nearest);
    }
  }
  return [...misses.values()];
});

function distanceOf(written: string, known: string): number {
  const a = lettersAlone(written);
  const b = lettersAlone(known);
  if (a === b) {
    return 0;
  }
  if (Math.abs(a.length - b.length) > 2) {
    return Infinity;
  }
  // Short words, and words that start otherwise, are too often others: `bags`, `host_image`.
  const isAlike = a.startsWith(b.charAt(0)) && (a.length !== b.length || b.length > 4);
  const isSwap = !isAlike && a.length === b.length && lettersOf(a) === lettersOf(b);
  if (!isSwap && !isAlike) {
    return Infinity;
  }
  const distance = editDistance(a, b);
  const lastPart = /[^_]*$/;
  const isGuess = b.length >= 10 && lastPart.exec(written)?.[0] === lastPart.exec(known)?.[0];
  return distance <= (isGuess ? 2 : 1) ? distance : Infinity;
}

function lettersAlone(name: string): string {
  return /^[a-z\d]*$/.test(name) ? name : name.toLowerCase().replace(/[\s_-]+/g, '');
}

function lettersOf(word: string): string {
  return Array.from(word).sort().join('');
}
