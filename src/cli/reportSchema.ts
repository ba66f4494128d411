// The one source of what a check says: the types in report.ts, the JSON that people's programs read, its
// schema (`npm run generate`), and what is read back from other machines.
import {
  array,
  boolean,
  description,
  exactOptional,
  type GenericSchema,
  type InferOutput,
  integer,
  literal,
  minValue,
  number,
  object,
  type ObjectEntries,
  picklist,
  pipe,
  readonly,
  string,
} from 'valibot';

/** Of the JSON; another number is another format. */
export const reportFormat = 1;

const count = pipe(number(), integer(), minValue(0));

const data = <Entries extends ObjectEntries>(entries: Entries) =>
  pipe(object<Entries>(entries), readonly());
const list = <Item extends GenericSchema>(item: Item) => pipe(array(item), readonly());
const meaning = <Schema extends GenericSchema>(schema: Schema, text: string) =>
  pipe(schema, description(text));

const severity = picklist(['error', 'warning', 'information', 'hint']);

const position = data({
  line: meaning(count, 'From 0.'),
  character: meaning(count, 'UTF-16 code units from the start of the line, from 0.'),
});

const place = {
  span: meaning(
    data({ start: count, end: count }),
    'UTF-16 code units from the start of the file, from 0, without a byte order mark; the end is behind the last one.',
  ),
  start: position,
  end: position,
} as const;

const editSchema = data({
  ...place,
  newText: meaning(string(), 'What replaces the text of the place.'),
});

const fixSchema = data({
  title: meaning(string(), 'What it does.'),
  edits: meaning(
    list(editSchema),
    'Without overlap, all at once; none where the fix changes the project file instead.',
  ),
  preferred: meaning(boolean(), 'Whether it is the likely answer.'),
  automatic: meaning(boolean(), 'Whether it is safe enough to be applied unseen.'),
});

const relatedSchema = data({
  ...place,
  message: meaning(string(), 'What is there.'),
});

const problemSchema = data({
  rule: meaning(
    string(),
    '`area/name` of a rule; `project-file/…` in project files, `file/…` for files that could not be read.',
  ),
  message: meaning(string(), 'What is so, then what to do. One or two plain sentences.'),
  severity,
  ...place,
  related: meaning(list(relatedSchema), 'Other places in the same file that belong to it.'),
  fixes: exactOptional(
    meaning(list(fixSchema), 'The quick fixes of the editor; absent where nobody asked for them.'),
  ),
  line: meaning(
    string(),
    'The line that the problem starts in, without its end. Of long lines only 2000 code units: from 1000 before the problem at most.',
  ),
  fingerprint: meaning(
    string(),
    'Equal for one problem as long as its line says the same, wherever that line goes; told apart in a file.',
  ),
});

const fileSchema = data({
  file: meaning(string(), 'Path below the root, with forward slashes.'),
  problems: meaning(list(problemSchema), 'In the order of the file.'),
  unchecked: meaning(
    list(string()),
    'Keys of linked repositories and owners of which nothing is known.',
  ),
});

const report = {
  version: meaning(string(), 'Of the program.'),
  root: meaning(string(), 'Absolute path of the folder that everything is below.'),
  files: meaning(
    list(fileSchema),
    'The posts that were checked, and project files with mistakes; sorted by path.',
  ),
  notes: meaning(list(string()), 'What the user should hear besides, as sentences.'),
  shard: exactOptional(
    meaning(
      data({ number: count, of: count }),
      'Which part of a check this is; absent for a whole one.',
    ),
  ),
} as const;

export const checkReportSchema = data(report);

/** What the reporter `json` writes. */
export const jsonReportSchema = data({
  format: meaning(literal(reportFormat), 'Of this JSON; another number is another format.'),
  ...report,
  counts: meaning(
    data({ error: count, warning: count, information: count, hint: count }),
    'Of all problems by severity, those among them that --show left out.',
  ),
});

export type ReportedEdit = InferOutput<typeof editSchema>;
export type ReportedFix = InferOutput<typeof fixSchema>;
export type ReportedRelated = InferOutput<typeof relatedSchema>;
export type ReportedProblem = InferOutput<typeof problemSchema>;
export type FileReport = InferOutput<typeof fileSchema>;
export type CheckReport = InferOutput<typeof checkReportSchema>;
export type JsonReport = InferOutput<typeof jsonReportSchema>;
