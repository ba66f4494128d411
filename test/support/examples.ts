// What is known around the examples in the documentation of rules.
import type { Rule, RuleContext } from '../../src/rules/rule';
import { knownFrom } from './blog';
import { context } from './checking';
import type { ShortVerdict } from './shortVerdicts';

/** What the host said of `acme/anvil`, or of `acme`, in the examples of rules about that. */
const verdicts: Readonly<Record<string, readonly [key: string, verdict: ShortVerdict]>> = {
  'repositories/archived': ['acme/anvil', { repository: { isArchived: true } }],
  'repositories/claim-open-source': ['acme/anvil', { repository: { license: 'none' } }],
  'repositories/empty': ['acme/anvil', { repository: { isEmpty: true } }],
  'repositories/moved': [
    'acme/anvil',
    { repository: { url: 'https://github.com/tidelift-labs/anvil' } },
  ],
  'repositories/no-license': ['acme/anvil', { repository: { license: 'none' } }],
  'repositories/not-found': ['acme/anvil', { state: 'missing' }],
  'repositories/owner-link': ['acme', { owner: { repositories: { anvil: {} } } }],
  'repositories/private': ['acme/anvil', { repository: { visibility: 'private' } }],
  'repositories/replaced': ['acme/anvil', { isReplaced: true }],
  'repositories/stale': ['acme/anvil', { repository: { pushedAt: '2019-02-28T08:00:00Z' } }],
};

/** In which the examples of a rule are what they say they are. */
export function exampleContext({ id }: Pick<Rule, 'id'>): RuleContext {
  const [key, verdict] = verdicts[id] ?? [];
  return key === undefined || verdict === undefined
    ? context
    : {
        ...context,
        known: knownFrom({ verdicts: { [`github.com/${key}`]: verdict } }, context.known.today),
      };
}
