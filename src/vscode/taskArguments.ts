// What the tasks of Component Posts ask of the command line; without VS Code, which only runs it.

/** As tasks are named in `tasks.json`. */
export const taskType = 'component-posts';

/** A task as `tasks.json` has it; the manifest says what is allowed there. */
export interface TaskDefinition {
  readonly type: typeof taskType;
  readonly command: 'check' | 'fix';
  /** Only what is not committed; or what changed since a branch left this one. */
  readonly changed?: boolean | string;
  /** Files, folders or patterns; all posts without any. */
  readonly files?: readonly string[];
  /** Further options. */
  readonly args?: readonly string[];
}

/** Whether what stands in `tasks.json` is as it has to be. */
export function isDefinition(
  definition: Readonly<Record<string, unknown>>,
): definition is Readonly<Record<string, unknown>> & TaskDefinition {
  const { type, command, changed, files, args } = definition;
  return (
    type === taskType &&
    (command === 'check' || command === 'fix') &&
    ['undefined', 'boolean', 'string'].includes(typeof changed) &&
    [files, args].every((list) => list === undefined || isTexts(list))
  );
}

function isTexts(list: unknown): boolean {
  return Array.isArray(list) && list.every((item) => typeof item === 'string');
}

/** @param folder path of the workspace folder: what the editor looks at, the check looks at. */
export function argumentsOf(
  { command, changed = false, files = [], args = [] }: TaskDefinition,
  folder: string,
): string[] {
  return [
    command,
    '--root',
    folder,
    // The problem matcher reads this one.
    ...(command === 'check' ? ['--reporter', 'compact'] : []),
    // To fix, there is no such option.
    ...(changed === false || command !== 'check'
      ? []
      : [changed === true ? '--changed' : `--changed=${changed}`]),
    ...args,
    ...(files.length > 0 ? ['--', ...files] : []),
  ];
}
