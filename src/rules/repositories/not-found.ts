import type { Finding, Rule } from '../rule';
import { linkExamples, onceKnown } from './explained';
import { checked, knownPlaces, writtenName, type KnownPlace } from './linkedPlaces';

export const notFound: Rule = {
  id: 'repositories/not-found',
  summary: 'Linked repositories and owners exist for readers.',
  severity: 'warning',
  needs: 'body',
  fix: 'none',
  rationale: `Readers who follow such a link see an error page. Hosts answer the same for what is not there and
for what is private, so that nobody else can tell which of both it is. A host that does not answer, or
that refuses to, is no reason to speak, and one bad answer alone is none either: the host was asked
twice. What a host blocks for everybody, for legal reasons, is told here, too.
${onceKnown}`,
  examples: linkExamples,
  since: '0.4.0',
  check(post, { known }) {
    const found: Finding[] = [];
    for (const place of knownPlaces(post, known)) {
      const message = messageFor(place);
      if (message !== undefined) {
        found.push({ message, span: place.address });
      }
    }
    return found;
  },
};

function messageFor({ link: { repository }, verdict }: KnownPlace): string | undefined {
  const { state, isConfirmed, isAnonymous, day } = verdict;
  const { hostName, name } = repository;
  const what = `${name === undefined ? 'The owner ' : ''}${writtenName(repository)}`;
  if (state === 'blocked') {
    return `${what} is blocked by the host, ${hostName} ${checked(day)}. Readers cannot open it; link another place, or none.`;
  }
  return state === 'missing' && isConfirmed
    ? `${what} is not found, or private, on ${hostName} ${checked(day)}. Correct the address${isAnonymous ? ', or sign in to tell which' : ''}.`
    : undefined;
}
