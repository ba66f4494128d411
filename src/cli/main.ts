// The command line's entry: the machine as the commands know it. Threads enter here, too.
import { availableParallelism } from 'node:os';
import { isMainThread } from 'node:worker_threads';
import { startThread, workInThread } from './engine/crew/threads';
import type { Output } from './io';
import { run } from './run';

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => {
      stream.write(text);
    },
    isTerminal: stream.isTTY,
    columns: stream.isTTY ? stream.columns : undefined,
  };
}

async function readAll(stream: NodeJS.ReadStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk as Uint8Array));
  }
  return Buffer.concat(chunks);
}

function runCommand(): void {
  // Whoever reads may stop reading, as `head` does; that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
  });

  // The exit code alone, so that everything that was written arrives first.
  void run(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    stdin: () => readAll(process.stdin),
    now: () => Date.now(),
    threads: {
      start: (job) => startThread(__filename, job),
      cores: availableParallelism(),
    },
  }).then((code) => {
    process.exitCode = code;
  });
}

if (isMainThread) {
  runCommand();
} else {
  void workInThread();
}
