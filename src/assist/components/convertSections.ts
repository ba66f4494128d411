import { headingWords } from '../../post/heading';
import type { Post } from '../../post/post';
import type { ComponentSection } from '../../post/sections';
import {
  endOfLine,
  lineAround,
  lineEndOf,
  span,
  startOfNextLine,
  textOf,
  type Span,
  type TextEdit,
} from '../../post/text';
import { leadsToAnchorIn } from './anchors';
import { hasTextAbove } from './lines';
import { keepsComponents } from './sameComponents';

export type SectionForm = 'heading' | 'bold';

/** How a section is written; undefined for an item of a list, which is neither. */
export function formOf({ shape }: ComponentSection): SectionForm | undefined {
  return shape === 'heading' ? 'heading' : shape === 'list-item' ? undefined : 'bold';
}

/**
 * Writes sections with headings, or with their names in bold in front of their descriptions.
 *
 * @returns undefined where one of them cannot be written so, where it would become part of another, or
 * where a link would lead nowhere.
 */
export function convertSections(
  post: Post,
  sections: readonly ComponentSection[],
  form: SectionForm,
): readonly TextEdit[] | undefined {
  if (sections.length === 0 || sections.some((section) => formOf(section) === form)) {
    return undefined;
  }
  const tries =
    form === 'bold'
      ? [sections.map((section) => toBold(post, section))]
      : levelsFor(post, sections).map((levels) =>
          sections.map((section, index) => toHeading(post, section, levels[index] ?? 7)),
        );
  const unsure = form === 'heading' ? unlikeHeadings(post, sections) : [];
  for (const tried of tries) {
    const edits = tried.flatMap((one) => one ?? []);
    if (tried.every((one) => one !== undefined) && keepsComponents(post, edits, unsure)) {
      return edits;
    }
  }
  return undefined;
}

/**
 * A heading says more often something else than a bold lead: where all become headings, one that has no
 * entry and links no repository is just a heading among them.
 */
function unlikeHeadings(
  post: Post,
  sections: readonly ComponentSection[],
): readonly ComponentSection[] {
  const { components } = post.body();
  return sections.length === 1
    ? []
    : components.flatMap(({ entry, section }) =>
        entry === undefined &&
        section?.links.every(({ repository }) => repository.kind === 'owner') === true
          ? [section]
          : [],
      );
}

/** The levels to try: first that of the headings that other sections have, then one below the text around. */
function levelsFor(post: Post, sections: readonly ComponentSection[]): readonly number[][] {
  const { sections: all } = post.body();
  const used = new Set(all.flatMap(({ level }) => level ?? []));
  return [
    ...[...used].map((level) => sections.map(() => level)),
    sections.map((section) => levelAbove(post, section) + 1),
  ];
}

/** Of the heading that a section stands below; the title of a post is of the first level. */
function levelAbove(post: Post, { firstBlock }: ComponentSection): number {
  const { blocks, sections } = post.body();
  const own = new Set(
    sections.filter(({ shape }) => shape === 'heading').map((section) => section.firstBlock),
  );
  for (let index = firstBlock - 1; index >= 0; index--) {
    const block = blocks[index]?.block;
    if (block?.kind === 'heading' && !own.has(index)) {
      return block.level;
    }
  }
  return 1;
}

/** `**Name** (alias): Text` becomes `### Name (alias)`, a blank line, and the text. */
function toHeading(
  post: Post,
  section: ComponentSection,
  level: number,
): readonly TextEdit[] | undefined {
  const { text } = post;
  const strong = strongOf(post, section);
  if (strong === undefined || level > 6 || /[\r\n]/.test(textOf(text, section.lead))) {
    return undefined;
  }
  const inner = textOf(text, span(strong.start + 2, strong.end - 2));
  const nameEnd = strong.start + 2 + inner.replace(/\s*[:\uFF1A]?\s*$/, '').length;
  const behindStrong = text.slice(strong.end, endOfLine(text, strong.end));
  const brackets = /^[ \t]*\([^()\r\n]*\)/.exec(behindStrong)?.[0] ?? '';
  const bracketsEnd = strong.end + brackets.length;
  const separator =
    /^(?:[ \t]*(?:[:\uFF1A]|[–—]|-(?=[ \t])))?[ \t]*\\?/.exec(
      text.slice(bracketsEnd, endOfLine(text, bracketsEnd)),
    )?.[0] ?? '';
  const textStart = bracketsEnd + separator.length;
  const lineEnd = lineEndOf(text);
  const gap = gapBehind(text, textStart, lineEnd);
  const opening = {
    span: span(strong.start, strong.start + 2),
    newText: `${'#'.repeat(level)} `,
  };
  const edits =
    brackets === ''
      ? [{ span: span(nameEnd, textStart), newText: gap }]
      : [
          { span: span(nameEnd, strong.end), newText: '' },
          { span: span(bracketsEnd, textStart), newText: gap },
        ];
  return [opening, ...edits].filter(({ span: { start, end }, newText }) => start < end || newText);
}

/** What has to stand behind a heading for the text to be a paragraph of its own. */
function gapBehind(text: string, textStart: number, lineEnd: string): string {
  const endOfThis = endOfLine(text, textStart);
  if (textStart < endOfThis) {
    return lineEnd + lineEnd;
  }
  const next = startOfNextLine(text, endOfThis);
  return text.slice(next, endOfLine(text, next)).trim() === '' ? '' : lineEnd;
}

/** The bold text that a section starts with, between two pairs of asterisks or underscores. */
function strongOf(post: Post, { firstBlock }: ComponentSection): Span | undefined {
  const { start, blocks } = post.body();
  const placed = blocks[firstBlock];
  const [strong] = placed?.block.kind === 'paragraph' ? placed.block.inlines : [];
  const at = start + (placed?.offset ?? 0);
  return strong?.kind === 'strong' ? span(at + strong.start, at + strong.end) : undefined;
}

/** `### Name (alias)`, a blank line and a text become `**Name** (alias): Text`. */
function toBold(post: Post, section: ComponentSection): readonly TextEdit[] | undefined {
  const { text } = post;
  const { start, blocks } = post.body();
  const { lead, firstBlock, endBlock } = section;
  const source = textOf(text, lead);
  const lines = source.split(/\r\n|\n|\r/);
  const isUnderlined = lines.length === 2 && /^ {0,3}(?:=+|-+)[ \t]*$/.test(lines[1] ?? '');
  if ((lines.length > 1 && !isUnderlined) || leadsToAnchorIn(post, lead)) {
    return undefined;
  }
  const words = headingWords(source);
  const content = source.slice(words.start, words.end);
  const brackets = /(?<=\S)[ \t]*\([^()]*\)$/.exec(content);
  // The round brackets of a link are no alias.
  const isLink = brackets !== null && content.slice(0, brackets.index).endsWith(']');
  const name = brackets === null || isLink ? content : content.slice(0, brackets.index);
  const isBold = /^\*\*[^*]+\*\*$/.test(name);
  const nameEnd = lead.start + words.start + name.length;
  const wordsEnd = lead.start + words.end;
  const next = firstBlock + 1 < endBlock ? blocks[firstBlock + 1] : undefined;
  const nextStart = start + (next?.offset ?? 0) + (next?.block.start ?? 0);
  // The sentence that closes the section stays a paragraph.
  const isText = next?.block.kind === 'paragraph' && nextStart !== section.closing?.span.start;
  const tail = isText
    ? { span: span(wordsEnd, nextStart), newText: ': ' }
    : { span: span(wordsEnd, lead.end), newText: ':' };
  const marks = isBold ? '' : '**';
  const isBracketed = nameEnd < wordsEnd;
  return [
    {
      span: span(lead.start, lead.start + words.start),
      newText: gapAbove(text, lead.start) + marks,
    },
    ...(isBracketed && !isBold ? [{ span: span(nameEnd, nameEnd), newText: '**' }] : []),
    { span: tail.span, newText: (isBracketed ? '' : marks) + tail.newText },
  ].filter(({ span: { start: from, end }, newText }) => from < end || newText !== '');
}

/** A heading may stand right below other text, a paragraph may not. */
function gapAbove(text: string, start: number): string {
  return hasTextAbove(text, lineAround(text, start).start) ? lineEndOf(text) : '';
}
