import { Derived } from '../../post/derived';
import { linksInBlock } from '../../post/links';
import type { Post } from '../../post/post';
import type { ComponentSection } from '../../post/sections';
import type { Block, ListItem } from '../../post/structure';
import { textOf } from '../../post/text';

/**
 * What stands in a section behind or below its lead. `link`: a link with words that only lead to it;
 * `hidden`: comments and definitions, which readers do not see; `other`: code, a table, a picture,
 * a list of links.
 */
export type Content = 'text' | 'link' | 'bullets' | 'heading' | 'hidden' | 'other';

const contentsBySection = new Derived<ComponentSection, readonly Content[]>();

/** The parts of a section, in order; empty where nothing stands behind its lead. */
export function contentsOf(post: Post, section: ComponentSection): readonly Content[] {
  return contentsBySection.of(section, () => readContents(post, section));
}

function readContents(post: Post, section: ComponentSection): readonly Content[] {
  const contents: Content[] = [];
  visitContents(post, section, (content) => {
    contents.push(content);
    return true;
  });
  return contents;
}

/** Whether a section has such a part, which its first one often tells. */
export function hasContent(
  post: Post,
  section: ComponentSection,
  isWanted: (content: Content) => boolean,
): boolean {
  let isFound = false;
  visitContents(post, section, (content) => {
    isFound = isWanted(content);
    return !isFound;
  });
  return isFound;
}

/** @param visit tells whether to go on. */
type Visit = (content: Content) => boolean;

function visitContents(post: Post, section: ComponentSection, visit: Visit): void {
  const { start, blocks } = post.body();
  const first = blocks[section.firstBlock];
  if (first === undefined) {
    return;
  }
  const at = start + first.offset;
  const leadEnd = section.lead.end - at;
  if (section.shape === 'list-item') {
    let from: number | undefined = leadEnd;
    for (const block of itemAt(first.block, section.span.start - at)?.blocks ?? []) {
      if (!visitContent(post, section, block, at, visit, from)) {
        return;
      }
      from = undefined;
    }
    return;
  }
  if (
    section.shape !== 'heading' &&
    !visitContent(post, section, first.block, at, visit, leadEnd)
  ) {
    return;
  }
  for (let index = section.firstBlock + 1; index < section.endBlock; index++) {
    const placed = blocks[index];
    if (
      placed !== undefined &&
      !visitContent(post, section, placed.block, start + placed.offset, visit)
    ) {
      return;
    }
  }
}

/**
 * @param at where the block, or the one that holds it, starts in the post.
 * @param from where its part begins; undefined where all of the block belongs to the section.
 */
function visitContent(
  { text }: Post,
  section: ComponentSection,
  block: Block,
  at: number,
  visit: Visit,
  from?: number,
): boolean {
  const content = contentOf(block, text, at, from);
  return (
    content === undefined ||
    visit(content === 'text' && isClosing(text, section, at + block.start) ? 'link' : content)
  );
}

/** Whether readers see the name alone, or further headings below it; its lead may be a link. */
export function isBare(post: Post, section: ComponentSection): boolean {
  return !hasContent(post, section, isSeen);
}

function isSeen(content: Content): boolean {
  return content !== 'hidden' && content !== 'heading';
}

const itemsByStart = new Derived<Block, ReadonlyMap<number, ListItem>>();

function itemAt(block: Block, start: number): ListItem | undefined {
  if (block.kind !== 'list') {
    return undefined;
  }
  let items = itemsByStart.get(block);
  if (items === undefined) {
    items = new Map(block.items.map((item) => [item.start, item]));
    itemsByStart.set(block, items);
  }
  return items.get(start);
}

const contentOfWhole = new Derived<Block, Content | 'nothing'>();
const contentBehindLead = new Derived<Block, Content | 'nothing'>();

/** Read once per block: where its lead ends depends on its text alone, whether it has one does not. */
function contentOf(block: Block, text: string, at: number, from?: number): Content | undefined {
  const known = from === undefined ? contentOfWhole : contentBehindLead;
  let content = known.get(block);
  if (content === undefined) {
    content = readContent(block, text, at, from ?? block.start);
    known.set(block, content);
  }
  return content === 'nothing' ? undefined : content;
}

function readContent(block: Block, text: string, at: number, from: number): Content | 'nothing' {
  switch (block.kind) {
    case 'paragraph':
      return readText(block, text, at, from);
    case 'list':
      return readList(block, text, at);
    case 'quote':
      return block.blocks.length > 0 ? 'text' : 'nothing';
    case 'heading':
      return 'heading';
    case 'definition':
      return 'hidden';
    case 'html':
      return withoutComments(text.slice(at + block.start, at + block.end)).trim() === ''
        ? 'hidden'
        : 'other';
    case 'rule':
      return 'nothing';
    default:
      return 'other';
  }
}

/** A bullet with more words than that is a sentence, which may well describe the component. */
const mostWordsOfBullet = 15;

function readList(
  block: Block & { readonly kind: 'list' },
  text: string,
  at: number,
): Content | 'nothing' {
  const items = block.items.filter(({ blocks }) => blocks.length > 0);
  if (items.length === 0) {
    return 'nothing';
  }
  for (const { start, end } of items) {
    if (isSentence(text, at + start, at + end)) {
      return 'text';
    }
  }
  // A list of links alone is there for its own sake.
  const links = linksInBlock({ block, offset: at }, text);
  let next = 0;
  for (const { start, end } of items) {
    while ((links[next]?.start ?? end) < start) {
      next++;
    }
    if ((links[next]?.start ?? end) >= end) {
      return 'bullets';
    }
  }
  return 'other';
}

function isSentence(text: string, start: number, end: number): boolean {
  // Of one letter each.
  if (end - start < 2 * mostWordsOfBullet + 1) {
    return false;
  }
  let words = 0;
  let isInWord = false;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 127) {
      const found = text.slice(start, end).match(/[\p{L}\p{N}]+/gu);
      return found !== null && found.length > mostWordsOfBullet;
    }
    const isWord = isLetterOrDigit(unit);
    words += isWord && !isInWord ? 1 : 0;
    isInWord = isWord;
  }
  return words > mostWordsOfBullet;
}

/** Of the UTF-16 code units of ASCII. */
function isLetterOrDigit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
}

/** Words that tell where a link leads, and nothing of the component. */
const aroundLinks = new Set(
  [
    'a also and at available be browse by can check code codebase dive docs documentation download explore find for',
    'forge found from get git github gitlab go here home homepage in info information is it link links more',
    'of on or org our out page project read readme repo repos repository repositories see site source',
    'sources the this to url via view visit web website',
  ].flatMap((line) => line.split(' ')),
);

function readText(block: Block, text: string, at: number, from: number): Content | 'nothing' {
  const links = linksInBlock({ block, offset: at }, text);
  if ((links.at(-1)?.start ?? -1) < from) {
    return readWords(text.slice(at + from, at + block.end));
  }
  const parts: string[] = [];
  let next = from;
  for (const link of links) {
    if (link.start >= from) {
      parts.push(text.slice(at + next, at + Math.max(next, link.start)));
      next = Math.max(next, link.end);
    }
  }
  parts.push(text.slice(at + next, at + block.end));
  const areWithComments = parts.some((part) => part.includes('<!--'));
  return (areWithComments ? [withoutComments(parts.join(' '))] : parts).some(describes)
    ? 'text'
    : 'link';
}

const word = /[\p{L}\p{N}]+/gu;

/** The first word of a description tells it from words around links. */
function describes(words: string): boolean {
  word.lastIndex = 0;
  for (let found = word.exec(words); found !== null; found = word.exec(words)) {
    if (!aroundLinks.has(found[0].toLowerCase())) {
      return true;
    }
  }
  return false;
}

/** Text that links nothing. */
function readWords(written: string): Content | 'nothing' {
  const words = withoutComments(written);
  if (/[\p{L}\p{N}]/u.test(words)) {
    return 'text';
  }
  return written.trim() === '' ? 'nothing' : words.trim() === '' ? 'hidden' : 'other';
}

function withoutComments(html: string): string {
  return html.includes('<!--') ? html.replace(/<!--[\s\S]*?(?:-->|$)/g, '') : html;
}

const leadsOn =
  /^(?:to (?:dive|find|get|go|know|learn|read|see)|for (?:all|details|further|more)|check|code|dive|explore|find|git ?(?:hub|lab)|go to|learn|more|read|repository|see|source|visit)\b/i;

/** Whether a paragraph leads on to the source, instead of saying what the component is. */
function isClosing(text: string, { closing }: ComponentSection, start: number): boolean {
  return closing?.span.start === start && leadsOn.test(textOf(text, closing.span));
}
