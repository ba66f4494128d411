import type { Finding, Rule } from '../rule';
import { linkExamples, onceKnown } from './explained';
import { checked, knownPlaces, writtenName } from './linkedPlaces';

export const replaced: Rule = {
  id: 'repositories/replaced',
  summary: 'Linked repositories are those that they were when they were first looked up.',
  severity: 'warning',
  needs: 'body',
  fix: 'none',
  rationale: `Names of repositories can be given up and taken by somebody else. The link still works then, and
leads readers to code that nobody meant and that may do harm. Hosts give every repository an identity of
its own, which shows that the name has changed hands. Only you can tell whether the new one is meant.
${onceKnown}`,
  examples: linkExamples,
  since: '0.4.0',
  check(post, { known }) {
    const found: Finding[] = [];
    for (const { address, link, verdict } of knownPlaces(post, known)) {
      const { state, isReplaced, day } = verdict;
      if (state === 'found' && isReplaced) {
        const isOwner = link.repository.name === undefined;
        found.push({
          message: `The name ${writtenName(link.repository)} now belongs to another ${isOwner ? 'owner' : 'repository'} than before ${checked(day)}. Make sure that the link leads where you mean.`,
          span: address,
        });
      }
    }
    return found;
  },
};
