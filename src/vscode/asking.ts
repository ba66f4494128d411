// The entry of the second script: everything that asks hosts, and what only those need who have them
// asked. Most authors never allow it, so activation does not load it; `AskingScript` does.
import type * as vscode from 'vscode';
import { Directory } from '../repositories/directory';
import { lookableOf } from '../repositories/lookableOf';
import { Accounts } from './accounts';
import { createHostClient, type HostRequestOptions } from './hostRequests';
import { describe, log } from './log';
import { clock, StoredFacts } from './machine';
import { SignInCommands } from './signInCommands';
import { FactsUpdate } from './updateFacts';

export interface AskingOptions extends HostRequestOptions {
  readonly secrets: vscode.SecretStorage;
  /** Where facts are kept. */
  readonly storage: vscode.Uri;
}

/** The hosts as somebody who may ask them. */
export class Asking implements vscode.Disposable {
  readonly accounts: Accounts;
  readonly directory: Directory;
  readonly signInCommands: SignInCommands;
  /** Not ours to make: it is of an author who looks up more than what is in sight. */
  readonly FactsUpdate = FactsUpdate;
  readonly #subscription: vscode.Disposable;

  constructor(options: AskingOptions) {
    const accounts = new Accounts(options.secrets);
    const directory = new Directory(
      {
        http: createHostClient(options),
        clock,
        store: new StoredFacts(options.storage),
        credentials: (hostName) => accounts.credentials(hostName),
        onFailure: (what, error) => {
          log.warn(`${what}: ${describe(error)}`);
        },
      },
      lookableOf,
    );
    this.accounts = accounts;
    this.directory = directory;
    this.signInCommands = new SignInCommands(directory, accounts);
    this.#subscription = accounts.onDidChange((hostName) => {
      directory.forgetAccount(hostName);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.accounts.dispose();
  }
}
