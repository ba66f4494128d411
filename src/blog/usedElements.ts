import type { Field, FieldValue } from '../post/fields';
import { fieldsOf, type Post } from '../post/post';
import { span, type Span } from '../post/text';
import type { Element, FieldSpec } from '../profile/fieldType';
import { typeOf } from '../profile/fieldTypes';
import { dayIn } from '../profile/fieldTypes/date';
import { imageType, type ImageSpec } from '../profile/fieldTypes/image';
import { listType } from '../profile/fieldTypes/list';
import { objectType } from '../profile/fieldTypes/object';
import type { Profile } from '../profile/profile';
import { placeholderIn } from '../profile/values';

/** The form in which two values are compared: `open source` and ` open source ` are one. */
export function normalised(value: string): string {
  return value.trim();
}

/**
 * What a post really gives a field: the parts of its value that count, in the order of the text,
 * without empty ones and placeholders.
 *
 * @param name of the field; another name under which the blog reads it counts too.
 */
export function usedElements(post: Post, profile: Profile, name: string): readonly Element[] {
  const spec = profile.fields.find((candidate) => candidate.name === name);
  const field = findField(post, name, spec);
  if (field === undefined) {
    return [];
  }
  const elements =
    spec === undefined
      ? scalarsOf(field.value)
      : (typeOf(spec).elements?.(field.value, spec, post.text) ?? scalarsOf(field.value));
  return elements
    .map(({ text, span: place }) => ({ text: normalised(text), span: place }))
    .filter((element) => isFilled(element, spec));
}

/** A picture that a post names. */
export interface NamedPicture {
  readonly spec: ImageSpec;
  readonly text: string;
}

/** The pictures that a post names, those of fields in fields among them, without placeholders. */
export function namedPictures(post: Post, { fields }: Profile): readonly NamedPicture[] {
  return picturesIn(trustedFields(post), fields);
}

function picturesIn(fields: readonly Field[], specs: readonly FieldSpec[]): NamedPicture[] {
  return specs.flatMap((spec) => {
    const value = fieldIn(fields, spec.name, spec)?.value;
    const kind = listType.isTypeOf(spec) ? spec.items : spec;
    if (value?.kind === 'map' && objectType.isTypeOf(spec)) {
      return picturesIn(value.fields, spec.fields);
    }
    return value === undefined || !imageType.isTypeOf(kind)
      ? []
      : scalarsOf(value)
          .filter((element) => isFilled(element, kind))
          .map(({ text }) => ({ spec: kind, text: normalised(text) }));
  });
}

function findField(post: Post, name: string, spec: FieldSpec | undefined): Field | undefined {
  return fieldIn(trustedFields(post), name, spec);
}

function fieldIn(
  fields: readonly Field[],
  name: string,
  spec: FieldSpec | undefined,
): Field | undefined {
  return (
    fields.find((field) => field.name === name) ??
    fields.find((field) => spec?.aliases?.includes(field.name) === true)
  );
}

/** Behind a syntax error, fields may have been read quite differently from how they were meant. */
function trustedFields(post: Post): readonly Field[] {
  const { frontMatter } = post;
  const fault = frontMatter.kind === 'yaml' ? frontMatter.faults[0] : undefined;
  const fields = fieldsOf(post);
  return fault === undefined
    ? fields
    : fields.filter(({ entrySpan }) => entrySpan.end <= fault.span.start);
}

/** The texts of a value whose type has no parts: itself, or the items of a list. */
function scalarsOf(value: FieldValue): readonly Element[] {
  switch (value.kind) {
    case 'scalar':
      return [{ text: value.text, span: withoutQuotes(value) }];
    case 'list':
      return value.items.flatMap(scalarsOf);
    default:
      return [];
  }
}

function withoutQuotes({ span: place, style }: FieldValue & { readonly kind: 'scalar' }): Span {
  return style === 'single-quoted' || style === 'double-quoted'
    ? span(place.start + 1, Math.max(place.end - 1, place.start + 1))
    : place;
}

function isFilled({ text, span: place }: Element, spec: FieldSpec | undefined): boolean {
  const value: FieldValue = { kind: 'scalar', text, span: place, style: 'plain' };
  return text !== '' && placeholderIn(value, spec) === undefined;
}

/** The headline of a post, if it has one. */
export function titleOf(post: Post, profile: Profile): string | undefined {
  return usedElements(post, profile, 'title')[0]?.text;
}

/** The day of a post as `YYYY-MM-DD`, by the first of its fields that holds a date. */
export function dateOf(post: Post, profile: Profile): string | undefined {
  for (const spec of profile.fields) {
    const field = findField(post, spec.name, spec);
    const day = field === undefined ? undefined : dayIn(field.value, spec);
    if (day !== undefined) {
      return day;
    }
  }
  return undefined;
}
