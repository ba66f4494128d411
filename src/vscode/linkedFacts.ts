// What the views ask about the links of a document, beside the post itself.
import type { RepositoryLink } from '../post/links';
import type { FactsService } from './facts';

/** Host names that can be asked about links, each once, in the order of the post. */
export function hostsToAsk(facts: FactsService, links: readonly RepositoryLink[]): string[] {
  const names = links.flatMap(({ repository }) =>
    facts.canAsk(repository) ? [repository.hostName] : [],
  );
  return [...new Set(names)];
}
