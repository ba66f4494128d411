import { headingText } from '../../post/heading';
import type { Post } from '../../post/post';
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
import { shown } from '../../profile/values';
import { noFindings, type Rule } from '../rule';
import { knownFields } from './fields';

export const titleHeadingDuplicate: Rule = {
  id: 'front-matter/title-heading-duplicate',
  summary: 'The first heading does not repeat the title.',
  severity: 'hint',
  needs: 'body',
  fix: 'offered',
  rationale: `The blog shows the title of a post above its text. A first heading with the same words stands right
below it, so that readers see them twice, and assistive technology announces them twice. Elsewhere, as
in the view of a file on the website of its repository, such a heading is what one wants: where posts
are read there as well, turn the rule off.`,
  examples: [
    {
      wrong:
        '---\ntitle: "What our stack is made of"\n---\n\n# What our stack is made of\n\nText.\n',
      right: '---\ntitle: "What our stack is made of"\n---\n\nText.\n',
    },
  ],
  since: '0.2.0',
  check(post, { profile }) {
    const [first] = profile.fields;
    if (first?.type !== 'text') {
      return noFindings;
    }
    const known = knownFields(post, profile).find(({ spec }) => spec === first);
    const title = known?.field.value;
    const { start, blocks } = post.body();
    const heading = blocks.find(({ block }) => block.kind === 'heading');
    if (title?.kind !== 'scalar' || known?.isFilled !== true || heading === undefined) {
      return noFindings;
    }
    const from = start + heading.offset;
    const place = span(from + heading.block.start, from + heading.block.end);
    const written = headingText(textOf(post.text, place).trimStart());
    // Most differ from the first letter on, which is found sooner than all of the words.
    if (haveOtherStarts(title.text, written)) {
      return noFindings;
    }
    const [own, other] = [folded(title.text), folded(written)];
    if (firstSign.exec(own)?.[0] !== firstSign.exec(other)?.[0]) {
      return noFindings;
    }
    const words = plain(own);
    if (!/[^?]/.test(words) || plain(other) !== words) {
      return noFindings;
    }
    return [
      {
        message: `This heading repeats the title, which the blog shows above the text by itself: readers see “${shown(title.text)}” twice. Remove the heading.`,
        span: place,
        related: [{ span: title.span, message: 'The title is here.' }],
        fixes: [
          {
            title: 'Remove the heading',
            edits: [removal(post, place)],
            preferred: true,
          },
        ],
      },
    ];
  },
};

/** A letter of ASCII that nothing behind it makes another one of. */
const plainStart = /^[A-Za-z\d](?=[ -~])/;

function haveOtherStarts(title: string, heading: string): boolean {
  const [own] = plainStart.exec(title) ?? [];
  const [other] = plainStart.exec(heading) ?? [];
  return own !== undefined && other !== undefined && own.toLowerCase() !== other.toLowerCase();
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

const firstSign = /[\p{L}\p{N}?]/u;

/**
 * Letters and digits alone: quotes and dashes are often written in another way. A question is not the
 * sentence that it asks about.
 */
function plain(words: string): string {
  return words
    .replace(/[^\p{L}\p{N}?]+/gu, ' ')
    .replace(/ (?=\?)/g, '')
    .trim();
}

/** Spaces at the end of the line above are seen as far as this. */
const longestGap = 200;

/**
 * Takes away the lines of a heading with the blank one below it, which stays where text above and
 * below would become one paragraph.
 */
function removal({ text, bodyStart }: Post, { start, end }: Span): TextEdit {
  const line = lineAround(text, start).start;
  const next = startOfNextLine(text, endOfLine(text, end));
  const below = endOfLine(text, next);
  const isBlankBelow = text.slice(next, below).trim() === '';
  if (/\S[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(Math.max(bodyStart, line - longestGap), line))) {
    return { span: span(line, next), newText: isBlankBelow ? '' : lineEndOf(text) };
  }
  return { span: span(line, isBlankBelow ? startOfNextLine(text, below) : next), newText: '' };
}
