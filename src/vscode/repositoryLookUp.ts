import * as vscode from 'vscode';
import { Directory } from '../repositories/directory';
import { Accounts } from './accounts';
import { createHostClient } from './hostRequests';
import { describe, log } from './log';
import { Consent } from './lookUpConsent';
import { ensureConsent, registerLookUpCommands } from './lookUpCommands';
import { LookUpScheduler } from './lookUpScheduler';
import { clock, StoredFacts } from './machine';
import type { PostDocuments } from './postDocuments';
import { RepositoryFactsService, type DocumentVerdicts } from './repositoryFacts';
import { FactsStatus } from './factsStatus';
import { registerSignInCommands } from './signInCommands';
import { testOrigins } from './testOrigins';
import type { FactsSource } from './updateFacts';

/** Everything that has to do with asking the hosts of linked repositories. */
export class RepositoryLookUp implements vscode.Disposable {
  readonly directory: Directory;
  readonly facts: RepositoryFactsService;
  readonly #consent: Consent;
  readonly #accounts: Accounts;
  readonly #mode: vscode.ExtensionMode;
  #standIns: ReadonlyMap<string, string> = new Map();
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
        standIns: () => this.#standIns,
      }),
      clock,
      store: new StoredFacts(vscode.Uri.joinPath(globalStorageUri, 'repositories')),
      credentials: (hostName) => accounts.credentials(hostName),
      onFailure: (what, error) => {
        log.warn(`${what}: ${describe(error)}`);
      },
    });
    this.#mode = extensionMode;
    this.#consent = consent;
    this.#accounts = accounts;
    this.facts = new RepositoryFactsService(this.directory, consent, accounts, lockfiles);
    this.#subscriptions = [this.facts, consent, accounts];
  }

  /** Lets addresses on loopback stand in for the origins of hosts; says nothing but in tests. */
  standIn(origins: Readonly<Record<string, string>>): void {
    this.#standIns = testOrigins(this.#mode, origins);
  }

  /** For who looks up more than what is in sight, on the author's command. */
  get source(): FactsSource {
    return {
      ensureConsent: (linked) =>
        ensureConsent(
          this.#consent,
          linked.filter((repository) => this.facts.canAsk(repository)),
        ),
      lookUp: (repositories, options) => this.facts.lookUp([...repositories], options),
      verdictOf: (repository) => this.directory.verdictOf(repository),
    };
  }

  /** Starts looking up what the posts that are in sight link. */
  start(posts: PostDocuments): void {
    const scheduler = new LookUpScheduler(posts, this.facts, this.#accounts);
    this.#subscriptions.push(
      scheduler,
      registerLookUpCommands(this.facts, this.#consent, scheduler),
      registerSignInCommands(this.facts, this.#accounts),
      new FactsStatus(posts, this.facts),
    );
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }
}
