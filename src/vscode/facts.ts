import type * as vscode from 'vscode';
import type { Verdict } from '../repositories/facts';
import type { RepositoryReference } from '../repositories/reference';

/**
 * Whether hosts may be asked: `allowed`; `not-asked`, where the author has not decided; `never`, where
 * the author said no; `untrusted`, in Restricted Mode, whatever the author said elsewhere.
 */
export type LookUpConsent = 'allowed' | 'not-asked' | 'never' | 'untrusted';

/** Why a host gives no answers just now; a note for the status item and the panel, never a problem. */
export interface HostTrouble {
  readonly reason: 'limited' | 'bad-token' | 'unreachable' | 'not-understood';
  /** Epoch milliseconds from which on it is asked again; undefined where only the author can help. */
  readonly until: number | undefined;
  /** One sentence. */
  readonly message: string;
}

/** How things stand with one host. */
export interface HostStanding {
  readonly hostName: string;
  /** The account that is used; undefined without a sign-in. */
  readonly account: string | undefined;
  /** Whether there is a way to sign in to it from the editor. */
  readonly canSignIn: boolean;
  readonly trouble: HostTrouble | undefined;
  /** Requests left, as the host last said. */
  readonly quota: { readonly remaining: number; readonly limit: number } | undefined;
  /** Of the newest answer, epoch milliseconds. */
  readonly lastAnswerAt: number | undefined;
}

/** What is known about linked repositories, for all front parts of the editor. */
export interface FactsService {
  readonly consent: LookUpConsent;
  /** Takes what the author has chosen in a question of our own. */
  decide(choice: ConsentChoice): Promise<void>;
  /** As it is known now, for a document, open or not; never waits, and never asks by itself. */
  verdictOf(
    document: Pick<vscode.TextDocument, 'uri'>,
    repository: RepositoryReference,
  ): Verdict | undefined;
  /** Whether its host is being asked about it right now. */
  isAsking(repository: RepositoryReference): boolean;
  /** Whether its host gave no answer about it, though it answers about others, and is asked later again. */
  isHeldBack(repository: RepositoryReference): boolean;
  standingOf(hostName: string): HostStanding;
  /**
   * A picture of an owner as a `data:` address; undefined until it is there, and wherever hosts may not be
   * asked. Asking for it fetches it, and `onDidChange` tells when it is there.
   *
   * @param url as the host of the repository gave it
   */
  avatarOf(repository: Pick<RepositoryReference, 'hostName'>, url: string): string | undefined;
  /** Whether the host of a link is one that can be asked. */
  canAsk(repository: Pick<RepositoryReference, 'hostName'>): boolean;
  /**
   * Treats a document as being in sight until the answer is disposed, whether it is a post or not: its
   * links are looked up as soon as the author allows it.
   */
  want(document: vscode.TextDocument): vscode.Disposable;
  /** Verdicts, consent or standings may be others now. */
  readonly onDidChange: vscode.Event<void>;
}

/** Commands of the facts, for links in hovers, buttons of the panel and the status item. */
export const factsCommands = {
  /**
   * Asks for consent. It takes no answer with it: any text that VS Code shows may hold links to commands,
   * with arguments.
   */
  lookUp: 'componentPosts.lookUpRepositories',
  /** Looks everything that the visible posts link up again, however fresh it is. */
  refresh: 'componentPosts.refreshRepositories',
  signIn: 'componentPosts.signInToGitHub',
  setToken: 'componentPosts.setHostToken',
  removeToken: 'componentPosts.removeHostToken',
  /** Writes the lockfile of the blog. */
  updateLockfile: 'componentPosts.updateRepositoryFacts',
  /** The canonical address for every moved link in all posts of the blog. */
  replaceMoved: 'componentPosts.replaceMovedLinks',
} as const;

export type ConsentChoice = 'always' | 'blog' | 'never';
