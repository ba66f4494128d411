import type { Post } from '../../post/post';
import { textOf, type TextEdit } from '../../post/text';
import { shown } from '../../profile/values';
import type { Verdict } from '../../repositories/facts';
import type { RepositoryReference } from '../../repositories/reference';
import type { Finding, Fix, Rule } from '../rule';
import { onceKnown } from './explained';
import { addressHead } from './addressHead';
import { canonicalOf, type CanonicalPlace } from './canonicalPlace';
import { checked, factsOf, knownPlaces, writtenName, type KnownPlace } from './linkedPlaces';

export const moved: Rule = {
  id: 'repositories/moved',
  summary: 'Links lead to where a repository is now.',
  severity: 'warning',
  needs: 'body',
  fix: 'automatic',
  rationale: `A repository that was renamed, or given to another owner, still answers at its old address, but
only until somebody takes the old name: then every link to it leads readers to a stranger's code. The
host itself says where the repository is now, so that the change is safe; what an address has behind the
repository (a page, a query, a place on the page) stays. Another case of the same name is no move.
${onceKnown}`,
  examples: [
    {
      wrong: 'See [Anvil](https://github.com/acme/anvil).\n',
      right: 'See [Anvil](https://github.com/tidelift-labs/anvil).\n',
    },
  ],
  since: '0.4.0',
  check(post, { known }) {
    const found: Finding[] = [];
    for (const { place, to } of movedPlaces(post, known)) {
      const { repository } = place.link;
      const edit = canonicalEdit(post.text, { place, to });
      found.push({
        message: `${writtenName(repository)} moved to ${to.path} ${checked(place.verdict.day)}. Link it there.`,
        span: place.address,
        fixes: edit === undefined ? [] : [fixWith(edit, post, place)],
      });
    }
    return found;
  },
};

/** A place that leads to where a repository was. */
export interface MovedPlace {
  readonly place: KnownPlace;
  readonly to: CanonicalPlace;
}

/** The places of a post that lead to where repositories were, in the order of the links. */
function movedPlaces(post: Post, known: Parameters<typeof knownPlaces>[1]): readonly MovedPlace[] {
  return knownPlaces(post, known).flatMap((place) => {
    const to = movedTo(place.link.repository, place.verdict);
    return to === undefined ? [] : [{ place, to }];
  });
}

/** Where a repository is now; undefined where it is still there, or where that is not known for sure. */
export function movedTo(
  repository: RepositoryReference,
  verdict: Verdict,
): CanonicalPlace | undefined {
  const facts = factsOf(repository, verdict);
  const to = facts === undefined ? undefined : canonicalOf(facts, repository);
  return to?.key === repository.key ? undefined : to;
}

/** What writes the address that a repository has now; undefined where the old one is not found. */
export function canonicalEdit(text: string, { place, to }: MovedPlace): TextEdit | undefined {
  const { url } = to;
  const head = addressHead(text, place);
  if (head === undefined) {
    return undefined;
  }
  // Of a bare address, such a sign at the end would be text.
  const isCut = head.endsBareAddress && /[.~_]$/.test(url);
  return { span: head.span, newText: isCut ? `<${url}>` : url };
}

function fixWith(edit: TextEdit, { text }: Post, { address }: KnownPlace): Fix {
  const rest = textOf(text, { start: edit.span.end, end: address.end });
  return {
    title: `Use ${shown(`${edit.newText.replace(/^<?https:\/\/|>$/g, '')}${rest}`)}`,
    edits: [edit],
    preferred: true,
    automatic: true,
  };
}
