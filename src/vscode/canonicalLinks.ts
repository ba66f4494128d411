import * as vscode from 'vscode';
import { contains, type Span, type TextEdit } from '../post/text';
import { linkedPlaces } from '../rules/repositories/linkedPlaces';
import { canonicalEdit, movedTo } from '../rules/repositories/moved';
import { toWorkspaceEdit } from './convert';
import { inform } from './log';
import type { PostDocuments } from './postDocuments';

/** Of our own hovers only: it stands in no menu. */
export const useCanonicalLink = 'componentPosts.useCanonicalLink';

/**
 * Writes the address that a moved repository has now into one link of a document. What is written comes
 * from the facts at this moment; whoever asks says only which link.
 */
export async function replaceByCanonical(
  posts: PostDocuments,
  document: vscode.TextDocument,
  place: Span,
): Promise<void> {
  const post = posts.read(document);
  const link = post.body().links.find(({ span }) => contains(span, place) && contains(place, span));
  const edit = link === undefined ? undefined : canonicalEdits(posts, document)(link.destination);
  if (edit === undefined) {
    inform(vscode.l10n.t('This link is another now than it was, so nothing was replaced.'));
    return;
  }
  await vscode.workspace.applyEdit(toWorkspaceEdit(document, [edit]));
}

/** For the addresses in a document, the edits that put right what has moved; each is made when it is asked for. */
export function canonicalEdits(
  posts: PostDocuments,
  document: vscode.TextDocument,
): (address: Span) => TextEdit | undefined {
  const post = posts.read(document);
  const { known } = posts.contextOf(document);
  const places = new Map(linkedPlaces(post.body()).map((place) => [place.address.start, place]));
  return ({ start }) => {
    const place = places.get(start);
    const verdict = place && known.verdictOf(place.link.repository);
    const to = verdict && movedTo(place.link.repository, verdict);
    return to && canonicalEdit(post.text, { place: { ...place, verdict }, to });
  };
}
