import type * as vscode from 'vscode';
import type { PolicyPlace, PostPolicy } from '../profile/policy';

/** Who knows which policy holds for a document. */
export interface PostPolicies {
  /** As it is known now; never waits. */
  policyOf(uri: vscode.Uri): PostPolicy;
  /** Where a place of a project file is in its text; undefined where that is not known any more. */
  locationOf(place: PolicyPlace): vscode.Location | undefined;
  /** Policies of open documents may be others now. */
  readonly onDidChange: vscode.Event<void>;
}
