// What a cache keeps of one file: a line of JSON, and behind it those parts that most checks pass on as they
// are. Where it does not hold what we write there, the entry is as good as none: caches are restored from where
// strangers may have written. Packed problems alone are looked at later, by whoever unpacks them.
import { hash } from 'node:crypto';
import type { FieldValues } from '../../../blog/postFacts';
import type { Verdict } from '../../../repositories/facts';
import { rules } from '../../../rules/registry';
import { withoutMark } from '../../disk/textFile';
import { asBytes } from '../packing';
import { fromBytes, isCount, isListOf, isText } from '../unpacking';
import type { CheckedAlone, SingleFile, Untold } from './singleFile';

/** Of a repository or owner: what its host said as far as telling whether that is the same still. */
export type KeptVerdict = readonly [key: string, said: string | null];

export interface Entry {
  /** Without lines, and without verdicts. */
  readonly file: SingleFile;
  readonly verdicts: readonly KeptVerdict[];
}

/** Lengths in bytes of the parts behind the line: values, names and unchecked; packed problems are the rest. */
type Lengths = readonly [values: number, names: number, unchecked: number];

type First = readonly [
  flags: number,
  lengths: Lengths,
  checked?: readonly [
    length: number,
    /** In bytes, behind a byte order mark. */
    headLength: number,
    again: readonly number[],
    untold: readonly (readonly [rule: number, names: readonly string[]])[],
    today: string | null,
    verdicts: readonly KeptVerdict[],
  ],
];

const flag = { isMarked: 1, isIndexed: 2, allAgain: 4, asksForClosings: 8, hasNames: 16 } as const;
const allFlags = Object.values(flag).reduce((all, one) => all + one, 0);

/** A character for each byte. */
export function entryOf({ isMarked, isIndexed, values, names, checked }: SingleFile): string {
  const flags =
    (isMarked ? flag.isMarked : 0) |
    (isIndexed ? flag.isIndexed : 0) |
    (checked?.allAgain === true ? flag.allAgain : 0) |
    (checked?.asksForClosings === true ? flag.asksForClosings : 0) |
    (names === undefined ? 0 : flag.hasNames);
  const parts = [values, names ?? '', checked?.unchecked ?? ''].map(asBytes);
  const [ofValues = 0, ofNames = 0, ofUnchecked = 0] = parts.map(({ length }) => length);
  const lengths: Lengths = [ofValues, ofNames, ofUnchecked];
  const first: First = checked ? [flags, lengths, keptOf(checked)] : [flags, lengths];
  return `${asBytes(JSON.stringify(first))}\n${parts.join('')}${checked?.found ?? ''}`;
}

function keptOf({
  length,
  head = '',
  again,
  untold,
  today,
  verdicts,
}: CheckedAlone): NonNullable<First[2]> {
  return [
    length,
    Buffer.byteLength(head),
    again,
    untold.map(({ rule, names }) => [rule, names]),
    today ?? null,
    verdicts.map(([key, verdict]) => [key, saidIn(verdict)]),
  ];
}

/**
 * @param entry as `entryOf` makes it.
 * @param bytes of the file that it speaks of.
 * @returns undefined for what `entryOf` does not make.
 */
export function readEntry(entry: Buffer, bytes: Buffer): Entry | undefined {
  const end = entry.indexOf('\n');
  const first = end < 0 ? undefined : firstIn(entry.toString('latin1', 0, end));
  if (first === undefined) {
    return undefined;
  }
  const [flags, [ofValues, ofNames, ofUnchecked], checked] = first;
  const namesAt = end + 1 + ofValues;
  const uncheckedAt = namesAt + ofNames;
  const foundAt = uncheckedAt + ofUnchecked;
  if (foundAt > entry.length) {
    return undefined;
  }
  const values = entry.toString('utf8', end + 1, namesAt);
  if (!holdsValues(values)) {
    return undefined;
  }
  const file = {
    isMarked: (flags & flag.isMarked) !== 0,
    isIndexed: (flags & flag.isIndexed) !== 0,
    values,
    names: (flags & flag.hasNames) === 0 ? undefined : entry.toString('utf8', namesAt, uncheckedAt),
  };
  if (checked === undefined) {
    return { file: { ...file, checked }, verdicts: [] };
  }
  const [length, headLength, again, untold, today, verdicts] = checked;
  const alone: CheckedAlone = {
    length,
    head: headLength === 0 ? undefined : withoutMark(bytes).toString('utf8', 0, headLength),
    found: entry.toString('latin1', foundAt),
    untold: untold.map(([rule, names]): Untold => ({ rule, names })),
    again,
    allAgain: (flags & flag.allAgain) !== 0,
    asksForClosings: (flags & flag.asksForClosings) !== 0,
    today: today ?? undefined,
    verdicts: [],
    unchecked: entry.toString('utf8', uncheckedAt, foundAt),
  };
  return { file: { ...file, checked: alone }, verdicts };
}

/** Tells apart what hosts say; null for nothing. */
export function saidIn(verdict: Verdict | undefined): string | null {
  return verdict === undefined ? null : hash('sha1', JSON.stringify(verdict));
}

function isFieldWithValues(value: unknown): value is FieldValues[number] {
  return (
    Array.isArray(value) && value.length === 2 && isText(value[0]) && isListOf(value[1], isText)
  );
}

/** @param line a character for each byte. */
function firstIn(line: string): First | undefined {
  try {
    const first: unknown = JSON.parse(fromBytes(line));
    return isFirst(first) ? first : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a text is `FieldValues` as JSON. */
function holdsValues(text: string): boolean {
  try {
    return isListOf(JSON.parse(text), isFieldWithValues);
  } catch {
    return false;
  }
}

function isFirst(value: unknown): value is First {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) {
    return false;
  }
  const [flags, lengths, checked] = value as readonly unknown[];
  return (
    isCount(flags, allFlags) &&
    isListOf(lengths, isCount) &&
    lengths.length === 3 &&
    (value.length === 2 || isKept(checked))
  );
}

function isKept(value: unknown): value is NonNullable<First[2]> {
  if (!Array.isArray(value) || value.length !== 6) {
    return false;
  }
  const [length, headLength, again, untold, today, verdicts] = value as readonly unknown[];
  return (
    isCount(length) &&
    isCount(headLength) &&
    isListOf(again, isRule) &&
    isListOf(untold, isUntold) &&
    (today === null || isText(today)) &&
    isListOf(verdicts, isVerdict)
  );
}

function isRule(value: unknown): value is number {
  return isCount(value, rules.length - 1);
}

function isUntold(value: unknown): value is readonly [number, readonly string[]] {
  return (
    Array.isArray(value) && value.length === 2 && isRule(value[0]) && isListOf(value[1], isText)
  );
}

function isVerdict(value: unknown): value is KeptVerdict {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    isText(value[0]) &&
    (value[1] === null || isText(value[1]))
  );
}
