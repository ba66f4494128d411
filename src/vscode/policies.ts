import type * as vscode from 'vscode';
import type { PostPolicy } from '../profile/policy';

/** Who knows which policy holds for a document. */
export interface PostPolicies {
  /** As it is known now; never waits. */
  policyOf(uri: vscode.Uri): PostPolicy;
  /** Policies of open documents may be others now. */
  readonly onDidChange: vscode.Event<void>;
}
