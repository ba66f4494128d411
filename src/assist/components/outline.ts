import type { Component } from '../../post/component';
import { plainText, type RepositoryLink } from '../../post/links';
import { normaliseName } from '../../post/names';
import type { Post } from '../../post/post';
import { contains, textOf, type Span } from '../../post/text';
import type { RepositoryReference } from '../../repositories/reference';

/** One line of the outline of components. */
export interface ComponentSymbol {
  readonly kind: 'component' | 'entry' | 'link';
  readonly name: string;
  readonly detail: string;
  /** All that belongs to it: the section or the entry, or the link. */
  readonly span: Span;
  /** What is selected when it is chosen; lies in `span`. */
  readonly selection: Span;
  /** The entry of a component that has a section as well, then its links. */
  readonly children: readonly ComponentSymbol[];
}

/** In UTF-16 code units; more does not fit beside a name. */
const longestDetail = 60;

/** The components of a post for the outline, in the order of the text. */
export function componentOutline(post: Post): readonly ComponentSymbol[] {
  const { components, overview, sections } = post.body();
  const hasBoth = overview !== undefined && sections.length > 0;
  return components
    .flatMap((component) => symbolOf(post, component, hasBoth))
    .toSorted((a, b) => a.span.start - b.span.start);
}

/** @param hasBoth whether the post has entries and sections, so that one without the other is telling. */
function symbolOf(post: Post, component: Component, hasBoth: boolean): readonly ComponentSymbol[] {
  const { name, entry, entryName, section } = component;
  const place = section ?? entry;
  if (place === undefined || name.trim() === '') {
    return [];
  }
  const alone = section === undefined ? 'no section' : entry === undefined ? 'no entry' : undefined;
  const about = roleOf(post, component) ?? addressOf(component);
  return [
    {
      kind: 'component',
      name,
      detail: [about, hasBoth ? alone : undefined].filter(Boolean).join(' · '),
      span: place.span,
      selection: within(place.span, section?.nameSpan ?? entryName?.span ?? place.span),
      children: [
        ...(section === undefined || entry === undefined || entry.label.trim() === ''
          ? []
          : [
              {
                kind: 'entry' as const,
                name: entry.label,
                detail: 'overview',
                span: entry.span,
                selection: within(entry.span, entry.labelSpan),
                children: [],
              },
            ]),
        ...linkSymbols([...(section?.links ?? []), ...(entry?.links ?? [])]),
      ],
    },
  ];
}

/** What the overview says that a component is or does, if it says more than its name. */
function roleOf({ text }: Post, { entry, entryName, section }: Component): string | undefined {
  if (entry === undefined) {
    return undefined;
  }
  const other =
    entry.separator?.place === 'label'
      ? entry.names.find((part) => part !== entryName)?.name
      : undefined;
  const called = normaliseName(entryName?.name ?? entry.label);
  const role =
    other ??
    (section === undefined || section.keys.includes(called)
      ? entry.description &&
        plainText(textOf(text, entry.description)).replace(/^[^\p{L}\p{N}(]+/u, '')
      : entry.label);
  return role === undefined || role === '' ? undefined : shortened(role);
}

function shortened(words: string): string {
  return words.length <= longestDetail
    ? words
    : `${words.slice(0, words.lastIndexOf(' ', longestDetail) + 1 || longestDetail).trimEnd()}…`;
}

function addressOf({ entry, section }: Component): string | undefined {
  const link = section?.link ?? entry?.link;
  return link === undefined ? undefined : pathOf(link.repository);
}

/** `owner/name`, or the owner alone. */
function pathOf({ owner, name }: RepositoryReference): string {
  return name === undefined ? owner : `${owner}/${name}`;
}

/** Each place that is linked, once. */
function linkSymbols(links: readonly RepositoryLink[]): readonly ComponentSymbol[] {
  const seen = new Set<string>();
  return links.flatMap(({ repository, span }): readonly ComponentSymbol[] => {
    const { key, hostLabel, detail } = repository;
    const place = `${key} ${detail ?? ''}`;
    if (seen.has(place)) {
      return [];
    }
    seen.add(place);
    return [
      {
        kind: 'link',
        name: pathOf(repository),
        detail: detail === undefined ? hostLabel : `${hostLabel}, ${detail}`,
        span,
        selection: span,
        children: [],
      },
    ];
  });
}

function within(outer: Span, inner: Span): Span {
  return contains(outer, inner) ? inner : outer;
}
