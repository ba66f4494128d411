import * as vscode from 'vscode';
import type { AskingScript } from './askingScript';
import type { BlogKnowledge } from './blogIndex';
import { openPlaces } from './componentNavigation';
import { factsCommands } from './facts';
import type { Lockfiles } from './lockfiles';
import type { PostDocuments } from './postDocuments';
import type { FactsSource, FactsUpdate } from './updateFacts';

/** The command "Update Repository Facts", which is loaded with what asks hosts. */
export class UpdateFactsCommand implements vscode.Disposable {
  readonly #asking: AskingScript;
  readonly #from: ConstructorParameters<typeof FactsUpdate>;
  readonly #command: vscode.Disposable;
  /** One, so that it knows when it is running already. */
  #update: FactsUpdate | undefined;

  constructor(
    asking: AskingScript,
    posts: PostDocuments,
    knowledge: BlogKnowledge,
    lockfiles: Lockfiles,
    source: FactsSource,
  ) {
    this.#asking = asking;
    this.#from = [() => openPlaces(posts), knowledge, lockfiles, source];
    this.#command = vscode.commands.registerCommand(factsCommands.updateLockfile, () => this.run());
  }

  /** @param source other than that of the command in tests. */
  async run(source?: FactsSource): Promise<void> {
    const { FactsUpdate } = await this.#asking.load();
    this.#update ??= new FactsUpdate(...this.#from);
    await this.#update.run(source);
  }

  dispose(): void {
    this.#command.dispose();
  }
}
