import type { Finding, Rule } from '../rule';
import { linkExamples, onceKnown } from './explained';
import { checked, foundRepositories, isForReaders, once } from './linkedPlaces';

export const privateRepository: Rule = {
  id: 'repositories/private',
  summary: 'Linked repositories are public.',
  severity: 'warning',
  needs: 'body',
  fix: 'none',
  rationale: `You see a private repository because you are signed in to its host. Readers are not: they get an
error page, and learn that something of that name exists. It is told once in a post, at the first link.
${onceKnown}`,
  examples: linkExamples,
  since: '0.4.0',
  check(post, { known }) {
    const found: Finding[] = [];
    for (const { name, facts, day, places } of foundRepositories(post, known)) {
      const at = isForReaders(facts) ? undefined : once(places, name);
      if (at !== undefined) {
        const seenBy = facts.visibility === 'internal' ? 'internal to its host' : 'private';
        found.push({
          message: `${name} is ${seenBy}, so that readers cannot open it ${checked(day)}. Make it public, or take the link out.`,
          ...at,
        });
      }
    }
    return found;
  },
};
