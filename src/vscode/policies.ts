import * as vscode from 'vscode';
import { builtInProfile } from '../profile/builtIn';
import type { PostPolicy } from '../profile/policy';

/** Who knows which policy holds for a document. */
export interface PostPolicies {
  /** As it is known now; never waits. */
  policyOf(uri: vscode.Uri): PostPolicy;
  /** Policies of open documents may be others now. */
  readonly onDidChange: vscode.Event<void>;
}

const builtIn: PostPolicy = {
  profile: builtInProfile,
  isPost: undefined,
  severities: new Map(),
  reason: 'No project file is above this post, so the built-in profile holds.',
  projectFile: undefined,
};

/** Every document has the built-in profile. */
export const builtInPolicies: PostPolicies = {
  policyOf: () => builtIn,
  onDidChange: () => new vscode.Disposable(() => undefined),
};
