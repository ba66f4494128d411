// What a cache keeps of one file: two lines of JSON, the packed problems in the second, which most checks
// pass on as they are. Whatever a line holds that we did not write, the entry is as good as none: caches are
// restored from where strangers may have written. A library for schemas would take longer than checking the post.
import { hash } from 'node:crypto';
import type { FieldValues } from '../../../blog/postFacts';
import type { Verdict } from '../../../repositories/facts';
import { rules } from '../../../rules/registry';
import { severityOrder } from '../../report';
import { asBytes, fromBytes, packed, unpacked, type PackedProblem } from '../packing';
import type { CheckedAlone, SingleFile, Untold } from './singleFile';

/** Of a repository or owner: what its host said as far as telling whether that is the same still. */
export type KeptVerdict = readonly [key: string, said: string | null];

export interface Entry {
  /** Without lines, and without verdicts. */
  readonly file: SingleFile;
  /** Packed in `file`. */
  readonly problems: readonly PackedProblem[];
  readonly verdicts: readonly KeptVerdict[];
}

type First = readonly [
  flags: number,
  values: FieldValues,
  names: readonly string[] | null,
  checked?: readonly [
    length: number,
    headEnd: number,
    again: readonly number[],
    untold: readonly (readonly [rule: number, names: readonly string[]])[],
    today: string | null,
    verdicts: readonly KeptVerdict[],
    unchecked: readonly string[],
  ],
];

const flag = { isMarked: 1, isIndexed: 2, allAgain: 4, asksForClosings: 8 } as const;

/** A character for each byte. */
export function entryOf({ isMarked, isIndexed, values, names, checked }: SingleFile): string {
  const flags =
    (isMarked ? flag.isMarked : 0) |
    (isIndexed ? flag.isIndexed : 0) |
    (checked?.allAgain === true ? flag.allAgain : 0) |
    (checked?.asksForClosings === true ? flag.asksForClosings : 0);
  if (checked === undefined) {
    return asBytes(JSON.stringify([flags, values, names ?? null] satisfies First));
  }
  const { length, headEnd, again, untold, today, verdicts, unchecked } = checked;
  const first: First = [
    flags,
    values,
    names ?? null,
    [
      length,
      headEnd,
      again,
      untold.map(({ rule, names: asked }) => [rule, asked]),
      today ?? null,
      verdicts.map(([key, verdict]) => [key, saidIn(verdict)]),
      unchecked,
    ],
  ];
  const problems = unpacked(checked.found).map((problem) => withLine(problem, ''));
  return `${asBytes(JSON.stringify(first))}\n${packed(problems)}`;
}

/** @param text that of the file. @returns undefined for what `entryOf` does not make of it. */
export function readEntry(entry: string, text: string): Entry | undefined {
  try {
    const [head = '', found] = entry.split('\n');
    const first: unknown = JSON.parse(fromBytes(head));
    if (!isFirst(first, text.length)) {
      return undefined;
    }
    const [flags, values, names, checked] = first;
    const problems: unknown = found === undefined ? [] : unpacked(found);
    if (!isList(problems, (problem) => isProblem(problem, text.length))) {
      return undefined;
    }
    return {
      file: {
        isMarked: (flags & flag.isMarked) !== 0,
        isIndexed: (flags & flag.isIndexed) !== 0,
        values,
        names: names ?? undefined,
        checked: checked && checkedOf(flags, checked, found ?? '[]'),
      },
      problems,
      verdicts: checked?.[5] ?? [],
    };
  } catch {
    return undefined;
  }
}

function checkedOf(
  flags: number,
  [length, headEnd, again, untold, today, , unchecked]: NonNullable<First[3]>,
  found: string,
): CheckedAlone {
  return {
    length,
    headEnd,
    found,
    untold: untold.map(([rule, names]): Untold => ({ rule, names })),
    again,
    allAgain: (flags & flag.allAgain) !== 0,
    asksForClosings: (flags & flag.asksForClosings) !== 0,
    today: today ?? undefined,
    verdicts: [],
    unchecked,
  };
}

/** Tells apart what hosts say; null for nothing. */
export function saidIn(verdict: Verdict | undefined): string | null {
  return verdict === undefined ? null : hash('sha1', JSON.stringify(verdict));
}

export function withLine(problem: PackedProblem, line: string): PackedProblem {
  return problem[4] === line ? problem : (problem.with(4, line) as unknown as PackedProblem);
}

type Check = (value: unknown) => boolean;

const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isTextOrNull: Check = (value) => value === null || isText(value);
const isTexts: Check = (value) => isList(value, isText);
const isRule: Check = (value) => isCount(value, rules.length - 1);

function isCount(value: unknown, most: number): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;
}

function isList<Item>(
  value: unknown,
  isItem: ((item: unknown) => item is Item) | Check,
): value is readonly Item[] {
  return Array.isArray(value) && value.every((item) => isItem(item));
}

/** A list of so many items, one for each check, and those behind them, if any, one for each of `more`. */
function isTuple(value: unknown, checks: readonly Check[], more: readonly Check[] = []): boolean {
  return (
    Array.isArray(value) &&
    value.length >= checks.length &&
    value.length <= checks.length + more.length &&
    value.every((item, index) => (checks[index] ?? more[index - checks.length])?.(item) === true)
  );
}

function isFirst(value: unknown, length: number): value is First {
  return isTuple(
    value,
    [
      (flags) => isCount(flags, 15),
      (values) => isList(values, (item) => isTuple(item, [isText, isTexts])),
      (names) => names === null || isTexts(names),
    ],
    [
      (checked) =>
        isTuple(checked, [
          (said) => said === length,
          (headEnd) => isCount(headEnd, length),
          (again) => isList(again, isRule),
          (untold) => isList(untold, (item) => isTuple(item, [isRule, isTexts])),
          isTextOrNull,
          (verdicts) => isList(verdicts, (item) => isTuple(item, [isText, isTextOrNull])),
          isTexts,
        ]),
    ],
  );
}

/** @param length of the text. */
function isProblem(value: unknown, length: number): value is PackedProblem {
  const isPlace: Check = (place) =>
    Array.isArray(place) &&
    (place.length === 4 || place.length === 6) &&
    place.every((part) => isCount(part, length)) &&
    Number(place[0]) <= Number(place[1]);
  const isPlaced: Check = (item) => isTuple(item, [isPlace, isText]);
  return isTuple(
    value,
    [isRule, (level) => isCount(level, severityOrder.length - 1), isPlace, isText, isText],
    [
      (related) => isList(related, isPlaced),
      (fixes) =>
        isList(fixes, (fix) =>
          isTuple(fix, [isText, isFlag, isFlag, (edits) => isList(edits, isPlaced)]),
        ),
    ],
  );
}
