// Runs suites inside a web extension host; what its tests' path names is a bundle around this.
import { markOutput } from '../host/output';

export async function runSuites(suites: readonly (() => Promise<unknown>)[]): Promise<void> {
  markOutput();
  // Imported only now, since mocha keeps the console.log that it finds. Makes `mocha` global.
  await import('mocha');
  mocha.setup({ ui: 'tdd', reporter: 'spec', timeout: 20_000, slow: 2_000 });
  for (const load of suites) {
    await load().catch((error: unknown) => {
      console.log(error instanceof Error ? error.stack : error);
      throw error;
    });
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) {
    throw new Error(`${String(failures)} failing`);
  }
}
