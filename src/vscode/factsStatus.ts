import * as vscode from 'vscode';
import type { RepositoryReference } from '../repositories/reference';
import { factsCommands, type HostStanding } from './facts';
import { inertText } from './inertText';
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
    item.text = inertText(text);
    item.detail = inertText(detail);
    item.command = command;
    item.severity =
      isWarning === true
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
    item.busy = links.some((link) => this.#facts.isAsking(link));
  }
}

/** What to say of a post's links, by what the author allowed and how its hosts answer. */
export function shownFor(
  facts: Pick<RepositoryFactsService, 'consent' | 'standingOf' | 'verdictOf'>,
  document: vscode.TextDocument,
  links: readonly RepositoryReference[],
): Shown {
  const { t } = vscode.l10n;
  const dated = ageOf(facts, document, links);
  const lookUp = { command: factsCommands.lookUp, title: t('Look Up Repositories…') };
  switch (facts.consent) {
    case 'untrusted':
      return {
        text: t('Repository facts: off in Restricted Mode'),
        detail: dated ?? '',
        command: { command: 'workbench.trust.manage', title: t('Manage Workspace Trust') },
      };
    case 'never':
      return { text: t('Repository facts: off'), detail: dated ?? '', command: lookUp };
    case 'not-asked':
      return { text: t('Repository facts: not looked up'), detail: dated ?? '', command: lookUp };
    case 'allowed':
      return shownForHosts(
        [...new Set(links.map(({ hostName }) => hostName))].map((name) => facts.standingOf(name)),
        dated,
      );
  }
}

/** What only the author can put right comes first. */
const reasons = ['bad-token', 'limited', 'unreachable', 'not-understood'] as const;

function shownForHosts(hosts: readonly HostStanding[], dated: string | undefined): Shown {
  const { t } = vscode.l10n;
  const [troubled] = hosts
    .flatMap((host) => (host.trouble === undefined ? [] : [{ ...host, trouble: host.trouble }]))
    .sort((a, b) => reasons.indexOf(a.trouble.reason) - reasons.indexOf(b.trouble.reason));
  const refresh = { command: factsCommands.refresh, title: t('Refresh') };
  if (troubled === undefined) {
    return {
      text:
        dated === undefined ? t('Repository facts: none yet') : t('Repository facts {0}', dated),
      detail: hosts.map(standingInWords).join('; '),
      command: refresh,
    };
  }
  const { reason, message } = troubled.trouble;
  const what = message.replace(/\.$/, '');
  if (hosts.every(({ trouble }) => trouble?.reason === 'unreachable')) {
    return {
      text:
        dated === undefined
          ? t('Repository facts: offline, none known yet')
          : t('Repository facts: offline, {0}', dated),
      detail: what,
      command: refresh,
    };
  }
  return {
    text: what,
    detail: [
      dated === undefined ? t('no facts yet') : t('facts {0}', dated),
      ...(reason === 'limited' ? [standingInWords(troubled)] : []),
    ].join('; '),
    command:
      reason === 'bad-token' || (reason === 'limited' && troubled.account === undefined)
        ? signInTo(troubled)
        : refresh,
    isWarning: reason === 'bad-token',
  };
}

function signInTo({ hostName, canSignIn }: HostStanding): vscode.Command {
  const { t } = vscode.l10n;
  return canSignIn
    ? { command: factsCommands.signIn, title: t('Sign In'), arguments: [hostName] }
    : { command: factsCommands.setToken, title: t('Set Token'), arguments: [hostName] };
}

/** "github.com, not signed in (54 of 60 left)": short, since VS Code cuts what is long. */
function standingInWords({ hostName, account, quota }: HostStanding): string {
  const { t } = vscode.l10n;
  const as = account === undefined ? t('not signed in') : t('signed in as {0}', account);
  return quota === undefined
    ? `${hostName}, ${as}`
    : `${hostName}, ${t('{0} ({1} of {2} left)', as, quota.remaining, quota.limit)}`;
}

/** How old the oldest is of what is known of these links; undefined where nothing is. */
function ageOf(
  facts: Pick<RepositoryFactsService, 'verdictOf'>,
  document: vscode.TextDocument,
  links: readonly RepositoryReference[],
): string | undefined {
  const { t } = vscode.l10n;
  const verdicts = links
    .flatMap((link) => facts.verdictOf(document, link) ?? [])
    .sort((a, b) => a.checkedAt - b.checkedAt);
  const [oldest] = verdicts;
  if (oldest === undefined) {
    return undefined;
  }
  // A lockfile knows days alone.
  const time = oldest.source === 'lockfile' ? oldest.day : shownTime(oldest.checkedAt);
  const locked = verdicts.filter(({ source }) => source === 'lockfile').length;
  return locked === 0
    ? t('as of {0}', time)
    : locked === verdicts.length
      ? t('from the lockfile, as of {0}', time)
      : t('as of {0}, partly from the lockfile', time);
}

function newItem(): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem('componentPosts.repositories', {
    language: 'markdown',
  });
  item.name = vscode.l10n.t('Repository Facts');
  return item;
}
