// The card as Markdown, for hovers.
import { escapeMarkdown, markdownLink } from '../markdownText';
import type { Card, OwnedRepository } from './model';
import {
  badgeWords,
  factWords,
  originWords,
  placeName,
  shortCount,
  standingWords,
  type FactWords,
} from './words';

/** Of an owner's repositories this many are named. */
const mostNamed = 5;

/**
 * What is known of a link's other end, as Markdown with icons of VS Code (`supportThemeIcons`), a paragraph
 * each: its name, its description, its facts, its release and topics, what is special about it, some of an
 * owner's repositories, and in the last one from when the facts are or why there are none. All text of
 * others is escaped.
 *
 * @param today `YYYY-MM-DD`, in the author's time zone
 * @param more sentences for the last paragraph, as plain text
 */
export function cardMarkdown(card: Card, today: string, more: readonly string[] = []): string[] {
  const facts = factWords(card, today);
  const description = card.repository?.description ?? card.ownerFacts?.description;
  const release = facts.filter(({ kind }) => kind === 'release').map(factMarkdown);
  const topics = (card.repository?.topics ?? [])
    .map(escapeMarkdown)
    .filter((topic) => topic !== '');
  const paragraphs = [
    title(card),
    escapeMarkdown(description ?? ''),
    line(facts.filter(({ kind }) => kind !== 'release' && kind !== 'homepage').map(factMarkdown)),
    line([...release, topics.join(', ')]),
    line(card.badges.map(badgeWords).map(({ icon, long }) => `$(${icon}) ${escapeMarkdown(long)}`)),
    ownedList(card),
    lastLine(card, today, more),
  ];
  return paragraphs.filter((paragraph) => paragraph !== '');
}

/** The name as it is linked; what has another name now says so among what is special. */
function title(card: Card): string {
  const { owner, name, page, ownerFacts } = card;
  const icon =
    name !== undefined ? 'repo' : ownerFacts?.kind === 'person' ? 'account' : 'organization';
  const shown = name === undefined ? (ownerFacts?.displayName ?? owner) : placeName(card);
  const login = name === undefined && ownerFacts?.displayName !== undefined ? owner : undefined;
  return [
    `$(${icon}) **${escapeMarkdown(shown)}**`,
    ...(login === undefined ? [] : [` ${escapeMarkdown(login)}`]),
    ...(page === undefined ? [] : [` · ${escapeMarkdown(page)}`]),
  ].join('');
}

function factMarkdown({ text, icon, url }: FactWords): string {
  const words = url === undefined ? escapeMarkdown(text) : markdownLink(text, url);
  return icon === undefined ? words : `$(${icon}) ${words}`;
}

function ownedList({ ownerFacts }: Card): string {
  return (ownerFacts?.repositories ?? []).slice(0, mostNamed).map(owned).join('\n');
}

function owned({ name, url, language, stars }: OwnedRepository): string {
  const facts = [
    markdownLink(name, url),
    language === undefined ? '' : escapeMarkdown(language.name),
    stars === undefined ? '' : `$(star-full) ${shortCount(stars)}`,
  ];
  return `- ${line(facts)}`;
}

/** From when the facts are, or why there are none. */
function lastLine(card: Card, today: string, more: readonly string[]): string {
  const sentences = [
    originWords(card, today),
    // Where the author has not been asked yet, who shows the card says what a look-up would do.
    card.standing.state === 'unasked' ? undefined : standingWords(card),
    ...more,
  ].filter((sentence) => sentence !== undefined);
  return sentences.length === 0 ? '' : `*${escapeMarkdown(sentences.join(' '))}*`;
}

/** Facts with dots between them; empty where there are none. */
function line(facts: readonly string[]): string {
  return facts.filter((fact) => fact !== '').join(' · ');
}
