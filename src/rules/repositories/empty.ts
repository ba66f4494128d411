import type { Finding, Rule } from '../rule';
import { linkExamples, onceKnown } from './explained';
import { checked, foundRepositories, isForReaders, once } from './linkedPlaces';

export const empty: Rule = {
  id: 'repositories/empty',
  summary: 'Linked repositories have something in them.',
  severity: 'hint',
  needs: 'body',
  fix: 'none',
  rationale: `Readers who follow the link to a component want to see its source and find a page that explains how
to put the first file there. Often the code is in another repository, or still to be pushed. It is told
once in a post, at the first link.
${onceKnown}`,
  examples: linkExamples,
  since: '0.4.0',
  check(post, { known }) {
    const found: Finding[] = [];
    for (const { name, facts, day, places } of foundRepositories(post, known)) {
      const at = facts.isEmpty === true && isForReaders(facts) ? once(places, name) : undefined;
      if (at !== undefined) {
        found.push({
          message: `${name} is empty ${checked(day)}. Link the repository that has the source.`,
          ...at,
        });
      }
    }
    return found;
  },
};
