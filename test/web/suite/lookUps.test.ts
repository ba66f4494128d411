import { factsOf, forgetConsent, linking, repositoryProblems } from '../../vscode/lookUps';
import { closeAllEditors, delay, openUntitled, until } from '../../vscode/support';
import { equal, ok } from '../assert';

const origin = 'https://codeberg.org';

/** An answer of Codeberg about an archived repository, as `fetch` of a browser gives it. */
function archived(url: string): Response {
  const path = url.split('/repos/')[1] ?? '';
  const [owner = '', name = ''] = path.split('/');
  const body = {
    id: 7,
    name,
    full_name: `${owner}/${name}`,
    html_url: `${origin}/${owner}/${name}`,
    owner: { id: 8, login: owner },
    archived: true,
    archived_at: '2021-05-01T12:00:00Z',
    private: false,
    empty: false,
  };
  const response = new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json' },
  });
  Object.defineProperty(response, 'url', { value: url });
  return response;
}

suite('looking up repositories in a browser', () => {
  const original = globalThis.fetch;
  const asked: string[] = [];

  suiteSetup(async () => {
    await forgetConsent();
    // Nothing of the worker reaches a network while this stands in its place.
    globalThis.fetch = (input) => {
      const url = input instanceof Request ? input.url : input.toString();
      if (!url.startsWith(`${origin}/`)) {
        return original(input);
      }
      asked.push(url);
      return Promise.resolve(archived(url));
    };
  });
  suiteTeardown(async () => {
    globalThis.fetch = original;
    await forgetConsent();
  });
  teardown(closeAllEditors);

  test('asks nobody before the author allows it, and tells then what is archived', async () => {
    const { document } = await openUntitled(linking(origin, 'browsers/spyglass'));
    await delay(1_500);
    equal((await factsOf()).consent, 'not-asked');
    equal(asked.length, 0);
    await (await factsOf()).decide('blog');
    const problem = await until(
      () => repositoryProblems(document)['repositories/archived'],
      'the archived repository is told',
    );
    ok(problem.message.includes('browsers/spyglass'), problem.message);
    ok(asked.length > 0 && asked.length < 4, asked.join('\n'));
  });

  test('does not ask hosts that let no page of others read their answers', async () => {
    const facts = await factsOf();
    const { document } = await openUntitled(linking('https://git.sr.ht', '~browsers/spyglass'));
    equal(document.languageId, 'markdown');
    equal(facts.canAsk({ hostName: 'git.sr.ht' }), false);
    equal(facts.canAsk({ hostName: 'codeberg.org' }), true);
  });
});
