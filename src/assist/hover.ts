import type { Field, FieldValue } from '../post/fields';
import { readAsSiteGenerator } from '../post/grayMatter';
import { fieldOf, type Post } from '../post/post';
import type { Span } from '../post/text';
import { addressOf } from '../profile/address';
import type { Element, FieldSpec } from '../profile/fieldType';
import { typeOf } from '../profile/fieldTypes';
import { placeAndSize, type FoundFile } from '../profile/fieldTypes/files';
import { imageType } from '../profile/fieldTypes/image';
import type { KnownPlace, KnownValues } from '../profile/knownValues';
import type { Profile } from '../profile/profile';
import { isEmpty } from '../profile/values';
import { code, inBytes, withoutEmbeds } from '../profile/wording';
import { describeField, kindOf } from './describe';
import { fieldAt, type FieldPart } from './fieldAt';
import { fileOf, pathOf } from './files';
import { link, picture, sizeOf } from './markdown';

export interface Hover {
  /** What it speaks of. */
  readonly span: Span;
  /** As Markdown, a paragraph each. */
  readonly paragraphs: readonly string[];
}

export interface HoverContext {
  readonly profile: Profile;
  readonly known: KnownValues;
  readonly fileName: string | undefined;
}

/** What is worth knowing about the field or value at an offset. */
export function hoverAt(post: Post, offset: number, context: HoverContext): Hover | undefined {
  const part = fieldAt(post, context.profile, offset);
  if (part === undefined) {
    return undefined;
  }
  const { field, spec, onName, element } = part;
  if (onName) {
    return {
      span: field.keySpan,
      paragraphs: [`${code(field.name)} (${kindOf(spec)})`, ...describeField(spec)],
    };
  }
  const paragraphs = aboutValue(post, part, context);
  return paragraphs.length === 0
    ? undefined
    : { span: element?.span ?? field.value.span, paragraphs };
}

function aboutValue(
  post: Post,
  { field, spec, element }: FieldPart,
  context: HoverContext,
): string[] {
  const { known, profile } = context;
  if (isEmpty(field.value)) {
    return spec.fallback === '' ? [] : [`This field is empty. ${withoutEmbeds(spec.fallback)}`];
  }
  const found = element === undefined ? undefined : fileOf(element.text, spec, known);
  const explained =
    typeOf(spec).explain?.(only(field, element), spec, { text: post.text, known }) ?? [];
  const isTitle = profile.address.from === 'title' && spec.name === 'title';
  return [
    ...(found === undefined ? [] : aboutFile(found, spec)),
    ...(isTitle && element !== undefined ? aboutAddress(element.text, context) : []),
    ...explained.filter((line) => found === undefined || line !== placeAndSize(found)),
    ...(element === undefined ? [] : aboutUses(element.text, spec, known)),
    ...readOtherwise(post, field, element?.span),
  ];
}

/** A field as if the part that was asked for were all of its value. */
function only(field: Field, element: Element | undefined): Field {
  return element === undefined
    ? field
    : { ...field, value: { kind: 'scalar', style: 'plain', ...element } };
}

/** The picture itself, where it lies and how large it is. */
function aboutFile(found: FoundFile, spec: FieldSpec): string[] {
  const path = pathOf(found);
  const { file } = found;
  const size = sizeOf(file);
  const facts = [
    link(path, file.uri),
    ...(size === undefined ? [] : [`${String(size.width)} × ${String(size.height)} pixels`]),
    ...(file.bytes === undefined ? [] : [inBytes(file.bytes)]),
  ];
  return [...(imageType.isTypeOf(spec) ? [picture(path, file.uri, size)] : []), facts.join(', ')];
}

function aboutAddress(title: string, { profile, known, fileName }: HoverContext): string[] {
  const address = addressOf(profile, title, fileName);
  if (address === undefined) {
    return ['Nothing of this title is left for the address of the post.'];
  }
  const same = known
    .valuesOf('title')
    .filter(({ text }) => addressOf(profile, text, undefined) === address)
    .flatMap(({ text }) => known.placesOf('title', text));
  return [
    `The blog shows this post at ${code(`…/${address}`)}.`,
    ...(same.length === 0
      ? []
      : [
          `Another post has the same address, so readers reach only one of them: ${linksTo(same)}.`,
        ]),
  ];
}

/** Fields whose values say nothing when two posts share them. */
const apart: ReadonlySet<string> = new Set(['date', 'date-time', 'boolean', 'number', 'multiline']);

/** Whether a value of a field is worth looking for in other posts. */
export function isShared(spec: FieldSpec): boolean {
  return spec.name !== 'title' && !apart.has(spec.type);
}

/** Where else a value stands; how often is what its type tells. */
function aboutUses(value: string, spec: FieldSpec, known: KnownValues): string[] {
  const places = isShared(spec) ? known.placesOf(spec.name, value) : [];
  return places.length === 0 ? [] : [linksTo(places)];
}

const mostLinks = 5;

function linksTo(places: readonly KnownPlace[]): string {
  const links = places.slice(0, mostLinks).map(linkTo);
  const more = places.length - links.length;
  return [...links, ...(more > 0 ? [`${String(more)} more`] : [])].join(', ');
}

/** A link that opens the post at the value. */
function linkTo({ uri, title, start }: KnownPlace): string {
  const name = title ?? decoded(uri.slice(uri.lastIndexOf('/') + 1));
  return link(name, `${uri}#L${String(start.line + 1)},${String(start.character + 1)}`);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The value as most site generators read it, where that is not the text that is written. */
function readOtherwise(post: Post, { name, value }: Field, at: Span | undefined): string[] {
  const data = readAsSiteGenerator(post.text, post.frontMatter)?.[name];
  const [written, read] = pairAt(value, data, at);
  if (written?.kind !== 'scalar' || fieldOf(post, name)?.value !== value) {
    return [];
  }
  const words = inTheirWords(read, written.text);
  return words === undefined ? [] : [`Other site generators read ${words}.`];
}

function pairAt(
  value: FieldValue,
  data: unknown,
  at: Span | undefined,
): readonly [FieldValue | undefined, unknown] {
  if (value.kind !== 'list') {
    return [value, data];
  }
  const index = value.items.findIndex(
    ({ span }) => at !== undefined && span.start <= at.start && at.end <= span.end,
  );
  return [value.items[index], Array.isArray(data) ? (data as unknown[])[index] : undefined];
}

function inTheirWords(read: unknown, written: string): string | undefined {
  switch (typeof read) {
    case 'number':
      return String(read) === written ? undefined : `the number ${String(read)}`;
    case 'boolean':
      return String(read) === written ? undefined : `the value ${String(read)}`;
    case 'object':
      return read instanceof Date && !Number.isNaN(read.getTime())
        ? `a date, ${code(read.toISOString().replace(/T00:00:00\.000Z$/, ''))}, instead of the text`
        : undefined;
    default:
      return undefined;
  }
}
