import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes what can be made again: beside the file first, so that another run never finds half of it. What fails
 * loses nothing but time.
 *
 * @param mode before the user's mask.
 */
export function writeWhole(file: string, bytes: Buffer, mode = 0o666): void {
  const beside = `${file}.${String(process.pid)}.tmp`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(beside, bytes, { flag: 'wx', mode });
    renameSync(beside, file);
  } catch {
    removeIfThere(beside);
  }
}

export function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What cannot be reached is not there.
  }
}
