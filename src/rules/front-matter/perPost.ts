import { Derived } from '../../post/derived';
import type { Post } from '../../post/post';
import type { Profile } from '../../profile/profile';

/** Reads something of a post for a profile once, since most rules start from the same. */
export function perPost<T>(
  read: (post: Post, profile: Profile) => T,
): (post: Post, profile: Profile) => T {
  const remembered = new Derived<Post, { readonly profile: Profile; readonly thing: T }>();
  return (post, profile) => {
    const known = remembered.get(post);
    if (known?.profile === profile) {
      return known.thing;
    }
    const thing = read(post, profile);
    remembered.set(post, { profile, thing });
    return thing;
  };
}
