import { pathToFileURL } from 'node:url';
import type { Location, Log, Notification, PhysicalLocation, Region, Result } from 'sarif';
import type { Severity } from '../../profile/severity';
import {
  longestBefore,
  longestLine,
  type CheckReport,
  type Place,
  type ReportedFix,
  type ReportedProblem,
} from '../report';
import { pathFromBase, uriOf } from './paths';
import { toldFiles, type Reporter, type Style } from './reporter';
import { descriptorsOf } from './sarifRules';
import { visible, visibleJson } from '../visible';

const levels: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** What paths are below, by the name that services look for. */
const uriBaseId = '%SRCROOT%';
/** Shows nothing, and parts what would be a link. */
const wordJoiner = '\u2060';

/** The format of the OASIS for the results of analyses: code scanning on GitHub and elsewhere. */
export const sarif: Reporter = {
  name: 'sarif',
  summary: 'SARIF 2.1.0, for code scanning, with fixes',
  isForPeople: false,
  needsFixes: true,
  tellsNotes: true,
  needsLines: true,
  *parts(report, style) {
    yield `${visibleJson(logOf(report, style))}\n`;
  },
};

function logOf(report: CheckReport, style: Style): Log {
  const files = Array.from(toldFiles(report, style));
  const rules = descriptorsOf(files, levels);
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Component Posts',
            version: report.version,
            semanticVersion: report.version,
            rules: [...rules],
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          [uriBaseId]: { uri: `${pathToFileURL(style.base).href.replace(/\/$/, '')}/` },
        },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: report.notes.map(notificationOf),
          },
        ],
        artifacts: files.map(({ file }) => ({
          location: artifact(pathFromBase(report, file, style.base)),
        })),
        results: files.flatMap(({ file, problems }) =>
          problems.map((problem) =>
            resultOf(
              problem,
              pathFromBase(report, file, style.base),
              indices.get(problem.rule) ?? -1,
            ),
          ),
        ),
      },
    ],
  };
}

function resultOf(problem: ReportedProblem, path: string, ruleIndex: number): Result {
  const { rule, severity, message, related, fixes = [], line, fingerprint } = problem;
  const edited = fixes.filter(({ edits }) => edits.length > 0);
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: messageOf(message),
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(path),
          region: regionOf(problem),
          ...(isWholeLine(problem) && {
            contextRegion: { startLine: problem.start.line + 1, snippet: { text: line } },
          }),
        },
      },
    ],
    ...(related.length > 0 && {
      relatedLocations: related.map((place, index): Location => ({
        id: index,
        physicalLocation: physical(place, path),
        message: messageOf(place.message),
      })),
    }),
    partialFingerprints: { 'componentPostsLine/v1': fingerprint },
    ...(edited.length > 0 && { fixes: edited.map((fix) => fixOf(fix, path)) }),
  };
}

/** Whether the report has all of the one line that the problem is in, and more than the problem. */
function isWholeLine({ line, start, end }: ReportedProblem): boolean {
  return (
    start.line === end.line &&
    start.character <= longestBefore &&
    line.length < longestLine &&
    end.character - start.character < line.length
  );
}

function fixOf({ title, edits }: ReportedFix, path: string): NonNullable<Result['fixes']>[number] {
  return {
    description: messageOf(title),
    artifactChanges: [
      {
        artifactLocation: artifact(path),
        replacements: edits.map((edit) => ({
          deletedRegion: regionOf(edit),
          insertedContent: { text: edit.newText },
        })),
      },
    ],
  };
}

function physical(place: Place, path: string): PhysicalLocation {
  return { artifactLocation: artifact(path), region: regionOf(place) };
}

/** Lines and columns from 1; the end is behind the last character. */
function regionOf({ start, end }: Place): Region {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function artifact(path: string): { readonly uri: string; readonly uriBaseId: string } {
  return { uri: uriOf(path), uriBaseId };
}

function notificationOf(note: string): Notification {
  return { level: 'note', message: messageOf(note) };
}

/**
 * In messages of SARIF, `{0}` stands for an argument and `[words](address)` is a link. Braces should be doubled, but
 * the services that people use show both then; so a mark that shows nothing parts what would be read otherwise.
 */
function messageOf(text: string): { readonly text: string } {
  return { text: visible(text).replace(/\{(?=\d+\})|\](?=\()/g, `$&${wordJoiner}`) };
}
