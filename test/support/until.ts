/** Milliseconds between two looks. */
const between = 20;

/**
 * Waits until the condition answers something truthy, and answers that.
 *
 * @param timeout in milliseconds
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  what: string,
  timeout = 5_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const answer = await condition();
    if (answer) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(`Waited ${String(timeout)} ms in vain until ${what}.`);
    }
    await delay(between);
  }
}

export function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
