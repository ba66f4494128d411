import { Derived } from '../post/derived';
import { fieldsOf, parsePost, type Post } from '../post/post';
import { blocksOf, inlinesOf, type Block, type Inline } from '../post/structure';
import {
  applyEdits,
  endOfLine,
  lineAround,
  lineEndOf,
  span,
  textOf,
  type Span,
  type TextEdit,
} from '../post/text';
import type { FieldValue } from '../post/fields';
import { patternFor } from '../profile/project/globs';
import { rules } from '../rules/registry';
import { findProblems, runRules } from '../rules/run';
import {
  silencingCommentsIn,
  silencingOf,
  valuesOverLines,
  wholeLine,
  type SilencingForm,
} from '../rules/silencing';
import type { Fix, Problem, Rule, RuleContext } from '../rules/rule';

/** Where a rule can be silenced outside the post. */
export interface SilenceScope {
  /** The folder of the post below the project; undefined where it is that of the project itself. */
  readonly folder: string | undefined;
  /** Whether there is a project whose file can say something. */
  readonly project: boolean;
}

/** Problems that no comment silences: a failure of ours, and comments that are pointless themselves. */
const loud: ReadonlySet<string> = new Set(['internal/rule-failed']);
const aboutComments = 'post/unused-silence';

/**
 * What an author may choose to hear no more of a problem: in its line, in the file, in the folder, in
 * the project. Each edit of the post was tried out: it silences the problem, and changes nothing else
 * that a reader, a tool or a rule sees.
 *
 * @param among the rules that found the problem.
 */
export function silenceFixes(
  post: Post,
  problem: Problem,
  context: RuleContext,
  { folder, project }: SilenceScope,
  among: readonly Rule[] = rules,
): Fix[] {
  const { rule } = problem;
  if (loud.has(rule)) {
    return [];
  }
  const before = beforeOf(post, context, among);
  const fixes: Fix[] = [];
  const offer = (title: string, candidates: Iterable<TextEdit>): void => {
    for (const edit of candidates) {
      if (works(edit, problem, before)) {
        fixes.push({ title, edits: [edit] });
        return;
      }
    }
  };
  if (rule !== aboutComments) {
    offer(`Silence ${rule} in this line`, lineEdits(post, problem, among));
  }
  offer(`Silence ${rule} in this file`, fileEdits(post, rule));
  if (project) {
    const change = { kind: 'set-severity', rule, severity: 'off' } as const;
    if (folder !== undefined) {
      const files = `${patternFor(folder)}/**`;
      fixes.push({
        title: `Silence ${rule} in the folder ${folder}`,
        edits: [],
        change: { ...change, files },
      });
    }
    fixes.push({
      title: `Silence ${rule} in this project`,
      edits: [],
      change: { ...change, files: undefined },
    });
  }
  return fixes;
}

/** The comments that may silence a problem where it is, best first. */
function* lineEdits(
  post: Post,
  { rule, span: place }: Problem,
  among: readonly Rule[],
): Generator<TextEdit> {
  const { text, frontMatter, bodyStart } = post;
  const at = place.start;
  const isInFront = 'content' in frontMatter && at < bodyStart;
  const isOfFront = among.find(({ id }) => id === rule)?.needs === 'front-matter';
  // No comment can stand above or behind the fence, or in the line of what the whole post lacks.
  if (isInFront ? at < frontMatter.content.start : isOfFront && at <= bodyStart) {
    return;
  }
  const lines = wholeLine(text, at, valuesOverLines(post));
  yield* extensions(post, rule, ({ form, span: written }) =>
    form === 'disable-line'
      ? written.start >= lines.start && written.start < lines.end
      : form === 'disable-next-line' && text.slice(written.end, lines.start).trim() === '',
  );
  if (isInFront) {
    yield behindLine(text, at, `# component-posts-disable-line ${rule}`);
    yield aboveLine(text, lines.start, `# component-posts-disable-next-line ${rule}`);
  } else {
    yield aboveLine(text, lines.start, `<!-- component-posts-disable-next-line ${rule} -->`);
    const isBroken = text.charAt(endOfLine(text, at) - 1) === '\\';
    if (!isBroken && leafAt(post, at)?.kind === 'paragraph') {
      yield behindLine(text, at, `<!-- component-posts-disable-line ${rule} -->`);
    }
  }
}

/** The comments that may silence a rule in the whole post, best first. */
function* fileEdits(post: Post, rule: string): Generator<TextEdit> {
  const { text, frontMatter, bodyStart } = post;
  yield* extensions(post, rule, ({ form }) => form === 'disable-file');
  const comment = `component-posts-disable-file ${rule}`;
  const lineEnd = lineEndOf(text);
  if (frontMatter.kind === 'yaml' || frontMatter.kind === 'unclosed') {
    const { start } = frontMatter.content;
    if (endsLine(text, start)) {
      yield { span: span(start, start), newText: `# ${comment}${lineEnd}` };
    }
  }
  yield endsLine(text, bodyStart)
    ? { span: span(bodyStart, bodyStart), newText: `<!-- ${comment} -->${lineEnd}` }
    : { span: span(bodyStart, bodyStart), newText: `${lineEnd}<!-- ${comment} -->` };
}

/** Whether a new line starts at an offset. */
function endsLine(text: string, at: number): boolean {
  return at === 0 || /[\r\n\uFEFF]/.test(text.charAt(at - 1));
}

/** Comments that need only one more name: those that name rules, for the same place. */
function* extensions(
  post: Post,
  rule: string,
  isFor: (comment: { readonly form: SilencingForm | undefined; readonly span: Span }) => boolean,
): Generator<TextEdit> {
  for (const comment of silencingOf(post).comments) {
    const last = comment.rules.at(-1);
    if (last !== undefined && isFor(comment)) {
      const at = last.span.end;
      const between = /,[ \t]*$/.test(
        post.text.slice(comment.rules.at(-2)?.span.end ?? at, last.span.start),
      )
        ? ', '
        : ' ';
      yield { span: span(at, at), newText: `${between}${rule}` };
    }
  }
}

function aboveLine(text: string, at: number, comment: string): TextEdit {
  const line = lineAround(text, at);
  const [indent = ''] = /^[ \t]*/.exec(textOf(text, line)) ?? [];
  return {
    span: span(line.start, line.start),
    newText: `${indent}${comment}${lineEndOf(text)}`,
  };
}

/** In the body, spaces at the end of a line break it: what is written stands before them. */
function behindLine(text: string, at: number, comment: string): TextEdit {
  const end = endOfLine(text, at);
  const trimmed = comment.startsWith('#')
    ? end
    : lineAround(text, at).start + textOf(text, lineAround(text, at)).trimEnd().length;
  const gap = /[ \t]/.test(text.charAt(trimmed - 1)) ? '' : ' ';
  return { span: span(trimmed, trimmed), newText: `${gap}${comment}` };
}

/** The innermost block of the body at an offset. */
function leafAt(post: Post, at: number): Block | undefined {
  const { blocks, start } = post.body();
  for (const { offset, block } of blocks) {
    const place = at - start - offset;
    if (block.start <= place && place <= block.end) {
      return [...blocksOf(block)].findLast((inner) => inner.start <= place && place <= inner.end);
    }
  }
  return undefined;
}

/** What is so before anything is tried. */
interface Before {
  readonly post: Post;
  readonly context: RuleContext;
  readonly among: readonly Rule[];
  readonly content: string;
  /** As if nothing were silenced. */
  readonly found: readonly string[];
  readonly shown: readonly string[];
}

function beforeOf(post: Post, context: RuleContext, among: readonly Rule[]): Before {
  return {
    post,
    context,
    among,
    content: knownContentOf(post),
    found: findProblems(among, post, context).map(identity),
    shown: runRules(among, post, context).map(identity),
  };
}

const contents = new Derived<Post, string>();

/** As `contentOf`, once for all problems of a post. */
function knownContentOf(post: Post): string {
  const content = contents.get(post) ?? contentOf(post);
  contents.set(post, content);
  return content;
}

/** Whether an edit silences a problem, perhaps with more of its rule, and changes nothing else. */
function works(edit: TextEdit, problem: Problem, before: Before): boolean {
  const { context, among } = before;
  const post = parsePost(applyEdits(before.post.text, [edit]), before.post);
  if (
    contentOf(post) !== before.content ||
    !isSame(findProblems(among, post, context).map(identity), before.found)
  ) {
    return false;
  }
  const shown = runRules(among, post, context);
  const gone = without(
    before.shown,
    shown.map((other) => identity(other)),
  );
  const { start } = problem.span;
  const moved = start < edit.span.start ? start : start + edit.newText.length;
  return (
    gone?.includes(identity(problem)) === true &&
    gone.every((other) => other.startsWith(`${problem.rule} `)) &&
    !shown.some((other) => identity(other) === identity(problem) && other.span.start === moved)
  );
}

function identity({ rule, severity, message }: Problem): string {
  return `${rule} ${severity} ${message}`;
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && without(some, others) !== undefined;
}

/** What is left of `all` without `some`; undefined where one of these is not among them. */
function without(all: readonly string[], some: readonly string[]): readonly string[] | undefined {
  const surplus = new Map<string, number>();
  for (const one of some) {
    surplus.set(one, (surplus.get(one) ?? 0) + 1);
  }
  const left = all.filter((one) => {
    const count = surplus.get(one) ?? 0;
    surplus.set(one, count - 1);
    return count <= 0;
  });
  return left.length === all.length - some.length ? left : undefined;
}

/** What tools and readers get of a post: everything but comments of ours, without places. */
function contentOf(post: Post): string {
  const { frontMatter, text } = post;
  const values = fieldsOf(post).map(({ name, value }) => [name, valueOf(value)]);
  const { blocks, start, notParsed } = post.body();
  const body = blocks
    .filter(({ block, offset }) => !isOurs(text, start + offset, block))
    .map(({ block, offset }) => blockOf(text, start + offset, block));
  return JSON.stringify([frontMatter.kind, values, notParsed, body]);
}

function valueOf(value: FieldValue): unknown {
  switch (value.kind) {
    case 'scalar':
      return [value.style, value.text];
    case 'list':
      return value.items.map(valueOf);
    case 'map':
      return value.fields.map(({ name, value: inner }) => [name, valueOf(inner)]);
    case 'alias':
      return [value.kind, value.anchor];
    case 'empty':
      return value.kind;
  }
}

const ours = /^<!--\s*component-posts-(?:disable|enable)\b[^]*-->$/;

function isOurs(text: string, base: number, node: Block | Inline): boolean {
  return node.kind === 'html' && ours.test(text.slice(base + node.start, base + node.end));
}

function blockOf(text: string, base: number, block: Block): unknown {
  const inner = (blocks: readonly Block[]): unknown[] =>
    blocks.filter((node) => !isOurs(text, base, node)).map((node) => blockOf(text, base, node));
  switch (block.kind) {
    case 'list':
      return [block.kind, block.ordered, block.items.map(({ blocks }) => inner(blocks))];
    case 'quote':
      return [block.kind, inner(block.blocks)];
    case 'heading':
    case 'paragraph':
    case 'table':
      return [
        block.kind,
        'level' in block ? block.level : 0,
        Array.from(inlinesOf(block))
          .filter((node) => !isOurs(text, base, node))
          .map((node) => [node.kind, 'url' in node ? node.url : '']),
        wordsOf(text, base, block),
      ];
    default:
      return [block.kind, wordsOf(text, base, block)];
  }
}

/** What a block says, without comments of ours and the spaces in front of them. */
function wordsOf(text: string, base: number, block: Block): string {
  const written = text.slice(base + block.start, base + block.end);
  let words = '';
  let at = 0;
  for (const { start, end } of silencingCommentsIn(written)) {
    words += written.slice(at, start).trimEnd();
    at = end;
  }
  return words + written.slice(at);
}
