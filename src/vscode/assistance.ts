// What VS Code asks about the front matter of a post, and how it is told what src/assist knows.
import * as vscode from 'vscode';
import { definitionAt, linksIn, usesAt } from '../assist/navigation';
import { hoverAt } from '../assist/hover';
import { frontMatterSpan, outlineOf, type OutlineEntry } from '../assist/outline';
import { registerCompletion } from './completion';
import { ComponentRename } from './componentRename';
import { toMarkdown, toRange } from './convert';
import { registerPasteOfRepositories } from './pasteRepositories';
import type { PostDocuments } from './postDocuments';
import { registerRefactorings } from './refactorings';

const markdown: vscode.DocumentSelector = { language: 'markdown' };

export function registerAssistance(posts: PostDocuments): vscode.Disposable {
  const { languages } = vscode;
  return vscode.Disposable.from(
    registerCompletion(posts),
    registerPasteOfRepositories(posts),
    registerRefactorings(posts),
    languages.registerRenameProvider(markdown, new ComponentRename(posts)),
    languages.registerHoverProvider(markdown, {
      provideHover: (document, position) => hover(posts, document, position),
    }),
    languages.registerDocumentLinkProvider(markdown, {
      provideDocumentLinks: (document) => links(posts, document),
    }),
    languages.registerDefinitionProvider(markdown, {
      provideDefinition: (document, position) => definition(posts, document, position),
    }),
    languages.registerReferenceProvider(markdown, {
      provideReferences: (document, position) => references(posts, document, position),
    }),
    languages.registerFoldingRangeProvider(markdown, {
      provideFoldingRanges: (document) => folding(posts, document),
    }),
    languages.registerDocumentSymbolProvider(
      markdown,
      { provideDocumentSymbols: (document) => symbols(posts, document) },
      // The name of the group that they make beside the headings.
      { label: vscode.l10n.t('Front Matter') },
    ),
  );
}

function hover(
  posts: PostDocuments,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Hover | undefined {
  const post = posts.postOf(document);
  const found =
    post === undefined
      ? undefined
      : hoverAt(post, document.offsetAt(position), posts.contextOf(document));
  return found === undefined
    ? undefined
    : new vscode.Hover(toMarkdown(found.paragraphs), toRange(document, found.span));
}

function links(posts: PostDocuments, document: vscode.TextDocument): vscode.DocumentLink[] {
  const post = posts.postOf(document);
  return post === undefined
    ? []
    : linksIn(post, posts.contextOf(document)).map(({ span, uri, tooltip }) => {
        const link = new vscode.DocumentLink(toRange(document, span), vscode.Uri.parse(uri));
        link.tooltip = tooltip;
        return link;
      });
}

function definition(
  posts: PostDocuments,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.LocationLink[] {
  const post = posts.postOf(document);
  const found =
    post === undefined
      ? undefined
      : definitionAt(post, document.offsetAt(position), posts.contextOf(document));
  return found === undefined
    ? []
    : [
        {
          originSelectionRange: toRange(document, found.span),
          targetUri: vscode.Uri.parse(found.found.file.uri),
          targetRange: new vscode.Range(0, 0, 0, 0),
        },
      ];
}

function references(
  posts: PostDocuments,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Location[] {
  const post = posts.postOf(document);
  const uses =
    post === undefined
      ? undefined
      : usesAt(post, document.offsetAt(position), posts.contextOf(document));
  return uses === undefined
    ? []
    : [
        ...uses.here.map((span) => new vscode.Location(document.uri, toRange(document, span))),
        ...uses.elsewhere.map(
          ({ uri, start, end }) =>
            new vscode.Location(
              vscode.Uri.parse(uri),
              new vscode.Range(start.line, start.character, end.line, end.character),
            ),
        ),
      ];
}

function folding(posts: PostDocuments, document: vscode.TextDocument): vscode.FoldingRange[] {
  const post = posts.postOf(document);
  const span = post === undefined ? undefined : frontMatterSpan(post);
  if (span === undefined) {
    return [];
  }
  const { start, end } = toRange(document, span);
  return start.line < end.line ? [new vscode.FoldingRange(start.line, end.line)] : [];
}

function symbols(posts: PostDocuments, document: vscode.TextDocument): vscode.DocumentSymbol[] {
  const post = posts.postOf(document);
  return post === undefined ? [] : outlineOf(post).map((entry) => toSymbol(document, entry));
}

function toSymbol(
  document: vscode.TextDocument,
  { name, detail, span, selection }: OutlineEntry,
): vscode.DocumentSymbol {
  return new vscode.DocumentSymbol(
    name,
    detail,
    vscode.SymbolKind.Property,
    toRange(document, span),
    toRange(document, selection),
  );
}
