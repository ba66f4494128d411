import type { DirectoryPorts, LookUpOptions, LookUpReport, Standing } from './directoryPorts';
import type { Verdict } from './facts';
import type { RepositoryReference } from './reference';

/** What is known about repositories and owners, and who is asked for the rest. */
export class Directory {
  readonly #ports: DirectoryPorts;
  readonly #listeners = new Set<() => void>();

  constructor(ports: DirectoryPorts) {
    this.#ports = ports;
  }

  /** As it is known now. Never asks and never waits, but for what was kept from earlier: see `load`. */
  verdictOf(_repository: RepositoryReference): Verdict | undefined {
    return undefined;
  }

  /** Reads what was kept of these hosts, once. */
  load(_hostNames: Iterable<string>): Promise<void> {
    return Promise.resolve();
  }

  isAsking(_repository: RepositoryReference): boolean {
    return false;
  }

  standingOf(_hostName: string): Standing {
    return { account: undefined, trouble: undefined, quota: undefined, lastAnswerAt: undefined };
  }

  /** Asks hosts about whatever is not known or not fresh; never rejects. */
  lookUp(
    repositories: Iterable<RepositoryReference>,
    _options: LookUpOptions = {},
  ): Promise<LookUpReport> {
    return Promise.resolve({
      answered: [],
      unanswered: Array.from(repositories, ({ key }) => key),
    });
  }

  /** Another account, or none, is used for a host from now on. */
  forgetAccount(_hostName: string): void {
    this.#tell();
  }

  /** Told after verdicts, standings or what is being asked have changed. */
  onDidChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** Writes what is not written yet. */
  async flush(): Promise<void> {
    await this.#ports.clock.wait(0);
  }

  #tell(): void {
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
