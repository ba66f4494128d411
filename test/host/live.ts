// Asks the real hosts about a few well-known repositories and prints what they answer, for a person with
// a network: `npm run test:live`, or with addresses to ask about instead. No test runs it. Tokens, where
// wanted, are taken from COMPONENT_POSTS_GITHUB_TOKEN, …_GITLAB_TOKEN, …_GITEA_TOKEN, …_BITBUCKET_TOKEN
// and …_SOURCEHUT_TOKEN, and go to the host of that name alone: github.com, gitlab.com and so on.
import { lookableOf } from '../../src/repositories/lookableOf';
import { recogniseRepository } from '../../src/repositories/recognise';
import type { LookUpSession, Quota, Target } from '../../src/repositories/lookUp';
import { clientOn } from '../doubles/client';

/** Found, archived, moved, missing, an owner: what each host has of it. */
const wellKnown = [
  'https://github.com/microsoft/vscode',
  'https://github.com/atom/atom',
  'https://github.com/facebook/jest',
  'https://github.com/microsoft/no-such-repository-here',
  'https://github.com/octokit',
  'https://github.com/torvalds',
  'https://gitlab.com/gitlab-org/gitlab',
  'https://gitlab.com/gitlab-org/gitlab-ce',
  'https://gitlab.com/gitlab-org/no-such-project-here',
  'https://gitlab.com/gitlab-org',
  'https://codeberg.org/forgejo/forgejo',
  'https://codeberg.org/forgejo/no-such-repository-here',
  'https://codeberg.org/forgejo',
  'https://bitbucket.org/atlassian/python-bitbucket',
  'https://bitbucket.org/atlassian/no-such-repository-here',
  'https://git.sr.ht/~sircmpwn/scdoc',
  'https://git.sr.ht/~sircmpwn/no-such-repository-here',
];

const ownTokens: ReadonlyMap<string, string> = new Map([
  ['github.com', 'GITHUB'],
  ['gitlab.com', 'GITLAB'],
  ['codeberg.org', 'GITEA'],
  ['bitbucket.org', 'BITBUCKET'],
  ['git.sr.ht', 'SOURCEHUT'],
]);

function tokenOf(hostName: string): string | undefined {
  const name = ownTokens.get(hostName);
  return name === undefined ? undefined : process.env[`COMPONENT_POSTS_${name}_TOKEN`];
}

function targetsByHost(urls: readonly string[]): Map<string, Target[]> {
  const targets = new Map<string, Target[]>();
  for (const url of urls) {
    const reference = recogniseRepository(url);
    if (reference === undefined) {
      console.log(`${url}\n  is no repository or owner on a host that is known`);
      continue;
    }
    const { hostName, key, owner, name } = reference;
    targets.set(hostName, [...(targets.get(hostName) ?? []), { key, owner, name }]);
  }
  return targets;
}

async function askHost(hostName: string, targets: readonly Target[]): Promise<void> {
  const lookable = lookableOf(hostName);
  if (lookable === undefined) {
    console.log(`\n${hostName} cannot be asked`);
    return;
  }
  const token = tokenOf(hostName);
  console.log(`\n${hostName}, ${token === undefined ? 'without a token' : 'with a token'}`);
  let requests = 0;
  let quota: Quota | undefined;
  const session: LookUpSession = {
    hostName,
    http: clientOn((url, init) => {
      requests += 1;
      return fetch(url, init);
    }, lookable.origins(hostName)),
    token,
    signal: undefined,
    now: () => Date.now(),
    onQuota: (next) => {
      quota = next;
    },
  };
  for await (const [target, answer] of lookable.lookUp(targets, session)) {
    console.log(`  ${target.key}: ${answer.state}`);
    console.log(JSON.stringify(answer, undefined, 2).replace(/^/gm, '    '));
  }
  const left =
    quota === undefined ? '' : `; ${String(quota.remaining)} of ${String(quota.limit)} left`;
  console.log(`  ${String(requests)} requests${left}`);
}

async function main(urls: readonly string[]): Promise<void> {
  for (const [hostName, targets] of targetsByHost(urls)) {
    await askHost(hostName, targets);
  }
}

main(process.argv.length > 2 ? process.argv.slice(2) : wellKnown).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
