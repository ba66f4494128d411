// Whatever hosts answer, in whatever order and at whatever times: what must always hold of a directory.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Verdict } from '../../src/repositories/facts';
import type { Answer } from '../../src/repositories/lookUp';
import type { RepositoryReference } from '../../src/repositories/reference';
import { Bench, FakeHost, found, hour, minute, repository, Traffic } from '../support/directory';
import { runs } from '../support/fuzz';

const hostNames = ['github.com', 'gitlab.com', 'codeberg.org'];
const accounts = [undefined, 'ada', 'eve'];
const links = hostNames.flatMap((host) =>
  ['acme/anvil', 'acme/bellows', 'acme/crucible', 'acme'].map((path) => repository(path, host)),
);

type Kind =
  | 'public'
  | 'private'
  | 'another'
  | 'moved'
  | 'unchanged'
  | 'missing'
  | 'blocked'
  | 'forbidden'
  | 'limited'
  | 'bad-token'
  | 'offline'
  | 'not-understood';

const kinds: readonly Kind[] = [
  ...(['public', 'public', 'public', 'private', 'another', 'moved', 'unchanged'] as const),
  ...(['missing', 'missing', 'blocked', 'forbidden'] as const),
  ...(['limited', 'bad-token', 'offline', 'not-understood'] as const),
];

type Step =
  | { readonly do: 'answer'; readonly link: number; readonly kind: Kind }
  | {
      readonly do: 'lookUp';
      readonly links: readonly number[];
      readonly refresh: boolean;
      readonly abortAfter: number | undefined;
    }
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'jump'; readonly hours: number }
  | { readonly do: 'account'; readonly account: number }
  | { readonly do: 'restart' };

const link = fc.nat(links.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      link,
      kind: fc.constantFrom(...kinds),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('lookUp' as const),
      links: fc.uniqueArray(link, { minLength: 1 }),
      refresh: fc.boolean(),
      abortAfter: fc.option(fc.nat(400), { nil: undefined, freq: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      minutes: fc.constantFrom(0, 1, 6, 11, 31, 61, 400, 1_500),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('jump' as const),
      hours: fc.constantFrom(-1_000, -1, 1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('account' as const), account: fc.nat(2) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
);

/** Runs steps against a directory and looks at each of them from outside. */
class Trial {
  readonly bench = new Bench();
  readonly traffic = new Traffic();
  readonly hosts: ReadonlyMap<string, FakeHost>;
  /** How often each key was answered so that it tells something of it, and with which states. */
  readonly told = new Map<string, { count: number; readonly states: Set<string> }>();
  /** Tokens that were not accepted: from then on what everybody is told counts. */
  refusals = 0;
  #account: string | undefined;
  readonly #pending: Promise<unknown>[] = [];

  constructor() {
    this.hosts = new Map(
      hostNames.map((name, index) => [
        name,
        new FakeHost(this.bench.clock, index === 0 ? 1 : 2, this.traffic),
      ]),
    );
    for (const host of this.hosts.values()) {
      host.batch = 2;
    }
    this.bench.hosts = (name) => this.hosts.get(name);
    this.bench.directory = this.bench.open();
    for (const each of links) {
      this.told.set(each.key, { count: 0, states: new Set() });
      this.script(each, 'public');
    }
  }

  script(reference: RepositoryReference, kind: Kind): void {
    this.hosts.get(reference.hostName)?.script.set(reference.key, (target, { token }) => {
      const answer = this.#answer(kind, target, token);
      if (['found', 'missing', 'blocked', 'forbidden', 'unchanged'].includes(answer.state)) {
        const told = this.told.get(reference.key);
        assert.ok(told);
        told.count++;
        told.states.add(answer.state === 'unchanged' ? 'found' : answer.state);
      }
      return answer;
    });
  }

  #answer(kind: Kind, target: Parameters<typeof found>[0], token: string | undefined): Answer {
    const account = token?.replace('token-of-', '');
    switch (kind) {
      case 'public':
        return found(target, { description: 'for everybody' });
      case 'private':
        return account === undefined
          ? { state: 'missing' }
          : found(target, { visibility: 'private', description: `for ${account}` });
      case 'another':
        return found(target, { id: 'another' });
      case 'moved':
        return found(target, { name: 'elsewhere' });
      case 'unchanged':
        return target.etag === undefined ? found(target) : { state: 'unchanged' };
      case 'missing':
      case 'blocked':
        return { state: kind };
      case 'forbidden':
        return { state: 'forbidden', reason: 'organisation' };
      case 'limited':
        return { state: 'limited', until: this.bench.clock.now() + hour, limit: 'primary' };
      case 'bad-token':
        this.refusals++;
        return { state: 'bad-token' };
      case 'offline':
        return { state: 'failed', reason: 'network', detail: 'ENOTFOUND' };
      case 'not-understood':
        return { state: 'failed', reason: 'not-understood', detail: 'no JSON' };
    }
  }

  async run(next: Step): Promise<void> {
    const { bench } = this;
    switch (next.do) {
      case 'answer':
        this.script(links[next.link]!, next.kind);
        break;
      case 'wait':
        await bench.clock.advance(next.minutes * minute);
        break;
      case 'jump':
        bench.clock.jump(next.hours * hour);
        break;
      case 'lookUp':
        await this.#lookUp(next);
        break;
      case 'account':
        this.#account = accounts[next.account];
        bench.credentials =
          this.#account === undefined
            ? undefined
            : { account: this.#account, token: `token-of-${this.#account}` };
        for (const name of hostNames) {
          bench.directory.forgetAccount(name);
        }
        await bench.directory.load(hostNames);
        break;
      case 'restart':
        await bench.clock.until(Promise.all(this.#pending));
        await bench.restart();
        await bench.directory.load(hostNames);
    }
    this.#look();
  }

  async #lookUp({ links: wanted, refresh, abortAfter }: Step & { do: 'lookUp' }): Promise<void> {
    const { bench } = this;
    const controller = new AbortController();
    const keys = wanted.map((index) => links[index]!.key);
    // Two that want partly the same, of which the first may stop waiting.
    const first = bench.directory.lookUp(
      wanted.map((index) => links[index]!),
      { refresh, signal: controller.signal },
    );
    const second = bench.directory.lookUp(
      wanted.slice(1).map((index) => links[index]!),
      { refresh },
    );
    this.#pending.push(first, second);
    if (abortAfter !== undefined) {
      await bench.clock.advance(abortAfter);
      controller.abort();
    }
    const { answered, unanswered } = await bench.clock.until(first);
    assert.deepEqual([...answered, ...unanswered].toSorted(), keys.toSorted());
    const rest = await bench.clock.until(second);
    assert.deepEqual([...rest.answered, ...rest.unanswered].toSorted(), keys.slice(1).toSorted());
    for (const index of wanted) {
      const { key } = links[index]!;
      if (answered.includes(key)) {
        assert.ok(bench.directory.verdictOf(links[index]!), 'answered, hence known');
      }
    }
  }

  #look(): void {
    assert.ok(this.traffic.most <= 4, 'too many requests at once');
    for (const { mostRuns, concurrency, breaches } of this.hosts.values()) {
      assert.ok(mostRuns <= concurrency);
      assert.deepEqual(breaches, []);
    }
    for (const each of links) {
      const verdict = this.bench.directory.verdictOf(each);
      if (verdict !== undefined) {
        assert.equal(this.bench.directory.verdictOf(each), verdict);
        this.#check(each, verdict);
      }
    }
  }

  #check({ key }: RepositoryReference, verdict: Verdict): void {
    const told = this.told.get(key);
    assert.ok(told?.states.has(verdict.state), 'a verdict that no answer gave');
    assert.equal(verdict.state === 'found' && verdict.facts === undefined, false);
    const repository = verdict.facts?.repository;
    if (repository?.visibility === 'private') {
      assert.equal(repository.description, `for ${this.#account ?? 'nobody'}`);
    }
  }
}

function inOrder(_: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

suite('directory: whatever happens', () => {
  test('no facts are lost, no verdict comes of a failure, no limit is passed, nobody sees what is another’s', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const trial = new Trial();
        // With a clock put back, what the file has may be newer by its date than what was seen later.
        const isSteady = steps.every((next) => next.do !== 'jump');
        for (const next of steps) {
          const { refusals } = trial;
          const before = links.map((each) => ({
            each,
            verdict: trial.bench.directory.verdictOf(each),
            count: trial.told.get(each.key)?.count,
          }));
          await trial.run(next);
          if (next.do === 'account') {
            continue;
          }
          for (const { each, verdict, count } of before) {
            const after = trial.bench.directory.verdictOf(each);
            if (verdict?.facts !== undefined) {
              assert.ok(after?.facts, 'good facts are lost');
            }
            if (
              isSteady &&
              count === trial.told.get(each.key)?.count &&
              refusals === trial.refusals
            ) {
              // As text: from a file comes undefined where a host has said nothing at all.
              assert.equal(
                JSON.stringify(after, inOrder),
                JSON.stringify(verdict, inOrder),
                'a failure, or nothing at all, changed a verdict',
              );
            }
          }
        }
      }),
      runs(150),
    );
  });

  test('no request goes to a host that asked to be left alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(11), fc.integer({ min: 0, max: 90 }), fc.boolean()), {
          minLength: 5,
          maxLength: 30,
        }),
        fc.integer({ min: 1, max: 60 }),
        async (calls, minutes) => {
          const bench = new Bench();
          let closedUntil = -Infinity;
          let dice = 0;
          bench.host.otherwise = (target) => {
            dice = (dice * 31 + target.key.length + 7) % 101;
            if (dice % 5 === 0) {
              closedUntil = bench.clock.now() + minutes * minute;
              return { state: 'limited', until: closedUntil, limit: 'secondary' };
            }
            return found(target);
          };
          for (const [index, pause, refresh] of calls) {
            const requests = bench.host.requests.length;
            const isClosed = bench.clock.now() < closedUntil;
            await bench.lookUp([links[index % 4]!, links[(index + 1) % 4]!], { refresh });
            if (isClosed) {
              assert.equal(bench.host.requests.length, requests);
            }
            await bench.clock.advance(pause * minute);
          }
        },
      ),
      runs(100),
    );
  });
});
