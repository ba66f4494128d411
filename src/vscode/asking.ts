// The entry of the second script: everything that asks hosts, and what only those need who have them
// asked. Most authors never allow it, so activation does not load it; `AskingScript` does.
import type * as vscode from 'vscode';
import { Avatars } from '../repositories/avatars';
import { Directory } from '../repositories/directory';
import { lookableOf } from '../repositories/lookableOf';
import { Accounts } from './accounts';
import {
  createHostClient,
  createPictureClient,
  picturedAt,
  type HostRequestOptions,
} from './hostRequests';
import { describe, log } from './log';
import { clock, StoredFacts } from './machine';
import { SignInCommands } from './signInCommands';
import { FactsUpdate } from './updateFacts';

export interface AskingOptions extends HostRequestOptions {
  readonly secrets: vscode.SecretStorage;
  /** Where facts are kept. */
  readonly storage: vscode.Uri;
  /** Where pictures of owners are kept. */
  readonly pictures: vscode.Uri;
}

/** The hosts as somebody who may ask them. */
export class Asking implements vscode.Disposable {
  readonly accounts: Accounts;
  readonly avatars: Avatars;
  readonly directory: Directory;
  readonly signInCommands: SignInCommands;
  /** Not ours to make: it is of an author who looks up more than what is in sight. */
  readonly FactsUpdate = FactsUpdate;
  readonly #subscription: vscode.Disposable;

  constructor(options: AskingOptions) {
    const accounts = new Accounts(options.secrets);
    const onFailure = (what: string, error: unknown): void => {
      log.warn(`${what}: ${describe(error)}`);
    };
    const directory = new Directory(
      {
        http: createHostClient(options),
        clock,
        store: new StoredFacts(options.storage),
        credentials: (hostName) => accounts.credentials(hostName),
        onFailure,
      },
      lookableOf,
    );
    this.accounts = accounts;
    this.avatars = new Avatars({
      http: createPictureClient(options),
      clock,
      store: new StoredFacts(options.pictures),
      picturedAt,
      onFailure,
    });
    this.directory = directory;
    this.signInCommands = new SignInCommands(directory, accounts);
    this.#subscription = accounts.onDidChange((hostName) => {
      directory.forgetAccount(hostName);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.avatars.stop();
    this.accounts.dispose();
  }
}
