import { linkPartsOf, type WrittenDefinition } from '../../post/linkParts';
import type { Post } from '../../post/post';
import type { Block } from '../../post/structure';
import { endOfLine, lineAround, span, startOfNextLine, type Span } from '../../post/text';
import { shown } from '../../profile/values';
import { noFindings, type Finding, type Fix, type Rule } from '../rule';

export const duplicateDefinition: Rule = {
  id: 'links/duplicate-definition',
  summary: 'No reference is defined twice.',
  severity: 'information',
  needs: 'body',
  fix: 'offered, automatic for equal addresses',
  rationale: `Of two definitions of one label, readers get the first wherever the label is used; the second does
nothing. Where their addresses differ, one of the links leads to another place than its author meant.
Capitals do not tell labels apart.`,
  examples: [
    {
      wrong:
        'See [Anvil][anvil].\n\n[anvil]: https://github.com/acme/anvil\n[anvil]: https://github.com/acme/anvil\n',
      right: 'See [Anvil][anvil].\n\n[anvil]: https://github.com/acme/anvil\n',
    },
  ],
  since: '0.3.0',
  check(post) {
    if (!post.text.includes(']:', post.bodyStart)) {
      return noFindings;
    }
    const first = new Map<string, Placed>();
    const found: Finding[] = [];
    for (const { at, definitions } of linkPartsOf(post)) {
      for (const definition of definitions) {
        if (isComment(definition)) {
          continue;
        }
        const placed = { ...definition, at };
        const earlier = first.get(definition.label);
        if (earlier === undefined) {
          first.set(definition.label, placed);
        } else {
          found.push(finding(post, earlier, placed));
        }
      }
    }
    return found;
  },
};

interface Placed extends WrittenDefinition {
  /** Where its block starts in the post. */
  readonly at: number;
}

/** `[//]: # (a remark)`: a comment that never reaches readers, by custom. */
function isComment({ label, url }: WrittenDefinition): boolean {
  return /^(?:\/\/.*|COMMENT)$/.test(label) || /^(?:#|-|\/\/)?$/.test(url);
}

function finding(post: Post, first: Placed, second: Placed): Finding {
  const { text } = post;
  const isSame = first.url === second.url;
  const label = shown(labelOf(text, second));
  const removal = removalOf(post, second);
  const remove = { span: removal ?? span(0, 0), newText: '' };
  const [from, to] = [first, second].map(({ at, destination }) =>
    span(at + destination.start, at + destination.end),
  ) as [Span, Span];
  const fixes: Fix[] = isSame
    ? [{ title: 'Remove the second definition', edits: [remove], preferred: true, automatic: true }]
    : [
        { title: `Keep ${shown(first.url)} and remove the second definition`, edits: [remove] },
        {
          title: `Use ${shown(second.url)} and remove the second definition`,
          edits: [{ span: from, newText: text.slice(to.start, to.end) }, remove],
        },
      ];
  return {
    message: isSame
      ? `\`[${label}]\` is defined twice with the same address. Remove the second.`
      : `\`[${label}]\` is defined before with another address, so that readers never get ${shown(second.url)}. Keep one of both, or give this one a label of its own.`,
    span: span(second.at + second.start, second.at + second.end),
    related: [
      {
        span: span(first.at + first.start, first.at + first.end),
        message: 'The first definition is here.',
      },
    ],
    fixes: removal === undefined ? [] : fixes,
  };
}

function labelOf(text: string, { at, start, end }: Placed): string {
  const written = text.slice(at + start, Math.min(at + end, at + start + 200));
  return /^\[((?:[^\]\\]|\\.)*)\]/.exec(written)?.[1] ?? written.slice(1);
}

/** A line of more spaces stays. */
const longestBlank = 100;

/**
 * The lines of a definition. Those in a list or quote, and those that keep two lists, quotes or pieces
 * of code apart, stay.
 */
function removalOf(post: Post, { at, start, end, isNested }: Placed): Span | undefined {
  const { text } = post;
  const from = lineAround(text, at + start).start;
  const lineEnd = endOfLine(text, at + end);
  if (
    isNested ||
    text.slice(from, at + start).trim() !== '' ||
    text.slice(at + end, lineEnd).trim() !== '' ||
    keepsApart(post, at)
  ) {
    return undefined;
  }
  const next = startOfNextLine(text, lineEnd);
  // Of two blank lines one is enough.
  const above = text.slice(Math.max(from - longestBlank, 0), from);
  const [blank = ''] = /(?<=\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)$/.exec(above) ?? [];
  const isBlankBelow = text.slice(next, endOfLine(text, next)).trim() === '';
  return span(isBlankBelow ? from - blank.length : from, next);
}

const joins: ReadonlySet<Block['kind']> = new Set(['list', 'quote', 'code', 'html', 'table']);

function keepsApart(post: Post, at: number): boolean {
  const { start, blocks } = post.body();
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start + (blocks[middle]?.offset ?? 0) < at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const before = blocks[low - 1]?.block.kind;
  const behind = blocks[low + 1]?.block.kind;
  return (
    before !== undefined &&
    behind !== undefined &&
    joins.has(before) &&
    (joins.has(behind) || behind === 'paragraph')
  );
}
