import { isLazyLinkText, linkTextFor } from '../../post/closing';
import type { Component } from '../../post/component';
import { Derived } from '../../post/derived';
import { definedLabels, linkPartsOf } from '../../post/linkParts';
import { repositoryAt, type RepositoryLink } from '../../post/links';
import type { Body, Post } from '../../post/post';
import { span, textOf, type TextEdit } from '../../post/text';
import { asMarkdown } from '../components/markdownText';
import { noFindings, type Finding, type Fix, type Rule } from '../rule';
import { lazyLinksIn, type LazyLink } from './lazyLinks';
import { wordingFor, type Wording } from './linkWording';

export const textNotDescriptive: Rule = {
  id: 'links/text-not-descriptive',
  summary: 'The text of a link says where it leads.',
  severity: 'hint',
  needs: 'body',
  fix: 'offered',
  rationale: `Readers look over the links of a page to find the one they want, screen readers list them without the
text around, and search engines take their words for what the page behind is about. \`here\`, \`click here\`
or \`this link\` tell none of them anything. Say what readers will find: the component and where it is kept.`,
  examples: [
    {
      wrong: 'To dive deeper into Anvil, click [here](https://github.com/example/anvil)\n',
      right: 'To dive deeper into Anvil, see [anvil on GitHub](https://github.com/example/anvil)\n',
    },
  ],
  since: '0.3.0',
  check(post) {
    const lazyLinks: PlacedLazyLink[] = [];
    for (const parts of linkPartsOf(post)) {
      for (const lazy of lazyLinksIn(parts, post.text)) {
        const { reference } = lazy.link;
        // A reference without a definition is text.
        if (reference === undefined || definedLabels(post).has(reference)) {
          lazyLinks.push({ at: parts.at, lazy });
        }
      }
    }
    if (lazyLinks.length === 0) {
      return noFindings;
    }
    const starts = new Set(lazyLinks.map(({ at, lazy }) => at + lazy.link.start));
    const names = componentNames(post.body(), starts);
    return lazyLinks.map(({ at, lazy }) => finding(post, at, lazy, names));
  },
};

interface PlacedLazyLink {
  /** Offset of the link's block in the post. */
  readonly at: number;
  readonly lazy: LazyLink;
}

/** What those of some links lead to that are links to components, by where they start. */
function componentNames(
  { components }: Body,
  starts: ReadonlySet<number>,
): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const add = (component: Component, links: readonly RepositoryLink[] | undefined): void => {
    links?.forEach((link) => {
      const { start } = link.span;
      if (starts.has(start) && isOwn(link, component) && !isLazyLinkText(component.name)) {
        names.set(start, component.name);
      }
    });
  };
  for (const component of components) {
    add(component, component.entry?.links);
    add(component, component.section?.links);
  }
  return names;
}

/** Of the links in a section, some lead elsewhere: to another component, or to an issue. */
function isOwn(link: RepositoryLink, { entry, section }: Component): boolean {
  const { kind, key } = link.repository;
  return (
    link === entry?.link ||
    link === section?.link ||
    (kind !== 'deep' &&
      (key === entry?.link?.repository.key || key === section?.link?.repository.key))
  );
}

/** @param at offset of the link's block in the post. */
function finding(
  post: Post,
  at: number,
  lazy: LazyLink,
  names: ReadonlyMap<number, string>,
): Finding {
  const { link, labelSpan } = lazy;
  const place = placeOf(post, at, lazy, names);
  const example = place === undefined ? '' : `, for example “${place}”`;
  return {
    message: `This link says only “${link.label ?? ''}”: whoever reads the links alone learns nothing. Say where it leads${example}.`,
    span: span(at + labelSpan.start, at + labelSpan.end),
    fixes: () => {
      const fix = place === undefined ? undefined : fixFor(post, at, lazy, place);
      return fix === undefined ? [] : [fix];
    },
  };
}

/** Pages of a repository that are called like what they are. */
const pages = /^(?:discussions|issues|releases|wiki)$/;

/** Where a link leads, in words; undefined where only the author can say. */
function placeOf(
  post: Post,
  at: number,
  { link }: LazyLink,
  names: ReadonlyMap<number, string>,
): string | undefined {
  const url =
    link.url ??
    (link.reference === undefined ? undefined : definedLabels(post).get(link.reference)?.url);
  const repository = link.repository ?? (url === undefined ? undefined : repositoryAt(url));
  if (url === undefined || repository === undefined) {
    return undefined;
  }
  const component = names.get(at + link.start);
  if (component !== undefined) {
    return linkTextFor(component, url);
  }
  const { kind, name, owner, detail = '' } = repository;
  if (kind !== 'deep') {
    return linkTextFor(name ?? owner, url);
  }
  return name !== undefined && pages.test(detail)
    ? linkTextFor(`${name} ${detail}`, url)
    : undefined;
}

/** So much of the sentence tells how it goes on. */
const context = 200;
const marks = /^([*_]*)([^*_`~<>[\]!\\]*)([*_]*)$/;

interface Worded {
  readonly opening: string;
  readonly words: string;
  readonly closing: string;
  readonly wording: Wording;
}

const wordedByLink = new Derived<
  LazyLink,
  { readonly place: string; readonly worded: Worded | undefined }
>();

/** Told from the link's block alone, so that it holds as long as the link leads to the same place. */
function wordedAs(text: string, at: number, lazy: LazyLink, place: string): Worded | undefined {
  let known = wordedByLink.get(lazy);
  if (known?.place !== place) {
    known = { place, worded: readWorded(text, at, lazy, place) };
    wordedByLink.set(lazy, known);
  }
  return known.worded;
}

function readWorded(
  text: string,
  at: number,
  { link, labelSpan, holder }: LazyLink,
  place: string,
): Worded | undefined {
  const label = text.slice(at + labelSpan.start, at + labelSpan.end);
  const [, opening = '', words, closing = ''] = marks.exec(label) ?? [];
  if (words === undefined || opening.length !== closing.length) {
    return undefined;
  }
  const before = text.slice(at + Math.max(holder.start, link.start - context), at + link.start);
  const after = text.slice(at + link.end, at + Math.min(holder.end, link.end + context));
  const wording = wordingFor(before, words, after, place);
  return wording === undefined ? undefined : { opening, words, closing, wording };
}

function fixFor({ text }: Post, at: number, lazy: LazyLink, place: string): Fix | undefined {
  const { link, holder } = lazy;
  const label = span(at + lazy.labelSpan.start, at + lazy.labelSpan.end);
  const start = at + link.start;
  const end = at + link.end;
  const from = Math.max(at + holder.start, start - context);
  const worded = wordedAs(text, at, lazy, place);
  if (worded === undefined) {
    return undefined;
  }
  const { opening, words, closing, wording } = worded;
  const old = span(label.start + opening.length, label.end - closing.length);
  const edits: TextEdit[] = [
    wording.label.startsWith(words)
      ? {
          span: span(old.end, old.end),
          newText: `${/\s$/.test(words) ? '' : ' '}${asMarkdown(wording.label.slice(words.length))}`,
        }
      : { span: old, newText: asMarkdown(wording.label) },
  ];
  if (wording.before !== undefined) {
    edits.unshift({
      span: span(from + wording.before.start, from + wording.before.end),
      newText: wording.before.words,
    });
  }
  const behindLabel = text.slice(label.end + 1, end);
  if (link.reference !== undefined && (behindLabel === '' || behindLabel === '[]')) {
    // The words were the label of a definition, too.
    const reference = textOf(text, label);
    edits.push(
      behindLabel === ''
        ? { span: span(end, end), newText: `[${reference}]` }
        : { span: span(end - 1, end - 1), newText: reference },
    );
  }
  const shown = `${wording.before?.words.trim() ?? ''} ${wording.label}`.trim();
  return { title: `Write “${shown}”`, edits, preferred: true };
}
