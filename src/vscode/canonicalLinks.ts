import * as vscode from 'vscode';
import type { RepositoryLink } from '../post/links';
import { contains, type Span, type TextEdit } from '../post/text';
import { linkedPlaces } from '../rules/repositories/linkedPlaces';
import { canonicalEdit, movedPlaces, movedTo } from '../rules/repositories/moved';
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
  const edit = link === undefined ? undefined : canonicalEditOf(posts, document, link);
  if (edit === undefined) {
    inform('This link is another now than it was, so nothing was replaced.');
    return;
  }
  await vscode.workspace.applyEdit(toWorkspaceEdit(document, [edit]));
}

/** What puts right the address of one link; undefined where nothing is to be put right, or cannot be. */
export function canonicalEditOf(
  posts: PostDocuments,
  document: vscode.TextDocument,
  { repository, destination }: Pick<RepositoryLink, 'repository' | 'destination'>,
): TextEdit | undefined {
  const post = posts.read(document);
  const place = linkedPlaces(post.body()).find(
    ({ address }) => address.start === destination.start,
  );
  const verdict = posts.contextOf(document).known.verdictOf(repository);
  const to = verdict === undefined ? undefined : movedTo(repository, verdict);
  return place === undefined || verdict === undefined || to === undefined
    ? undefined
    : canonicalEdit(post.text, { place: { ...place, verdict }, to });
}

/** For the addresses in a document, the edits that put right what has moved. */
export function canonicalEdits(
  posts: PostDocuments,
  document: vscode.TextDocument,
): (address: Span) => TextEdit | undefined {
  const post = posts.read(document);
  const edits = new Map(
    movedPlaces(post, posts.contextOf(document).known).map((moved) => [
      moved.place.address.start,
      canonicalEdit(post.text, moved),
    ]),
  );
  return ({ start }) => edits.get(start);
}
