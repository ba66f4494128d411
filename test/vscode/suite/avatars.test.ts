// Pictures of owners: with the author's consent alone, and kept for the next time.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { RepositoryReference } from '../../../src/repositories/reference';
import { recogniseRepository } from '../../../src/repositories/recognise';
import type { World } from '../../doubles/double';
import { startGitHub, type GithubDouble } from '../../doubles/github/double';
import { pictureOf } from '../../doubles/picture';
import { factsOf, forgetConsent, linking, setOrigins } from '../lookUps';
import { api, avatars, github } from '../seedBlog';
import { access } from '../lockfileBlogs';
import { closeAllEditors, delay, openUntitled, until } from '../support';

const world: World = {
  repositories: [{ id: 1, path: 'pictured/lens', license: 'MIT' }],
  owners: [{ login: 'pictured', kind: 'organisation' }],
  tokens: [],
};

function lens(): RepositoryReference {
  const reference = recogniseRepository(`${github}/pictured/lens`);
  assert.ok(reference);
  return reference;
}

suite('pictures of owners', () => {
  let double: GithubDouble;

  suiteSetup(async () => {
    double = await startGitHub(world);
    await forgetConsent();
    await setOrigins({ [api]: double.origin, [avatars]: double.origin });
  });
  suiteTeardown(async () => {
    await closeAllEditors();
    await forgetConsent();
    await setOrigins({});
    await double.stop();
  });

  const pictureRequests = (): readonly string[] =>
    double.requests.map(({ path }) => path).filter((path) => path.startsWith('/u/'));

  /** The address that the host gives, once its answer is there. */
  async function addressOnceKnown(document: vscode.TextDocument): Promise<string> {
    const facts = await factsOf();
    const known = (): string | undefined =>
      facts.verdictOf(document, lens())?.facts?.repository?.owner.avatarUrl;
    await until(() => known() !== undefined, 'the repository is known');
    return known() ?? '';
  }

  test('come as data, once, with consent; are gone without it, and nothing is asked then', async () => {
    const facts = await factsOf();
    const { document } = await openUntitled(linking(github, 'pictured/lens'));
    const given = `${avatars}/u/1000?v=4`;
    assert.equal(facts.avatarOf(lens(), given), undefined);
    await delay(300);
    assert.deepEqual(pictureRequests(), []);

    await facts.decide('blog');
    const url = await addressOnceKnown(document);
    assert.deepEqual(pictureRequests(), [], 'nobody has wanted to see it');
    let changes = 0;
    const listening = facts.onDidChange(() => {
      changes++;
    });
    assert.equal(facts.avatarOf(lens(), url), undefined);
    await until(() => facts.avatarOf(lens(), url) !== undefined, 'the picture is there');
    await until(() => changes > 0, 'it is told of');
    listening.dispose();
    const owner = /\/u\/(\d+)/.exec(url)?.[1] ?? '';
    assert.equal(
      facts.avatarOf(lens(), url),
      `data:image/png;base64,${pictureOf(owner).toString('base64')}`,
    );
    assert.deepEqual(pictureRequests(), [`/u/${owner}?v=4&s=80`]);
    assert.equal(double.requests.at(-1)?.headers['authorization'], undefined);

    await facts.decide('never');
    await until(() => facts.consent === 'never', 'the author has said no');
    assert.equal(facts.avatarOf(lens(), url), undefined);
    assert.equal(facts.avatarOf(lens(), `${avatars}/u/2`), undefined);
    await delay(300);
    assert.equal(pictureRequests().length, 1);
  });

  test('are kept in a folder of the extension, which tells nothing of whose they are', async () => {
    const folder = vscode.Uri.joinPath((await access()).storage, 'avatars');
    const names = async (): Promise<readonly string[]> =>
      (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
    await until(async () => (await names()).length > 0, 'it is written');
    for (const name of await names()) {
      assert.match(name, /^[\da-f]{16}\.json$/);
    }
  });
});
