import { lint } from 'markdownlint/sync';
// Its rules are no part of its interface, but they are the only place to count them.
import allRules from '../../../node_modules/markdownlint/lib/rules.mjs';
import type { Check } from './contender';

/** Long lines are fine in posts, which is what most of its users say of their texts, too. */
const config = { default: true, MD013: false };

export const checks = allRules.length - 1;

export function open(): Check {
  return (text) => lint({ strings: { post: text }, config })['post']?.length ?? 0;
}
