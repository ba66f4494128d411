import * as vscode from 'vscode';
import {
  repositoryHover,
  repositoryLinkAt,
  type HoverAction,
  type RepositoryHover,
} from '../assist/repositoryHover';
import { link } from '../assist/markdown';
import { span } from '../post/text';
import { canonicalEdits, replaceByCanonical, useCanonicalLink } from './canonicalLinks';
import { toRange } from './convert';
import { factsCommands, type FactsService } from './facts';
import { currentDay } from './knowledge';
import { hostsToAsk } from './linkedFacts';
import { isMarkdown, type PostDocuments } from './postDocuments';
import { shownTime } from './time';

/** All that a link in such a hover can run, whatever a text in it may say. */
const enabledCommands = [
  factsCommands.lookUp,
  factsCommands.refresh,
  factsCommands.signIn,
  useCanonicalLink,
] as const;

/** What is known of a linked repository or owner, in posts and in any other Markdown file. */
export function registerRepositoryHovers(
  posts: PostDocuments,
  facts: FactsService,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(
      { language: 'markdown' },
      {
        provideHover: (document, position) => {
          const found = isMarkdown(document)
            ? hoverOf(posts, facts, document, document.offsetAt(position))
            : undefined;
          return found === undefined
            ? undefined
            : new vscode.Hover(toMarkdown(document, found), toRange(document, found.span));
        },
      },
    ),
    vscode.commands.registerCommand(
      useCanonicalLink,
      async (uri: unknown, start: unknown, end: unknown) => {
        const document = vscode.workspace.textDocuments.find(
          (candidate) => candidate.uri.toString() === uri,
        );
        if (document !== undefined && typeof start === 'number' && typeof end === 'number') {
          await replaceByCanonical(posts, document, span(start, end));
        }
      },
    ),
  );
}

function hoverOf(
  posts: PostDocuments,
  facts: FactsService,
  document: vscode.TextDocument,
  offset: number,
): RepositoryHover | undefined {
  const { links } = posts.read(document).body();
  const found = repositoryLinkAt(links, offset);
  if (found === undefined) {
    return undefined;
  }
  const { repository } = found;
  const { trouble, canSignIn } = facts.standingOf(repository.hostName);
  return repositoryHover(found, {
    today: currentDay(),
    verdict: facts.verdictOf(document, repository),
    isAsking: facts.isAsking(repository),
    canBeAsked: facts.canAsk(repository),
    consent: facts.consent,
    hostNames: hostsToAsk(facts, links),
    trouble,
    canSignIn,
    canReplace: canonicalEdits(posts, document)(found.destination) !== undefined,
    shownTime: (time) => shownTime(time),
  });
}

function toMarkdown(
  document: vscode.TextDocument,
  { paragraphs, actions }: RepositoryHover,
): vscode.MarkdownString {
  const links = actions.map((action) => link(action.title, addressOf(document, action)));
  const text = [...paragraphs, ...(links.length === 0 ? [] : [links.join(' | ')])].join('\n\n');
  const markdown = new vscode.MarkdownString(text, true);
  markdown.isTrusted = { enabledCommands };
  markdown.supportHtml = false;
  return markdown;
}

function addressOf({ uri }: vscode.TextDocument, action: HoverAction): string {
  switch (action.kind) {
    case 'look-up':
      return commandAddress(factsCommands.lookUp);
    case 'refresh':
      return commandAddress(factsCommands.refresh);
    case 'sign-in':
      return commandAddress(factsCommands.signIn);
    case 'use-canonical':
      return commandAddress(useCanonicalLink, uri.toString(), action.link.start, action.link.end);
    case 'open':
      return action.url;
  }
}

function commandAddress(command: string, ...values: readonly unknown[]): string {
  return values.length === 0
    ? `command:${command}`
    : `command:${command}?${encodeURIComponent(JSON.stringify(values))}`;
}
