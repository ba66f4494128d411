import * as vscode from 'vscode';
import type { RepositoryReference } from '../repositories/reference';
import { factsCommands, type HostStanding } from './facts';
import type { PostDocuments } from './postDocuments';
import type { RepositoryFactsService } from './repositoryFacts';
import { shownTime } from './time';

/** What a language status item says. */
interface Shown {
  readonly text: string;
  readonly detail: string;
  readonly command: vscode.Command;
  /** Something that only the author can put right. */
  readonly isWarning?: boolean;
}

/** Milliseconds of rest after an edit: links are in the body, which is not read at every key. */
const rest = 250;

/**
 * What the language status of the post in front says about the facts behind its links: how old they
 * are, or why there are none. It is the only place that speaks of limits and failures by itself.
 */
export class FactsStatus implements vscode.Disposable {
  readonly #posts: PostDocuments;
  readonly #facts: RepositoryFactsService;
  readonly #subscriptions: vscode.Disposable;
  #item: vscode.LanguageStatusItem | undefined;
  #waiting: unknown;

  constructor(posts: PostDocuments, facts: RepositoryFactsService) {
    this.#posts = posts;
    this.#facts = facts;
    const update = (): void => {
      this.#update();
    };
    const isInFront = (document: vscode.TextDocument): boolean =>
      document === vscode.window.activeTextEditor?.document;
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(update),
      facts.onDidChange(update),
      posts.onDidRecognise((document) => {
        if (isInFront(document)) {
          this.#update();
        }
      }),
      posts.onDidChange((document) => {
        if (isInFront(document)) {
          clearTimeout(this.#waiting);
          this.#waiting = setTimeout(update, rest);
        }
      }),
    );
    this.#update();
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#subscriptions.dispose();
    this.#item?.dispose();
  }

  #update(): void {
    const document = vscode.window.activeTextEditor?.document;
    const post = document === undefined ? undefined : this.#posts.postOf(document);
    const links = (post?.body().links ?? [])
      .map(({ repository }) => repository)
      .filter((repository) => this.#facts.canAsk(repository));
    if (document === undefined || links.length === 0) {
      this.#item?.dispose();
      this.#item = undefined;
      return;
    }
    const item = (this.#item ??= newItem());
    const { text, detail, command, isWarning } = shownFor(this.#facts, document, links);
    item.text = text;
    item.detail = detail;
    item.command = command;
    item.severity =
      isWarning === true
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
    item.busy = links.some((link) => this.#facts.isAsking(link));
  }
}

const lookUp = { command: factsCommands.lookUp, title: 'Look Up Repositories…' };
const refresh = { command: factsCommands.refresh, title: 'Refresh' };

/** What to say of a post's links, by what the author allowed and how its hosts answer. */
export function shownFor(
  facts: Pick<RepositoryFactsService, 'consent' | 'standingOf' | 'verdictOf'>,
  document: vscode.TextDocument,
  links: readonly RepositoryReference[],
): Shown {
  const dated = ageOf(facts, document, links);
  switch (facts.consent) {
    case 'untrusted':
      return {
        text: 'Repository facts: off in Restricted Mode',
        detail: dated,
        command: { command: 'workbench.trust.manage', title: 'Manage Workspace Trust' },
      };
    case 'never':
      return { text: 'Repository facts: off', detail: dated, command: lookUp };
    case 'not-asked':
      return { text: 'Repository facts: not looked up', detail: dated, command: lookUp };
    case 'allowed':
      return shownForHosts(
        [...new Set(links.map(({ hostName }) => hostName))].map((name) => facts.standingOf(name)),
        dated,
      );
  }
}

function shownForHosts(hosts: readonly HostStanding[], dated: string): Shown {
  // What only the author can put right comes first.
  const reasons = ['bad-token', 'limited', 'unreachable', 'not-understood'];
  const [troubled] = hosts
    .filter(({ trouble }) => trouble !== undefined)
    .sort((a, b) => reasons.indexOf(rank(a)) - reasons.indexOf(rank(b)));
  const { trouble } = troubled ?? {};
  if (troubled === undefined || trouble === undefined) {
    return {
      text: dated === '' ? 'Repository facts: none yet' : `Repository facts ${dated}`,
      detail: hosts.map(standingInWords).join('; '),
      command: refresh,
    };
  }
  const { reason, message } = trouble;
  return {
    text: message.replace(/\.$/, ''),
    detail: dated,
    command:
      reason === 'bad-token' || (reason === 'limited' && troubled.account === undefined)
        ? signInTo(troubled)
        : refresh,
    isWarning: reason === 'bad-token',
  };
}

function rank({ trouble }: HostStanding): string {
  return trouble?.reason ?? '';
}

function signInTo({ hostName, canSignIn }: HostStanding): vscode.Command {
  return canSignIn
    ? { command: factsCommands.signIn, title: 'Sign In', arguments: [hostName] }
    : { command: factsCommands.setToken, title: 'Set Token', arguments: [hostName] };
}

/** "github.com, not signed in (54 of 60 left)": short, since VS Code cuts what is long. */
function standingInWords({ hostName, account, quota }: HostStanding): string {
  const as = account === undefined ? 'not signed in' : `as ${account}`;
  const left =
    quota === undefined ? '' : ` (${String(quota.remaining)} of ${String(quota.limit)} left)`;
  return `${hostName}, ${as}${left}`;
}

/** "as of 14:02", by the oldest of what is known of these links; empty where nothing is. */
function ageOf(
  facts: Pick<RepositoryFactsService, 'verdictOf'>,
  document: vscode.TextDocument,
  links: readonly RepositoryReference[],
): string {
  const times = links.flatMap((link) => facts.verdictOf(document, link)?.checkedAt ?? []);
  return times.length === 0 ? '' : `as of ${shownTime(Math.min(...times))}`;
}

function newItem(): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem('componentPosts.repositories', {
    language: 'markdown',
  });
  item.name = 'Repository Facts';
  return item;
}
