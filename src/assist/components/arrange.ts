import type { Component } from '../../post/component';
import { parsePost, type Body, type Post } from '../../post/post';
import { applyEdits, contains, span, textOf, type Span, type TextEdit } from '../../post/text';
import {
  moveComponent,
  moveComponentBefore,
  reorderSections,
} from '../../rules/components/reorder';
import { componentAt } from './componentAt';
import type { Outcome } from './outcome';

export type Direction = 'up' | 'down';

/** Moves the component of a selection by one place: its entry and its section together. */
export function moveComponentAt(post: Post, selected: Span, direction: Direction): Outcome {
  const component = componentAt(post, selected)?.component;
  if (component === undefined) {
    return { refusal: 'Put the cursor in the entry or the section of a component to move it.' };
  }
  const edits = moveComponent(post, component, direction);
  if (edits !== undefined) {
    return { edits, selection: followed(post, edits, selected) };
  }
  const { name } = component;
  return {
    refusal: isAtEdge(post.body(), component, direction)
      ? `${name} is the ${direction === 'up' ? 'first' : 'last'} component already.`
      : `${name} cannot move ${direction}: its entry and its section have to stand beside others of the same form.`,
  };
}

/**
 * Moves a component before another one of its kind, with an entry in the overview or without: its
 * entry and its section together, over any distance.
 *
 * @param before undefined for behind the last of its kind.
 */
export function moveComponentTo(
  post: Post,
  component: Component,
  before: Component | undefined,
): Outcome {
  const edits = moveComponentBefore(post, component, before);
  return edits === undefined
    ? {
        refusal: `${component.name} cannot move there: its entry and its section have to stand beside others of the same form.`,
      }
    : { edits, selection: undefined };
}

function isAtEdge(body: Body, { entry, section }: Component, direction: Direction): boolean {
  const edge = direction === 'up' ? 0 : -1;
  return entry === undefined
    ? body.sections.at(edge) === section
    : body.overview?.entries.at(edge) === entry;
}

/** Puts the sections into the order of the overview. */
export function sortComponents(post: Post, selected: Span): Outcome {
  const edits = reorderSections(post);
  if (edits !== undefined) {
    return { edits, selection: followed(post, edits, selected) };
  }
  const { overview, components } = post.body();
  if (overview === undefined) {
    return {
      refusal:
        'This post has no overview list whose order its sections could have. "Extract Overview List from Sections" makes one.',
    };
  }
  const starts = components.flatMap(({ entry, section }) =>
    entry === undefined || section === undefined ? [] : [section.span.start],
  );
  return {
    refusal: starts.every((start, index) => start >= (starts[index - 1] ?? 0))
      ? 'The sections come in the order of the overview list already.'
      : 'These sections cannot change places: other text stands between them, or they have different forms.',
  };
}

/** Where a selection in an entry or a section is when that has moved. */
function followed(post: Post, edits: readonly TextEdit[], selected: Span): Span | undefined {
  const before = placesIn(post);
  const index = before.findIndex(({ span: place }) => contains(place, selected));
  const own = before[index];
  if (own === undefined) {
    return undefined;
  }
  const isSame = ({ words }: Place): boolean => words === own.words;
  // Of several that say the same, one is as good as the other.
  const nth = before.slice(0, index).filter(isSame).length;
  const now = placesIn(parsePost(applyEdits(post.text, edits))).filter(isSame)[nth];
  const shift = (now?.span.start ?? own.span.start) - own.span.start;
  return span(selected.start + shift, selected.end + shift);
}

interface Place {
  readonly span: Span;
  readonly words: string;
}

function placesIn(post: Post): readonly Place[] {
  const { overview, sections } = post.body();
  return [
    ...(overview?.entries ?? []).map(({ span: place, label, link }) => ({
      span: place,
      words: `${label}\n${link?.url ?? ''}`,
    })),
    ...sections.map(({ span: place, lead }) => ({ span: place, words: textOf(post.text, lead) })),
  ];
}
