#!/usr/bin/env node
// Where the command line enters. Everything else is loaded from here, as soon as it is needed.
import path from 'node:path';
import { CodeCache } from './codeCache/codeCache';
import { setUpV8 } from './v8';

// Whatever ends this program before it has said how it ended is a failure of its own.
process.exitCode = 2;
process.on('uncaughtException', (error) => {
  process.stderr.write(`Something went wrong that should not: ${error.stack ?? error.message}\n`);
  process.exit(2);
});

void start();

async function start(): Promise<void> {
  setUpV8();
  const folder = path.join(__dirname, 'cli');
  const codeCache = await CodeCache.open(__filename, folder);
  const { runCommand } = await import('./main');
  await runCommand({ script: path.join(folder, 'thread.js'), code: codeCache?.file });
  codeCache?.keep(performance.now());
}
