import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startGitHub, type GithubDouble } from '../../doubles/github/double';
import {
  factsOf,
  forgetConsent,
  keptFacts,
  lately,
  linking,
  repositoryProblems,
  setOrigins,
} from '../lookUps';
import { closeAllEditors, delay, openUntitled, until } from '../support';

const token = 'gho_a-token-of-nobody';
const site = 'https://github.com';
const manyPaths = Array.from(
  { length: 95 },
  (_, index) => `many-${String(index % 5)}/r${String(index)}`,
);
const manyOwners = ['many-0', 'many-1', 'many-2', 'many-3', 'many-4'];

/** VS Code's sign-in to GitHub, with the author's answers known. */
class FakeSignIn {
  readonly asked: { readonly scopes: unknown; readonly options: Record<string, unknown> }[] = [];
  #isSignedIn = false;
  readonly #real = vscode.authentication.getSession;

  start(): void {
    this.#replace((_: string, scopes: unknown, options: Record<string, unknown>) => {
      this.asked.push({ scopes, options });
      this.#isSignedIn ||= 'createIfNone' in options || 'forceNewSession' in options;
      return Promise.resolve(
        this.#isSignedIn
          ? { id: '1', accessToken: token, account: { id: '17', label: 'mara' }, scopes: [] }
          : undefined,
      );
    });
  }

  stop(): void {
    this.#replace(this.#real);
  }

  #replace(getSession: unknown): void {
    (vscode.authentication as { getSession: unknown }).getSession = getSession;
  }
}

suite('signing in to GitHub', () => {
  const signIn = new FakeSignIn();
  let double: GithubDouble;

  suiteSetup(async () => {
    signIn.start();
    double = await startGitHub({
      repositories: [
        { id: 1, path: 'signing/harbour', license: 'MIT', pushed: lately },
        { id: 2, path: 'signing/spyglass', license: 'MIT', pushed: lately, archived: '2021-05-01' },
        ...manyPaths.map((path, index) => ({
          id: 100 + index,
          path,
          license: 'MIT',
          pushed: lately,
        })),
      ],
      owners: ['signing', ...manyOwners].map((login) => ({ login, kind: 'organisation' as const })),
      tokens: [token],
    });
    await forgetConsent();
    await setOrigins({ 'https://api.github.com': double.origin });
    await (await factsOf()).decide('blog');
  });
  suiteTeardown(async () => {
    signIn.stop();
    await forgetConsent();
    await setOrigins({});
    await double.stop();
  });
  setup(() => {
    double.recover();
    double.forget();
  });
  teardown(closeAllEditors);

  const standing = async () => (await factsOf()).standingOf('github.com');

  test('is not needed, and is never asked for by itself', async () => {
    const { document } = await openUntitled(linking(site, 'signing/harbour', 'signing/spyglass'));
    await until(
      () => repositoryProblems(document)['repositories/archived'],
      'the archived repository is known',
    );
    assert.deepEqual(double.requests.map(({ method, path }) => `${method} ${path}`).sort(), [
      'GET /repos/signing/harbour',
      'GET /repos/signing/spyglass',
    ]);
    assert.equal((await standing()).account, undefined);
    assert.ok((await standing()).canSignIn);
    assert.ok(signIn.asked.length > 0);
    for (const { scopes, options } of signIn.asked) {
      assert.deepEqual(scopes, []);
      assert.deepEqual(options, { silent: true });
    }
  });

  test('a limit is a note and no problem', async () => {
    double.fail('primary-limit');
    const { document } = await openUntitled(linking(site, 'signing/other'));
    const facts = await factsOf();
    await until(() => facts.standingOf('github.com').trouble, 'the limit is known');
    const { reason, message, until: end } = (await standing()).trouble ?? {};
    assert.equal(reason, 'limited');
    assert.match(message ?? '', /^GitHub limits how much it is asked, again at \d\d:\d\d\.$/);
    assert.ok(end !== undefined && end > Date.now());
    await delay(500);
    assert.deepEqual(Object.keys(repositoryProblems(document)), []);
  });

  test('happens by command alone, and lets GitHub be asked in one request', async () => {
    await openUntitled(linking(site, 'signing/harbour', 'signing/spyglass'));
    await vscode.commands.executeCommand('componentPosts.signInToGitHub');
    const asking = signIn.asked.find(({ options }) => 'createIfNone' in options);
    assert.match(JSON.stringify(asking), /Component Posts/);
    await until(() => double.requests.length > 0, 'GitHub is asked with the sign-in');
    await until(async () => (await standing()).account === 'mara', 'the account is shown');
    await delay(500);
    assert.deepEqual(
      double.requests.map(({ method, path }) => `${method} ${path}`),
      ['POST /graphql'],
    );
    assert.match(
      String(double.requests[0]?.headers['authorization']),
      new RegExp(`^bearer ${token}$`, 'i'),
    );
    assert.match(String(double.requests[0]?.headers['user-agent']), /^component-posts\/\d/);
    assert.doesNotMatch([...(await keptFacts())].join(), new RegExp(token));
  });

  test('95 repositories and 5 owners take 5 requests, and none when the post is opened again', async () => {
    const post = linking(site, ...manyPaths, ...manyOwners);
    const first = await openUntitled(post);
    const facts = await factsOf();
    await until(() => double.requests.length > 0, 'GitHub is asked');
    await until(
      () => double.requests.length >= 5 || facts.standingOf('github.com').trouble,
      'everything is asked',
      10_000,
    );
    await delay(1_500);
    assert.equal(double.requests.length, 5);
    assert.deepEqual(Object.keys(repositoryProblems(first.document)), []);
    await closeAllEditors();
    double.forget();
    await openUntitled(post);
    await delay(1_500);
    assert.deepEqual(double.requests, []);
  });

  test('a sign-in that is no longer accepted is a note, and the command makes a new one', async () => {
    double.fail('unauthorised');
    const { document } = await openUntitled(linking(site, 'signing/harbour', 'signing/third'));
    const facts = await factsOf();
    await until(
      () => facts.standingOf('github.com').trouble?.reason === 'bad-token',
      'the sign-in is known to be bad',
    );
    assert.deepEqual(Object.keys(repositoryProblems(document)), []);
    double.recover();
    await vscode.commands.executeCommand('componentPosts.signInToGitHub');
    assert.ok(signIn.asked.some(({ options }) => 'forceNewSession' in options));
  });
});
