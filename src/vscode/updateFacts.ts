import * as vscode from 'vscode';
import type { LookUpOptions, LookUpReport } from '../repositories/directoryPorts';
import type { Verdict } from '../repositories/facts';
import { localDay } from '../repositories/localDay';
import {
  rewriteLockfile,
  type LockfileOnDisk,
  type Rewriting,
} from '../repositories/lockfile/rewrite';
import { lockfileName } from '../repositories/lockfile/schema';
import { updateSummary } from '../repositories/lockfile/summary';
import type { RepositoryReference } from '../repositories/reference';
import type { BlogKnowledge } from './blogIndex';
import type { LookUpConsent } from './facts';
import type { Lockfiles } from './lockfiles';
import { describe, inBackground, inform, log } from './log';
import { inertText } from './inertText';

/** Whoever asks hosts, once the author allows it. */
export interface FactsSource {
  /**
   * Offers to look these up where the author has not decided whether hosts may be asked.
   *
   * @returns how it stands after that; `not-asked` where the author did not answer.
   */
  ensureConsent(repositories: readonly RepositoryReference[]): Promise<LookUpConsent>;
  lookUp(
    repositories: Iterable<RepositoryReference>,
    options: LookUpOptions,
  ): Promise<LookUpReport>;
  /** What hosts said, now or earlier, and not what a lockfile says. */
  verdictOf(repository: RepositoryReference): Verdict | undefined;
}

/** Components of documents that are open, by address, which may have changes that no file has. */
export type OpenPlaces = () => Parameters<BlogKnowledge['linkedRepositories']>[1];

/** "Update Repository Facts": writes the lockfile of a blog from what hosts say now. */
export class FactsUpdate {
  readonly #openPlaces: OpenPlaces;
  readonly #knowledge: BlogKnowledge;
  readonly #lockfiles: Lockfiles;
  readonly #source: FactsSource;
  #running = false;

  constructor(
    openPlaces: OpenPlaces,
    knowledge: BlogKnowledge,
    lockfiles: Lockfiles,
    source: FactsSource,
  ) {
    this.#openPlaces = openPlaces;
    this.#knowledge = knowledge;
    this.#lockfiles = lockfiles;
    this.#source = source;
  }

  /** @param source other than that of the command in tests. */
  async run(source = this.#source): Promise<void> {
    // A second one would write over what the first finds.
    if (this.#running) {
      return;
    }
    this.#running = true;
    try {
      const uri = await this.#chooseLockfile();
      if (uri !== undefined) {
        await this.#update(uri, source);
      }
    } finally {
      this.#running = false;
    }
  }

  /** The lockfile of the post in the editor, else the only one, else the one that the author picks. */
  async #chooseLockfile(): Promise<vscode.Uri | undefined> {
    const found = new Map<string, vscode.Uri>();
    for (const post of await this.#knowledge.posts()) {
      const uri = this.#lockfiles.uriFor(post);
      if (uri !== undefined) {
        found.set(uri.toString(), uri);
      }
    }
    const active = vscode.window.activeTextEditor?.document.uri;
    const own = active === undefined ? undefined : this.#lockfiles.uriFor(active);
    if (own !== undefined && found.has(own.toString())) {
      return own;
    }
    const uris = [...found.values()];
    if (uris.length === 0) {
      inform(vscode.l10n.t('There are no posts in this workspace whose links could be looked up.'));
    }
    return uris.length > 1 ? pickLockfile(uris) : uris[0];
  }

  async #update(uri: vscode.Uri, source: FactsSource): Promise<void> {
    const linked = await this.#knowledge.linkedRepositories(
      (post) => this.#lockfiles.uriFor(post)?.toString() === uri.toString(),
      this.#openPlaces(),
    );
    if (linked.length === 0) {
      inform(vscode.l10n.t('No post of this blog links a repository.'));
      return;
    }
    const before = await this.#readWritable(uri);
    if (before === 'stop' || !(await isAllowed(source, linked))) {
      return;
    }
    const report = await lookUp(source, linked);
    if (report === undefined) {
      return;
    }
    // Somebody may have changed the file while hosts were asked.
    const now = await this.#lockfiles.read(uri);
    if (isUnsaved(uri) || (now?.text !== before?.text && (now?.faults.length ?? 0) > 0)) {
      inform(
        vscode.l10n.t(
          '{0} was changed meanwhile, so nothing was written. Try again.',
          lockfileName,
        ),
      );
      return;
    }
    const rewriting = rewriteLockfile(now, {
      linked,
      answered: new Set(report.answered),
      today: localDay(new Date()),
      verdictOf: (repository) => source.verdictOf(repository),
    });
    await this.#write(uri, rewriting);
  }

  /**
   * The lockfile as it is; undefined where there is none.
   *
   * @returns `stop` where writing it would lose something that the author wants to keep.
   */
  async #readWritable(uri: vscode.Uri): Promise<LockfileOnDisk | undefined | 'stop'> {
    if (isUnsaved(uri)) {
      inform(
        vscode.l10n.t(
          '{0} has changes that are not saved. Save or revert them first.',
          lockfileName,
        ),
      );
      return 'stop';
    }
    let found: LockfileOnDisk | undefined;
    try {
      found = await this.#lockfiles.read(uri);
    } catch (error) {
      fail(uri, error, (reason) => vscode.l10n.t('{0} cannot be read: {1}', lockfileName, reason));
      return 'stop';
    }
    return found === undefined || found.faults.length === 0 || (await mayBeLost(uri, found))
      ? found
      : 'stop';
  }

  async #write(uri: vscode.Uri, rewriting: Rewriting): Promise<void> {
    if (rewriting.kind !== 'changed') {
      inform(reasonNotWritten(rewriting));
      return;
    }
    const { text, counts } = rewriting;
    try {
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      await this.#lockfiles.read(uri);
    } catch (error) {
      fail(uri, error, (reason) =>
        vscode.l10n.t('{0} cannot be written: {1}', lockfileName, reason),
      );
      return;
    }
    inBackground('Message', offerToOpen(uri, updateSummary(counts, true)));
  }
}

function reasonNotWritten(rewriting: Exclude<Rewriting, { kind: 'changed' }>): string {
  switch (rewriting.kind) {
    case 'nothing-known':
      return vscode.l10n.t(
        'Nothing was written: {0} of the links could not be checked.',
        rewriting.counts.unchecked,
      );
    case 'unchanged':
      return updateSummary(rewriting.counts, false);
    case 'too-large':
      return vscode.l10n.t(
        'Nothing was written: the facts of so many repositories make more than 5 MB.',
      );
  }
}

async function pickLockfile(uris: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  const items = uris.map((uri) => ({ label: vscode.workspace.asRelativePath(uri, true), uri }));
  const picked = await vscode.window.showQuickPick(
    items.toSorted((one, other) => one.label.localeCompare(other.label)),
    { placeHolder: vscode.l10n.t('The blog whose repositories are looked up') },
  );
  return picked?.uri;
}

function isUnsaved(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some(
    (document) => document.isDirty && document.uri.toString() === uri.toString(),
  );
}

async function mayBeLost(uri: vscode.Uri, { faults }: LockfileOnDisk): Promise<boolean> {
  const [first = '', ...others] = faults;
  const [anew, open] = [vscode.l10n.t('Write Anew'), vscode.l10n.t('Open')];
  const answer = await vscode.window.showWarningMessage(
    others.length === 0
      ? vscode.l10n.t(
          '{0} cannot be read in full. {1} Written anew, it loses what cannot be read.',
          lockfileName,
          inertText(first),
        )
      : vscode.l10n.t(
          '{0} cannot be read in full. {1} ({2} more in the log) Written anew, it loses what cannot be read.',
          lockfileName,
          inertText(first),
          others.length,
        ),
    anew,
    open,
  );
  if (answer === open) {
    await vscode.window.showTextDocument(uri);
  }
  return answer === anew;
}

async function isAllowed(
  source: FactsSource,
  linked: readonly RepositoryReference[],
): Promise<boolean> {
  const consent = await source.ensureConsent(linked);
  if (consent === 'untrusted') {
    inBackground(
      'Message',
      offer(
        vscode.l10n.t(
          'This workspace is in Restricted Mode, where no host is asked about repositories.',
        ),
        vscode.l10n.t('Manage Workspace Trust'),
        ['workbench.trust.manage'],
      ),
    );
  } else if (consent === 'never') {
    inBackground(
      'Message',
      offer(
        vscode.l10n.t('Looking up repositories is switched off in the settings.'),
        vscode.l10n.t('Open Settings'),
        ['workbench.action.openSettings', 'componentPosts.repositories.lookup'],
      ),
    );
  }
  return consent === 'allowed';
}

async function offer(
  message: string,
  title: string,
  [command, ...args]: readonly [string, ...string[]],
): Promise<void> {
  if ((await vscode.window.showInformationMessage(message, title)) === title) {
    await vscode.commands.executeCommand(command, ...args);
  }
}

/** @returns undefined once the author has cancelled it. */
async function lookUp(
  source: FactsSource,
  linked: readonly RepositoryReference[],
): Promise<LookUpReport | undefined> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Looking up repositories'),
      cancellable: true,
    },
    async (progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => {
        controller.abort();
      });
      let shown = 0;
      const report = await source.lookUp(linked, {
        signal: controller.signal,
        onProgress: (answered, wanted) => {
          progress.report({
            message: vscode.l10n.t('{0} of {1} repositories', answered, wanted),
            increment: wanted === 0 ? 0 : ((answered - shown) / wanted) * 100,
          });
          shown = answered;
        },
      });
      return token.isCancellationRequested ? undefined : report;
    },
  );
}

async function offerToOpen(uri: vscode.Uri, message: string): Promise<void> {
  const open = vscode.l10n.t('Open');
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await vscode.window.showTextDocument(uri);
  }
}

function fail(uri: vscode.Uri, error: unknown, inWords: (reason: string) => string): void {
  log.error(`${uri.toString()}: ${describe(error)}`);
  const reason = error instanceof Error ? error.message : String(error);
  inBackground('Message', vscode.window.showErrorMessage(inertText(inWords(reason))));
}
