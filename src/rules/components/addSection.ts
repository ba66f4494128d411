import { linkTextFor, usualClosing, writeClosing, type ClosingTemplate } from '../../post/closing';
import type { Post } from '../../post/post';
import type { ComponentSection } from '../../post/sections';
import {
  endOfLine,
  lineAround,
  lineEndOf,
  span,
  startOfNextLine,
  type TextEdit,
} from '../../post/text';
import { writeLead } from './leadFrame';
import { asDestination, asMarkdown, asSentence, hasBlankLine } from './markdownText';
import type { SectionPlace } from './places';
import { indexOfSection, sectionEnd } from './sectionEnd';
import { sectionStyleOf, type SectionStyle } from './sectionStyle';

/** A component as an author wants it explained. */
export interface NewSection {
  readonly name: string;
  readonly url?: string | undefined;
  /** As Markdown, on one line. */
  readonly description?: string | undefined;
}

export interface AddedSection {
  readonly edits: readonly TextEdit[];
  /** The section without line ends around it. */
  readonly text: string;
}

/** True of every component, so that no harm is done where an author leaves it as it is. */
export const neutralDescription = 'One of the components of this stack.';

/**
 * Adds the section of a component, in the shape of the post's other sections.
 *
 * @param closings of the blog, most used first, for a post that has none of its own.
 */
export function addSection(
  post: Post,
  section: NewSection,
  where: SectionPlace,
  closings: readonly ClosingTemplate[],
): AddedSection {
  const { text } = post;
  const style = sectionStyleOf(post);
  const lineEnd = lineEndOf(text);
  const written = writeSection(style, section, closings, lineEnd);
  const edit =
    where === 'after-overview'
      ? atEnd(post, written)
      : 'after' in where
        ? behindSection(post, where.after, written, style)
        : insertBefore(text, where.before, written, style, lineEnd);
  return { edits: [edit], text: written };
}

/** The text of a section. */
export function writeSection(
  style: SectionStyle,
  { name, url, description }: NewSection,
  closings: readonly ClosingTemplate[],
  lineEnd: string,
): string {
  const { shape, lead, marker, isTight, closing } = style;
  const start = marker + writeLead(lead, name, url);
  const explained =
    description === undefined || description.trim() === ''
      ? neutralDescription
      : asSentence(description);
  const needsLink = url !== undefined && !lead.isLinked;
  if (shape === 'list-item') {
    const link = needsLink
      ? ` See [${asMarkdown(linkTextFor(name, url))}](${asDestination(url)}).`
      : '';
    return start + explained + link;
  }
  const blank = lineEnd + lineEnd;
  const behindLead = shape === 'bold-lead' ? '' : isTight ? lineEnd : blank;
  const closed = needsLink
    ? blank +
      writeClosing(closing ?? closings[0] ?? usualClosing, asMarkdown(name), asDestination(url))
    : '';
  return start + behindLead + explained + closed;
}

/** Behind the overview; in a post without one, behind everything. */
function atEnd(post: Post, written: string): TextEdit {
  const { text } = post;
  const lineEnd = lineEndOf(text);
  const { overview, blocks, start } = post.body();
  const last = blocks.at(-1);
  if (overview !== undefined || last !== undefined) {
    const end = overview?.span.end ?? start + (last?.offset ?? 0) + (last?.block.end ?? 0);
    return insertBehind(text, end, written, lineEnd + lineEnd);
  }
  const gap = text === '' ? '' : /[\r\n]$/.test(text) ? lineEnd : lineEnd + lineEnd;
  return { span: span(text.length, text.length), newText: gap + written + lineEnd };
}

function behindSection(
  post: Post,
  after: ComponentSection,
  written: string,
  style: SectionStyle,
): TextEdit {
  const { text } = post;
  const lineEnd = lineEndOf(text);
  const { sections } = post.body();
  const next = sections[indexOfSection(sections, after) + 1];
  const end = sectionEnd(post, after);
  if (after.shape === 'list-item') {
    const isLoose =
      next?.firstBlock === after.firstBlock && hasBlankLine(text.slice(end, next.span.start));
    const indent = text.slice(lineAround(text, after.span.start).start, after.span.start);
    const at = endOfLine(text, end);
    const gap = style.shape === 'list-item' && !isLoose ? lineEnd : lineEnd + lineEnd;
    return { span: span(at, at), newText: gap + indent + written };
  }
  const between =
    next === undefined || next.span.start < end ? '' : text.slice(end, next.span.start);
  const isRuled = /^\s*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\s*$/.test(between);
  return insertBehind(text, end, written, isRuled ? between : lineEnd + lineEnd);
}

/** @param gap what stands between the end and what is inserted. */
function insertBehind(text: string, end: number, written: string, gap: string): TextEdit {
  const at = endOfLine(text, end);
  const next = startOfNextLine(text, at);
  const isBlankBelow = text.slice(next, endOfLine(text, next)).trim() === '';
  // A line right below would become part of the section.
  return { span: span(at, at), newText: gap + written + (isBlankBelow ? '' : lineEndOf(text)) };
}

function insertBefore(
  text: string,
  before: ComponentSection,
  written: string,
  style: SectionStyle,
  lineEnd: string,
): TextEdit {
  const { start } = before.span;
  const indent = text.slice(lineAround(text, start).start, start);
  const isItem = before.shape === 'list-item' && style.shape === 'list-item';
  return {
    span: span(start, start),
    newText: written + lineEnd + (isItem ? '' : lineEnd) + indent,
  };
}
