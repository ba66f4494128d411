import { noFindings, type Finding, type Rule } from '../rule';
import { linkExamples, onceKnown } from './explained';
import { claimOpenSource, claimedInVain } from './claim-open-source';
import { checked, foundRepositories, isForReaders, once } from './linkedPlaces';

export const noLicense: Rule = {
  id: 'repositories/no-license',
  summary: 'Linked repositories have a licence.',
  severity: 'hint',
  needs: 'body',
  fix: 'none',
  rationale: `Without a licence nobody but its authors may use, change or share what is in a repository, however
public it is. Readers who want to build on a component need to know. Only where the host looked for a
licence and found none is this told, once in a post, at the first link; where the text calls the
repository open source, \`repositories/claim-open-source\` says more.
${onceKnown}`,
  examples: linkExamples,
  since: '0.4.0',
  check(post, { known, severities }) {
    const found = foundRepositories(post, known);
    if (found.length === 0) {
      return noFindings;
    }
    const claimed = new Set(
      severities?.get(claimOpenSource.id) === 'off'
        ? []
        : claimedInVain(post, known).map(({ repository }) => repository.key),
    );
    const findings: Finding[] = [];
    for (const { key, name, facts, day, places } of found) {
      const hasNone = facts.license === 'none' && isForReaders(facts) && facts.isEmpty !== true;
      const at = hasNone && !claimed.has(key) ? once(places, name) : undefined;
      if (at !== undefined) {
        findings.push({
          message: `${name} has no licence, so that readers may not use it ${checked(day)}. Ask for one, or say so.`,
          ...at,
        });
      }
    }
    return findings;
  },
};
