import * as vscode from 'vscode';
import type { LookUpOptions, LookUpReport } from '../repositories/directoryPorts';
import type { Verdict } from '../repositories/facts';
import { newerVerdict } from '../repositories/lockfile/verdict';
import { hostNamed } from '../repositories/recognise';
import type { RepositoryReference } from '../repositories/reference';
import type { Asking } from './asking';
import type { AskingScript } from './askingScript';
import type { ConsentChoice, FactsService, HostStanding, LookUpConsent } from './facts';
import { troubleNote } from './hostTrouble';
import type { Consent } from './lookUpConsent';
import { clock, inBrowser } from './machine';
import { providerFor } from './signIn';

/** Milliseconds in which news are told together: answers of one post come close to each other. */
const together = 100;

/** Who else says something about the links of a document: the lockfile of its blog. */
export interface DocumentVerdicts {
  verdictOf(
    document: Pick<vscode.TextDocument, 'uri'>,
    repository: RepositoryReference,
  ): Verdict | undefined;
  readonly onDidChange: vscode.Event<void>;
}

/**
 * What is known about linked repositories: from hosts, as far as the author allows to ask them, and
 * from the lockfile of the blog, always. Whichever is newer counts.
 */
export class RepositoryFactsService implements FactsService, vscode.Disposable {
  readonly #asking: AskingScript;
  readonly #consent: Consent;
  readonly #lockfiles: DocumentVerdicts;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #wants = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  /** One entry for each who shows a document. */
  readonly #wanted = new Set<{ readonly document: vscode.TextDocument }>();
  /** Of all look-ups that were allowed by what the author said last. */
  #allowed = new AbortController();
  #telling: unknown;

  readonly onDidChange = this.#changed.event;
  /** Another document is treated as being in sight. */
  readonly onDidWant = this.#wants.event;

  constructor(asking: AskingScript, consent: Consent, lockfiles: DocumentVerdicts) {
    this.#asking = asking;
    this.#consent = consent;
    this.#lockfiles = lockfiles;
    const tellSoon = (): void => {
      this.#tellSoon();
    };
    this.#subscriptions = vscode.Disposable.from(
      asking.onDidChange(tellSoon),
      lockfiles.onDidChange(tellSoon),
      consent.onDidChange(() => {
        this.#allowed.abort();
        this.#allowed = new AbortController();
        asking.loaded?.avatars.stop();
        this.#changed.fire();
      }),
      this.#changed,
      this.#wants,
    );
  }

  get consent(): LookUpConsent {
    return this.#consent.state;
  }

  decide(choice: ConsentChoice): Promise<void> {
    return this.#consent.take(choice);
  }

  verdictOf(
    document: Pick<vscode.TextDocument, 'uri'>,
    repository: RepositoryReference,
  ): Verdict | undefined {
    const locked = this.#lockfiles.verdictOf(document, repository);
    // What was asked in another blog, or before the author said no, is not shown here.
    const answered =
      this.consent === 'allowed' ? this.#asking.loaded?.directory.verdictOf(repository) : undefined;
    return newerVerdict(answered, locked, clock.now());
  }

  isAsking(repository: RepositoryReference): boolean {
    return (
      this.consent === 'allowed' && this.#asking.loaded?.directory.isAsking(repository) === true
    );
  }

  isHeldBack(repository: RepositoryReference): boolean {
    return (
      this.consent === 'allowed' && this.#asking.loaded?.directory.isHeldBack(repository) === true
    );
  }

  standingOf(hostName: string): HostStanding {
    const { accounts, directory } = this.#asking.loaded ?? {};
    const { account, trouble, quota, lastAnswerAt } = directory?.standingOf(hostName) ?? {};
    return {
      hostName,
      account: account === undefined ? undefined : (accounts?.labelOf(hostName) ?? account),
      canSignIn: providerFor(hostName) !== undefined,
      trouble: trouble === undefined ? undefined : troubleNote(hostName, trouble),
      quota,
      lastAnswerAt,
    };
  }

  avatarOf({ hostName }: Pick<RepositoryReference, 'hostName'>, url: string): string | undefined {
    return this.consent === 'allowed' ? this.#asking.loaded?.avatars.of(hostName, url) : undefined;
  }

  canAsk({ hostName }: Pick<RepositoryReference, 'hostName'>): boolean {
    const askedAt = hostNamed(hostName)?.host.askedAt;
    return askedAt !== undefined && !(inBrowser && askedAt.allowsBrowsers === false);
  }

  want(document: vscode.TextDocument): vscode.Disposable {
    const wanted = { document };
    this.#wanted.add(wanted);
    this.#wants.fire();
    return new vscode.Disposable(() => {
      this.#wanted.delete(wanted);
    });
  }

  /** Documents that something beside an editor shows. */
  get wanted(): readonly vscode.TextDocument[] {
    return Array.from(this.#wanted, ({ document }) => document);
  }

  /** Reads what was kept of the hosts of these links; asks nobody. */
  async load(repositories: readonly RepositoryReference[]): Promise<void> {
    const hostNames = new Set(
      repositories.filter((each) => this.canAsk(each)).map(({ hostName }) => hostName),
    );
    if (hostNames.size > 0) {
      await (await this.#allowedToAsk())?.directory.load(hostNames);
    }
  }

  /**
   * Asks hosts about whatever is not known or not fresh, if the author allows it; never rejects. What is
   * under way ends when the author takes that back.
   */
  async lookUp(
    repositories: readonly RepositoryReference[],
    options: LookUpOptions = {},
  ): Promise<LookUpReport> {
    const lookable = repositories.filter((repository) => this.canAsk(repository));
    const none: LookUpReport = { answered: [], unanswered: repositories.map(({ key }) => key) };
    if (lookable.length === 0) {
      return none;
    }
    const { signal } = options;
    const withdrawn = this.#allowed;
    const ending = new AbortController();
    const end = (): void => {
      ending.abort();
    };
    withdrawn.signal.addEventListener('abort', end);
    signal?.addEventListener('abort', end);
    if (signal?.aborted === true) {
      end();
    }
    try {
      const asking = await this.#allowedToAsk();
      return asking === undefined || ending.signal.aborted
        ? none
        : await asking.directory.lookUp(lookable, { ...options, signal: ending.signal });
    } finally {
      withdrawn.signal.removeEventListener('abort', end);
      signal?.removeEventListener('abort', end);
    }
  }

  dispose(): void {
    clearTimeout(this.#telling);
    this.#allowed.abort();
    this.#subscriptions.dispose();
  }

  /** What asks hosts, unless the author does not allow it, before or after it was loaded. */
  async #allowedToAsk(): Promise<Asking | undefined> {
    const isAllowed = (): boolean => this.consent === 'allowed';
    if (!isAllowed()) {
      return undefined;
    }
    // Its failure is in the log, and hosts that cannot be asked are no failure of who asks here.
    const asking = await this.#asking.load().catch(() => undefined);
    return isAllowed() ? asking : undefined;
  }

  #tellSoon(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      this.#changed.fire();
    }, together);
  }
}
