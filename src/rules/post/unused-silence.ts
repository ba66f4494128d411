import type { Post } from '../../post/post';
import {
  endOfLine,
  lineAround,
  span,
  startOfNextLine,
  textOf,
  type Span,
  type TextEdit,
} from '../../post/text';
import { shown } from '../../profile/values';
import { editDistance } from '../../profile/spelling';
import { noFindings, type Finding, type Fix, type Rule, type RuleInput } from '../rule';
import {
  silencingForms,
  type NamedRule,
  type Silencing,
  type SilencingComment,
} from '../silencing';

/** What the runner knows once every rule has run. */
export interface SilencingOutcome {
  readonly post: Post;
  readonly silencing: Silencing;
  /** Every rule that there is. */
  readonly ids: readonly string[];
  /** The names, and the comments without any, that silenced a problem. */
  readonly used: ReadonlySet<NamedRule | SilencingComment>;
  /** Rules that might still find something once more is known or can be read, and where. */
  readonly undecided: ReadonlyMap<string, RuleInput>;
}

/** Never finds anything by itself: only the runner sees which comments it followed. */
export const unusedSilence: Rule & { findings(outcome: SilencingOutcome): Iterable<Finding> } = {
  id: 'post/unused-silence',
  summary: 'Every comment that silences a rule has something to silence.',
  severity: 'hint',
  needs: 'body',
  fix: 'offered',
  rationale: `A comment that silences nothing does no harm today, but it will hide the next problem in its place
without a word. Usually the problem that it was written for is gone, or the name of the rule has a
slip in it, and then the problem is still shown.

The rule waits where it cannot be sure: while part of the post cannot be read, and for rules that
depend on other posts and files.`,
  examples: [
    {
      wrong:
        '---\ntitle: "Our stack"\nauthor: Mara\nauthor_image: mara.jpg\ntags: tech\npublished_at: 2026-03-09 # component-posts-disable-line front-matter/date-formt\npost_image: stack.jpg\n---\n',
      right:
        '---\ntitle: "Our stack"\nauthor: Mara\nauthor_image: mara.jpg\ntags: tech\npublished_at: 2026-03-09\npost_image: stack.jpg\n---\n',
    },
  ],
  since: '0.2.0',
  check: () => noFindings,
  *findings(outcome) {
    for (const comment of outcome.silencing.comments) {
      if (comment.form === undefined) {
        yield unknownWords(outcome.post, comment);
      } else if (comment.rules.length === 0) {
        yield* judgeComment(outcome, comment);
      } else {
        for (const rule of comment.rules) {
          yield* judgeName(outcome, comment, rule);
        }
      }
    }
  },
};

function unknownWords({ text }: Post, { words }: SilencingComment): Finding {
  const written = text.slice(words.start, words.end);
  const known = silencingForms.map((form) => `component-posts-${form}`);
  const begun = known.find((candidate) => candidate.startsWith(written));
  const nearest = begun ?? nearestOf(written, known)[0];
  return {
    message: `\`${shown(written)}\` silences nothing. Did you mean \`${nearest}\`?`,
    span: words,
    severity: 'information',
    fixes: [
      {
        title: `Write ${nearest}`,
        edits: [{ span: words, newText: nearest }],
      },
    ],
  };
}

function* judgeComment(
  { post, silencing, used, undecided }: SilencingOutcome,
  comment: SilencingComment,
): Generator<Finding> {
  if (comment.form === 'enable') {
    if (silencing.endsNothing.has(comment)) {
      yield endsNothing(post, comment, comment.span);
    }
  } else if (
    !used.has(comment) &&
    (comment.form === 'disable-file'
      ? undecided.size === 0
      : [...undecided.values()].every((input) => input !== comment.part))
  ) {
    yield {
      message: 'There is nothing here for this comment to silence. Remove it.',
      span: comment.span,
      fixes: [{ ...removal(post, comment), preferred: true }],
    };
  }
}

function* judgeName(
  outcome: SilencingOutcome,
  comment: SilencingComment,
  rule: NamedRule,
): Generator<Finding> {
  const { post, silencing, ids, used, undecided } = outcome;
  const remove =
    comment.rules.length === 1
      ? removal(post, comment)
      : { title: `Remove ${shown(rule.id)} from the comment`, edits: [removedName(comment, rule)] };
  if (!ids.includes(rule.id)) {
    const [nearest, distance] = nearestRule(rule.id, ids);
    yield {
      message: `There is no rule \`${shown(rule.id)}\`. ${nearest === undefined ? 'Remove it from the comment.' : `Did you mean \`${nearest}\`?`}`,
      span: rule.span,
      severity: 'information',
      fixes: [
        ...(nearest === undefined
          ? []
          : [
              {
                title: `Write ${nearest}`,
                edits: [{ span: rule.span, newText: nearest }],
                preferred: distance <= 2,
              },
            ]),
        remove,
      ],
    };
  } else if (comment.form === 'enable') {
    if (silencing.endsNothing.has(rule)) {
      yield { ...endsNothing(post, comment, rule.span), fixes: [{ ...remove, preferred: true }] };
    }
  } else if (!used.has(rule) && !undecided.has(rule.id) && rule.id !== unusedSilence.id) {
    yield {
      message: `There is no problem of \`${rule.id}\` here to silence. Remove it.`,
      span: rule.span,
      fixes: [{ ...remove, preferred: true }],
    };
  }
}

function endsNothing(post: Post, comment: SilencingComment, place: Span): Finding {
  return {
    message: 'Nothing above is silenced that could end here. Remove it.',
    span: place,
    fixes: [{ ...removal(post, comment), preferred: true }],
  };
}

/**
 * Takes a comment away, and its line where it stands alone. Paragraphs above and below it would
 * become one without any line between them.
 */
function removal(post: Post, comment: SilencingComment): Fix {
  const { text } = post;
  if (keepsListsApart(post, comment)) {
    const inner = comment.span.start + '<!--'.length;
    const end = comment.span.start + textOf(text, comment.span).lastIndexOf('-->');
    return {
      title: 'Empty the comment, which keeps two lists apart',
      edits: [{ span: span(/\s/.test(text.charAt(inner)) ? inner + 1 : inner, end), newText: '' }],
    };
  }
  const line = lineAround(text, comment.span.start);
  const before = text.slice(line.start, comment.span.start);
  const after = text.slice(comment.span.end, line.end);
  const isAlone = before.trim() === '' && after.trim() === '' && comment.span.end <= line.end;
  const next = startOfNextLine(text, line.end);
  const above = text.slice(0, line.start).replace(/(?:\r\n|\n|\r)$/, '');
  const divides =
    comment.part === 'body' &&
    /[^\s]$/.test(above) &&
    /^[ \t]*(?![-*+>#|]|\d+[.)])\S/.test(text.slice(next, endOfLine(text, next)));
  const place = !isAlone
    ? span(line.start + before.trimEnd().length, comment.span.end)
    : span(line.start, divides ? line.end : next);
  return { title: 'Remove the comment', edits: [{ span: place, newText: '' }] };
}

/** Without anything between them, two lists are one. */
function keepsListsApart(post: Post, { part, span: place }: SilencingComment): boolean {
  if (part !== 'body') {
    return false;
  }
  const { blocks, start } = post.body();
  const index = blocks.findIndex(
    ({ offset, block }) => start + offset <= place.start && place.end <= start + offset + block.end,
  );
  return (
    blocks[index]?.block.kind === 'html' &&
    blocks[index - 1]?.block.kind === 'list' &&
    blocks[index + 1]?.block.kind === 'list'
  );
}

/** Takes one of several names away, with what divides it from its neighbour. */
function removedName({ rules }: SilencingComment, rule: NamedRule): TextEdit {
  const index = rules.indexOf(rule);
  const previous = rules[index - 1];
  const next = rules[index + 1];
  return {
    span:
      previous === undefined
        ? span(rule.span.start, next?.span.start ?? rule.span.end)
        : span(previous.span.end, rule.span.end),
    newText: '',
  };
}

/** The rule that was probably meant: its name with a slip in it, or without its area. */
function nearestRule(
  written: string,
  ids: readonly string[],
): readonly [id: string | undefined, distance: number] {
  const bare = ids.filter((id) => id.slice(id.indexOf('/') + 1) === written);
  const [only] = bare;
  if (only !== undefined && bare.length === 1) {
    return [only, 0];
  }
  const [nearest, distance] = written.length > 80 ? ['', Infinity] : nearestOf(written, ids);
  return distance <= 3 ? [nearest, distance] : [undefined, Infinity];
}

function nearestOf(written: string, known: readonly string[]): readonly [string, number] {
  const [nearest = ['', Infinity] as const] = known
    .map((name) => [name, editDistance(written.slice(0, 80), name)] as const)
    .sort(([, a], [, b]) => a - b);
  return nearest;
}
