import { parsePost, type Post } from '../../../src/post/post';
import { onlyToday } from '../../../src/profile/knownValues';
import { builtInProfile } from '../../../src/profile/builtIn';
import { rules } from '../../../src/rules/registry';
import type { RuleContext } from '../../../src/rules/rule';
import { runRules } from '../../../src/rules/run';
import type { Check } from './contender';

export { parsePost };

export const checks = rules.length;

const context: RuleContext = {
  profile: builtInProfile,
  known: onlyToday('2026-03-09'),
  fileName: 'stack.md',
};

export function open(): Check {
  let previous: Post | undefined;
  return (text) => {
    const post = parsePost(text, previous);
    post.body();
    previous = post;
    return runRules(rules, post, context).length;
  };
}
