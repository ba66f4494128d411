import { safeParse } from 'valibot';
import { withSums } from './baseline/notes';
import { mergedNotes } from './hosts/online';
import { UsageError } from './io';
import { countSeverities, severityOrder, type CheckReport, type FileReport } from './report';
import { jsonReportSchema } from './reportSchema';

/** A JSON report of one part. @param name of its file, for messages. @throws UsageError for what is none. */
export function readPart(text: string, name: string): CheckReport {
  const parsed = safeParse(jsonReportSchema, jsonIn(text));
  if (!parsed.success) {
    throw new UsageError(
      `“${name}” is no report of this program. Write one with check --reporter json=FILE.`,
    );
  }
  const { version, root, files, notes, counts, shard } = parsed.output;
  const told = countSeverities(files);
  if (severityOrder.some((severity) => told[severity] !== counts[severity])) {
    throw new UsageError(
      `“${name}” tells only some of its problems. Leave out --show where the parts are checked, and give it here.`,
    );
  }
  return { version, root, files, notes, ...(shard && { shard }) };
}

/**
 * The report that one check of all would have made. What is in several parts, as project files are, is told once.
 *
 * @throws UsageError for reports of different versions of this program, or none.
 */
export function mergeParts(parts: readonly CheckReport[]): CheckReport {
  const [first] = parts;
  if (first === undefined) {
    throw new UsageError('There is nothing to merge. Name the JSON reports of all parts.');
  }
  const other = parts.find(({ version }) => version !== first.version);
  if (other !== undefined) {
    throw new UsageError(
      `Reports of versions ${first.version} and ${other.version} cannot be merged. Check all parts with the same one.`,
    );
  }
  assertWhole(parts);
  const files = new Map<string, FileReport>();
  for (const file of parts.flatMap((part) => part.files)) {
    const earlier = files.get(file.file);
    files.set(file.file, earlier === undefined ? file : together(earlier, file));
  }
  const merged = [...files.values()].sort((one, another) => (one.file < another.file ? -1 : 1));
  return {
    version: first.version,
    root: first.root,
    files: merged,
    notes: mergedNotes(withSums(parts.flatMap(({ notes }) => notes)), merged),
  };
}

/** @throws UsageError where parts of a check are missing, or there twice. */
function assertWhole(parts: readonly CheckReport[]): void {
  const shards = parts.flatMap(({ shard }) => shard ?? []);
  const of = Math.max(0, ...shards.map((shard) => shard.of));
  if (shards.some((shard) => shard.of !== of)) {
    throw new UsageError(
      'These are parts of different checks. Merge those of one, with the same --shard i/n.',
    );
  }
  const numbers = shards.map(({ number }) => number);
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter(
    (number) => !numbers.includes(number),
  );
  if (missing.length > 0) {
    throw new UsageError(
      `Of ${String(of)} parts, ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing. Merge all of them.`,
    );
  }
  if (new Set(numbers).size < numbers.length) {
    throw new UsageError('A part is here twice. Name each once.');
  }
}

function together(one: FileReport, other: FileReport): FileReport {
  const told = new Set(one.problems.map(({ fingerprint }) => fingerprint));
  const more = other.problems.filter(({ fingerprint }) => !told.has(fingerprint));
  return {
    file: one.file,
    problems:
      more.length === 0
        ? one.problems
        : [...one.problems, ...more].sort(
            (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
          ),
    unchecked: [...new Set([...one.unchecked, ...other.unchecked])],
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
