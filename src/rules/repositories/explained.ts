import type { RuleExample } from '../rule';

/** Part of the rationale of every rule here. */
export const onceKnown =
  'What the host says must be known first: nothing is looked up without your consent.';

/** Of rules whose problem no text shows: it lies where the link leads. */
export const linkExamples: readonly RuleExample[] = [
  { wrong: 'See [Anvil](https://github.com/acme/anvil).\n', right: undefined },
];
