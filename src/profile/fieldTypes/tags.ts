import { array, boolean, description, optional, picklist, pipe, string } from 'valibot';
import { Derived } from '../../post/derived';
import { unquotedSpan, type FieldValue } from '../../post/fields';
import { span, textOf } from '../../post/text';
import type { Element, Explanation, FieldSpec, Suggestion } from '../fieldType';
import type { KnownValues } from '../knownValues';
import { code, counted } from '../wording';
import { defineFieldType } from './define';
import { usedIn } from './files';

/** A string with commas, `[a, b]`, or a line for each. */
export type TagForm = 'comma' | 'flow' | 'block';

export interface TagsSpec extends FieldSpec {
  /** How the blog writes tags; `comma` if it is absent. */
  readonly form?: TagForm | undefined;
  /** The forms that the blog reads; every one if it is absent. */
  readonly readableForms?: readonly TagForm[] | undefined;
  /** Whether posts should have no other form than the house form. */
  readonly uniform?: boolean | undefined;
  /** The tags that the blog has. */
  readonly known?: readonly string[] | undefined;
  /** Whether no other tags than those known should be used. */
  readonly closed?: boolean | undefined;
}

const form = picklist(['comma', 'flow', 'block']);

export const tagsType = defineFieldType<TagsSpec>({
  name: 'tags',
  summary: 'Words by which readers find posts.',
  what: 'one or more topics',
  options: () => ({
    form: optional(
      pipe(
        form,
        description(
          'How the blog writes tags: `comma` (a, b), `flow` ([a, b]) or `block` (a line for each). Without this: `comma`.',
        ),
      ),
    ),
    readableForms: optional(
      pipe(
        array(form),
        description('The forms that the blog reads; any other is a warning. Without this: all.'),
      ),
    ),
    uniform: optional(
      pipe(boolean(), description('Whether every post should use the house form.')),
    ),
    known: optional(pipe(array(string()), description('The tags that the blog has.'))),
    closed: optional(
      pipe(boolean(), description('Whether no other tags than those in `known` should be used.')),
    ),
  }),
  check: (value, spec) => {
    if (value.kind === 'map') {
      return [
        {
          span: value.span,
          message: `\`${spec.name}\` has fields of its own. Write a list of tags.`,
        },
      ];
    }
    return value.kind === 'list'
      ? value.items
          .filter(({ kind }) => kind === 'list' || kind === 'map')
          .map((item) => ({
            span: item.span,
            message: `A tag of \`${spec.name}\` is no text. Write one tag here.`,
          }))
      : [];
  },
  elements: (value, _spec, text) => tagsIn(value, text).filter((tag) => tag.text !== ''),
  suggest: suggestions,
  explain: ({ value }, spec, { text, known }): Explanation => {
    const uses = new Map(known.valuesOf(spec.name).map((used) => [used.text, used.uses]));
    return uses.size === 0
      ? []
      : [...new Set(tagsIn(value, text).map((tag) => tag.text))]
          .filter((tag) => tag !== '')
          .slice(0, 20)
          .map((tag) => {
            const count = uses.get(tag) ?? 0;
            return count === 0
              ? `No other post uses ${code(tag)}.`
              : `${counted(count, 'other post')} ${count === 1 ? 'uses' : 'use'} ${code(tag)}.`;
          });
  },
});

/** The form that a value has; undefined where it has no tags or none that can be told. */
export function tagFormOf(value: FieldValue): TagForm | undefined {
  return value.kind === 'list' ? value.style : value.kind === 'scalar' ? 'comma' : undefined;
}

const tagsByValue = new Derived<FieldValue, readonly Element[]>();

/** The tags of a value as far as their places can be told, empty ones between commas among them. */
export function tagsIn(value: FieldValue, text: string): readonly Element[] {
  return tagsByValue.of(value, () => readTags(value, text));
}

function readTags(value: FieldValue, text: string): readonly Element[] {
  if (value.kind === 'list') {
    return value.items.flatMap((item) => {
      const inner = unquotedSpan(text, item);
      return item.kind === 'scalar' && inner !== undefined
        ? [trimmed(text, inner.start, inner.end, item.text.trim())]
        : [];
    });
  }
  if (value.kind !== 'scalar' || value.style === 'block') {
    return [];
  }
  const quote = value.style === 'plain' ? 0 : 1;
  const inner = span(value.span.start + quote, value.span.end - quote);
  const written = textOf(text, inner);
  // Behind an escape it is not plain which letter stands where.
  if (quote === 1 && written.includes(value.style === 'single-quoted' ? "''" : '\\')) {
    return [];
  }
  const tags: Element[] = [];
  let start = inner.start;
  for (const part of written.split(',')) {
    tags.push(trimmed(text, start, start + part.length));
    start += part.length + 1;
  }
  return tags;
}

function trimmed(text: string, start: number, end: number, meant?: string): Element {
  const written = text.slice(start, end);
  const inner = written.trim();
  // What is between two commas with nothing but spaces ends at the second one.
  const from = inner === '' ? end : start + written.indexOf(inner);
  return {
    text: meant ?? onOneLine(inner),
    span: span(from, from + inner.length),
  };
}

function onOneLine(written: string): string {
  return /[\r\n]/.test(written)
    ? written
        .split(/\r\n|\n|\r/)
        .map((line) => line.trim())
        .join(' ')
    : written;
}

function* suggestions(spec: TagsSpec, known: KnownValues): Iterable<Suggestion> {
  const vocabulary = spec.known ?? [];
  const spelled = new Map(vocabulary.map((tag) => [tag.toLowerCase(), tag]));
  const used = known.valuesOf(spec.name);
  const offered = new Set<string>();
  for (const { text } of [...used, ...vocabulary.map((tag) => ({ text: tag }))]) {
    const key = text.toLowerCase();
    if (offered.has(key) || (spec.closed === true && !spelled.has(key))) {
      continue;
    }
    offered.add(key);
    const value = spelled.get(key) ?? text;
    const uses = used.find((other) => other.text === value)?.uses;
    const detail = usedIn(uses) || 'a tag of this blog';
    yield { value, detail };
  }
}
