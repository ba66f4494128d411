// Tells what tests print from what VS Code logs: both arrive through the same function of the
// workbench, so tests mark theirs.

const mark = '\u{2063}';

/** Called in the extension host, before mocha is loaded. */
export function markOutput(): void {
  const print = console.log;
  // The extension host lets nobody replace a method of its console, only the whole of it.
  globalThis.console = {
    ...console,
    log: (first: unknown = '', ...rest: unknown[]) => {
      // A first argument that is no text gets a format of its own, for the mark to stand in.
      if (typeof first === 'string') {
        print(mark + first, ...rest);
      } else {
        print(`${mark}%O`, first, ...rest);
      }
    },
  };
}

/** What a test gave to console.log; undefined for messages of VS Code. */
export function unmarkOutput(args: readonly unknown[]): readonly unknown[] | undefined {
  const [first, ...rest] = args;
  return typeof first === 'string' && first.startsWith(mark)
    ? [first.slice(mark.length), ...rest]
    : undefined;
}
