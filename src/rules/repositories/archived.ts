import type { Finding, Rule } from '../rule';
import { linkExamples, onceKnown } from './explained';
import { checked, foundRepositories, once } from './linkedPlaces';

export const archived: Rule = {
  id: 'repositories/archived',
  summary: 'Linked repositories are not archived.',
  severity: 'information',
  needs: 'body',
  fix: 'none',
  rationale: `An archived repository takes no changes and answers no questions any more: nobody fixes it. A post
that presents it as a living part of a stack should say so, or link what took its place. It is told once
in a post, at the first link, since the answer is the same for all of them.
${onceKnown}`,
  examples: linkExamples,
  since: '0.4.0',
  check(post, { known }) {
    const found: Finding[] = [];
    for (const { name, facts, day, places } of foundRepositories(post, known)) {
      const at = facts.isArchived === true ? once(places, name) : undefined;
      if (at !== undefined) {
        const since =
          facts.archivedAt === undefined ? '' : ` since ${facts.archivedAt.slice(0, 10)}`;
        found.push({
          message: `${name} is archived${since} ${checked(day)}. Say so, or link what took its place.`,
          ...at,
        });
      }
    }
    return found;
  },
};
