import * as vscode from 'vscode';
import { AskingScript } from './askingScript';
import { factsCommands } from './facts';
import { Consent } from './lookUpConsent';
import { ensureConsent, registerLookUpCommands } from './lookUpCommands';
import { LookUpScheduler } from './lookUpScheduler';
import type { PostDocuments } from './postDocuments';
import { RepositoryFactsService, type DocumentVerdicts } from './repositoryFacts';
import { FactsStatus } from './factsStatus';
import { testOrigins } from './testOrigins';
import type { SignInCommands } from './signInCommands';
import type { FactsSource } from './updateFacts';

/** Everything that has to do with asking the hosts of linked repositories. */
export class RepositoryLookUp implements vscode.Disposable {
  readonly asking: AskingScript;
  readonly facts: RepositoryFactsService;
  readonly #consent: Consent;
  readonly #mode: vscode.ExtensionMode;
  #standIns: ReadonlyMap<string, string> = new Map();
  readonly #subscriptions: { dispose(): void }[];

  constructor(context: vscode.ExtensionContext, lockfiles: DocumentVerdicts) {
    const { extension, extensionMode, globalStorageUri, secrets, workspaceState } = context;
    const { version } = extension.packageJSON as { readonly version: string };
    const consent = new Consent(workspaceState);
    this.asking = new AskingScript({
      version,
      mayAsk: () => consent.state === 'allowed',
      standIns: () => this.#standIns,
      secrets,
      storage: vscode.Uri.joinPath(globalStorageUri, 'repositories'),
      pictures: vscode.Uri.joinPath(globalStorageUri, 'avatars'),
    });
    this.#mode = extensionMode;
    this.#consent = consent;
    this.facts = new RepositoryFactsService(this.asking, consent, lockfiles);
    this.#subscriptions = [this.facts, consent, this.asking];
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
      verdictOf: (repository) => this.asking.loaded?.directory.verdictOf(repository),
    };
  }

  /** Starts looking up what the posts that are in sight link. */
  start(posts: PostDocuments): void {
    const scheduler = new LookUpScheduler(posts, this.facts, this.asking);
    this.#subscriptions.push(
      scheduler,
      registerLookUpCommands(this.facts, this.#consent, scheduler),
      this.#register(factsCommands.signIn, 'signIn'),
      this.#register(factsCommands.setToken, 'setToken'),
      this.#register(factsCommands.removeToken, 'removeToken'),
      new FactsStatus(posts, this.facts),
    );
  }

  /** Writes what hosts said and is not written yet. */
  async flush(): Promise<void> {
    await this.asking.loaded?.directory.flush();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #register(command: string, name: keyof SignInCommands): vscode.Disposable {
    return vscode.commands.registerCommand(command, async (given: unknown) => {
      const { signInCommands } = await this.asking.load();
      await signInCommands[name](given);
    });
  }
}
