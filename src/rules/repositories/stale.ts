import { counted } from '../../profile/wording';
import type { RepositoryFacts } from '../../repositories/facts';
import type { Finding, Rule } from '../rule';
import { linkExamples, onceKnown } from './explained';
import { checked, foundRepositories, isForReaders, once } from './linkedPlaces';

export const stale: Rule = {
  id: 'repositories/stale',
  summary: 'Linked repositories were changed in the last years.',
  severity: 'hint',
  needs: 'body',
  fix: 'none',
  rationale: `Readers take what a post presents for something that somebody looks after. A repository without a
push for three years may be finished, or left alone; a word about it helps either way. After how many
years it counts as left alone, \`repositories\` in the profile of a project file can say:
\`{ "staleYears": 5 }\`. Archived repositories have a rule of their own, and mirrors say nothing about who
works on the source. It is told once in a post, at the first link.
${onceKnown}`,
  examples: linkExamples,
  since: '0.4.0',
  check(post, { known, profile }) {
    const { staleYears } = profile.repositories;
    const found: Finding[] = [];
    for (const { name, facts, day, places } of foundRepositories(post, known)) {
      const last = mayBeStale(facts) ? lastChange(facts) : undefined;
      // The day of the answer counts: what happened since then, nobody knows.
      if (last === undefined || last.day > yearsBefore(day, staleYears)) {
        continue;
      }
      const at = once(places, name);
      if (at !== undefined) {
        found.push({
          message: `${name} has had no ${last.what} for ${counted(staleYears, 'year')} or more, since ${last.day} ${checked(day)}. Tell readers whether somebody looks after it.`,
          ...at,
        });
      }
    }
    return found;
  },
};

function mayBeStale(facts: RepositoryFacts): boolean {
  return (
    isForReaders(facts) &&
    facts.isArchived !== true &&
    facts.isMirror !== true &&
    facts.isEmpty !== true
  );
}

/** Where nothing at all happened, nothing was pushed either. */
function lastChange({
  pushedAt,
  activeAt,
}: RepositoryFacts): { readonly day: string; readonly what: string } | undefined {
  const time = pushedAt ?? activeAt;
  return time === undefined
    ? undefined
    : { day: time.slice(0, 10), what: pushedAt === undefined ? 'activity' : 'push' };
}

/** As text it compares like a day, also where a year has no such day. */
function yearsBefore(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;
}
