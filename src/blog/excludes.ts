/** Never posts, wherever they are. */
const always = '**/node_modules/**';

/**
 * One glob for all that settings such as `search.exclude` leave out: those that are `true`. What
 * depends on other files (`when`) is left to whoever understands it.
 */
export function excludeGlob(settings: readonly Readonly<Record<string, unknown>>[]): string {
  const patterns = settings
    .flatMap((setting) => Object.entries(setting))
    .filter(([pattern, value]) => value === true && isSound(pattern))
    .flatMap(([pattern]) => {
      const alternative = withoutBareCommas(pattern);
      // A folder is left out with everything in it.
      return /\*\*\/?$/.test(pattern)
        ? [alternative]
        : [alternative, `${alternative.replace(/\/$/, '')}/**`];
    });
  return `{${[...new Set([always, ...patterns])].join(',')}}`;
}

/** A brace too many would spoil all the others. */
function isSound(pattern: string): boolean {
  let open = 0;
  for (const character of pattern) {
    open += character === '{' ? 1 : character === '}' ? -1 : 0;
    if (open < 0) {
      return false;
    }
  }
  return open === 0 && pattern.trim() !== '';
}

/** A comma means something between braces, where the pattern is about to stand. */
function withoutBareCommas(pattern: string): string {
  let open = 0;
  let result = '';
  for (const character of pattern) {
    open += character === '{' ? 1 : character === '}' ? -1 : 0;
    result += character === ',' && open === 0 ? '[,]' : character;
  }
  return result;
}
