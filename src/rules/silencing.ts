// Comments in a post that silence rules, in the front matter and in the body.
import { Derived } from '../post/derived';
import { fieldsOf, type Post } from '../post/post';
import type { FieldValue } from '../post/fields';
import { blocksOf, inlinesOf } from '../post/structure';
import { endOfLine, lineAround, span, startOfNextLine, textOf, type Span } from '../post/text';
import { commentsIn } from '../post/yaml';

/** What every such comment starts with; without it nothing is read. */
const mark = 'component-posts-';

export const silencingForms = [
  'disable-line',
  'disable-next-line',
  'disable',
  'enable',
  'disable-file',
] as const;

export type SilencingForm = (typeof silencingForms)[number];

export interface NamedRule {
  readonly id: string;
  readonly span: Span;
}

/** A comment that silences rules, or speaks to them again. */
export interface SilencingComment {
  /** undefined for words that mean nothing: `component-posts-disable-lines`. */
  readonly form: SilencingForm | undefined;
  readonly part: 'front-matter' | 'body';
  /** With the marks of the comment. */
  readonly span: Span;
  /** `component-posts-disable-line` itself. */
  readonly words: Span;
  /** None for all rules. */
  readonly rules: readonly NamedRule[];
}

/** One rule, or every one, silenced in one place. */
export interface Silence {
  readonly comment: SilencingComment;
  /** undefined for every rule. */
  readonly rule: NamedRule | undefined;
  /** Half-open: where problems that start there are silenced. */
  readonly start: number;
  end: number;
  /** Rules that a comment speaks to again within, and from where on. */
  readonly enabled: Map<string, number>;
}

export interface Silencing {
  readonly comments: readonly SilencingComment[];
  /** Comments that enable, or rules named in them, with nothing above that they end. */
  readonly endsNothing: ReadonlySet<SilencingComment | NamedRule>;
  /** Every silence that covers problems of a rule which start at an offset. */
  at(rule: string, offset: number): readonly Silence[];
}

/** More in one post are not read; no author writes so many. */
const mostComments = 500;

/** More in one comment are not read. */
const mostNames = 50;

const none: Silencing = { comments: [], endsNothing: new Set(), at: () => [] };
const known = new Derived<Post, Silencing>();

/** What a post silences. Read once per post. */
export function silencingOf(post: Post): Silencing {
  if (!mayHaveComments(post)) {
    return none;
  }
  return known.of(post, () => readSilencing(post));
}

/** Hardly a body has the start of a comment, which is found sooner than the mark in one. */
function mayHaveComments({ text, bodyStart, frontMatter }: Post): boolean {
  return frontMatter.kind === 'unclosed' || text.includes('<!--', bodyStart)
    ? text.includes(mark)
    : text.slice(0, bodyStart).includes(mark);
}

function readSilencing(post: Post): Silencing {
  const comments = [...frontMatterComments(post), ...bodyComments(post)].slice(0, mostComments);
  const silences = new Map<string | undefined, Silence[]>();
  const endsNothing = new Set<SilencingComment | NamedRule>();
  const values = valuesOverLines(post);
  for (const comment of comments) {
    const named = comment.rules.length === 0 ? [undefined] : comment.rules;
    for (const rule of named) {
      if (comment.form === 'enable') {
        if (!enable(silences, rule, comment)) {
          endsNothing.add(rule ?? comment);
        }
        continue;
      }
      const covered = comment.form && coveredBy(post, comment, comment.form, values);
      if (covered !== undefined) {
        const silence = { comment, rule, ...covered, enabled: new Map<string, number>() };
        silences.set(rule?.id, [...(silences.get(rule?.id) ?? []), silence]);
      }
    }
  }
  const every = silences.get(undefined) ?? [];
  return {
    comments,
    endsNothing,
    at: (rule, offset) =>
      [...(silences.get(rule) ?? []), ...every].filter(
        ({ start, end, enabled }) =>
          start <= offset && offset < Math.min(end, enabled.get(rule) ?? end),
      ),
  };
}

/** @returns whether anything was silenced up to here. */
function enable(
  silences: ReadonlyMap<string | undefined, readonly Silence[]>,
  rule: NamedRule | undefined,
  { part, span: { start: at } }: SilencingComment,
): boolean {
  const isOpen = ({ comment, end }: Silence): boolean =>
    comment.form === 'disable' && comment.part === part && at < end;
  const ended =
    rule === undefined
      ? [...silences.values()].flat().filter(isOpen)
      : (silences.get(rule.id) ?? []).filter(isOpen);
  for (const silence of ended) {
    silence.end = at;
  }
  const within =
    rule === undefined
      ? []
      : (silences.get(undefined) ?? []).filter(
          (silence) => isOpen(silence) && !silence.enabled.has(rule.id),
        );
  for (const { enabled } of within) {
    enabled.set(rule?.id ?? '', at);
  }
  return ended.length + within.length > 0;
}

function coveredBy(
  post: Post,
  comment: SilencingComment,
  form: SilencingForm,
  values: readonly Span[],
): Pick<Silence, 'start' | 'end'> | undefined {
  const { text, bodyStart } = post;
  switch (form) {
    case 'disable-line':
      return wholeLine(text, comment.span.start, values);
    case 'disable-next-line': {
      const next = nextLineWithText(text, comment.span.end);
      return next === undefined ? undefined : wholeLine(text, next, values);
    }
    case 'disable':
      return comment.part === 'body'
        ? { start: comment.span.start, end: text.length + 1 }
        : { start: isFirst(post, comment) ? 0 : comment.span.start, end: bodyStart };
    case 'disable-file':
      return { start: 0, end: text.length + 1 };
    case 'enable':
      return undefined;
  }
}

/**
 * The line at an offset, with its line end. A value over several lines counts as one, since no
 * comment can stand in it.
 */
export function wholeLine(
  text: string,
  offset: number,
  values: readonly Span[],
): Pick<Silence, 'start' | 'end'> {
  const line = lineAround(text, offset);
  const touching = values.filter(({ start, end }) => start <= line.end && line.start <= end);
  const start = Math.min(line.start, ...touching.map((value) => value.start));
  const end = Math.max(line.end, ...touching.map((value) => value.end));
  return { start: lineAround(text, start).start, end: lineAround(text, end).end + 1 };
}

/** Values of the front matter in which a line ends. */
export function valuesOverLines(post: Post): readonly Span[] {
  const found: Span[] = [];
  const visit = (value: FieldValue): void => {
    if (value.kind === 'scalar') {
      const written = textOf(post.text, value.span).trimEnd();
      if (/[\r\n]/.test(written)) {
        found.push(span(value.span.start, value.span.start + written.length));
      }
    } else if (value.kind === 'list') {
      value.items.forEach(visit);
    } else if (value.kind === 'map') {
      value.fields.forEach((field) => {
        visit(field.value);
      });
    }
  };
  for (const { value } of fieldsOf(post)) {
    visit(value);
  }
  return found;
}

/** The start of the first line below that is not blank: formatters put a blank line below comments. */
function nextLineWithText(text: string, from: number): number | undefined {
  for (let at = startOfNextLine(text, endOfLine(text, from)); at < text.length;) {
    const lineEnd = endOfLine(text, at);
    if (text.slice(at, lineEnd).trim() !== '') {
      return at;
    }
    at = startOfNextLine(text, lineEnd);
  }
  return undefined;
}

/** Whether only comments stand above in the front matter: no line is above the fence for a comment. */
function isFirst({ text, frontMatter }: Post, { span: { start } }: SilencingComment): boolean {
  return (
    'content' in frontMatter &&
    /^(?:[ \t]*(?:#.*)?(?:\r\n|\n|\r|$))*$/.test(
      text.slice(frontMatter.content.start, lineAround(text, start).start),
    ) &&
    text.slice(lineAround(text, start).start, start).trim() === ''
  );
}

function* frontMatterComments({ text, frontMatter }: Post): Generator<SilencingComment> {
  if (frontMatter.kind !== 'yaml' && frontMatter.kind !== 'unclosed') {
    return;
  }
  const { content } = frontMatter;
  if (!textOf(text, content).includes(mark)) {
    return;
  }
  for (const whole of commentsIn(text, content)) {
    const written = textOf(text, whole);
    // It may stand behind another comment.
    const found = /(?:^|[ \t])#[ \t]*(?=component-posts-(?:disable|enable))/.exec(written);
    if (found !== null) {
      const start = whole.start + found.index + (found[0].startsWith('#') ? 0 : 1);
      const inner = span(whole.start + found.index + found[0].length, whole.end);
      yield readComment(text, span(start, whole.end), inner, 'front-matter');
    }
  }
}

function* bodyComments(post: Post): Generator<SilencingComment> {
  const { text, bodyStart } = post;
  if (!text.includes(mark, bodyStart)) {
    return;
  }
  const { blocks, start } = post.body();
  for (const { offset, block } of blocks) {
    const base = start + offset;
    if (!text.slice(base, base + block.end).includes(mark)) {
      continue;
    }
    for (const node of [...blocksOf(block), ...inlinesOf(block)]) {
      if (node.kind === 'html') {
        yield* commentsInHtml(text, span(base + node.start, base + node.end));
      }
    }
  }
}

function* commentsInHtml(text: string, html: Span): Generator<SilencingComment> {
  const written = textOf(text, html);
  if (/^<(?:script|style|textarea)\b/i.test(written)) {
    return;
  }
  for (const comment of silencingCommentsIn(written)) {
    const start = html.start + comment.start;
    const shown = textOf(written, comment);
    const inner = span(
      start + shown.indexOf(mark),
      start + shown.slice(0, -'-->'.length).trimEnd().length,
    );
    yield readComment(text, span(start, html.start + comment.end), inner, 'body');
  }
}

/** Where comments that silence, or speak again, stand in HTML or Markdown; code is not told apart. */
export function* silencingCommentsIn(html: string): Generator<Span> {
  const opening = '<!--';
  const closing = '-->';
  for (let at = html.indexOf(opening); at !== -1; at = html.indexOf(opening, at)) {
    const end = html.indexOf(closing, at + opening.length);
    if (end === -1) {
      return;
    }
    const words = html.slice(at + opening.length, end).trimStart();
    const comment = span(at, end + closing.length);
    if (words.startsWith(`${mark}disable`) || words.startsWith(`${mark}enable`)) {
      yield comment;
    }
    at = comment.end;
  }
}

/** @param inner what the comment says, from `component-posts-` on. */
function readComment(
  text: string,
  whole: Span,
  inner: Span,
  part: SilencingComment['part'],
): SilencingComment {
  const [written = ''] = textOf(text, inner).split(/(?:^|\s)--(?:\s|$)/, 1);
  const [words = ''] = /^[\w-]+/.exec(written) ?? [];
  const form = silencingForms.find((candidate) => words === mark + candidate);
  const rules: NamedRule[] = [];
  for (const { 0: id, index } of written.slice(words.length).matchAll(/[^\s,]+/g)) {
    if (rules.length === mostNames) {
      break;
    }
    const start = inner.start + words.length + index;
    rules.push({ id, span: span(start, start + id.length) });
  }
  return {
    form,
    part,
    span: whole,
    words: span(inner.start, inner.start + words.length),
    rules,
  };
}
