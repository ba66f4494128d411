// The machine as the commands know it.
import { availableParallelism } from 'node:os';
import { startThread, type ThreadProgram } from './engine/crew/startThread';
import { untilInterrupted } from './interruption';
import { platformFetch } from './hosts/network';
import type { Output } from './io';
import { run } from './run';

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => {
      stream.write(text);
    },
    isTerminal: stream.isTTY,
    // Some terminals do not tell how wide they are, and say 0.
    columns: stream.isTTY && stream.columns > 0 ? stream.columns : undefined,
  };
}

async function readAll(stream: NodeJS.ReadStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk as Uint8Array));
  }
  return Buffer.concat(chunks);
}

/** Runs what the user asked for. */
export async function runCommand(thread: ThreadProgram): Promise<void> {
  // Whoever reads may stop reading, as `head` does; that is no failure.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') {
        throw error;
      }
    });
  }

  // The exit code alone, so that everything that was written arrives first.
  process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    stdin: () => readAll(process.stdin),
    now: () => Date.now(),
    untilInterrupted,
    threads: {
      start: (task) => startThread(thread, task),
      cores: availableParallelism(),
    },
    fetch: platformFetch,
  });
}
