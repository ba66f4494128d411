import * as vscode from 'vscode';
import { Directory } from '../repositories/directory';
import { Accounts } from './accounts';
import { createHostClient } from './hostRequests';
import { describe, log } from './log';
import { Consent } from './lookUpConsent';
import { registerLookUpCommands } from './lookUpCommands';
import { LookUpScheduler } from './lookUpScheduler';
import { clock, StoredFacts } from './machine';
import type { PostDocuments } from './postDocuments';
import { RepositoryFactsService, type DocumentVerdicts } from './repositoryFacts';
import { FactsStatus } from './factsStatus';
import { testOriginsSetting } from './settings';
import { registerSignInCommands } from './signInCommands';
import { testOrigins } from './testOrigins';

/** Everything that has to do with asking the hosts of linked repositories. */
export class RepositoryLookUp implements vscode.Disposable {
  readonly directory: Directory;
  readonly facts: RepositoryFactsService;
  readonly #consent: Consent;
  readonly #accounts: Accounts;
  readonly #subscriptions: { dispose(): void }[];

  constructor(context: vscode.ExtensionContext, lockfiles: DocumentVerdicts) {
    const { extension, extensionMode, globalStorageUri, secrets, workspaceState } = context;
    const { version } = extension.packageJSON as { readonly version: string };
    const consent = new Consent(workspaceState);
    const accounts = new Accounts(secrets);
    this.directory = new Directory({
      http: createHostClient({
        version,
        mayAsk: () => consent.state === 'allowed',
        standIns: () => testOrigins(extensionMode, testOriginsSetting()),
      }),
      clock,
      store: new StoredFacts(vscode.Uri.joinPath(globalStorageUri, 'repositories')),
      credentials: (hostName) => accounts.credentials(hostName),
      onFailure: (what, error) => {
        log.warn(`${what}: ${describe(error)}`);
      },
    });
    this.#consent = consent;
    this.#accounts = accounts;
    this.facts = new RepositoryFactsService(this.directory, consent, accounts, lockfiles);
    this.#subscriptions = [this.facts, consent, accounts];
  }

  /** Starts looking up what posts link; the answer says which documents it is to treat as in sight. */
  start(posts: PostDocuments): LookUpScheduler {
    const scheduler = new LookUpScheduler(posts, this.facts, this.#accounts);
    this.#subscriptions.push(
      scheduler,
      registerLookUpCommands(this.facts, this.#consent, scheduler),
      registerSignInCommands(this.facts, this.#accounts),
      new FactsStatus(posts, this.facts),
    );
    return scheduler;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }
}
