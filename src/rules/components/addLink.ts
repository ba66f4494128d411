import {
  usualClosing,
  usualClosingOf,
  writeClosing,
  type ClosingTemplate,
} from '../../post/closing';
import { Derived } from '../../post/derived';
import { repositoryAt } from '../../post/links';
import type { EntrySeparator, OverviewEntry } from '../../post/overview';
import type { Body, Post } from '../../post/post';
import type { ComponentSection } from '../../post/sections';
import {
  contains,
  endOfLine,
  lineEndOf,
  span,
  textOf,
  type Span,
  type TextEdit,
} from '../../post/text';
import type { Fix, RuleContext } from '../rule';
import { asDestination, asMarkdown } from './markdownText';

/** How most entries and sections of a post write their links. */
interface Forms {
  /** Of the linked entries. */
  readonly separatorPlace: EntrySeparator['place'] | undefined;
  /** Between a name and the address behind it. */
  readonly beforeLink: string;
  readonly isLinkInLead: boolean;
  readonly closing: ClosingTemplate | undefined;
}

const formsByBody = new Derived<Body, Forms>();

/** Read once, however many fixes need it. */
function formsOf(post: Post): Forms {
  const body = post.body();
  return formsByBody.of(body, () => readForms(post.text, body));
}

function readForms(text: string, { overview, sections }: Body): Forms {
  const linked = (overview?.entries ?? []).filter(({ isLinked }) => isLinked);
  const separatorPlace = (['before-link', 'behind-link', 'label'] as const).find(
    (place) =>
      linked.filter(({ separator }) => separator?.place === place).length * 2 > linked.length,
  );
  const before = linked.find(({ separator }) => separator?.place === 'before-link')?.separator;
  const inLead = sections.filter(
    ({ lead, link }) => link !== undefined && contains(lead, link.span),
  );
  return {
    separatorPlace,
    // Some line up the addresses with many spaces.
    beforeLink: before === undefined ? ': ' : textOf(text, before.span).replace(/[ \t]+/g, ' '),
    isLinkInLead: inLead.length > sections.filter(({ closing }) => closing !== undefined).length,
    closing: usualClosingOf(text, sections),
  };
}

/** `github.com/owner/name`, or the address where it is no repository. */
export function shownPlace(url: string): string {
  const repository = repositoryAt(url);
  return repository === undefined
    ? url
    : [repository.hostName, repository.owner, repository.name].filter(Boolean).join('/');
}

/** Links an entry of the overview, in the form that its neighbours have. */
export function entryLinkFix(
  post: Post,
  entry: OverviewEntry,
  name: string,
  url: string,
): readonly Fix[] {
  return [
    {
      title: `Link ${name} to ${shownPlace(url)}`,
      edits: entryEdits(post, entry, url),
      preferred: true,
    },
  ];
}

function entryEdits(post: Post, entry: OverviewEntry, url: string): readonly TextEdit[] {
  const { text } = post;
  const { labelSpan, separator, names } = entry;
  const { separatorPlace, beforeLink } = formsOf(post);
  if (separator === undefined && separatorPlace === 'before-link') {
    const { end } = labelSpan;
    return [{ span: span(end, end), newText: `${beforeLink}${url.trim()}` }];
  }
  const [first] = names;
  const words =
    separator?.place === 'label' && separatorPlace === 'behind-link' && first !== undefined
      ? first.span
      : labelSpan;
  return linkAround(text, words, url);
}

/** Code cannot hold a link, so that the link goes around it. */
function linkAround(text: string, words: Span, url: string): readonly TextEdit[] {
  let { start, end } = words;
  while (text.charAt(start - 1) === '`' && text.charAt(end) === '`') {
    start--;
    end++;
  }
  return [
    { span: span(start, start), newText: '[' },
    { span: span(end, end), newText: `](${asDestination(url)})` },
  ];
}

/** Links a section: with a closing sentence, or in its lead where the others have it there. */
export function sectionLinkFix(
  post: Post,
  section: ComponentSection,
  url: string,
  known: RuleContext['known'],
): readonly Fix[] {
  const { text } = post;
  const { isLinkInLead, closing } = formsOf(post);
  if (section.shape === 'list-item' || isLinkInLead) {
    return [
      {
        title: `Link ${section.name} to ${shownPlace(url)}`,
        edits: linkAround(text, section.nameSpan, url),
        preferred: true,
      },
    ];
  }
  const at = endForClosing(post, section);
  if (at === undefined) {
    return [];
  }
  const template = closing ?? known.componentsOfBlog().closings[0] ?? usualClosing;
  const lineEnd = lineEndOf(text);
  const sentence = writeClosing(template, asMarkdown(section.name), url);
  const isTight = /^(?:\r\n|\n|\r)[ \t]*\S/.test(text.slice(at, at + 200));
  return [
    {
      title: `Add the link to ${shownPlace(url)}`,
      edits: [
        {
          span: span(at, at),
          newText: `${lineEnd}${lineEnd}${sentence}${isTight ? lineEnd : ''}`,
        },
      ],
      preferred: true,
    },
  ];
}

/**
 * Where a closing sentence goes: behind the last block above a heading inside of the section. The last
 * name in bold may be followed by words about something else, so that there it goes behind the last
 * list, else behind the first block. Undefined where it might become part of code that is still open.
 */
function endForClosing(post: Post, section: ComponentSection): number | undefined {
  const { start, blocks } = post.body();
  const isLastInBold = section.shape !== 'heading' && section.endBlock === blocks.length;
  const [first, ...others] = blocks.slice(section.firstBlock, section.endBlock);
  let last = first;
  for (const placed of others) {
    const { kind } = placed.block;
    if (kind === 'heading') {
      break;
    }
    if (kind !== 'definition' && kind !== 'rule' && (!isLastInBold || kind === 'list')) {
      last = placed;
    }
  }
  if (last === undefined) {
    return undefined;
  }
  const { offset, block } = last;
  const mayBeOpen = (block.kind === 'code' || block.kind === 'html') && last === blocks.at(-1);
  return mayBeOpen ? undefined : endOfLine(post.text, start + offset + block.end);
}
