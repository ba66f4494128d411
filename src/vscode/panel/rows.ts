// A post as the Linked Repositories view draws it. Knows nothing of VS Code, so that it is tested alone.
import type { Component } from '../../post/component';
import { plainText, type RepositoryLink } from '../../post/links';
import type { Post } from '../../post/post';
import { textOf } from '../../post/text';
import type { WordedCard } from '../../preview/card/worded';
import { worded } from '../../preview/card/wording';
import type { PanelLink, PanelPost, PanelProblem, PanelRow } from '../../preview/panel/model';
import { alsoInWords, wordedMatch } from '../../preview/panel/wording';
import { movedTo } from '../../rules/repositories/moved';
import { lacksEntry, lacksSection } from '../../rules/components/missingParts';
import { cardOf } from '../cardOf';
import { frameOf, type KnownOfPanel, type ShownPost } from './frame';
import { placedRows, type PlacedLink, type PlacedRow } from './placedRows';

/** What is known of the rows of one document, as it is now. */
export interface KnownOfRows extends KnownOfPanel {
  /** Whether the document can be changed. */
  readonly isEditable: boolean;
  /** Whether the canonical address of a moved link can be written in its place. */
  readonly canReplace: (link: RepositoryLink) => boolean;
  /** By the id of the row. */
  readonly problemsOf: (row: string) => readonly PanelProblem[];
}

/** UTF-16 code units of a section's description that are drawn. */
const longestExcerpt = 300;

/** The view of a post. */
export function panelView(post: Post, about: ShownPost, known: KnownOfRows): PanelPost {
  const rows = placedRows(post);
  const cards = new Map<string, WordedCard>();
  for (const { card, links } of rows.flatMap((row) => row.links)) {
    if (!cards.has(card)) {
      cards.set(card, worded(cardOf(links[0], known), known.today));
    }
  }
  const linking = componentsByCard(rows);
  const canMove = movable(rows);
  return {
    state: 'post',
    frame: frameOf(post, about, known),
    rows: rows.map((row) => ({
      id: row.id,
      part: row.part,
      title: row.title,
      ...ofComponent(post, row.component),
      links: row.links.map((link) => panelLink(link, row, linking, known)),
      problems: [...known.problemsOf(row.id)],
      can: {
        insertSection:
          known.isEditable && row.component !== undefined && lacksSection(row.component),
        addEntry:
          known.isEditable && row.component !== undefined && lacksEntry(row.component, post),
        move: known.isEditable && canMove.has(row.part),
      },
    })),
    cards: [...cards.values()],
  };
}

/** The parts in which components can change places: those that have two. */
function movable(rows: readonly PlacedRow[]): ReadonlySet<PanelRow['part']> {
  return new Set(
    (['overview', 'section'] as const).filter(
      (part) => rows.filter((row) => row.part === part).length > 1,
    ),
  );
}

function ofComponent(
  post: Post,
  component: Component | undefined,
): Pick<PanelRow, 'aliases' | 'match' | 'excerpt'> {
  const { section, match } = component ?? {};
  const excerpt =
    section?.description === undefined ? '' : excerptOf(textOf(post.text, section.description));
  return {
    aliases: (section?.aliases ?? []).slice(0, 20).map(({ name }) => name.slice(0, 1_000)),
    ...(section === undefined || match === undefined
      ? {}
      : {
          match: wordedMatch({
            section: section.name.slice(0, 1_000),
            evidence: match.evidence,
            words: match.words.slice(0, 1_000),
            isCertain: match.confidence === 'certain',
          }),
        }),
    ...(excerpt === '' ? {} : { excerpt }),
  };
}

/** The beginning of Markdown as plain text, cut at a word. */
function excerptOf(markdown: string): string {
  const text = plainText(markdown);
  if (text.length <= longestExcerpt) {
    return text;
  }
  const cut = text.slice(0, longestExcerpt);
  const end = Math.max(cut.lastIndexOf(' '), longestExcerpt / 2);
  // Not between the two halves of a character.
  return `${cut.slice(0, end).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The names of the components that link a place, by the key of its card. */
function componentsByCard(
  rows: readonly PlacedRow[],
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const linking = new Map<string, Map<string, string>>();
  for (const { id, component, links } of rows) {
    for (const { card } of component === undefined ? [] : links) {
      const names = linking.get(card) ?? new Map<string, string>();
      linking.set(card, names.set(id, component?.name.slice(0, 1_000) ?? ''));
    }
  }
  return linking;
}

function panelLink(
  { id, card, place, links }: PlacedLink,
  row: PlacedRow,
  linking: ReadonlyMap<string, ReadonlyMap<string, string>>,
  known: KnownOfRows,
): PanelLink {
  const [{ url, repository }] = links;
  const label = links.find((link) => link.label !== undefined && link.label !== '')?.label;
  const verdict = known.verdictOf(repository);
  const canonical = verdict && movedTo(repository, verdict)?.path;
  const others = [...(linking.get(card) ?? [])].filter(([other]) => other !== row.id);
  return {
    id,
    card,
    place,
    ...(label === undefined ? {} : { label: label.slice(0, 1_000) }),
    url,
    ...alsoInWords(others.map(([, name]) => name)),
    ...(canonical !== undefined && known.isEditable && links.some(known.canReplace)
      ? { canonical: canonical.slice(0, 600) }
      : {}),
  };
}
