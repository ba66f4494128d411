#!/usr/bin/env node
// Where the command line enters. Everything else is loaded from here, as soon as it is needed.
import path from 'node:path';

// Whatever ends this program before it has said how it ended is a failure of its own.
process.exitCode = 2;
process.on('uncaughtException', (error) => {
  process.stderr.write(`Something went wrong that should not: ${error.stack ?? error.message}\n`);
  process.exit(2);
});

void import('./main').then(({ runCommand }) => {
  runCommand(path.join(__dirname, 'cli', 'thread.js'));
});
