import { unquotedSpan, type Field } from '../../post/fields';
import { fieldsOf, parsePost, type Post } from '../../post/post';
import {
  applyEdits,
  lineAround,
  lineEndOf,
  span,
  startOfNextLine,
  textOf,
  type Span,
  type TextEdit,
} from '../../post/text';
import { canBePlain, readsOtherwise, yamlText } from '../../post/yamlText';
import { tagFormOf, tagsIn, type TagForm } from '../../profile/fieldTypes/tags';
import { ownsLines } from './fields';
import { keepsMeaning } from './sameMeaning';

/** A tag where it stands. */
export interface WrittenTag {
  /** Empty for one between two commas. */
  readonly text: string;
  /** With its own quotes. */
  readonly span: Span;
}

/** Tags that take more code units than any post has are left alone: each change is tried out. */
const longestTags = 8_000;

/** What each form looks like around its tags, without comments. */
const heads: Readonly<Record<TagForm, RegExp>> = {
  comma: /^[ \t]+["']?[ \t]*$/,
  flow: /^\s+\[\s*$/,
  block: /^[ \t]*(?:\r\n|\n|\r)\s*-[ \t]+$/,
};
const gaps: Readonly<Record<TagForm, RegExp>> = {
  comma: /^\s*,\s*$/,
  flow: /^\s*,\s*$/,
  block: /^[ \t]*(?:\r\n|\n|\r)\s*-[ \t]+$/,
};
const tails: Readonly<Record<TagForm, RegExp>> = {
  comma: /^[ \t]*["']?$/,
  flow: /^\s*,?\s*\]$/,
  block: /^\s*$/,
};

/** The tags of a field one by one; undefined where it is something else, or their places are not plain. */
export function writtenTags({ text }: Post, { value }: Field): readonly WrittenTag[] | undefined {
  if (value.kind !== 'list') {
    const tags = tagsIn(value, text);
    return tags.length === 0 ? undefined : tags;
  }
  const tags = value.items.flatMap((item) =>
    item.kind === 'scalar' && unquotedSpan(text, item) !== undefined
      ? [{ text: item.text.trim(), span: item.span }]
      : item.kind === 'empty'
        ? [{ text: '', span: item.span }]
        : [],
  );
  return tags.length === value.items.length && tags.length > 0 ? tags : undefined;
}

/**
 * The edits that give the tags of a field another form. Quotes stay or come where they are needed.
 *
 * @returns undefined where the field has the form already, or something would get lost: comments
 * between the tags, commas in a tag.
 */
export function convertTags(
  post: Post,
  field: Field,
  form: TagForm,
): readonly TextEdit[] | undefined {
  const { text } = post;
  const from = tagFormOf(field.value);
  const tags = isTooLong(field) ? undefined : writtenTags(post, field);
  if (
    tags === undefined ||
    from === undefined ||
    from === form ||
    tags.some((tag) => tag.text === '') ||
    !ownsLines(post, field)
  ) {
    return undefined;
  }
  const written = asForm(post, field, tags, form);
  const parts = partsOf(text, field, tags);
  if (
    written === undefined ||
    !parts.every(({ kind, span: place }) => isBare(textOf(text, place), kind, from))
  ) {
    return undefined;
  }
  const edits = parts.flatMap(({ span: place, kind }) => {
    const old = textOf(text, place);
    const newText = written[kind];
    return newText === old ||
      (kind === 'gap' && from !== 'block' && form !== 'block' && /^,[ \t]*$/.test(old))
      ? []
      : [withoutSharedSpace(old, place, newText)];
  });
  for (const [index, tag] of tags.entries()) {
    const newText = written.tags[index] ?? '';
    if (newText !== textOf(text, tag.span)) {
      edits.push({ span: tag.span, newText });
    }
  }
  const inOrder = together(edits.toSorted((a, b) => a.span.start - b.span.start));
  const meant = tags.map((tag) => tag.text);
  return leaves(post, field, inOrder, meant) ? inOrder : undefined;
}

function isTooLong({ value }: Field): boolean {
  return value.span.end - value.span.start > longestTags;
}

/** The edit of what stands around tags, without a space at its start or end that stays. */
function withoutSharedSpace(old: string, { start, end }: Span, newText: string): TextEdit {
  const [first = ''] = /^\s/.exec(old) ?? [];
  if (first !== '' && newText.startsWith(first)) {
    return withoutSharedSpace(old.slice(1), span(start + 1, end), newText.slice(1));
  }
  const [last = ''] = /\s$/.exec(old) ?? [];
  if (last !== '' && newText.endsWith(last)) {
    return withoutSharedSpace(old.slice(0, -1), span(start, end - 1), newText.slice(0, -1));
  }
  return { span: span(start, end), newText };
}

/** An insertion where another edit starts becomes a part of that one. */
function together(edits: readonly TextEdit[]): readonly TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of edits) {
    const last = result.at(-1);
    if (
      last !== undefined &&
      last.span.start === last.span.end &&
      last.span.end === edit.span.start
    ) {
      result[result.length - 1] = { span: edit.span, newText: last.newText + edit.newText };
    } else {
      result.push(edit);
    }
  }
  return result;
}

/** Whether edits leave just these tags, and all other fields as they are. */
function leaves(
  post: Post,
  field: Field,
  edits: readonly TextEdit[],
  meant: readonly string[],
): boolean {
  const index = fieldsOf(post).indexOf(field);
  const after = parsePost(applyEdits(post.text, edits));
  const changed = fieldsOf(after)[index];
  const tags = changed === undefined ? undefined : writtenTags(after, changed);
  return (
    keepsMeaning(post, edits, field.name) &&
    JSON.stringify(tags?.map((tag) => tag.text)) === JSON.stringify(meant)
  );
}

interface Part {
  readonly kind: 'head' | 'gap' | 'tail';
  readonly span: Span;
}

/** What stands around and between the tags, from the colon on. */
function partsOf(
  text: string,
  { keySpan, value }: Field,
  tags: readonly WrittenTag[],
): readonly Part[] {
  const colon = text.indexOf(':', keySpan.end) + 1;
  const [first, last] = [tags[0], tags.at(-1)];
  const end = Math.max(last?.span.end ?? 0, value.span.end);
  return [
    { kind: 'head', span: span(colon, first?.span.start ?? colon) },
    ...tags.slice(1).map((tag, index) => ({
      kind: 'gap' as const,
      span: span(tags[index]?.span.end ?? 0, tag.span.start),
    })),
    // The last line of a block keeps its end, and a comment on it.
    {
      kind: 'tail',
      span: span(
        last?.span.end ?? end,
        value.kind === 'list' && value.style === 'block' ? (last?.span.end ?? end) : end,
      ),
    },
  ];
}

function isBare(written: string, kind: Part['kind'], form: TagForm): boolean {
  return { head: heads, gap: gaps, tail: tails }[kind][form].test(written);
}

interface WrittenForm {
  readonly head: string;
  readonly gap: string;
  readonly tail: string;
  readonly tags: readonly string[];
}

function asForm(
  { text }: Post,
  field: Field,
  tags: readonly WrittenTag[],
  form: TagForm,
): WrittenForm | undefined {
  if (form === 'comma') {
    return asCommas(tags.map((tag) => tag.text));
  }
  const isList = field.value.kind === 'list';
  const items = tags.map((tag) => {
    const old = textOf(text, tag.span);
    // What has quotes keeps them.
    return isList && (/^["']/.test(old) || canBePlain(tag.text, form))
      ? old
      : yamlText(tag.text, form);
  });
  if (form === 'flow') {
    return { head: ' [', gap: ', ', tail: ']', tags: items };
  }
  const indent = `${text.slice(field.entrySpan.start, field.keySpan.start)}  `;
  const line = `${lineEndOf(text)}${indent}- `;
  return { head: line, gap: line, tail: '', tags: items };
}

function asCommas(tags: readonly string[]): WrittenForm | undefined {
  const whole = tags.join(', ');
  if (tags.some((tag) => tag.includes(','))) {
    return undefined;
  }
  const quote =
    canBePlain(whole, 'field') && !readsOtherwise(whole) ? '' : /["\\]/.test(whole) ? "'" : '"';
  // Of text with escapes it cannot be told any more where a tag stands.
  return (quote === "'" && whole.includes("'")) || /[\0-\x1F\x7F]/.test(whole)
    ? undefined
    : { head: ` ${quote}`, gap: ', ', tail: quote, tags };
}

/**
 * The edits that take tags out, each with a comma or with its line.
 *
 * @param taken their places in the order of the post; not all of them.
 */
export function withoutTags(
  post: Post,
  field: Field,
  taken: ReadonlySet<number>,
): readonly TextEdit[] | undefined {
  const { text } = post;
  const { value } = field;
  const tags = isTooLong(field) ? undefined : writtenTags(post, field);
  const form = tagFormOf(value);
  if (tags === undefined || form === undefined) {
    return undefined;
  }
  const meant = tags.filter((_, index) => !taken.has(index)).map((tag) => tag.text);
  const places =
    form === 'block' ? linesOf(post, field, tags, taken) : withCommas(text, form, tags, taken);
  const edits = places?.map((place) => ({ span: place, newText: '' }));
  return edits !== undefined && edits.length > 0 && leaves(post, field, edits, meant)
    ? edits
    : undefined;
}

function linesOf(
  post: Post,
  field: Field,
  tags: readonly WrittenTag[],
  taken: ReadonlySet<number>,
): readonly Span[] | undefined {
  const { text } = post;
  const lines = [...taken].map((index) => {
    const line = lineAround(text, tags[index]?.span.start ?? 0);
    return span(line.start, startOfNextLine(text, line.end));
  });
  const isAlone = (line: Span): boolean =>
    line.start > field.keySpan.end &&
    /^[ \t]*-(?:[ \t]+[^#\r\n]*)?[\r\n]*$/.test(textOf(text, line));
  return lines.every(isAlone) ? lines : undefined;
}

function withCommas(
  text: string,
  form: TagForm,
  tags: readonly WrittenTag[],
  taken: ReadonlySet<number>,
): readonly Span[] | undefined {
  const kept = tags.findIndex((_, index) => !taken.has(index));
  const places: Span[] = [];
  for (const index of taken) {
    const tag = tags[index];
    const place =
      tag === undefined
        ? undefined
        : index > kept
          ? span(tags[index - 1]?.span.end ?? 0, tag.span.end)
          : span(tag.span.start, tags[index + 1]?.span.start ?? 0);
    if (place === undefined || kept === -1) {
      return undefined;
    }
    const around =
      index > kept
        ? span(place.start, tags[index]?.span.start ?? 0)
        : span(tags[index]?.span.end ?? 0, place.end);
    // A comment may stand between them.
    if (!gaps[form].test(textOf(text, around))) {
      return undefined;
    }
    places.push(place);
  }
  return places;
}
