import * as vscode from 'vscode';
import { builtInPolicy } from '../profile/builtInPolicy';
import type { PostPolicy } from '../profile/policy';

/** Who knows which policy holds for a document. */
export interface PostPolicies {
  /** As it is known now; never waits. */
  policyOf(uri: vscode.Uri): PostPolicy;
  /** Policies of open documents may be others now. */
  readonly onDidChange: vscode.Event<void>;
}

/** No project file is anywhere. */
export const builtInPolicies: PostPolicies = {
  policyOf: () => builtInPolicy(),
  onDidChange: () => new vscode.Disposable(() => undefined),
};
