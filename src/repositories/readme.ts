// The beginning of a README in plain words: what a repository calls itself and says that it is.

import { plainWords } from './hostText';

export interface ReadmeStart {
  readonly heading: string | undefined;
  /** The first paragraph with words of its own: no badges, no row of links, no list or table. */
  readonly paragraph: string | undefined;
}

/** UTF-16 code units that are looked at: of the README, of a block in it, of a line. */
const longestBeginning = 32_768;
const longestBlock = 4_000;

const longestHeading = 120;

/**
 * Reads Markdown line by line, roughly: READMEs also come as reStructuredText or HTML, and a wrong
 * guess costs a sentence in a hover.
 *
 * @returns words without markup, for whoever draws them to escape
 */
export function firstHeadingAndParagraph(markdown: string): ReadmeStart {
  let heading: string | undefined;
  let paragraph: string | undefined;
  for (const block of blocksOf(markdown)) {
    if (block.isHeading) {
      heading ??= plainWords(wordsIn(block.text), longestHeading);
    } else if (saysSomething(block.text)) {
      paragraph ??= plainWords(wordsIn(block.text));
    }
    if (heading !== undefined && paragraph !== undefined) {
      break;
    }
  }
  return { heading, paragraph };
}

interface Block {
  readonly isHeading: boolean;
  readonly text: string;
}

const comment = /<!--[\s\S]*?(?:-->|$)/g;
const fence = /^ {0,3}(```|~~~)/;
const hashHeading = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/;
const tagHeading = /^[ \t]*<h[1-6]\b/i;
/** Lists, tables, rules, definitions of links, directives of reStructuredText. */
const noParagraph =
  /^ {0,3}(?:[-*+][ \t]|\d{1,9}[.)][ \t]|\||(?:[-*_][ \t]*){3,}$|\[[^\]]{1,200}\]:|\.\. )/;
const indentedCode = /^(?: {4}|\t)/;
const alert = /^[ \t]*>[ \t]*\[!/;

function* blocksOf(markdown: string): Iterable<Block> {
  const lines = markdown
    .slice(0, longestBeginning)
    .replace(/^\uFEFF/, '')
    .replace(comment, '')
    .split(/\r\n?|\n/);
  let open: string | undefined;
  let block: string[] = [];
  for (const line of [...lines, '']) {
    const mark = fence.exec(line)?.[1];
    if (open !== undefined) {
      open = mark === open ? undefined : open;
      continue;
    }
    const endsBlock = line.trim() === '' || mark !== undefined || hashHeading.test(line);
    if (endsBlock) {
      yield* asBlock(block);
      block = [];
    }
    if (mark !== undefined) {
      open = mark;
    } else if (hashHeading.test(line)) {
      yield { isHeading: true, text: line.replace(/^[ #]+|[ \t]+#+[ \t]*$/g, '') };
    } else if (!endsBlock && block.length > 0 && underline.test(line)) {
      yield { isHeading: true, text: joined(block) };
      block = [];
    } else if (!endsBlock) {
      block.push(line);
    }
  }
}

function* asBlock(lines: readonly string[]): Iterable<Block> {
  const [first] = lines;
  if (first === undefined || noParagraph.test(first) || alert.test(first)) {
    return;
  }
  if (!indentedCode.test(first) || /^\s*</.test(first)) {
    yield { isHeading: tagHeading.test(first), text: joined(lines) };
  }
}

function joined(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/^[ \t]*>[ \t]?/, ''))
    .join(' ')
    .slice(0, longestBlock);
}

const image = /!\[[^\]]{0,300}\](?:\((?:[^()]|\([^()]{0,300}\)){0,1000}\)|\[[^\]]{0,300}\])/g;
const link = /\[([^[\]]{0,1000})\](?:\((?:[^()]|\([^()]{0,300}\)){0,1000}\)|\[[^\]]{0,300}\])/g;
const tagLink = /<a\b[^<>]{0,1000}>[^<>]{0,1000}<\/a>/gi;
const autolink = /<(https?:\/\/[^<>\s]{1,1000})>/g;
const tag = /<\/?[a-z][^<>]{0,1000}>/gi;
const emphasis =
  /(?<![\w\\])_{1,3}(?=\S)|(?<=[^\s\\])_{1,3}(?!\w)|(?<!\\)\*{1,3}(?=\S)|(?<=[^\s\\])\*{1,3}|~~|`+/g;
const escaped = /\\([!-/:-@[-`{-~])/g;
const entities: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&nbsp;', ' '],
]);

function wordsIn(text: string): string {
  return text
    .replace(image, '')
    .replace(link, '$1')
    .replace(autolink, '$1')
    .replace(tag, ' ')
    .replace(emphasis, '')
    .replace(escaped, '$1')
    .replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => entities.get(entity) ?? entity);
}

/** Whether there are words outside of links: a row of links or badges says nothing. */
function saysSomething(text: string): boolean {
  const rest = text.replace(image, '').replace(link, '').replace(tagLink, '').replace(autolink, '');
  return /\p{L}{2}/u.test(wordsIn(rest));
}
