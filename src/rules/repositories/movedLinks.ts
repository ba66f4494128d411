import type { Post } from '../../post/post';
import type { Span, TextEdit } from '../../post/text';
import type { RuleContext } from '../rule';
import { runRules } from '../run';
import { linkedPlaces, writtenName } from './linkedPlaces';
import { moved } from './moved';

/** A place that leads to where a repository was, with what makes it lead to where it is. */
export interface MovedLink {
  /** Of the old place, as in `RepositoryReference`. */
  readonly key: string;
  /** `owner/name` of the old place, as written. */
  readonly name: string;
  readonly address: Span;
  readonly edits: readonly TextEdit[];
}

/**
 * The links of a post to moved repositories, as far as they can be changed unseen. Where a comment or
 * the blog silences the rule, the author wants them as they are.
 */
export function movedLinks(post: Post, context: RuleContext): readonly MovedLink[] {
  const placeAt = new Map(linkedPlaces(post.body()).map((place) => [place.address.start, place]));
  return runRules([moved], post, context).flatMap(({ span, fixes }) => {
    const edits = fixes.find(({ automatic }) => automatic === true)?.edits;
    const place = placeAt.get(span.start);
    return edits === undefined || place === undefined
      ? []
      : [
          {
            key: place.link.repository.key,
            name: writtenName(place.link.repository),
            address: span,
            edits,
          },
        ];
  });
}
