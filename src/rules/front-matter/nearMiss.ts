import type { Field } from '../../post/fields';
import type { Post } from '../../post/post';
import type { Profile } from '../../profile/profile';
import { soundFields } from './fields';

export interface NearMiss {
  readonly field: Field;
  /** The known field that was probably meant; the post does not have it. */
  readonly meant: string;
}

/** Unknown fields whose name is nearly that of a known one which the post lacks. */
export function nearMisses(post: Post, profile: Profile): readonly NearMiss[] {
  const fields = soundFields(post);
  const present = new Set(fields.map(({ name }) => name));
  const known = profile.fields.map(({ name }) => name);
  const absent = known.filter((name) => !present.has(name));
  const misses: NearMiss[] = [];
  for (const field of fields) {
    if (known.includes(field.name)) {
      continue;
    }
    const meant = absent
      .map((name) => ({ name, distance: distanceOf(field.name, name) }))
      .filter(({ name, distance }) => distance <= (name.length > 5 ? 2 : 1))
      .sort((a, b) => a.distance - b.distance)[0];
    if (meant !== undefined) {
      misses.push({ field, meant: meant.name });
    }
  }
  return misses;
}

function distanceOf(written: string, known: string): number {
  const [a, b] = [written, known].map((name) => name.toLowerCase().replace(/[\s_-]+/g, ''));
  return Math.abs(written.length - known.length) > 4 ? Infinity : editDistance(a ?? '', b ?? '');
}

/** Insertions, deletions, replacements and swaps of neighbours between two short words. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
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
