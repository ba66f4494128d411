// What VS Code asks about the components of a post. What built-in Markdown answers stays with it:
// headings, the addresses of links, what is no component.
import * as vscode from 'vscode';
import { placesOf, type OpenPlaces, type Place } from '../blog/componentPlaces';
import { componentOutline, type ComponentSymbol } from '../assist/components/outline';
import { foldableSections, selectionsAt } from '../assist/components/regions';
import { findComponents, usesIn } from '../assist/components/search';
import { counterpartAt } from '../assist/components/sides';
import { usesOfComponentAt } from '../assist/components/uses';
import type { Post } from '../post/post';
import type { BlogKnowledge } from './blogIndex';
import { toRange } from './convert';
import type { PostDocuments } from './postDocuments';

const markdown: vscode.DocumentSelector = { language: 'markdown' };
/** Symbols of the workspace that are told at once; whoever sees as many types on. */
const mostFound = 500;

export function registerComponentNavigation(
  posts: PostDocuments,
  knowledge: BlogKnowledge,
): vscode.Disposable {
  const { languages } = vscode;
  return vscode.Disposable.from(
    languages.registerDocumentSymbolProvider(
      markdown,
      { provideDocumentSymbols: (document) => outline(posts, document) },
      // The name of the group that they make beside the headings.
      { label: vscode.l10n.t('Components') },
    ),
    languages.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: (query, token) => search(posts, knowledge, query, token),
    }),
    languages.registerFoldingRangeProvider(markdown, {
      provideFoldingRanges: (document) => folding(posts, document),
    }),
    languages.registerSelectionRangeProvider(markdown, {
      provideSelectionRanges: (document, positions) => selections(posts, document, positions),
    }),
    languages.registerDefinitionProvider(markdown, {
      provideDefinition: (document, position) => definition(posts, document, position),
    }),
    languages.registerReferenceProvider(markdown, {
      provideReferences: (document, position, { includeDeclaration }, token) =>
        references(posts, knowledge, document, position, includeDeclaration, token),
    }),
    languages.registerDocumentHighlightProvider(markdown, {
      provideDocumentHighlights: (document, position) => highlights(posts, document, position),
    }),
  );
}

const kinds: Readonly<Record<ComponentSymbol['kind'], vscode.SymbolKind>> = {
  component: vscode.SymbolKind.Package,
  entry: vscode.SymbolKind.EnumMember,
  link: vscode.SymbolKind.Interface,
};

function outline(posts: PostDocuments, document: vscode.TextDocument): vscode.DocumentSymbol[] {
  const post = posts.postOf(document);
  return post === undefined
    ? []
    : componentOutline(post).map((symbol) => toSymbol(document, symbol));
}

function toSymbol(
  document: vscode.TextDocument,
  { kind, name, detail, span, selection, children }: ComponentSymbol,
): vscode.DocumentSymbol {
  const symbol = new vscode.DocumentSymbol(
    name,
    detail,
    kinds[kind],
    toRange(document, span),
    toRange(document, selection),
  );
  symbol.children = children.map((child) => toSymbol(document, child));
  return symbol;
}

async function search(
  posts: PostDocuments,
  knowledge: BlogKnowledge,
  query: string,
  token: vscode.CancellationToken,
): Promise<vscode.SymbolInformation[]> {
  const places = await knowledge.componentPlaces(openPlaces(posts));
  return token.isCancellationRequested
    ? []
    : findComponents(query, places, mostFound).map(
        ({ uri, name, container, place }) =>
          new vscode.SymbolInformation(name, kinds.component, container, toLocation(uri, place)),
      );
}

/** What open editors say, saved or not. */
export function openPlaces(posts: PostDocuments): OpenPlaces {
  return new Map(
    posts.posts.map((document) => {
      const uri = document.uri.toString();
      return [
        uri,
        () => placesOf(uri, posts.read(document), posts.policyOf(document).profile),
      ] as const;
    }),
  );
}

function folding(posts: PostDocuments, document: vscode.TextDocument): vscode.FoldingRange[] {
  const post = posts.postOf(document);
  return (post === undefined ? [] : foldableSections(post)).flatMap((section) => {
    const { start, end } = toRange(document, section);
    return start.line < end.line ? [new vscode.FoldingRange(start.line, end.line)] : [];
  });
}

/** @returns undefined where there is no component at all, so that others have the word. */
function selections(
  posts: PostDocuments,
  document: vscode.TextDocument,
  positions: readonly vscode.Position[],
): vscode.SelectionRange[] | undefined {
  const post = posts.postOf(document);
  return post === undefined
    ? undefined
    : positions.map((position) => selection(post, document, position));
}

function selection(
  post: Post,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.SelectionRange {
  const places = selectionsAt(post, document.offsetAt(position));
  return (
    places.reduceRight<vscode.SelectionRange | undefined>(
      (parent, place) => new vscode.SelectionRange(toRange(document, place), parent),
      undefined,
    ) ??
    // For each position something has to be said; this adds nothing to what others say.
    new vscode.SelectionRange(new vscode.Range(position, position))
  );
}

function definition(
  posts: PostDocuments,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.LocationLink[] {
  const post = posts.postOf(document);
  const found = post === undefined ? undefined : counterpartAt(post, document.offsetAt(position));
  return found === undefined
    ? []
    : [
        {
          originSelectionRange: toRange(document, found.from),
          targetUri: document.uri,
          targetRange: toRange(document, found.target),
          targetSelectionRange: toRange(document, found.selection),
        },
      ];
}

async function references(
  posts: PostDocuments,
  knowledge: BlogKnowledge,
  document: vscode.TextDocument,
  position: vscode.Position,
  withLead: boolean,
  token: vscode.CancellationToken,
): Promise<vscode.Location[]> {
  const post = posts.postOf(document);
  const uses =
    post === undefined ? undefined : usesOfComponentAt(post, document.offsetAt(position));
  if (uses === undefined) {
    return [];
  }
  const here = uses.here
    .filter((place) => withLead || place !== uses.lead)
    .map((place) => new vscode.Location(document.uri, toRange(document, place)));
  const elsewhere = await knowledge.componentPlacesAround(
    document,
    posts.policyOf(document),
    uses.repositories,
    openPlaces(posts),
  );
  return token.isCancellationRequested
    ? []
    : [
        ...here,
        ...elsewhere.flatMap((other) =>
          usesIn(other, uses).map((place) => toLocation(other.uri, place)),
        ),
      ];
}

/** @returns undefined where others have the word: the first who says anything is heard alone. */
function highlights(
  posts: PostDocuments,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.DocumentHighlight[] | undefined {
  const post = posts.postOf(document);
  const uses =
    post === undefined ? undefined : usesOfComponentAt(post, document.offsetAt(position));
  return uses?.here.map(
    (place) =>
      new vscode.DocumentHighlight(
        toRange(document, place),
        place === uses.lead
          ? vscode.DocumentHighlightKind.Write
          : vscode.DocumentHighlightKind.Read,
      ),
  );
}

function toLocation(uri: string, { start, end }: Place): vscode.Location {
  return new vscode.Location(
    vscode.Uri.parse(uri),
    new vscode.Range(start.line, start.character, end.line, end.character),
  );
}
