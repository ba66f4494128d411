import * as vscode from 'vscode';
import type { RepositoryReference } from '../repositories/reference';
import { movedTo } from '../rules/repositories/moved';
import { movedLinks } from '../rules/repositories/movedLinks';
import type { BlogKnowledge } from './blogIndex';
import { toRange } from './convert';
import { factsCommands } from './facts';
import { describe, inform, log } from './log';
import type { PostDocuments } from './postDocuments';
import type { RepositoryFactsService } from './repositoryFacts';

/** What would change, and where. */
export interface MovedLinksEdit {
  readonly edit: vscode.WorkspaceEdit;
  readonly links: number;
  /** Of posts, relative to the workspace. */
  readonly paths: readonly string[];
}

/** What the author wants done with what was found. */
type Wish = 'replace' | 'preview';

/** More would make the question longer than a screen. */
const mostShown = 10;

/** Finds the links to moved repositories in all posts of the workspace, as far as moves are known. */
export class MovedLinks implements vscode.Disposable {
  readonly #posts: PostDocuments;
  readonly #knowledge: BlogKnowledge;
  readonly #facts: Pick<RepositoryFactsService, 'verdictOf' | 'load'>;
  readonly #command: vscode.Disposable;

  constructor(
    posts: PostDocuments,
    knowledge: BlogKnowledge,
    facts: Pick<RepositoryFactsService, 'verdictOf' | 'load'>,
  ) {
    this.#posts = posts;
    this.#knowledge = knowledge;
    this.#facts = facts;
    this.#command = vscode.commands.registerCommand(factsCommands.replaceMoved, () =>
      this.replace(),
    );
  }

  dispose(): void {
    this.#command.dispose();
  }

  /** Whether another post may link a repository, as far as posts are read by now. */
  isLinkedElsewhere({ uri }: vscode.TextDocument, key: string): boolean {
    const own = uri.toString();
    return [...this.#knowledge.repositoriesByPost].some(
      ([post, repositories]) =>
        post !== own && repositories.some((repository) => repository.key === key),
    );
  }

  /**
   * The edit that takes links to where their repositories are now, for the texts as they are when it is
   * ready: it has to be applied at once.
   *
   * @param key of the only repository whose links to change; those to all moved ones without it.
   * @param needsConfirmation whether VS Code shows each change before it makes any.
   */
  async editFor(key: string | undefined, needsConfirmation: boolean): Promise<MovedLinksEdit> {
    const documents = await this.#documents(key);
    const edit = new vscode.WorkspaceEdit();
    const paths: string[] = [];
    let links = 0;
    for (const document of documents) {
      const found = movedLinks(this.#posts.read(document), this.#posts.contextOf(document)).filter(
        (link) => key === undefined || link.key === key,
      );
      if (found.length === 0) {
        continue;
      }
      links += found.length;
      paths.push(vscode.workspace.asRelativePath(document.uri));
      const metadata = { needsConfirmation, label: vscode.l10n.t('Links to moved repositories') };
      const edits = found.flatMap((link) => link.edits);
      edit.set(
        document.uri,
        edits.map(({ span, newText }): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [
          vscode.TextEdit.replace(toRange(document, span), newText),
          metadata,
        ]),
      );
    }
    return { edit, links, paths };
  }

  /** The open posts, and those that link something that is known to have moved. */
  async #documents(key: string | undefined): Promise<readonly vscode.TextDocument[]> {
    await this.#knowledge.build();
    const byPost = this.#knowledge.repositoriesByPost;
    await this.#facts.load([...byPost.values()].flat());
    const open = new Map(this.#posts.posts.map((document) => [document.uri.toString(), document]));
    const wanted = [...byPost].filter(
      ([uri, repositories]) => !open.has(uri) && this.#linksMoved(uri, repositories, key),
    );
    const opened = await Promise.all(wanted.map(([uri]) => openQuietly(vscode.Uri.parse(uri))));
    return [...open.values(), ...opened.flat()];
  }

  #linksMoved(
    post: string,
    repositories: readonly RepositoryReference[],
    key: string | undefined,
  ): boolean {
    const uri = vscode.Uri.parse(post);
    return repositories.some((repository) => {
      const verdict =
        key === undefined || repository.key === key
          ? this.#facts.verdictOf({ uri }, repository)
          : undefined;
      return verdict !== undefined && movedTo(repository, verdict) !== undefined;
    });
  }

  /** @param given in tests, what an author would answer; the command always asks. */
  async replace(given?: 'replace'): Promise<void> {
    const found = await this.#find(false);
    if (found.links === 0) {
      inform(vscode.l10n.t('No post links a repository that is known to have moved.'));
      return;
    }
    const answer = given ?? (await ask(found));
    if (answer === undefined) {
      return;
    }
    // Posts may have changed while the author thought about it.
    const { edit, links, paths } = await this.#find(answer === 'preview');
    const isDone = await vscode.workspace.applyEdit(edit, { isRefactoring: true });
    if (isDone && answer === 'replace') {
      inform(vscode.l10n.t('Replaced {0} in {1}.', linkCount(links), postCount(paths.length)));
    } else if (answer === 'replace') {
      inform(
        vscode.l10n.t(
          'The posts changed in the meantime, so nothing was replaced. Run the command again.',
        ),
      );
    }
  }

  async #find(needsConfirmation: boolean): Promise<MovedLinksEdit> {
    return vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking for moved links') },
      () => this.editFor(undefined, needsConfirmation),
    );
  }
}

async function ask({ links, paths }: MovedLinksEdit): Promise<Wish | undefined> {
  const shown = paths.slice(0, mostShown);
  const more = paths.length - shown.length;
  const answers: readonly (vscode.MessageItem & { readonly wish: Wish })[] = [
    { wish: 'replace', title: vscode.l10n.t('Replace') },
    { wish: 'preview', title: vscode.l10n.t('Preview') },
  ];
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Replace {0} in {1}?', linkCount(links), postCount(paths.length)),
    { modal: true, detail: [...shown, ...(more > 0 ? [moreCount(more)] : [])].join('\n') },
    ...answers,
  );
  return answer?.wish;
}

function linkCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 moved link') : vscode.l10n.t('{0} moved links', count);
}

function postCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 post') : vscode.l10n.t('{0} posts', count);
}

function moreCount(count: number): string {
  return count === 1
    ? vscode.l10n.t('and 1 more post')
    : vscode.l10n.t('and {0} more posts', count);
}

/** A post without showing it; none where it is gone. */
async function openQuietly(uri: vscode.Uri): Promise<readonly vscode.TextDocument[]> {
  try {
    return [await vscode.workspace.openTextDocument(uri)];
  } catch (error) {
    log.warn(`${uri.toString()} cannot be opened: ${describe(error)}`);
    return [];
  }
}
