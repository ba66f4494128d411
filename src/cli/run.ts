import { CommanderError } from 'commander';
import { Interrupted, UsageError, type ExitCode, type Io } from './io';
import { createProgram } from './program';
import { inert } from './visible';

/**
 * Runs the command line; never rejects.
 *
 * @param args what the user wrote behind the name of the program.
 */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  try {
    const program = await createProgram(args, io, (code) => {
      exitCode = code;
    });
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      // It has said what is wrong already; help and version are no failures.
      return error.exitCode === 0 ? 0 : 2;
    }
    if (error instanceof UsageError) {
      // What users, files and hosts said stands in it.
      io.stderr.write(`${inert(error.message)}\n`);
    } else if (!(error instanceof Interrupted)) {
      io.stderr.write(
        `Something went wrong that should not: ${traceOf(error).split('\n').map(inert).join('\n')}\n`,
      );
    }
    return 2;
  }
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
