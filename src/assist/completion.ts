import type { Post } from '../post/post';
import { lineEndOf, span, startOfNextLine, type Span, type TextEdit } from '../post/text';
import type { FieldSpec, Presence, Suggestion } from '../profile/fieldType';
import { suggestionsFor } from '../profile/fieldTypes';
import { imageType } from '../profile/fieldTypes/image';
import { listType } from '../profile/fieldTypes/list';
import type { KnownValues } from '../profile/knownValues';
import type { Profile } from '../profile/profile';
import { isFilled } from '../profile/values';
import { code } from '../profile/wording';
import { specOf } from '../rules/front-matter/fields';
import type { NamePlace, ValuePlace } from './cursor/place';
import { placeAt } from './cursor/placeAt';
import { describeField, kindOf } from './describe';
import type { FieldLine } from './frontLines';
import { fileOf } from './files';
import { isOnWeb, picture, sizeOf } from './markdown';
import { inQuotes, isPlainText, readValue } from './quoting';

/** Something to write at the cursor. */
export interface Completion {
  readonly label: string;
  /** A few words behind the label. */
  readonly detail: string | undefined;
  /** `field`, or the type of the field that the value is for. */
  readonly kind: string;
  /** As Markdown, a paragraph each. */
  readonly documentation: readonly string[];
  readonly newText: string;
  /** What is compared with what the author has typed, if that is not the label. */
  readonly filter: string;
  /** From the start of the word to the cursor; nothing behind the cursor is replaced. */
  readonly inserting: Span;
  /** The whole word. */
  readonly replacing: Span;
  /** Apart from the word and from each other. */
  readonly moreEdits: readonly TextEdit[];
  /** Values can be chosen next. */
  readonly goesOn: boolean;
  readonly deprecated: boolean;
}

export interface CompletionContext {
  readonly profile: Profile;
  readonly known: KnownValues;
  /** The last segment of the post's path. */
  readonly fileName: string | undefined;
}

/** More values than these nobody reads; what is typed chooses among them. */
const mostValues = 300;

/** What can be written at the cursor, best first; nothing outside the front matter. */
export function completionsAt(
  post: Post,
  offset: number,
  context: CompletionContext,
): readonly Completion[] {
  const place = placeAt(post, context.profile, offset);
  switch (place?.kind) {
    case 'name':
      return names(post, place, offset, context);
    case 'value':
      return values(post, place, offset, context);
    case undefined:
      return [];
  }
}

const byPresence: readonly Presence[] = ['required', 'recommended', 'optional'];

function names(
  post: Post,
  place: NamePlace,
  offset: number,
  context: CompletionContext,
): Completion[] {
  const taken = new Set(place.others.map(({ name }) => specOf(place.specs, name)?.name));
  const order = place.specs.map(({ name }) => name);
  const placeOf = ({ name }: FieldLine): number =>
    order.indexOf(specOf(place.specs, name)?.name ?? '');
  const before = Math.max(-1, ...place.others.slice(0, place.above).map(placeOf));
  const behind = place.others
    .slice(place.above)
    .map(placeOf)
    .find((index) => index !== -1);
  /** Fields that stand at this place in the order of the blog come before those that do not. */
  const isOutOfOrder = ({ name }: FieldSpec): boolean => {
    const index = order.indexOf(name);
    return index < before || (behind !== undefined && index > behind);
  };
  const offered = place.specs
    .filter(({ name }) => !taken.has(name))
    .map((spec) => ({
      spec,
      rank: [
        spec.deprecated === undefined ? 0 : 1,
        byPresence.indexOf(spec.presence),
        isOutOfOrder(spec) ? 1 : 0,
        order.indexOf(spec.name),
      ],
    }))
    .sort((a, b) => compare(a.rank, b.rank));
  return offered.map(({ spec }) => ({
    label: spec.name,
    detail: kindOf(spec),
    kind: 'field',
    documentation: describeField(spec),
    newText: nameAs(spec.name, post, place),
    filter: spec.name,
    inserting: span(place.word.start, offset),
    replacing: place.word,
    moreEdits: [],
    goesOn: !place.hasColon && suggestionsAt(spec, context).length > 0,
    deprecated: spec.deprecated !== undefined,
  }));
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((rank, index) => rank !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function nameAs(name: string, { text }: Post, { word, quote, hasColon }: NamePlace): string {
  if (hasColon) {
    return name;
  }
  if (quote === '') {
    return `${name}: `;
  }
  // A quote that closes stands behind the word already, and the colon would come before it.
  return text.charAt(word.end) === quote ? name : `${name}${quote}: `;
}

/** What the profile suggests for a field: its default, then what its type knows. */
function suggestionsAt(spec: FieldSpec, context: CompletionContext): readonly Suggestion[] {
  const found = suggestionsFor(spec, context.known);
  const ranked = imageType.isTypeOf(itemOf(spec)) ? picturesAt(spec, found, context) : found;
  return spec.default === undefined
    ? ranked
    : [{ value: spec.default, detail: 'what new posts get' }, ...ranked];
}

/** Pictures that are named like the post come first, those that other fields use last. */
function picturesAt(
  { name }: FieldSpec,
  found: readonly Suggestion[],
  { profile, known, fileName = '' }: CompletionContext,
): readonly Suggestion[] {
  const post = words(fileName);
  const elsewhere = new Set(
    profile.fields
      .filter((other) => other.name !== name && imageType.isTypeOf(other))
      .flatMap((other) => known.valuesOf(other.name).map(({ text }) => text)),
  );
  const own = new Set(known.valuesOf(name).map(({ text }) => text));
  const rank = ({ value }: Suggestion): number => {
    const picture = words(value.slice(value.lastIndexOf('/') + 1));
    const isNamedAlike = picture.length > 4 && ` ${post} `.includes(` ${picture} `);
    return isNamedAlike ? 0 : elsewhere.has(value) && !own.has(value) ? 2 : 1;
  };
  return found.toSorted((a, b) => rank(a) - rank(b));
}

/** The words of a file name. */
function words(fileName: string): string {
  return fileName
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[-_ .]+/g, ' ')
    .trim();
}

function values(
  post: Post,
  place: ValuePlace,
  offset: number,
  context: CompletionContext,
): Completion[] {
  const taken = new Set(place.siblings);
  const found: Completion[] = [];
  for (const suggestion of suggestionsAt(place.spec, context)) {
    const { value } = suggestion;
    if (taken.has(value)) {
      continue;
    }
    taken.add(value);
    const written = writtenAt(post, place, offset, value);
    if (written === undefined) {
      continue;
    }
    const companion = companionEdit(post, place, suggestion, context.profile);
    found.push({
      label: value,
      detail: suggestion.detail,
      kind: itemOf(place.spec).type,
      documentation: documentationOf(suggestion, companion, context),
      ...written,
      moreEdits: companion === undefined ? [] : [companion],
      goesOn: false,
      deprecated: false,
    });
    if (found.length === mostValues) {
      break;
    }
  }
  return found;
}

/** A picture of what is chosen, what is known of it, and what else its choice writes. */
function documentationOf(
  { value, image, documentation, companion }: Suggestion,
  edit: TextEdit | undefined,
  { profile, known }: CompletionContext,
): string[] {
  const other = companion === undefined ? undefined : specOf(profile.fields, companion.field);
  const portrait =
    companion === undefined || other === undefined
      ? undefined
      : fileOf(companion.value, other, known);
  const shown = portrait === undefined ? image : portrait.file.uri;
  return [
    // What lies on the web is not asked for before the author wants it.
    ...(shown === undefined || isOnWeb(shown)
      ? []
      : [picture(value, shown, sizeOf(portrait?.file))]),
    ...(documentation === undefined ? [] : [documentation]),
    ...(edit === undefined || companion === undefined
      ? []
      : [`Choosing it also writes ${code(`${companion.field}: ${companion.value}`)}.`]),
  ];
}

/** What one value is. */
function itemOf(spec: FieldSpec): FieldSpec {
  return listType.isTypeOf(spec) ? itemOf(spec.items) : spec;
}

type Written = Pick<Completion, 'newText' | 'filter' | 'inserting' | 'replacing'>;

/** A value in the form and the quotes that are there already; undefined where they cannot hold it. */
function writtenAt(
  { text }: Post,
  place: ValuePlace,
  offset: number,
  value: string,
): Written | undefined {
  const { word, quote, closed, before, after, form, whole } = place;
  const ranges = { inserting: span(word.start, offset), replacing: word };
  if (form === 'commas' && value.includes(',')) {
    return undefined;
  }
  if (quote !== '') {
    const inner = inQuotes(value, quote);
    return inner === undefined
      ? undefined
      : { ...ranges, newText: before + inner + after + (closed ? '' : quote), filter: value };
  }
  if (form === 'commas' && whole !== undefined) {
    const head = text.slice(whole.start, word.start);
    const tail = text.slice(word.end, whole.end);
    const all = (head + before + value + after + tail).trim();
    if (!isPlainText(all)) {
      // The quotes have to stand around all of the tags.
      const inner = inQuotes(all, '"');
      return inner === undefined
        ? undefined
        : {
            newText: `${/^ /.exec(before)?.[0] ?? ''}"${inner}"`,
            filter: head + value,
            inserting: span(whole.start, offset),
            replacing: whole,
          };
    }
    return { ...ranges, newText: before + value + after, filter: value };
  }
  const isPlain =
    /^(?:date|date-time|boolean|number)$/.test(itemOf(place.spec).type) ||
    isPlainText(value, form === 'flow' ? 'flow' : 'field');
  const inner = isPlain ? value : inQuotes(value, '"');
  return inner === undefined
    ? undefined
    : {
        ...ranges,
        newText: before + (isPlain ? inner : `"${inner}"`) + after,
        filter: value,
      };
}

/**
 * The change of another field that belongs to a value, such as the portrait of an author: only where
 * that field is absent, empty or a placeholder.
 */
function companionEdit(
  post: Post,
  place: ValuePlace,
  { companion }: Suggestion,
  profile: Profile,
): TextEdit | undefined {
  if (companion === undefined || place.form !== 'whole') {
    return undefined;
  }
  const { text } = post;
  const spec = specOf(profile.fields, companion.field);
  const own = place.fields.findLast(({ keySpan }) => keySpan.start < place.word.start);
  if (spec === undefined || own === undefined) {
    return undefined;
  }
  const value = isPlainText(companion.value)
    ? companion.value
    : `"${inQuotes(companion.value, '"') ?? ''}"`;
  const there = place.fields.filter((field) => specOf(profile.fields, field.name) === spec);
  const [line, second] = there;
  if (line !== undefined) {
    const vacant = second === undefined ? vacantSpan(text, line, spec) : undefined;
    return vacant === undefined
      ? undefined
      : {
          span: vacant,
          newText:
            (vacant.start === line.valueStart ? ' ' : '') +
            value +
            (text.charAt(vacant.end) === '#' ? ' ' : ''),
        };
  }
  const order = profile.fields.map(({ name }) => name);
  const earlier = new Set(order.slice(0, order.indexOf(spec.name)));
  const previous = place.fields.findLast(
    ({ name, parent }) =>
      parent === undefined && earlier.has(specOf(profile.fields, name)?.name ?? ''),
  );
  const at = previous?.end ?? own.end;
  const isLineStart = /[\r\n]/.test(text.charAt(at - 1));
  if (!isLineStart || (at > own.keySpan.start && at <= place.word.end)) {
    return undefined;
  }
  const indent = text.slice(own.keySpan.start - own.indent, own.keySpan.start);
  return { span: span(at, at), newText: `${indent}${spec.name}: ${value}${lineEndOf(text)}` };
}

/** Code units of a value that may count for nothing. */
const longestVacant = 300;

/** Where the value of a field would go that has none, or none that counts. */
function vacantSpan(
  text: string,
  { valueStart, lineEnd, end }: FieldLine,
  spec: FieldSpec,
): Span | undefined {
  if (end > startOfNextLine(text, lineEnd) || lineEnd - valueStart > longestVacant) {
    return undefined;
  }
  const [, gap = '', written = ''] =
    /^([ \t]*)(.*?)(?:[ \t]+#.*)?[ \t]*$/.exec(text.slice(valueStart, lineEnd)) ?? [];
  if (written === '' || written.startsWith('#')) {
    const at = valueStart + Math.min(gap.length, 1);
    return span(at, at);
  }
  const value = readValue(written);
  const start = valueStart + gap.length;
  return value !== undefined && !isFilled(value, spec)
    ? span(start, start + written.length)
    : undefined;
}
