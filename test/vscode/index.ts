// Runs suites inside an extension host; what `extensionTestsPath` names is a bundle around this.
import { markOutput } from '../host/output';
import { uiVariable } from '../host/ui';

export async function runSuites(suites: readonly (() => Promise<unknown>)[]): Promise<void> {
  if (process.env[uiVariable] !== undefined) {
    markOutput();
  }
  // Imported only now, since mocha keeps the console.log that it finds.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    ui: 'tdd',
    reporter: 'spec',
    timeout: 20_000,
    slow: 2_000,
    // A busy machine delays keys, watchers and windows; what is wrong is wrong twice. Each is told below.
    retries: 1,
  });
  // While working on one feature: `COMPONENT_POSTS_TESTS='silencing' npm run test:vscode`.
  const wanted = typeof process === 'undefined' ? undefined : process.env['COMPONENT_POSTS_TESTS'];
  if (wanted) {
    mocha.grep(wanted);
  }
  // What mocha itself does before it loads a file: makes `suite` and `test` global.
  mocha.suite.emit('pre-require', globalThis, 'suites', mocha);
  for (const load of suites) {
    await load().catch((error: unknown) => {
      console.log(error instanceof Error ? error.stack : error);
      throw error;
    });
  }
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve).on('retry', (test: { fullTitle(): string }, error: Error) => {
      console.log(`      Tried again: ${test.fullTitle()}: ${error.message}`);
    });
  });
  if (failures > 0) {
    throw new Error(`${String(failures)} failing`);
  }
}
