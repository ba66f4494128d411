// What an author sees of a real post whose links have become old, with a stand-in for its host.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Directory } from '../../../src/repositories/directory';
import { parsePost } from '../../../src/post/post';
import { createHostClient } from '../../../src/vscode/hostRequests';
import { clock, StoredFacts } from '../../../src/vscode/machine';
import { startGitHub, type GithubDouble } from '../../doubles/github/double';
import { access } from '../lockfileBlogs';
import {
  factsOf,
  forgetConsent,
  keptFacts,
  monitorFetch,
  setOrigins,
  type FetchMonitor,
} from '../lookUps';
import {
  api,
  github,
  makeSeedBlog,
  otherPosts,
  removeSeedBlog,
  secondPost,
  seedPost,
  seedText,
  seedWorld,
  thirdPost,
  write,
} from '../seedBlog';
import {
  applyCodeAction,
  closeAllEditors,
  currentDiagnosticsOf,
  delay,
  diagnosticsOf,
  openFile,
  until,
  workspaceFile,
} from '../support';
import { lookableOf } from '../../../src/repositories/lookableOf';

const { Warning, Information, Hint } = vscode.DiagnosticSeverity;
const old = `${github}/threefoldtech/jumpscaleX_threebot`;
const canonical = `${github}/threefoldtecharchive/jumpscaleX_threebot`;

/** As EXPECTED.md beside the seed lists them, by number. */
const withoutFacts = {
  'components/label-style': 1,
  'components/link-differs': 2,
  'components/order-differs': 1,
  'components/section-without-entry': 1,
  'front-matter/date-format': 1,
  'links/text-not-descriptive': 5,
};

function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

function counts(problems: readonly vscode.Diagnostic[]): Readonly<Record<string, number>> {
  const all = new Map<string, number>();
  for (const rule of problems.map(ruleOf).sort()) {
    all.set(rule, (all.get(rule) ?? 0) + 1);
  }
  return Object.fromEntries(all);
}

const ofFacts = (problems: readonly vscode.Diagnostic[]): vscode.Diagnostic[] =>
  problems.filter((problem) => ruleOf(problem).startsWith('repositories/'));

function today(): string {
  return clock.dayOf(Date.now());
}

suite('facts about the links of a real post', () => {
  let double: GithubDouble;
  let monitor: FetchMonitor;
  let seed = '';

  suiteSetup(async function () {
    const text = await seedText();
    if (text === undefined) {
      console.log('      Without ../shared, the facts about the links of its seed are not tested.');
      this.skip();
    }
    seed = text;
    await makeSeedBlog();
    double = await startGitHub(seedWorld);
    await forgetConsent();
    await setOrigins({ [api]: double.origin });
    monitor = monitorFetch();
  });

  suiteTeardown(async () => {
    if (seed === '') {
      return;
    }
    monitor.stop();
    await closeAllEditors();
    await forgetConsent();
    await setOrigins({});
    await double.stop();
    await removeSeedBlog();
  });

  setup(() => {
    double.forget();
    monitor.forget();
  });

  teardown(closeAllEditors);

  async function openSeed(
    wanted: (problems: readonly vscode.Diagnostic[]) => boolean,
  ): Promise<{ document: vscode.TextDocument; problems: readonly vscode.Diagnostic[] }> {
    const { document } = await openFile(seedPost);
    const problems = await diagnosticsOf(document.uri, wanted);
    return { document, problems };
  }

  /** Longer than anything waits before it asks. */
  const settled = (): Promise<void> => delay(1_500);

  test('before the author allows it, nobody is asked and the problems are those of the text', async () => {
    const { document } = await openSeed(({ length }) => length >= 11);
    await settled();
    assert.deepEqual(counts(currentDiagnosticsOf(document.uri)), withoutFacts);
    assert.equal((await factsOf()).consent, 'not-asked');
    assert.deepEqual(monitor.urls, []);
  });

  // Without a sign-in GitHub does not tell when a repository was archived.
  test('after that, what moved, is archived, is not found or is an owner joins them', async () => {
    await openSeed(({ length }) => length >= 11);
    await (await factsOf()).decide('blog');
    const { document } = await openSeed((all) => ofFacts(all).length === 5);
    await settled();
    const problems = currentDiagnosticsOf(document.uri);
    const found = ofFacts(problems);
    assert.deepEqual(counts(problems), {
      ...withoutFacts,
      'repositories/archived': 2,
      'repositories/moved': 1,
      'repositories/not-found': 1,
      'repositories/owner-link': 1,
    });
    const day = today();
    assert.deepEqual(
      found
        .map(({ message, severity, range }) => [document.getText(range), severity, message])
        .sort(([, , a], [, , b]) => (String(a) < String(b) ? -1 : 1)),
      [
        [
          `${github}/rivine`,
          Hint,
          `ThreeFold Chain links the owner rivine, which has a repository rivine/rivine (checked ${day}). Link the repository.`,
        ],
        [
          `${github}/threefoldfoundation/tfchain`,
          Information,
          `threefoldfoundation/tfchain is archived (checked ${day}). Say so, or link what took its place.`,
        ],
        [
          `${github}/threefoldtech/jumpscaleX_core`,
          Warning,
          `threefoldtech/jumpscaleX_core is not found, or private, on github.com (checked ${day}). Correct the address, or sign in to tell which.`,
        ],
        [
          old,
          Warning,
          `threefoldtech/jumpscaleX_threebot moved to threefoldtecharchive/jumpscaleX_threebot (checked ${day}). Link it there.`,
        ],
        [
          old,
          Information,
          `threefoldtecharchive/jumpscaleX_threebot is archived (checked ${day}). Say so, or link what took its place.`,
        ],
      ],
    );
    assert.ok(monitor.urls.every((url) => url.startsWith(`${double.origin}/`)));
    // Three owners with their repositories, three repositories, one that led on, one asked twice.
    assert.ok(double.requests.length <= 12, double.requests.map(({ path }) => path).join('\n'));
  });

  test('opened again, nobody is asked', async () => {
    await openSeed((all) => ofFacts(all).length === 5);
    await settled();
    assert.deepEqual(monitor.urls, []);
    assert.deepEqual(double.requests, []);
  });

  test('the fix writes where the repository is now, and changes nothing else', async () => {
    const { document, problems } = await openSeed((all) => ofFacts(all).length === 5);
    const moved = problems.find((problem) => ruleOf(problem) === 'repositories/moved');
    assert.ok(moved);
    await applyCodeAction(
      document,
      moved.range,
      'Use github.com/threefoldtecharchive/jumpscaleX_threebot',
    );
    await document.save();
    const bytes = await vscode.workspace.fs.readFile(document.uri);
    assert.deepEqual(
      Buffer.from(bytes),
      Buffer.from(seed.replace(old, canonical), 'utf8'),
      'bytes outside the address are others',
    );
    await diagnosticsOf(document.uri, (all) => counts(all)['repositories/moved'] === undefined);
    await closeAllEditors();
    await write(seedPost, seed);
  });

  test('one fix does it in all posts, whatever form their links have', async () => {
    const { document, problems } = await openSeed((all) => ofFacts(all).length === 5);
    const moved = problems.find((problem) => ruleOf(problem) === 'repositories/moved');
    assert.ok(moved);
    await applyCodeAction(
      document,
      moved.range,
      'Replace all links to threefoldtech/jumpscaleX_threebot in all posts',
    );
    const textOf = async (path: string): Promise<string> =>
      (await vscode.workspace.openTextDocument(workspaceFile(path))).getText();
    assert.equal(await textOf(seedPost), seed.replaceAll(old, canonical));
    for (const path of [secondPost, thirdPost]) {
      const before = otherPosts[path] ?? '';
      assert.ok(before.includes(old));
      await until(
        async () => (await textOf(path)) === before.replaceAll(old, canonical),
        `${path} is put right`,
      );
    }
    await closeAllEditors();
    await write(seedPost, seed);
    for (const [path, text] of Object.entries(otherPosts)) {
      await write(path, text);
    }
  });

  test('started anew without a network, and a day later, the facts are the same and dated', async () => {
    await keptFacts();
    const { storage } = await access();
    const day = 24 * 60 * 60_000;
    double.fail('offline');
    // What a start of the editor makes, tomorrow.
    const tomorrow = new Directory(
      {
        http: createHostClient({
          version: '0.0.0',
          mayAsk: () => true,
          standIns: () => new Map([[api, double.origin]]),
        }),
        clock: { ...clock, now: () => Date.now() + day, wait: () => Promise.resolve() },
        store: new StoredFacts(vscode.Uri.joinPath(storage, 'repositories')),
        credentials: () => Promise.resolve(undefined),
        onFailure: (what, error) => {
          assert.fail(`${what}: ${String(error)}`);
        },
      },
      lookableOf,
    );
    const links = parsePost(seed)
      .body()
      .links.map(({ repository }) => repository);
    await tomorrow.load(['github.com']);
    const known = (): readonly string[] =>
      links.map((link) => {
        const verdict = tomorrow.verdictOf(link);
        return `${link.key}: ${verdict?.state ?? 'nothing'} ${verdict?.day ?? ''}`;
      });
    const kept = known();
    assert.ok(kept.length > 0);
    assert.ok(
      kept.every((line) => line.endsWith(today())),
      kept.join('\n'),
    );
    const report = await tomorrow.lookUp(links);
    assert.ok(double.requests.length > 0, 'what is a day old is asked about');
    assert.deepEqual(report.answered, []);
    assert.equal(tomorrow.standingOf('github.com').trouble?.reason, 'unreachable');
    assert.deepEqual(known(), kept);
    double.recover();
  });
});
