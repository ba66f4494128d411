const strings =
  /"""(?:[^\\]|\\[\s\S])*?"""|'''[\s\S]*?'''|"(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*'|#[^\r\n]*|[[\]{}]/g;

/** Lists and groups in each other that are read; the parsers go down by recursion. */
export const deepestNesting = 64;

/** Where brackets of TOML or JSON stand too deep in each other to be parsed, if they do anywhere. */
export function tooDeepAt(source: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of source.matchAll(strings)) {
    if (token === '[' || token === '{') {
      depth++;
      if (depth > deepestNesting) {
        return index;
      }
    } else if (token === ']' || token === '}') {
      depth--;
    }
  }
  return undefined;
}
