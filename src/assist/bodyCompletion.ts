import type { Component } from '../post/component';
import { repositoryAt } from '../post/links';
import { normaliseName } from '../post/names';
import type { Post } from '../post/post';
import { lineEndOf, span, type Span } from '../post/text';
import type { KnownComponents, KnownValues } from '../profile/knownValues';
import { code } from '../profile/wording';
import { addEntry } from '../rules/components/addEntry';
import { neutralDescription, writeSection } from '../rules/components/addSection';
import { entryStyleOf, writeEntry } from '../rules/components/entryStyle';
import { writeLead } from '../rules/components/leadFrame';
import { asLink, asMarkdown, asSentence } from '../rules/components/markdownText';
import { sectionStyleOf } from '../rules/components/sectionStyle';
import { namesComponent, namesOfEntry, roleOf, sectionNames } from '../rules/components/stack';
import { bodyPlaceAt, type BodyPlace } from './bodyPlace';
import { knownLinks, missingEntries, type KnownPart } from './knownStack';

/** Something to write at the cursor in a body. */
export interface BodyCompletion {
  readonly label: string;
  /** A few words behind the label. */
  readonly detail: string | undefined;
  readonly kind: BodyPlace['kind'];
  /** As Markdown, a paragraph each. */
  readonly documentation: readonly string[];
  readonly newText: string;
  /** The part of the new text that the author will want to write anew. */
  readonly placeholder: Span | undefined;
  /** What is compared with what the author has typed. */
  readonly filter: string;
  /** What is replaced: on one line, around the cursor. */
  readonly replacing: Span;
}

/** More than these nobody reads; what is typed chooses among them. */
const most = 300;

/** What can be written at the cursor, best first; nothing in front matter, code and sentences. */
export function bodyCompletionsAt(
  post: Post,
  offset: number,
  known: Pick<KnownValues, 'componentsOfBlog'>,
): readonly BodyCompletion[] {
  const place = bodyPlaceAt(post, offset);
  switch (place?.kind) {
    case 'section':
      return sections(post, place, known.componentsOfBlog());
    case 'entry':
      return entries(post, place, known.componentsOfBlog());
    case 'link':
      return links(post, place, offset, known.componentsOfBlog());
    case undefined:
      return [];
  }
}

type PlaceOf<Kind extends BodyPlace['kind']> = BodyPlace & { readonly kind: Kind };

/** The sections that the overview promises, of those that come next at this place first. */
function sections(
  post: Post,
  place: PlaceOf<'section'>,
  { closings }: KnownComponents,
): readonly BodyCompletion[] {
  const { text } = post;
  const lineEnd = lineEndOf(text);
  const style = sectionStyleOf(post);
  const { above, below } = place.touches;
  const isItem = style.shape === 'list-item';
  // An item belongs to the list right above.
  if (isItem && (!above || place.word.start < place.word.end)) {
    return [];
  }
  return missingSections(post, place.word.start)
    .slice(0, most)
    .map((component): BodyCompletion => {
      const { entry } = component;
      const name = component.entryName?.name ?? component.name;
      const url = entry?.link?.url;
      const role = roleOf(text, component);
      const written = writeSection(style, { name, url, description: role }, closings, lineEnd);
      const lead = style.marker + writeLead(style.lead, name, url);
      const explained = role === undefined ? neutralDescription : asSentence(role);
      const before = above && !isItem ? lineEnd : '';
      const at = written.indexOf(explained, lead.length);
      return {
        label: `Section: ${name}`,
        detail: url === undefined ? undefined : addressOf(url),
        kind: 'section',
        documentation: [
          `${code(name)} is in the overview, but has no section yet. This one is written like the others.`,
        ],
        newText: before + written + (below ? lineEnd : ''),
        placeholder:
          at === -1 ? undefined : span(before.length + at, before.length + at + explained.length),
        filter: `${lead.trim()} **${name}** component section ${name}`,
        replacing: place.word,
      };
    });
}

function missingSections(post: Post, at: number): readonly Component[] {
  const body = post.body();
  const taken = new Set(sectionNames(body));
  const missing = body.components.flatMap((component, index) => {
    const { name, entry, section } = component;
    if (entry === undefined || section !== undefined || !namesComponent(name)) {
      return [];
    }
    const isTaken = [normaliseName(name), ...namesOfEntry(entry)].some((own) => taken.has(own));
    taken.add(normaliseName(name));
    return isTaken ? [] : [{ component, index }];
  });
  // In the order of the overview, starting behind the component whose section is above.
  const above = body.components.findLastIndex(
    ({ entry, section }) => entry !== undefined && section !== undefined && section.span.start < at,
  );
  const isNext = ({ index }: { readonly index: number }): number => (index > above ? 0 : 1);
  return missing.sort((a, b) => isNext(a) - isNext(b)).map(({ component }) => component);
}

function entries(
  post: Post,
  place: PlaceOf<'entry'>,
  known: KnownComponents,
): readonly BodyCompletion[] {
  const { word, overview, isMarked, touchesBelow } = place;
  const style = entryStyleOf(post);
  const lineEnd = lineEndOf(post.text);
  const last = overview.entries.length - 1;
  return missingEntries(post, known, word)
    .slice(0, most)
    .flatMap((part): BodyCompletion[] => {
      const { name, role, url, uses } = part;
      const written = isMarked ? writeEntry(style, part) : addEntry(post, part, last)?.text;
      return written === undefined
        ? []
        : [
            {
              label: name,
              detail: [role, uses === undefined ? 'has a section' : inPosts(uses)]
                .filter((words) => words !== undefined)
                .join(', '),
              kind: 'entry',
              documentation: [code(written)],
              newText: isMarked
                ? written
                : (style.isLoose ? lineEnd : '') +
                  style.indent +
                  written +
                  (touchesBelow ? lineEnd : ''),
              placeholder: undefined,
              filter: filterOf(`${style.around.before}[${name}`, role, url),
              replacing: word,
            },
          ];
    });
}

function links(
  post: Post,
  { word }: PlaceOf<'link'>,
  offset: number,
  known: KnownComponents,
): readonly BodyCompletion[] {
  return knownLinks(post, known, offset)
    .slice(0, most)
    .map(({ words, url, uses }) => ({
      label: words,
      detail: addressOf(url),
      kind: 'link',
      documentation: uses === undefined ? [] : [`Linked in ${inPosts(uses)}.`],
      newText: asLink(asMarkdown(words), url),
      placeholder: undefined,
      filter: filterOf(`[${words}`, undefined, url),
      replacing: word,
    }));
}

/** No bracket closes in it, so that nothing matches what is no link: the box of a task. */
function filterOf(start: string, role: string | undefined, url: KnownPart['url']): string {
  return [start, role, url === undefined ? undefined : addressOf(url)]
    .filter((words) => words !== undefined)
    .join(' ')
    .replaceAll(']', '');
}

/** An address as far as a reader needs it to know the place. */
function addressOf(url: string): string {
  const key = repositoryAt(url)?.key;
  return key ?? url.replace(/^https?:\/\//i, '');
}

function inPosts(uses: number): string {
  return uses === 1 ? '1 other post' : `${String(uses)} other posts`;
}
