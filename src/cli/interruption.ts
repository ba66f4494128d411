const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does work that must not end in its middle. What would end the program, such as Ctrl-C, tells the work to
 * come to an end instead; after it the program ends as it would have.
 */
export async function untilInterrupted<Result>(
  work: (interruption: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  let received: NodeJS.Signals | undefined;
  const listener = (signal: NodeJS.Signals): void => {
    received ??= signal;
    controller.abort();
  };
  for (const signal of signals) {
    process.on(signal, listener);
  }
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of signals) {
      process.off(signal, listener);
    }
    if (received !== undefined) {
      process.kill(process.pid, received);
    }
  }
}
