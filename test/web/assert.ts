// A web worker has no node:assert.

/** Compares what JSON can say. */
export function equal(actual: unknown, expected: unknown): void {
  // In an array, even `undefined` has a text.
  const is = JSON.stringify([actual], null, 2);
  const shouldBe = JSON.stringify([expected], null, 2);
  if (is !== shouldBe) {
    throw new Error(`${is}\nis not\n${shouldBe}`);
  }
}

export function ok(value: unknown, what: string): asserts value {
  if (!value) {
    throw new Error(what);
  }
}
