import * as vscode from 'vscode';
import {
  firstSentence,
  placeInProjectFile,
  repositoryPlaceAt,
  type RepositoryPlace,
} from '../assist/repositoryPlace';
import { span } from '../post/text';
import {
  componentParagraphs,
  hoverActions,
  hoverParagraphs,
  type HoverAction,
  type HoverContext,
} from '../preview/card/hover';
import type { Card } from '../preview/card/model';
import { markdownLink } from '../preview/markdownText';
import { projectFileName } from '../profile/project/project';
import { canonicalEdits, replaceByCanonical, useCanonicalLink } from './canonicalLinks';
import { knownOfCards } from './cardFacts';
import { cardOf } from './cardOf';
import { toRange } from './convert';
import { factsCommands } from './facts';
import { hostsToAsk } from './linkedFacts';
import { isMarkdown, type PostDocuments } from './postDocuments';
import type { RepositoryFactsService } from './repositoryFacts';

/** Of our own hovers only, as the one for canonical links: it stands in no menu. */
const lookUpLink = 'componentPosts.lookUpLink';
const showPanel = 'componentPosts.showLinkedRepositories';

/** All that a link in such a hover can run, whatever a text in it may say. */
const enabledCommands = [
  factsCommands.lookUp,
  factsCommands.signIn,
  lookUpLink,
  showPanel,
  useCanonicalLink,
] as const;

/**
 * What is known of a linked repository or owner: in posts and any other Markdown file, and in project
 * files. On an entry of an overview also what its section says.
 */
export function registerRepositoryHovers(
  posts: PostDocuments,
  facts: RepositoryFactsService,
): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    provideHover: (document, position) => hover(posts, facts, document, position),
  };
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider({ language: 'markdown' }, provider),
    vscode.languages.registerHoverProvider({ pattern: `**/${projectFileName}` }, provider),
    vscode.commands.registerCommand(
      useCanonicalLink,
      async (uri: unknown, start: unknown, end: unknown) => {
        const document = openDocument(uri);
        if (document !== undefined && typeof start === 'number' && typeof end === 'number') {
          await replaceByCanonical(posts, document, span(start, end));
        }
      },
    ),
    vscode.commands.registerCommand(lookUpLink, async (uri: unknown, start: unknown) => {
      const document = openDocument(uri);
      const link =
        document !== undefined && typeof start === 'number'
          ? placeAt(posts, document, start)?.link
          : undefined;
      if (link !== undefined) {
        await vscode.window.withProgress(
          {
            location: vscode.ProgressLocation.Window,
            title: vscode.l10n.t('Looking up repositories'),
          },
          () => facts.lookUp([link.repository], { refresh: true }),
        );
      }
    }),
  );
}

function openDocument(uri: unknown): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri);
}

function placeAt(
  posts: PostDocuments,
  document: vscode.TextDocument,
  offset: number,
): RepositoryPlace | undefined {
  return isMarkdown(document)
    ? repositoryPlaceAt(posts.read(document), offset)
    : placeInProjectFile(document.getText(), offset);
}

function hover(
  posts: PostDocuments,
  facts: RepositoryFactsService,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Hover | undefined {
  if (document.languageId === 'markdown' && !isMarkdown(document)) {
    return undefined;
  }
  const place = placeAt(posts, document, document.offsetAt(position));
  if (place === undefined) {
    return undefined;
  }
  const { paragraphs, actions } = aboutLink(posts, facts, document, place);
  const component = aboutComponent(posts, document, place);
  const isBoth = paragraphs.length > 0 && component.length > 0;
  const text = [...paragraphs, ...(isBoth ? ['---'] : []), ...component, actions.join(' | ')]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
  return text === ''
    ? undefined
    : new vscode.Hover(toMarkdown(text), toRange(document, place.span));
}

/** As Markdown: what is said, and links that do something. */
interface Part {
  readonly paragraphs: readonly string[];
  readonly actions: readonly string[];
}

const nothing: Part = { paragraphs: [], actions: [] };

function aboutLink(
  posts: PostDocuments,
  facts: RepositoryFactsService,
  document: vscode.TextDocument,
  { link }: RepositoryPlace,
): Part {
  if (link === undefined) {
    return nothing;
  }
  const known = knownOfCards(facts, document);
  const card = cardOf(link, known);
  if (card.asOf === undefined && card.standing.state === 'unknown-host') {
    return nothing;
  }
  const { hostName } = link.repository;
  const { canSignIn, account, trouble } = facts.standingOf(hostName);
  const inMarkdown = isMarkdown(document);
  const context: HoverContext = {
    today: known.today,
    isAsking: facts.isAsking(link.repository),
    hostNames:
      facts.consent !== 'not-asked'
        ? []
        : inMarkdown
          ? hostsToAsk(facts, posts.read(document).body().links)
          : [hostName],
    canReplace:
      inMarkdown &&
      card.badges.some(({ kind }) => kind === 'moved') &&
      canonicalEdits(posts, document)(link.destination) !== undefined,
    canSignIn: canSignIn && (account === undefined || trouble?.reason === 'bad-token'),
    canShow: inMarkdown,
  };
  return {
    paragraphs: hoverParagraphs(card, context),
    actions: hoverActions(card, context).map((action) =>
      markdownLink(action.title, addressOf(document, link, card, action)),
    ),
  };
}

function aboutComponent(
  posts: PostDocuments,
  document: vscode.TextDocument,
  { component }: RepositoryPlace,
): readonly string[] {
  if (component?.section === undefined || component.match === undefined) {
    return [];
  }
  return componentParagraphs({
    section: component.section.name,
    evidence: component.match.evidence,
    sentence: firstSentence(posts.read(document), component),
  });
}

function toMarkdown(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text, true);
  markdown.isTrusted = { enabledCommands };
  markdown.supportHtml = false;
  return markdown;
}

function addressOf(
  { uri }: vscode.TextDocument,
  { repository, span: place }: NonNullable<RepositoryPlace['link']>,
  { url = '' }: Card,
  { kind }: HoverAction,
): string {
  switch (kind) {
    case 'look-up':
      return commandAddress(factsCommands.lookUp);
    case 'refresh':
      return commandAddress(lookUpLink, uri.toString(), place.start);
    case 'sign-in':
      return commandAddress(factsCommands.signIn, repository.hostName);
    case 'use-canonical':
      return commandAddress(useCanonicalLink, uri.toString(), place.start, place.end);
    case 'show':
      return commandAddress(showPanel);
    case 'open':
      return url;
  }
}

function commandAddress(command: string, ...values: readonly unknown[]): string {
  return values.length === 0
    ? `command:${command}`
    : `command:${command}?${encodeURIComponent(JSON.stringify(values))}`;
}
