import { codeOf } from './diskFiles';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user has no permission',
  EBUSY: 'another program has it open',
  EDQUOT: 'the quota of this user is used up',
  EIO: 'its disk fails',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'it is no longer there',
  ENOSPC: 'the disk is full',
  EPERM: 'this user has no permission',
  EROFS: 'its disk is read-only',
};

/** Why the system refused, as the end of a sentence: `the disk is full`. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === undefined) {
    return error instanceof Error ? error.message : String(error);
  }
  return reasons[code] ?? `the system says ${code}`;
}
