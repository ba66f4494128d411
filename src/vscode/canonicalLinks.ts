import * as vscode from 'vscode';
import type { RepositoryLink } from '../post/links';
import { contains, textOf, type Span } from '../post/text';
import { canonicalUrl } from '../repositories/canonicalUrl';
import { toWorkspaceEdit } from './convert';
import type { FactsService } from './facts';
import { inform } from './log';
import type { PostDocuments } from './postDocuments';

/** Of our own hovers and panel only: it stands in no menu. */
export const useCanonicalLink = 'componentPosts.useCanonicalLink';

/**
 * Writes the address that a moved repository has now into one link of a document. What is written comes
 * from the facts at this moment; whoever asks says only which link.
 */
export async function replaceByCanonical(
  posts: PostDocuments,
  facts: FactsService,
  document: vscode.TextDocument,
  place: Span,
): Promise<void> {
  const post = posts.read(document);
  const link = post.body().links.find(({ span }) => contains(span, place) && contains(place, span));
  const address = link === undefined ? undefined : canonicalOf(facts, document, post.text, link);
  if (link === undefined || address === undefined) {
    inform('This link has changed in the meantime, so nothing was replaced.');
    return;
  }
  await vscode.workspace.applyEdit(
    toWorkspaceEdit(document, [{ span: link.destination, newText: address }]),
  );
}

/** The address as it is written, with the new name in it; undefined where nothing has moved. */
export function canonicalOf(
  facts: FactsService,
  document: vscode.TextDocument,
  text: string,
  { destination, repository }: RepositoryLink,
): string | undefined {
  const verdict = facts.verdictOf(document, repository);
  return verdict?.state !== 'found' || verdict.facts === undefined || verdict.isReplaced
    ? undefined
    : canonicalUrl(textOf(text, destination), repository, verdict.facts);
}
