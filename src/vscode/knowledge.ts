import type * as vscode from 'vscode';
import type { KnownOfBlog } from '../profile/knownValues';
import type { PostPolicy } from '../profile/policy';
import { localDay } from '../repositories/localDay';

/** Who knows what is around a document: other posts, files. */
export interface Knowledge {
  /** As it is known now; never waits. What is missing is looked up, and `onDidChange` tells. */
  knownFor(document: vscode.TextDocument, policy: PostPolicy): KnownOfBlog;
  /** What is known of the open documents may be more now. */
  readonly onDidChange: vscode.Event<void>;
}

/** The current day as `YYYY-MM-DD`, in the author's time zone. */
export function currentDay(): string {
  return localDay(new Date());
}
