import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { sumOf, type KeptScript } from './keptCode';

/** A script of the program that was loaded. */
export interface LoadedScript {
  readonly script: Script;
  /** `sumOf` it. */
  readonly source: number;
  /** Whether V8 took what was kept of it. */
  readonly wasKept: boolean;
}

/** As Node.js itself does. */
const opening = '(function (exports, require, module, __filename, __dirname) { ';
const closing = '\n})';

type Run = (
  exports: unknown,
  require: (name: string) => unknown,
  module: NodeJS.Module,
  fileName: string,
  folder: string,
) => void;

/**
 * From now on, scripts in a folder are loaded with the code that was kept of them, and else as Node.js does it. Of
 * `require` they get the function alone.
 *
 * @param folder absolute path.
 * @param kept by the names of scripts in it.
 * @returns what is loaded so, by names.
 */
export function loadWithCode(
  folder: string,
  kept: ReadonlyMap<string, KeptScript>,
): ReadonlyMap<string, LoadedScript> {
  const loaded = new Map<string, LoadedScript>();
  // Not for new modules, and here to stay: nothing else tells Node.js 20 how to compile a script.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const loaders = createRequire(path.join(folder, 'any.js')).extensions;
  const usual = loaders['.js'];
  loaders['.js'] = (module, fileName) => {
    if (path.dirname(fileName) !== folder) {
      usual(module, fileName);
      return;
    }
    const name = path.basename(fileName);
    const bytes = readFileSync(fileName);
    const source = sumOf(bytes);
    const known = kept.get(name);
    const cachedData = known?.source === source ? known.code : undefined;
    const script = new Script(`${opening}${bytes.toString()}${closing}`, {
      filename: fileName,
      columnOffset: -opening.length,
      ...(cachedData && { cachedData }),
    });
    loaded.set(name, {
      script,
      source,
      wasKept: script.cachedDataRejected === false,
    });
    const run = script.runInThisContext() as Run;
    const require = (other: string): unknown => module.require(other);
    run.call(module.exports, module.exports, require, module, fileName, folder);
  };
  return loaded;
}
