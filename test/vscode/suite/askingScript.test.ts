import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LookUpReport } from '../../../src/repositories/directoryPorts';
import { recogniseRepository } from '../../../src/repositories/recognise';
import type { RepositoryReference } from '../../../src/repositories/reference';
import type * as asking from '../../../src/vscode/asking';
import { AskingScript } from '../../../src/vscode/askingScript';
import type { TestAccess } from '../../../src/vscode/extension';
import type { LookUpConsent } from '../../../src/vscode/facts';
import type { Consent } from '../../../src/vscode/lookUpConsent';
import { RepositoryFactsService } from '../../../src/vscode/repositoryFacts';
import { factsOf, linking } from '../lookUps';
import { closeAllEditors, delay, extension, openUntitled } from '../support';

const harbour = recogniseRepository('https://codeberg.org/acme/harbour');
assert.ok(harbour);
const document = { uri: vscode.Uri.parse('untitled:post.md') };

/** A script that loads when it is told to, and answers whatever it is asked. */
class Stage {
  readonly asked: string[] = [];
  /** How often it was wanted. */
  loads = 0;
  disposed = 0;
  consent: LookUpConsent = 'allowed';
  readonly consentChanged = new vscode.EventEmitter<void>();
  loading: Promise<void> = Promise.resolve();
  readonly script: AskingScript;
  readonly facts: RepositoryFactsService;

  constructor() {
    this.script = new AskingScript({} as asking.AskingOptions, async () => {
      this.loads++;
      await this.loading;
      return { Asking: this.#newAsking() } as unknown as typeof asking;
    });
    const consent = Object.defineProperty({ onDidChange: this.consentChanged.event }, 'state', {
      get: () => this.consent,
    });
    this.facts = new RepositoryFactsService(this.script, consent as unknown as Consent, {
      verdictOf: () => undefined,
      onDidChange: new vscode.EventEmitter<void>().event,
    });
  }

  dispose(): void {
    this.facts.dispose();
    this.script.dispose();
    this.consentChanged.dispose();
  }

  withdraw(): void {
    this.consent = 'never';
    this.consentChanged.fire();
  }

  #newAsking(): new () => unknown {
    const { asked } = this;
    const onDispose = (): void => {
      this.disposed++;
    };
    return class {
      readonly accounts = {
        onDidChange: new vscode.EventEmitter<string>().event,
        labelOf: () => 'ada',
      };
      readonly avatars = { onDidChange: () => ({ dispose: () => undefined }) };
      readonly directory = {
        onDidChange: () => ({ dispose: () => undefined }),
        isAsking: () => true,
        verdictOf: () => ({ state: 'missing', checkedAt: 1 }),
        standingOf: () => ({ account: 'id', trouble: undefined, quota: undefined }),
        load: (hostNames: Iterable<string>) => {
          asked.push(...hostNames);
          return Promise.resolve();
        },
        lookUp: (wanted: readonly RepositoryReference[]): Promise<LookUpReport> => {
          asked.push(...wanted.map(({ key }) => key));
          return Promise.resolve({ answered: wanted.map(({ key }) => key), unanswered: [] });
        },
      };

      dispose(): void {
        onDispose();
      }
    };
  }
}

suite('script that asks hosts', () => {
  let stage: Stage;
  setup(() => {
    stage = new Stage();
  });
  teardown(async () => {
    stage.dispose();
    await closeAllEditors();
  });

  test('the extension has not loaded it while nobody may be asked', async () => {
    const facts = await factsOf();
    assert.equal(facts.consent, 'not-asked');
    const opened = await openUntitled(linking('https://codeberg.org', 'acme/harbour'));
    const shown = facts.want(opened.document);
    await facts.load([harbour]);
    await facts.lookUp([harbour]);
    await delay(500);
    shown.dispose();
    assert.equal((extension().exports as TestAccess).lookUp.asking.loaded, undefined);
  });

  test('before it is there nothing is known, and afterwards whatever it says', async () => {
    const { facts, script } = stage;
    const nothing = (): unknown[] => [
      facts.verdictOf(document, harbour),
      facts.isAsking(harbour),
      facts.standingOf('codeberg.org').account,
      facts.standingOf('codeberg.org').lastAnswerAt,
    ];
    assert.deepEqual(nothing(), [undefined, false, undefined, undefined]);
    let told = 0;
    script.onDidChange(() => told++);
    assert.deepEqual((await facts.lookUp([harbour])).answered, [harbour.key]);
    assert.equal(told, 1);
    assert.equal(facts.verdictOf(document, harbour)?.state, 'missing');
    assert.equal(facts.isAsking(harbour), true);
    assert.equal(facts.standingOf('codeberg.org').account, 'ada');
    stage.dispose();
    assert.equal(stage.disposed, 1);
  });

  test('whoever needs it at once loads it once', async () => {
    await Promise.all([
      stage.facts.lookUp([harbour]),
      stage.facts.load([harbour]),
      stage.script.load(),
    ]);
    assert.equal(stage.loads, 1);
    assert.deepEqual(stage.asked.sort(), ['codeberg.org', harbour.key]);
  });

  test('nobody needs it for no links, or without consent', async () => {
    await stage.facts.lookUp([]);
    await stage.facts.load([]);
    for (const consent of ['never', 'not-asked', 'untrusted'] as const) {
      stage.consent = consent;
      assert.deepEqual((await stage.facts.lookUp([harbour])).unanswered, [harbour.key]);
      await stage.facts.load([harbour]);
    }
    assert.equal(stage.loads, 0);
  });

  test('where it cannot be loaded nothing is answered, and the next one tries again', async () => {
    stage.loading = Promise.reject(new Error('no such file'));
    assert.deepEqual((await stage.facts.lookUp([harbour])).unanswered, [harbour.key]);
    await stage.facts.load([harbour]);
    await assert.rejects(stage.script.load(), /no such file/);
    assert.equal(stage.loads, 3);
    assert.equal(stage.script.loaded, undefined);
    stage.loading = Promise.resolve();
    assert.deepEqual((await stage.facts.lookUp([harbour])).answered, [harbour.key]);
  });

  for (const again of [false, true]) {
    test(`an author who says no while it is loading ${again ? 'and then yes ' : ''}has nobody asked`, async () => {
      let end = (): void => undefined;
      stage.loading = new Promise((resolve) => (end = resolve));
      const looking = stage.facts.lookUp([harbour]);
      const loading = stage.facts.load([harbour]);
      stage.withdraw();
      if (again) {
        stage.consent = 'allowed';
      }
      end();
      assert.deepEqual((await looking).unanswered, [harbour.key]);
      await loading;
      // What was kept of a host may be read again as soon as the author says yes.
      assert.deepEqual(stage.asked, again ? ['codeberg.org'] : []);
    });
  }

  test('a look-up that is cancelled while it is loading asks nobody', async () => {
    const controller = new AbortController();
    const looking = stage.facts.lookUp([harbour], { signal: controller.signal });
    controller.abort();
    assert.deepEqual((await looking).unanswered, [harbour.key]);
    assert.deepEqual(stage.asked, []);
  });

  test('an extension that ends while it is loading has it do nothing', async () => {
    let end = (): void => undefined;
    stage.loading = new Promise((resolve) => (end = resolve));
    const loading = stage.script.load();
    stage.script.dispose();
    end();
    await assert.rejects(loading, /ended/);
    assert.equal(stage.script.loaded, undefined);
  });
});
