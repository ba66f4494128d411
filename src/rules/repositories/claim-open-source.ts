import type { Finding, Rule } from '../rule';
import { onceKnown } from './explained';
import { claimsIn, makesClaim } from './claims';
import { notOpenSource } from './licensing';
import {
  checked,
  foundRepositories,
  isForReaders,
  once,
  type FoundRepository,
} from './linkedPlaces';
import type { Post } from '../../post/post';
import type { KnownValues } from '../../profile/knownValues';
import type { Span } from '../../post/text';

export const claimOpenSource: Rule = {
  id: 'repositories/claim-open-source',
  summary: 'What a post calls open source has a licence that makes it so.',
  severity: 'information',
  needs: 'body',
  fix: 'none',
  rationale: `Source that everybody can read is open source only where a licence allows everybody to use, change
and share it. Readers who trust the word and use the code may not do so. It is spoken of only where the
host found no licence at all, or one that is known and that the Open Source Initiative has not approved;
a licence that the host cannot name says nothing. The words count in the entry and in the section of a
component, for what those link. It is told once per repository.
${onceKnown}`,
  examples: [
    {
      wrong: `**Anvil**: An open-source press for everything that is hot.

To dive deeper into Anvil, see [Anvil on GitHub](https://github.com/acme/anvil)

**Tongs**: They hold it.

To dive deeper into Tongs, see [Tongs on GitHub](https://github.com/acme/tongs)
`,
      right: `**Anvil**: A press for everything that is hot, free to look at.

To dive deeper into Anvil, see [Anvil on GitHub](https://github.com/acme/anvil)

**Tongs**: They hold it.

To dive deeper into Tongs, see [Tongs on GitHub](https://github.com/acme/tongs)
`,
    },
  ],
  since: '0.4.0',
  check(post, { known }) {
    const found: Finding[] = [];
    for (const { repository, words, why } of claimedInVain(post, known)) {
      const { name, day, places } = repository;
      const at = once(places, name);
      if (at !== undefined) {
        found.push({
          message: `The text calls ${name} open source, but it ${why} ${checked(day)}. Give it an open-source licence, or write what is so.`,
          span: at.span,
          related: [{ span: words, message: 'The text says so here.' }],
        });
      }
    }
    return found;
  },
};

export interface ClaimedInVain {
  readonly repository: FoundRepository;
  readonly words: Span;
  /** To follow its name. */
  readonly why: string;
}

/** The repositories that a post calls open source, and that surely are none. */
export function claimedInVain(
  post: Post,
  known: Pick<KnownValues, 'verdictOf'>,
): readonly ClaimedInVain[] {
  if (!makesClaim(post)) {
    return [];
  }
  return foundRepositories(post, known).flatMap((repository) => {
    const { facts, places } = repository;
    const why = isForReaders(facts) && facts.isEmpty !== true ? notOpenSource(facts) : undefined;
    const keys = new Set(places.map(({ link }) => link.repository.key));
    const claim = claimsIn(post).find(({ link }) => keys.has(link.repository.key));
    return why === undefined || claim === undefined
      ? []
      : [{ repository, words: claim.words, why }];
  });
}
