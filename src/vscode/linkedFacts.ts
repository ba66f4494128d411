// What the views ask about the links of a document, beside the post itself.
import type * as vscode from 'vscode';
import type { RepositoryLink } from '../post/links';
import { hosts } from '../repositories/hosts/index';
import type { RepositoryReference } from '../repositories/reference';
import type { FactsService } from './facts';

/** The facts with what only some of those who know them can do. */
export interface ViewedFacts extends FactsService {
  /** Whether the host of a link is one that can be asked. */
  canAsk?(repository: RepositoryReference): boolean;
  /** Asks for the links of a document as long as somebody looks at them, whether it is a post or not. */
  want?(document: vscode.TextDocument): vscode.Disposable;
}

export function canBeAsked(facts: ViewedFacts, repository: RepositoryReference): boolean {
  return (
    facts.canAsk?.(repository) ??
    hosts.some(({ id, lookable }) => id === repository.host && lookable !== undefined)
  );
}

/** Host names that can be asked about links, each once, in the order of the post. */
export function hostsToAsk(facts: ViewedFacts, links: readonly RepositoryLink[]): string[] {
  const names = links.flatMap(({ repository }) =>
    canBeAsked(facts, repository) ? [repository.hostName] : [],
  );
  return [...new Set(names)];
}
