// The machine as the commands know it.
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { startThread } from './engine/crew/startThread';
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

/**
 * How V8 is to work for a program that lives for seconds. A check makes much that is soon forgotten, so that
 * its heap need not grow by more at once. And the compiler that optimises costs more than it gains: it may
 * put less code into one function and, until version 12, which decides by other numbers, waits for six times
 * as much work of one as usual. That saves a quarter of the time at a thousand posts and at five thousand. A
 * version that knows one of them no longer would say so on standard error, so that each is set as far as it
 * was tried: up to Node.js 24.
 */
const settings: readonly (readonly [setting: string, newestV8: number])[] = [
  ['--heap-growing-percent=30', 13],
  ['--max-inlined-bytecode-size-cumulative=300', 13],
  ['--interrupt-budget=400000', 11],
];

/** Runs what the user asked for. @param threadScript path of what threads run. */
export function runCommand(threadScript: string): void {
  for (const [setting, newestV8] of settings) {
    if (Number.parseInt(process.versions.v8) <= newestV8) {
      setFlagsFromString(setting);
    }
  }

  // Whoever reads may stop reading, as `head` does; that is no failure.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') {
        throw error;
      }
    });
  }

  // The exit code alone, so that everything that was written arrives first.
  void run(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    stdin: () => readAll(process.stdin),
    now: () => Date.now(),
    untilInterrupted,
    threads: {
      start: (task) => startThread(threadScript, task),
      cores: availableParallelism(),
    },
    fetch: platformFetch,
  }).then((code) => {
    process.exitCode = code;
  });
}
