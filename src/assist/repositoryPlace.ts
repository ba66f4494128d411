import type { Component } from '../post/component';
import { plainText, type RepositoryLink } from '../post/links';
import { firstFrom } from '../post/overview';
import type { Post } from '../post/post';
import { span, textOf, type Span } from '../post/text';
import { spanOf, textValueAt } from '../profile/project/jsonc';
import { recogniseRepository } from '../repositories/recognise';

/** A place in a text that leads to a repository or owner, where somebody points at it. */
export interface RepositoryPlace {
  readonly span: Span;
  /** Undefined for an entry that links nothing of the kind, or more than one such thing. */
  readonly link: Pick<RepositoryLink, 'repository' | 'url' | 'span' | 'destination'> | undefined;
  /** The component whose entry in the overview the place is, or stands in. */
  readonly component: Component | undefined;
}

/**
 * The link at an offset of a post: the link itself, the definition that it refers to, or the entry of
 * the overview that it is the link of.
 */
export function repositoryPlaceAt(post: Post, offset: number): RepositoryPlace | undefined {
  const { links, components, overview } = post.body();
  const component =
    overview !== undefined && isIn(overview.span, offset)
      ? components.find(({ entry }) => entry !== undefined && isIn(entry.span, offset))
      : undefined;
  // Links stand in the order of the text, and none in another.
  const before = links[firstFrom(links, offset + 1) - 1];
  if (before !== undefined && isIn(before.span, offset)) {
    return { span: before.span, link: before, component };
  }
  if (component?.entry !== undefined) {
    return { span: component.entry.span, link: component.entry.link, component };
  }
  const defined = links.find(({ destination }) => isIn(destination, offset));
  return defined && { span: defined.destination, link: defined, component: undefined };
}

function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}

/** Bounded, so that a text without a blank costs no more than its length. */
const address = /https?:\/\/[^\s<>"'`\\^{}|()[\]]{1,2000}/gi;

/** The address of a repository or owner at an offset of a project file, in any text that is a value. */
export function placeInProjectFile(text: string, offset: number): RepositoryPlace | undefined {
  const node = textValueAt(text, offset);
  if (node === undefined) {
    return undefined;
  }
  const whole = spanOf(node);
  const written = textOf(text, whole);
  if (written.includes('\\')) {
    // What stands there is not what it means, letter by letter.
    return placeOf(String(node.value), span(whole.start + 1, whole.end - 1));
  }
  for (const { 0: found, index } of written.matchAll(address)) {
    const url = found.replace(/[.,:;!?*_~]+$/, '');
    const place = span(whole.start + index, whole.start + index + url.length);
    if (isIn(place, offset)) {
      return placeOf(url, place);
    }
  }
  return undefined;
}

function placeOf(url: string, place: Span): RepositoryPlace | undefined {
  const repository = recogniseRepository(url);
  return repository === undefined
    ? undefined
    : {
        span: place,
        link: { repository, url, span: place, destination: place },
        component: undefined,
      };
}

/** UTF-16 code units of a sentence that are shown. */
const longestSentence = 200;

let sentences: Intl.Segmenter | undefined;

/** The first sentence of what a section says of its component, as plain text; undefined without one. */
export function firstSentence(post: Post, { section }: Component): string | undefined {
  const description = section?.description;
  if (description === undefined) {
    return undefined;
  }
  const words = plainText(textOf(post.text, description)).replace(/^[\s:–—-]+/u, '');
  // The first one takes tens of milliseconds to make.
  sentences ??= new Intl.Segmenter('en', { granularity: 'sentence' });
  const [sentence] = sentences.segment(words);
  return sentence === undefined ? undefined : shortened(sentence.segment.trim());
}

function shortened(sentence: string): string {
  if (sentence.length <= longestSentence) {
    return sentence;
  }
  const cut = sentence.slice(0, longestSentence);
  const atBlank = cut.lastIndexOf(' ');
  // A word without an end is cut where it may be: not within a pair of surrogates.
  const kept = atBlank > longestSentence / 2 ? cut.slice(0, atBlank) : cut;
  return `${kept.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}
