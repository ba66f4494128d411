import { realpathSync } from 'node:fs';
import { addressOf, below } from './addresses';
import { isAbsence } from './diskFiles';

/**
 * Whether a path below a folder is truly elsewhere, as links on the way can make it. Nobody can tell whether
 * whoever made the link may read or write there, so that what it leads to is not trusted.
 *
 * @param folder absolute path, as is the other one.
 * @returns false for what is not there.
 */
export function leadsOut(folder: string, file: string): boolean {
  let real: string;
  try {
    real = addressOf(realpathSync(file));
  } catch (error) {
    if (isAbsence(error)) {
      return false;
    }
    throw error;
  }
  const home = addressOf(realpathSync(folder));
  return real !== home && below(home, real) === undefined;
}
