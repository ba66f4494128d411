import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { reasonOf } from '../disk/reasons';
import { overwriteFile } from '../disk/replaceFile';
import { UsageError, type Io } from '../io';
import type { CheckReport } from '../report';
import { plain, styleOf } from '../style';
import { reporterNamed, reporters } from './index';
import type { ReportOptions } from './options';
import type { Reporter } from './reporter';
import { inert } from '../visible';

/** How a report will be told, as far as is known before there is one. */
export interface Telling {
  /** Whether some reporter shows fixes. */
  readonly needsFixes: boolean;
  /** Whether some reporter tells the lines that problems are in, or fingerprints. */
  readonly needsLines: boolean;
  /** Tells people a sentence at once, out of the way of programs that read a report. */
  readonly say: (sentence: string) => void;
  /** @throws UsageError where a file cannot be written. */
  readonly tell: (report: CheckReport) => Promise<void>;
}

interface Destination {
  readonly reporter: Reporter;
  /** Absolute; undefined for standard output. */
  readonly file: string | undefined;
}

/** @throws UsageError for reporters that do not exist or are in each other's way. */
export function planTelling({ reporter, color, show }: ReportOptions, io: Io): Telling {
  const destinations = destinationsOf(reporter ?? [String(reporters[0]?.name)], io.cwd);
  const spoken = destinations.find(({ file }) => file === undefined)?.reporter;
  return {
    needsFixes: destinations.some(({ reporter: { needsFixes } }) => needsFixes),
    needsLines: destinations.some(({ reporter: { needsLines } }) => needsLines),
    say(sentence) {
      (spoken?.isForPeople === true ? io.stdout : io.stderr).write(`${inert(sentence)}\n`);
    },
    async tell(report) {
      const style = styleOf(io, report.root, color, show);
      for (const { reporter, file } of destinations) {
        if (file !== undefined) {
          write(file, reporter.parts(report, plain(style)));
        }
      }
      if (spoken !== undefined) {
        for (const piece of piecesOf(spoken.parts(report, style))) {
          io.stdout.write(piece);
          // A stream lets go of what it wrote once others had their turn.
          await turn();
        }
      }
      if (spoken?.tellsNotes !== true) {
        for (const note of report.notes) {
          io.stderr.write(`${inert(note)}\n`);
        }
      }
    },
  };
}

function destinationsOf(named: readonly string[], cwd: string): readonly Destination[] {
  const destinations = named.map((name) => destinationOf(name, cwd));
  const places = new Set<string | undefined>();
  for (const { reporter, file } of destinations) {
    if (places.has(file)) {
      throw new UsageError(
        file === undefined
          ? `Only one reporter can write to standard output. Give the others a file, as in --reporter ${reporter.name}=problems.txt.`
          : `Two reporters would write to “${file}”. Give each a file of its own.`,
      );
    }
    places.add(file);
  }
  return destinations;
}

function destinationOf(written: string, cwd: string): Destination {
  const [name = '', ...rest] = written.split('=');
  const reporter = reporterNamed(name);
  if (reporter === undefined) {
    throw new UsageError(
      `There is no reporter “${name}”. There are ${reporters.map((known) => known.name).join(', ')}.`,
    );
  }
  if (rest.length === 0) {
    return { reporter, file: undefined };
  }
  const file = rest.join('=');
  if (file === '') {
    throw new UsageError(`Say which file behind the sign in --reporter ${name}=, or leave it out.`);
  }
  return { reporter, file: path.resolve(cwd, file) };
}

/** In UTF-16 code units. */
const pieceLength = 32_768;

/** A text of many parts in pieces that are worth a call of the system, and never all at once in memory. */
function* piecesOf(parts: Iterable<string>): Iterable<string> {
  let piece = '';
  for (const part of parts) {
    piece += part;
    if (piece.length >= pieceLength) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') {
    yield piece;
  }
}

function write(file: string, parts: Iterable<string>): void {
  const bytes = Buffer.concat(Array.from(piecesOf(parts), (piece) => Buffer.from(piece)));
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    overwriteFile(file, bytes);
  } catch (error) {
    throw new UsageError(`“${file}” cannot be written, for ${reasonOf(error)}.`);
  }
}
