/**
 * Whether tests take pictures, into .vscode-test/screenshots: `COMPONENT_POSTS_PICTURES=1`. They are for people to
 * look at, and take minutes; no test compares them.
 */
export const takesPictures =
  typeof process !== 'undefined' && process.env['COMPONENT_POSTS_PICTURES'] === '1';

/** Of several looks of one thing, such as themes: all of them for pictures, else one. */
export function looks<T>(all: readonly T[]): readonly T[] {
  return takesPictures ? all : all.slice(0, 1);
}
