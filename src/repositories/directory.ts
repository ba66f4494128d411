import type { DirectoryPorts, LookUpOptions, LookUpReport, Standing } from './directoryPorts';
import type { Verdict } from './facts';
import { HostRuns } from './hostRuns';
import type { Lookable } from './lookUp';
import type { RepositoryReference } from './reference';
import { Slots } from './slots';

/** Requests that may be under way at once, at all hosts together. */
const mostRequests = 4;

/** What is known about repositories and owners, and who is asked for the rest. */
export class Directory {
  readonly #ports: DirectoryPorts;
  readonly #lookableOf: (hostName: string) => Lookable | undefined;
  readonly #hosts = new Map<string, HostRuns>();
  readonly #slots = new Slots(mostRequests);
  readonly #listeners = new Set<() => void>();
  #isTelling = false;

  /** @param lookableOf how a host of this exact name is asked. */
  constructor(ports: DirectoryPorts, lookableOf: (hostName: string) => Lookable | undefined) {
    this.#ports = ports;
    this.#lookableOf = lookableOf;
  }

  /** As it is known now. Never asks and never waits, but for what was kept from earlier: see `load`. */
  verdictOf({ hostName, key }: RepositoryReference): Verdict | undefined {
    return this.#hosts.get(hostName)?.facts.verdictOf(key);
  }

  /** Reads what was kept of these hosts, once. */
  async load(hostNames: Iterable<string>): Promise<void> {
    await Promise.all(Array.from(hostNames, (hostName) => this.#host(hostName).facts.ready()));
    this.#tell();
  }

  isAsking({ hostName, key }: RepositoryReference): boolean {
    return this.#hosts.get(hostName)?.isAsking(key) ?? false;
  }

  /** Whether its host could not answer about it, though it answers about others, and is asked later again. */
  isHeldBack({ hostName, key }: RepositoryReference): boolean {
    return this.#hosts.get(hostName)?.isHeldBack(key) ?? false;
  }

  standingOf(hostName: string): Standing {
    const host = this.#hosts.get(hostName);
    const now = this.#ports.clock.now();
    return {
      account: host?.facts.account,
      trouble: host?.gate.trouble(now),
      quota: host?.gate.quota(now),
      lastAnswerAt: host?.lastAnswerAt,
    };
  }

  /** Asks hosts about whatever is not known or not fresh; never rejects. */
  async lookUp(
    repositories: Iterable<RepositoryReference>,
    options: LookUpOptions = {},
  ): Promise<LookUpReport> {
    const wanted = new Map(Array.from(repositories, (repository) => [repository.key, repository]));
    const answered = new Set<string>();
    const { signal, refresh = false } = options;
    const onAnswered = (key: string): void => {
      answered.add(key);
      this.#guarded('Progress', () => options.onProgress?.(answered.size, wanted.size));
    };
    const hostNames = new Set(Array.from(wanted.values(), ({ hostName }) => hostName));
    await Promise.all(
      Array.from(hostNames, (hostName) => {
        const those = [...wanted.values()].filter((one) => one.hostName === hostName);
        const how = { refresh, signal, onAnswered };
        return this.#host(hostName).ask(those, this.#lookableOf(hostName), how);
      }),
    );
    this.#tellNow();
    const keys = [...wanted.keys()];
    return {
      answered: keys.filter((key) => answered.has(key)),
      unanswered: keys.filter((key) => !answered.has(key)),
    };
  }

  /** Another account, or none, is used for a host from now on. */
  forgetAccount(hostName: string): void {
    const host = this.#hosts.get(hostName);
    if (host !== undefined) {
      host.forgetAccount();
      void host.facts.ready().then(() => {
        this.#tell();
      });
    }
    this.#isTelling = true;
    this.#tellNow();
  }

  /** Told after verdicts, standings or what is being asked have changed. */
  onDidChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** Writes what is not written yet. */
  async flush(): Promise<void> {
    await Promise.all(Array.from(this.#hosts.values(), ({ facts }) => facts.flush()));
  }

  #host(hostName: string): HostRuns {
    let host = this.#hosts.get(hostName);
    if (host === undefined) {
      host = new HostRuns(hostName, this.#ports, this.#slots, () => {
        this.#tell();
      });
      this.#hosts.set(hostName, host);
    }
    return host;
  }

  /** Once for all that comes at once: a batch has the answers of many. */
  #tell(): void {
    if (!this.#isTelling) {
      this.#isTelling = true;
      void this.#ports.clock.wait(0).then(() => {
        this.#tellNow();
      });
    }
  }

  #tellNow(): void {
    if (this.#isTelling) {
      this.#isTelling = false;
      for (const listener of this.#listeners) {
        this.#guarded('A listener', listener);
      }
    }
  }

  #guarded(whose: string, call: () => void): void {
    try {
      call();
    } catch (error) {
      this.#ports.onFailure(`${whose} has thrown`, error);
    }
  }
}
