/** Resolves with the promise or, earlier, when the signal is aborted. */
export async function untilAborted(
  promise: Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (signal === undefined) {
    return promise;
  }
  if (signal.aborted) {
    return;
  }
  let stop = (): void => undefined;
  const aborted = new Promise<void>((resolve) => {
    stop = resolve;
    signal.addEventListener('abort', stop);
  });
  await Promise.race([promise, aborted]);
  signal.removeEventListener('abort', stop);
}
