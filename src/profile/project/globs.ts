import picomatch from 'picomatch';

/** Wildcards that make a file pattern slow to match when there are many of them. */
const mostInSegment = 3;
const mostFolders = 4;
const longest = 500;

const options = {
  // An address has forward slashes on every system.
  windows: false,
  // Nested groups that repeat can take for ever to match.
  noextglob: true,
  strictSlashes: false,
};

/** What is wrong with a file pattern, in a sentence; and the pattern that was meant, where that is clear. */
export interface PatternFault {
  readonly message: string;
  readonly meant?: string;
}

export function faultOfPattern(pattern: string): PatternFault | undefined {
  const positive = pattern.replace(/^!/, '');
  if (positive.trim() === '') {
    return { message: 'This pattern is empty. Write one such as "posts/**/*.md".' };
  }
  if (positive.length > longest) {
    return {
      message: `This pattern has more than ${String(longest)} characters. Write several shorter ones.`,
    };
  }
  if (pattern.includes('\\')) {
    const meant = pattern.replaceAll(/\\+/g, '/');
    return { message: `Patterns have forward slashes on every system. Write ${meant}.`, meant };
  }
  if (/^\/|^[a-z]:/i.test(positive)) {
    const meant = pattern.replace(/^(!?)\/+/, '$1');
    return {
      message: `“${pattern}” starts at the root of the disk. Patterns start at the folder of this file.`,
      ...(meant !== pattern && meant !== '' && { meant }),
    };
  }
  if (/(?:^|\/)\.\.(?:\/|$)/.test(positive)) {
    return {
      message: `“${pattern}” leads out of the folder of this file, where it has no say. Put a project file in that folder instead.`,
    };
  }
  const open = unclosed(positive);
  if (open !== undefined) {
    return { message: `“${pattern}” has a ${open} that is never closed.` };
  }
  const segments = positive.split('/');
  if (
    segments.filter((segment) => segment === '**').length > mostFolders ||
    segments.some((segment) => segment.split(/\*+/).length - 1 > mostInSegment)
  ) {
    return {
      message: `“${pattern}” has so many wildcards that it would take long to match. Write several simpler patterns.`,
    };
  }
  return undefined;
}

function unclosed(pattern: string): string | undefined {
  for (const [open, close] of ['[]', '{}']) {
    if (pattern.split(open ?? '').length > pattern.split(close ?? '').length) {
      return open;
    }
  }
  return undefined;
}

/** Which of several patterns says that a file belongs to them, if it does. */
export type Matcher = (relativePath: string) => string | undefined;

/**
 * Patterns in their order: one that begins with `!` takes files out again. A pattern without wildcards
 * names a file, or a folder with all that is in it.
 *
 * @param patterns without faults; a faulty one matches nothing.
 */
export function matcherOf(patterns: readonly string[]): Matcher {
  const tests = patterns.map((pattern) => {
    const negative = pattern.startsWith('!');
    const glob = pattern.replace(/^!/, '').replace(/^(?:\.\/)+/, '');
    return { pattern, negative, matches: matches(glob) };
  });
  return (relativePath) => {
    let found: string | undefined;
    for (const { pattern, negative, matches: isMatch } of tests) {
      if (negative === (found !== undefined) && isMatch(relativePath)) {
        found = negative ? undefined : pattern;
      }
    }
    return found;
  };
}

function matches(glob: string): (path: string) => boolean {
  if (faultOfPattern(glob) !== undefined) {
    return () => false;
  }
  if (!hasWildcard(glob)) {
    const name = glob.replace(/\/+$/, '');
    return name === '.' ? () => true : (path) => path === name || path.startsWith(`${name}/`);
  }
  const isMatch = picomatch(glob.endsWith('/') ? `${glob}**` : glob, options);
  return (path) => isMatch(path);
}

export function hasWildcard(glob: string): boolean {
  return /[*?[\]{}]/.test(glob);
}

/** The pattern that names a path; what would be a wildcard in it becomes one for a single character. */
export function patternFor(relativePath: string): string {
  return relativePath.replaceAll(/[*?[\]{}()!]/g, '?');
}
