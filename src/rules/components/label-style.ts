import { changedRange } from '../../post/change';
import type { EntrySeparator, OverviewEntry } from '../../post/overview';
import type { Post } from '../../post/post';
import { lineAround, span, textOf, type Span, type TextEdit } from '../../post/text';
import { noFindings, type Finding, type Rule } from '../rule';

export const labelStyle: Rule = {
  id: 'components/label-style',
  summary: 'The entries of the overview part names and roles in the same way.',
  severity: 'hint',
  needs: 'body',
  fix: 'automatic',
  rationale: `Readers run down an overview with their eyes. An entry that parts its name from its role in another way
than the others makes them stop, and search and replace pass it by. The rule speaks of the odd one out:
of white space around the mark where the others with that mark have none or one space, and of another
mark where most have the same. Which of both comes first, the name or the role, is left to the author,
and so are entries whose marks or words are lined up with spaces.`,
  examples: [
    {
      wrong:
        '- [Anvil  = Configuration](https://github.com/example/anvil)\n- [Bellows = Load](https://github.com/example/bellows)\n',
      right:
        '- [Anvil = Configuration](https://github.com/example/anvil)\n- [Bellows = Load](https://github.com/example/bellows)\n',
    },
  ],
  since: '0.3.0',
  check(post) {
    const { overview } = post.body();
    if (overview === undefined || !isAnyParted(overview.entries)) {
      return noFindings;
    }
    const found: Finding[] = [];
    for (const place of ['label', 'before-link', 'behind-link'] as const) {
      const parted = partedAt(post, overview.entries, place);
      // There is no odd one without others.
      if (parted.length < 2 || areAlike(parted)) {
        continue;
      }
      const usual = majority(parted, ({ separator: { mark } }) => mark);
      for (const [mark, same] of groups(parted, ({ separator }) => separator.mark)) {
        if (usual === undefined || mark === usual.key) {
          addUnevenSpaces(found, post, same);
        } else {
          for (const entry of same) {
            found.push(otherMark(entry, usual));
          }
        }
      }
    }
    return found;
  },
};

interface Parted {
  readonly label: string;
  readonly labelSpan: Span;
  readonly separator: EntrySeparator;
  /** The separator as written. */
  readonly written: string;
}

/** As the entries of most overviews are not. */
function isAnyParted(entries: readonly OverviewEntry[]): boolean {
  for (const { separator } of entries) {
    if (separator !== undefined) {
      return true;
    }
  }
  return false;
}

function areAlike(entries: readonly Parted[]): boolean {
  const [first] = entries;
  return entries.every(({ written }) => written === first?.written);
}

function partedAt(
  { text }: Post,
  entries: readonly OverviewEntry[],
  place: EntrySeparator['place'],
): readonly Parted[] {
  const parted: Parted[] = [];
  for (const { label, labelSpan, separator } of entries) {
    if (separator?.place === place) {
      parted.push({ label, labelSpan, separator, written: textOf(text, separator.span) });
    }
  }
  return parted;
}

function groups(
  entries: readonly Parted[],
  keyOf: (entry: Parted) => string,
): ReadonlyMap<string, readonly Parted[]> {
  const found = new Map<string, Parted[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = found.get(key);
    if (group === undefined) {
      found.set(key, [entry]);
    } else {
      group.push(entry);
    }
  }
  return found;
}

interface Majority {
  readonly key: string;
  readonly entries: readonly Parted[];
}

/** What more than half of the entries have in common, and two at least. */
function majority(
  entries: readonly Parted[],
  keyOf: (entry: Parted) => string,
): Majority | undefined {
  for (const [key, same] of groups(entries, keyOf)) {
    if (same.length >= 2 && same.length * 2 > entries.length) {
      return { key, entries: same };
    }
  }
  return undefined;
}

const oddSpace = /^(?: {2,}|[ \t]*\t[ \t]*)\S|\S(?: {2,}|[ \t]*\t[ \t]*)$/;

/** @param entries with the same mark in the same place. */
function addUnevenSpaces(found: Finding[], post: Post, entries: readonly Parted[]): void {
  if (areAlike(entries)) {
    return;
  }
  const odd = new Set(entries.filter(({ written }) => oddSpace.test(written)));
  const even = entries.length - odd.size;
  if (even === 0 || odd.size > even || isLinedUp(post, entries)) {
    return;
  }
  const usual = majority(entries, ({ written }) => written)?.key ?? onlyFormOf(entries, odd);
  for (const entry of entries) {
    const { separator, written } = entry;
    const isOdd = odd.has(entry);
    const wanted = usual ?? (isOdd ? written.replace(/[ \t]+/g, ' ') : written);
    if (wanted === written) {
      continue;
    }
    found.push({
      message: `${quoted(entry)} has ${described(written, wanted)} \`${separator.mark}\`, unlike the other ${entries.length === 2 ? 'entry' : 'entries'} with \`${separator.mark}\`. ${advice(wanted)}`,
      span: markedSpan(entry),
      fixes: [
        {
          title: fixTitle(wanted, separator.mark),
          edits: [replacement(separator.span, written, wanted)],
          preferred: true,
          // Where a space is missing, `key=value` may be meant.
          automatic: isOdd,
        },
      ],
    });
  }
}

/** The form that all entries but the odd ones have. */
function onlyFormOf(entries: readonly Parted[], odd: ReadonlySet<Parted>): string | undefined {
  const forms = new Set(entries.filter((entry) => !odd.has(entry)).map(({ written }) => written));
  const [form] = forms;
  return odd.size > 0 && forms.size === 1 ? form : undefined;
}

/** Whether spaces bring the marks, or what stands behind them, into one column. */
function isLinedUp({ text }: Post, entries: readonly Parted[]): boolean {
  const columns = entries.map(({ separator: { span: place, mark }, written }) => {
    const { start } = lineAround(text, place.start);
    return { mark: place.start + written.indexOf(mark) - start, behind: place.end - start };
  });
  const [first] = columns;
  return (
    columns.every(({ mark }) => mark === first?.mark) ||
    columns.every(({ behind }) => behind === first?.behind)
  );
}

function otherMark(entry: Parted, { key, entries }: Majority): Finding {
  const { separator, written } = entry;
  const wanted =
    majority(entries, (usual) => usual.written)?.key ?? entries[0]?.written ?? separator.mark;
  return {
    message: `${quoted(entry)} has \`${separator.mark}\`, where most other entries have \`${key}\`. Write \`${key}\`, so that readers see one form.`,
    span: markedSpan(entry),
    fixes: [
      {
        title: `Write ${key} for ${separator.mark}`,
        edits: [replacement(separator.span, written, wanted)],
        preferred: true,
      },
    ],
    related: entries
      .slice(0, 1)
      .map((usual) => ({ span: usual.labelSpan, message: `This entry has \`${key}\`.` })),
  };
}

/** The label, and the mark where that stands behind it. */
function markedSpan({ labelSpan, separator }: Parted): Span {
  return separator.place === 'label' ? labelSpan : separator.span;
}

function quoted({ label }: Parted): string {
  return `“${label}”`;
}

interface Sides {
  readonly before: string;
  readonly behind: string;
}

function sidesOf(written: string): Sides {
  return {
    before: /^[ \t]*/.exec(written)?.[0] ?? '',
    behind: /[ \t]*$/.exec(written)?.[0] ?? '',
  };
}

function described(written: string, wanted: string): string {
  const is = sidesOf(written);
  const ought = sidesOf(wanted);
  const parts = [
    ...(is.before === ought.before ? [] : [`${spaces(is.before)} before`]),
    ...(is.behind === ought.behind ? [] : [`${spaces(is.behind)} behind`]),
  ];
  return is.before === is.behind && parts.length === 2
    ? `${spaces(is.before)} around`
    : parts.join(' and ');
}

const numbers = ['no space', 'one space', 'two spaces', 'three spaces', 'four spaces'];

function spaces(white: string): string {
  return white.includes('\t')
    ? white.length === 1
      ? 'a tab'
      : 'tabs'
    : (numbers[white.length] ?? `${String(white.length)} spaces`);
}

function advice(wanted: string): string {
  const { before, behind } = sidesOf(wanted);
  return before === behind
    ? before === ''
      ? 'Write none.'
      : 'Write one space on each side.'
    : before === ''
      ? 'Write one space behind it and none before.'
      : 'Write one space before it and none behind.';
}

function fixTitle(wanted: string, mark: string): string {
  const { before, behind } = sidesOf(wanted);
  return before === behind
    ? before === ''
      ? `Write no space around ${mark}`
      : `Write one space around ${mark}`
    : before === ''
      ? `Write one space behind ${mark} alone`
      : `Write one space before ${mark} alone`;
}

function replacement({ start }: Span, written: string, wanted: string): TextEdit {
  const { fromA, toA, fromB, toB } = changedRange(written, wanted);
  return { span: span(start + fromA, start + toA), newText: wanted.slice(fromB, toB) };
}
