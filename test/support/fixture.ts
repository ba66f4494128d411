// Fixtures of rules: a post with what the rules say of it written below the lines, and what becomes
// of it under each fix.
//
//   ---
//   auther: Mara
//   §^^^^^ information front-matter/unknown-field: The blog knows no field `auther`. …
//   ---
//   §§ automatic fix Rename it to author
//   ---
//   author: Mara
//   ---
//
// Carets stand below what a problem marks; § stands for the first of them at the start of a line. A
// place that carets cannot show is written as {column,length}. `§§ options {…}` may come first, and
// `§§ no newline` follows a text that ends without one.
// What hosts said about repositories stands in the options in short, as support/shortVerdicts.ts reads it:
//   §§ options {"known":{"verdicts":{"github.com/acme/anvil":{"repository":{"isArchived":true}}}}}
// Pictures of control characters (U+2400 and on) stand for the characters themselves.
import { applyEdits, LineIndex } from '../../src/post/text';
import type { Fix, Problem } from '../../src/rules/rule';
import type { FieldChanges, KnownOptions } from './blog';

export interface FixtureOptions {
  /** Of the post; what the rules are told when it is given. */
  readonly fileName?: string;
  /** What the blog expects beside what the built-in profile does. */
  readonly profile?: FieldChanges;
  /** What is known around the post. */
  readonly known?: KnownOptions;
  /** Why the fixture exists, for readers. */
  readonly why?: string;
}

export interface ExpectedFix {
  /** `fix`, `preferred fix` or `automatic fix`, then the title. */
  readonly heading: string;
  readonly text: string;
}

export interface Fixture {
  readonly options: FixtureOptions;
  readonly text: string;
  /** As `describeProblem` writes them, in the order of the post. */
  readonly problems: readonly string[];
  readonly fixes: readonly ExpectedFix[];
}

const annotation = /^§( *)(\^*)(?:\{(-?\d+),(\d+)\})? ((?:error|warning|information|hint) .*)$/;

export function parseFixture(source: string): Fixture {
  const [head = '', ...sections] = `\n${source.replace(/\n$/, '')}`.split(/\n(?=§§ )/);
  let options: FixtureOptions = {};
  let post = head.slice(1);
  const fixes: ExpectedFix[] = [];
  const finish = (lines: readonly string[], last: boolean): string =>
    `${lines.join('\n')}${last ? '' : '\n'}`.replace(/[\u2400-\u241F]/g, (picture) =>
      String.fromCharCode(picture.charCodeAt(0) - 0x2400),
    );
  const noNewline = '§§ no newline';
  const endsOpen = (index: number): boolean => sections[index + 1] === noNewline;
  let postEndsOpen = endsOpen(-1);
  for (const [index, section] of sections.entries()) {
    const [heading = '', ...lines] = section.split('\n');
    if (heading.startsWith('§§ options ')) {
      options = JSON.parse(heading.slice('§§ options '.length)) as FixtureOptions;
      post = lines.join('\n');
      postEndsOpen = endsOpen(index);
    } else if (heading !== noNewline) {
      fixes.push({ heading: heading.slice('§§ '.length), text: finish(lines, endsOpen(index)) });
    }
  }
  const lines: string[] = [];
  const problems: string[] = [];
  for (const line of post.split('\n')) {
    if (!line.startsWith('§')) {
      lines.push(line);
      continue;
    }
    const [, spaces, carets, column, length, rest] = annotation.exec(line) ?? [];
    if (rest === undefined) {
      throw new Error(`This is no annotation: ${line}`);
    }
    // § stands in the first column: for a caret where one follows it, else for a space.
    const place =
      column === undefined
        ? spaces === ''
          ? [0, (carets?.length ?? 0) + 1]
          : [(spaces?.length ?? 0) + 1, carets?.length ?? 0]
        : [Number(column), Number(length)];
    problems.push(`${String(Math.max(lines.length, 1))}:${place.join('+')} ${rest}`);
  }
  return { options, text: finish(lines, postEndsOpen), problems, fixes };
}

/** A problem as fixtures have it: line, column, length, severity, rule and message. */
export function describeProblem(text: string, problem: Problem): string {
  const { line, character } = new LineIndex(text).positionAt(problem.span.start);
  const { start, end } = problem.span;
  // A place over several lines is as long as it is with line feeds.
  const length = text.slice(start, end).replaceAll('\r\n', '\n').length;
  return `${String(line + 1)}:${String(character)}+${String(length)} ${problem.severity} ${problem.rule}: ${problem.message}`;
}

export function headingOf({ title, preferred, automatic }: Fix): string {
  const kind = automatic === true ? 'automatic fix' : preferred === true ? 'preferred fix' : 'fix';
  return `${kind} ${title}`;
}

/** The fixture that says what is so now. */
export function writeFixture(
  options: FixtureOptions,
  text: string,
  problems: readonly Problem[],
): string {
  const show = (shown: string): string =>
    shown
      .replace(/[\0-\x08\v-\x1F]/g, (control) =>
        String.fromCharCode(control.charCodeAt(0) + 0x2400),
      )
      .replace(/\n$/, '');
  const mark = (shown: string): readonly string[] =>
    shown.endsWith('\n') ? [] : ['§§ no newline'];
  const annotations = problems.map((problem) => {
    const [, line, column, length, rest] =
      /^(\d+):(\d+)\+(\d+) (.*)$/s.exec(describeProblem(text, problem)) ?? [];
    return { line: Number(line), column: Number(column), length: Number(length), rest: rest ?? '' };
  });
  const lines = show(text)
    .split('\n')
    .flatMap((line, index) => [
      line,
      ...annotations
        .filter((found) => found.line === index + 1)
        .map(({ column, length, rest }) => {
          const simple = length > (column === 0 ? 1 : 0) && column + length <= line.length;
          const marks = !simple
            ? `{${String(column)},${String(length)}}`
            : column === 0
              ? '^'.repeat(length - 1)
              : ' '.repeat(column - 1) + '^'.repeat(length);
          // A caret in the second column would look like two from the first on.
          return column === 1 && simple
            ? `§{${String(column)},${String(length)}} ${rest}`
            : `§${marks} ${rest}`;
        }),
    ]);
  const fixes = problems.flatMap(({ fixes: found }) =>
    found.flatMap((fix) => {
      const fixed = applyEdits(text, fix.edits);
      return [`§§ ${headingOf(fix)}`, show(fixed), ...mark(fixed)];
    }),
  );
  return [
    ...(Object.keys(options).length === 0 ? [] : [`§§ options ${JSON.stringify(options)}`]),
    ...lines,
    ...mark(text),
    ...fixes,
    '',
  ].join('\n');
}
